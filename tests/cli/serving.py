"""`hq serve` in a separate process."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from tests.cli.site import HQ_PHRASE, Site, command


@dataclass
class Served:
    """A server that listens.

    Attributes:
        url: as it printed it.
        process: to be terminated by the test.
    """

    url: str
    process: "subprocess.Popen[str]"


@contextmanager
def serving(site: Site, *args: object, **environment: str) -> Iterator[Served]:
    """Listens on any free port; ended by the test, or killed after it."""
    env = site.environment(TESTDESK_PASSPHRASE=HQ_PHRASE, **environment)
    arguments = command("hq", "serve", "--home", site.hq_home, "--port", 0, *args)
    how: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(arguments, env=env, **how) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            if "listens at" not in line:
                pytest.fail(line + process.stderr.read())
            yield Served(line.split()[-1], process)
        finally:
            process.kill()
