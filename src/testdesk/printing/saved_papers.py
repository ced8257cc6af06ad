"""Empties the folder in which PDFs are saved unless another one is chosen (docs/adr/0028).

PDFs have names and addresses in them, and are not encrypted. In the folder that this program makes
they are deleted a few days after they were written; a folder that somebody chose is theirs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

KEPT_DAYS = 7
# A file that was not read back yet, or never was because the program was killed.
_PAPER = re.compile(r"\.pdf(\.unchecked)?$", re.IGNORECASE)
# The folder of a print run; see `printing.parts.run_folder`.
_RUN = re.compile(r"cards-\d{4}-\d{2}-\d{2}-[0-9a-f]{4}$")


def delete_old_papers(folder: Path, now: dt.datetime) -> int:
    """Deletes the PDFs in our folder, and in those of print runs, that are older than `KEPT_DAYS`.

    Links are not followed, and other files are left alone. What the disk refuses to delete is tried
    again at the next start.

    Args:
        folder: the folder, which may be missing.
        now: an aware time.

    Returns:
        how many files were deleted.
    """
    oldest = (now - dt.timedelta(days=KEPT_DAYS)).timestamp()
    deleted = 0
    for path in list(_papers(folder)):
        with suppress(OSError):
            if path.lstat().st_mtime < oldest:
                path.unlink()
                deleted += 1
    for run in list(_runs(folder)):
        with suppress(OSError):  # unless something is left in it
            run.rmdir()
    return deleted


def _papers(folder: Path) -> Iterator[Path]:
    for place in () if folder.is_symlink() else (folder, *_runs(folder)):
        with suppress(OSError):
            for path in place.iterdir():
                if _PAPER.search(path.name) and path.is_file() and not path.is_symlink():
                    yield path


def _runs(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        if folder.is_symlink():
            return
        for path in folder.iterdir():
            if _RUN.match(path.name) and path.is_dir() and not path.is_symlink():
                yield path
