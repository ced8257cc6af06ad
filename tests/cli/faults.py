"""Commands in a separate process whose disk refuses a file, or that is killed, where a test asks.

The process is a fork of this one, so a whole table of them takes seconds: the command runs
unchanged, and an audit hook sees every file that Python opens, renames or removes.
"""

import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cli.site import Site

KILLED = 137
_NAMED = {"open": 0, "os.rename": 1, "os.remove": 0, "os.mkdir": 0, "os.rmdir": 0}
# Random names are replaced by the same name in every run.
_BY_CHANCE = (
    (re.compile(r"\.testdesk-[^/.]+"), ".testdesk-*"),
    (re.compile(r"\.[0-9a-f]{8}\.part"), ".*.part"),
    (re.compile(r"kept-[0-9a-f]{8}"), "kept-*"),
)

Hook = Callable[[int, str, str], None]


@dataclass
class ProcessResult:
    """How a command's process ended: with a traceback, with a status, or killed."""

    status: int
    out: str = ""
    bug: str = ""
    touched: list[tuple[str, str]] = field(default_factory=list)

    @property
    def error(self) -> str:
        """The code that was reported, on the last line; `scan` answers each line before it."""
        lines = self.out.splitlines()
        return str(json.loads(lines[-1]).get("error", "")) if lines else ""


def refusing(wanted: tuple[str, str], number: int) -> Hook:
    """The disk refuses this operation on this name with an error number, every time."""

    def hook(_number: int, event: str, name: str) -> None:
        if (event, name) == wanted:
            raise OSError(number, os.strerror(number), name)

    return hook


def killed_at(place: int) -> Hook:
    """The process ends before its n-th touch of a file; nothing is tidied up."""

    def hook(number: int, _event: str, _name: str) -> None:
        if number == place:
            os._exit(KILLED)

    return hook


def run(site: Site, args: tuple[object, ...], hook: Hook, **how: Any) -> ProcessResult:
    """Runs a command of the site in a fork, under a hook."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        with os.fdopen(write_end, "w") as out:
            out.write(json.dumps(_child(site, args, hook, how)))
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        text = pipe.read()
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code:
        return ProcessResult(code)
    result = ProcessResult(**json.loads(text))
    result.touched = [(event, name) for event, name in result.touched]
    return result


def _child(site: Site, args: tuple[object, ...], hook: Hook, how: dict[str, Any]) -> dict[str, Any]:
    seen = watched(str(site.base), hook)
    try:
        result = site.run(*args, **how)
    except BaseException as error:  # noqa: BLE001 - whatever comes out is what the test looks for
        return {"status": -1, "bug": f"{type(error).__name__}: {error}", "touched": seen}
    return {"status": result.status, "out": result.out, "touched": seen}


def watched(base: str, hook: Hook) -> list[tuple[str, str]]:
    """Until this process ends, the hook is called at every touch of a file below `base`.

    Returns:
        The touches, a list that grows: the operation, and the name below `base`.
    """
    seen: list[tuple[str, str]] = []

    def audit(event: str, values: tuple[Any, ...]) -> None:
        place = _NAMED.get(event)
        if place is None or not isinstance(values[place], str | bytes | Path):
            return
        path = os.fsdecode(values[place])
        if path == base or not path.startswith(base):
            return
        name = path.removeprefix(base + "/")
        for form, plain in _BY_CHANCE:
            name = form.sub(plain, name)
        seen.append((event, name))
        hook(len(seen), event, name)

    sys.addaudithook(audit)
    return seen
