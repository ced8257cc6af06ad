"""`hq serve` in a process of its own."""

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
        url: as it said.
        process: to be told to end.
    """

    url: str
    process: "subprocess.Popen[str]"


@contextmanager
def serving(site: Site, *args: object, **environment: str) -> Iterator[Served]:
    """Listens on any free port; is ended by the test, or by force when the test is over."""
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
