"""Recognises our files (batches, receipts, updates, kits, sampled lists) on a stick.

They are recognised by name or, if they were renamed, by their first bytes.

A browser names a batch `batch-1-1-4.tdb.zip`, and its second copy `batch-1-1-4 (1).tdb`; `chkdsk`
names recovered files `FOUND.000/FILE0000.CHK`; people move things into folders.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from testdesk.formats.sealed import container
from testdesk.formats.sealed.file_kinds import ENDINGS, KIT

SUBFOLDER = "testdesk"
# The end of the name of a file that is still being written.
PART = ".part"

# A name with one of our extensions (.tdb, .tdr, .tdu, .tdk, .tds) and a further suffix counts as
# ours, so that the import reports the file: somebody may have mistaken a Windows shortcut
# (`batch-1-1-4.tdb.lnk`) or a packed file for the batch.
_OUR_EXTENSION = re.compile(r"\.td[bruks](?:\W|\d)", re.IGNORECASE)
# Other names that one of our files may have after it was renamed. A stick may have thousands of
# pictures, and none of them is opened.
_RENAMED = re.compile(
    r"\.(?:chk|zip|bin|dat|rec|download|crdownload|tmp|txt)$|^[^.]+$", re.IGNORECASE
)
# macOS puts a hidden file beside every file on a FAT stick; each system has its own recycle bin.
_SYSTEM_ENTRY = re.compile(r"\.|\$RECYCLE\.BIN$|System Volume Information$", re.IGNORECASE)
_MAX_DEPTH, _MAX_FOLDERS, _MAX_OPENED = 3, 500, 500


def find_our_files(folder: Path) -> Iterator[Path]:
    """Our files in a folder and in the folders below it, three levels deep; the nearest first.

    A file with one of our names counts, whatever it contains; others are opened only if they may be
    ours. Links are not followed.
    """
    level, opened = [folder], 0
    for depth in range(_MAX_DEPTH + 1):
        subfolders: list[Path] = []
        for entry in (entry for path in level for entry in _entries(path, required=depth == 0)):
            if entry.name[-4:].lower() in ENDINGS and entry.is_file():
                yield Path(entry.path)
            elif entry.is_dir(follow_symlinks=False):
                subfolders.append(Path(entry.path))
            elif _has_our_extension(entry):
                yield Path(entry.path)
            elif _RENAMED.search(entry.name) and opened < _MAX_OPENED:
                opened += 1
                if _begins_like_our_file(entry):
                    yield Path(entry.path)
        # Sorted so that the limit never leaves out our own folder.
        level = sorted(subfolders, key=lambda path: path.name.casefold() != SUBFOLDER)[
            :_MAX_FOLDERS
        ]


def find_kits(folder: Path) -> list[Path]:
    """The kits among our files in a folder, by name; none if the stick was pulled meanwhile."""
    try:
        return sorted(path for path in find_our_files(folder) if _is_kit(path))
    except OSError:
        return []


def _is_kit(path: Path) -> bool:
    ending = path.suffix.lower()
    if ending in ENDINGS:
        return ending == KIT
    try:
        with path.open("rb") as file:
            claims = container.claims(file.read(container.HEAD_LIMIT))  # not verified yet
    except OSError:
        return False
    return claims is not None and claims.format == "testdesk-kit"


def _entries(folder: Path, *, required: bool) -> list[os.DirEntry[str]]:
    """The entries of a folder; empty if it cannot be listed, unless it is `required` or our own."""
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not _SYSTEM_ENTRY.match(entry.name)]
    except OSError:
        if required or folder.name.casefold() == SUBFOLDER:
            raise
        return []


def _has_our_extension(entry: os.DirEntry[str]) -> bool:
    is_ours = _OUR_EXTENSION.search(entry.name) is not None and not entry.name.endswith(PART)
    return is_ours and entry.is_file(follow_symlinks=False)


def _begins_like_our_file(entry: os.DirEntry[str]) -> bool:
    try:
        if not entry.is_file(follow_symlinks=False):
            return False
        with open(entry.path, "rb") as file:  # noqa: PTH123 - thousands of entries, no Path each
            return container.is_container_start(file.read(container.BEGINNING))
    except OSError:
        return False  # an unreadable file must not hide the others
