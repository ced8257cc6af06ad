"""Where every thread was when the process died or its window hung, by Python's `faulthandler`.

Such a dump names files, lines and functions, never a value. It is in `log/faults.txt` of the home;
that of the last start that left one is kept beside it.
"""

from __future__ import annotations

import faulthandler
import re
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from testdesk.program_log.files import log_folder
from testdesk.program_log.records import record

FAULTS, EARLIER_FAULTS = "faults.txt", "faults-earlier.txt"
# A dump is small; a file that a program crashing again and again has filled is cut.
_MAX_BYTES = 64 << 10
_FRAME = re.compile(r'^  File "(?P<path>[^"]*)", line (?P<line>\d+) in (?P<name>[\w.<>]+)$')
_KNOWN_LINE = re.compile(
    r"^(?:Fatal Python error: [A-Za-z ]+|Timeout \([0-9:.]+\)!"
    r"|(?:Current thread|Thread) 0x[0-9a-f]+ (?:\(most recent call first\):)?)$"
)


class FaultFile:
    """Writes the stacks of all threads to the home if the process dies, or on a hang."""

    def __init__(self, home: Path, *, hang_seconds: float = 30.0) -> None:
        """Begins; a dump of an earlier start is moved aside, and recorded in the program log.

        Args:
            home: the home; without it or on a full disk, nothing is written.
            hang_seconds: how long nobody may call `still_alive` before the stacks are written.
        """
        self._hang_seconds = hang_seconds
        self._file: TextIO | None = None
        with suppress(OSError):
            folder = log_folder(home)
            _move_aside(folder)
            path = folder / FAULTS
            path.touch(mode=0o600)
            self._file = path.open("a", encoding="utf-8")
            faulthandler.enable(self._file)

    def still_alive(self) -> None:
        """Puts the next dump off; called by the window's event loop again and again."""
        if self._file is not None:
            faulthandler.dump_traceback_later(self._hang_seconds, file=self._file)

    def close(self) -> None:
        """Ends both; a file without a dump is removed."""
        if self._file is None:
            return
        faulthandler.cancel_dump_traceback_later()
        faulthandler.disable()
        path = Path(self._file.name)
        self._file.close()
        self._file = None
        with suppress(OSError):
            if not path.stat().st_size:
                path.unlink()


def _move_aside(folder: Path) -> None:
    path = folder / FAULTS
    if path.exists() and path.stat().st_size:
        path.replace(folder / EARLIER_FAULTS)
        record("ended_badly")


def newest_dump(folder: Path) -> list[str]:
    """The newest dump in a log folder, as "module:line name"; what else is in the file is left out.

    The paths in it may begin with the name of the laptop's owner, so only their ends are kept.
    """
    for name in (FAULTS, EARLIER_FAULTS):
        with suppress(OSError):
            with (folder / name).open("rb") as file:
                text = file.read(_MAX_BYTES).decode("utf-8", "replace")
            if text:
                return [line for line in map(_harmless, text.splitlines()) if line]
    return []


def _harmless(line: str) -> str:
    frame = _FRAME.match(line)
    if frame is None:
        return line if _KNOWN_LINE.match(line) else ""
    folders = re.split(r"[/\\]", frame["path"])
    roots = [place for place, name in enumerate(folders) if name in {"testdesk", "site-packages"}]
    end = "/".join(folders[roots[-1] :] if roots else folders[-1:])
    return f"  {end}:{frame['line']} {frame['name']}"
