"""Lists that are imported in several pieces, and an import that is stopped between two."""

import json
import os
import pty
import signal
import subprocess
from pathlib import Path

from tests.cli.site import Site, command


def list_of(people: int, site: Site) -> Path:
    """A list of this many people, each with their own passport and room."""
    file = site.base / "long.csv"
    lines = ["姓名,护照号码,小区,楼栋,室号"]
    lines += [f"金英姬,E{n:08d},松林小区,{n // 200},{n % 200}" for n in range(people)]
    file.write_text("\n".join(lines), "utf-8")
    return file


def stopped_at(site: Site, text: str, *args: object, phrase: str):
    """Presses Ctrl+C at a terminal as soon as the progress shows a text; status and answer."""
    ours, theirs = pty.openpty()
    environment = site.environment(TESTDESK_PASSPHRASE=phrase, TESTDESK_LANGUAGE="en")
    with subprocess.Popen(
        command(*args), env=environment, stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        seen = ""
        while text not in seen:
            seen += os.read(ours, 4096).decode()
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate()
    os.close(ours)
    return process.returncode, json.loads(out)


PEOPLE = 10_000
