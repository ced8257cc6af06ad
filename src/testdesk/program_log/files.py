"""The files of the program log: five of 512 KB in `log/` of the home, for their owner alone.

A disk that is full or gone costs records, never the program.
"""

from __future__ import annotations

import logging
import os
import time
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from testdesk.program_log.records import LOGGER, ProgramRecord
from testdesk.settings import LOG

FILE_SIZE, FILES = 512 << 10, 5
_OWNER_ONLY = 0o600


class _Line(logging.Formatter):
    """A line of time and record."""

    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(message)s")
        self.converter = time.gmtime


class LogFile(RotatingFileHandler):
    """Writes the records of `records`, and nothing that another part of the process logs."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=FILE_SIZE, backupCount=FILES - 1, encoding="utf-8")
        self.setFormatter(_Line())

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether `records` made it."""
        arguments = record.args
        return (
            record.msg == "%s"
            and isinstance(arguments, tuple)
            and len(arguments) == 1
            and isinstance(arguments[0], ProgramRecord)
        )

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Drops the record: the disk is full, or the folder is gone."""

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _OWNER_ONLY)
        return os.fdopen(handle, "a", encoding=self.encoding)


def log_folder(home: Path) -> Path:
    """The folder of the log; made if the home is there, for its owner alone.

    Raises:
        OSError: it cannot be made.
    """
    folder = home / LOG
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def start_log(home: Path, name: str = "window") -> LogFile | None:
    """Begins to write records to the home's log; None if there is no home or it is not writable.

    Args:
        home: the home; it is not made.
        name: the name of the file, without its ending. Each kind of program has its own, since
            two processes cannot rotate one file.
    """
    with suppress(OSError):
        file = LogFile(log_folder(home) / f"{name}.log")
        LOGGER.addHandler(file)
        return file
    return None


def stop_log(file: LogFile | None) -> None:
    """Closes what `start_log` returned."""
    if file is not None:
        LOGGER.removeHandler(file)
        with suppress(OSError):  # what a full disk did not accept is written once more
            file.close()


def newest_lines(home: Path, limit: int) -> str:
    """The newest lines of the window's log, of at most `limit` bytes; empty if there are none."""
    text = b""
    for name in ("window.log.1", "window.log"):
        with suppress(OSError):
            text += (home / LOG / name).read_bytes()
    if len(text) > limit:
        text = text[-limit:].partition(b"\n")[2]
    return text.decode("utf-8", "replace")
