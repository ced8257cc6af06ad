"""The backups at a site: each must open, whatever happened to the command that made it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.cli.site import SPARE_IDENTITY, STATION_PHRASE, Site

from testdesk.atomic_write import TEMPORARY_PREFIX
from testdesk.domain.refusals import CodedError
from testdesk.formats.crypto.vault import open_vault
from testdesk.hq.home.backups.stream import read_lines
from testdesk.settings import STORE, VAULT
from testdesk.store.recovery.backup import unpack
from testdesk.store.recovery.snapshot import check_copy

# The commands that make or restore backups; they leave nothing temporary anywhere.
COMMANDS = {"backup", "backups", "restore", "hq backup", "hq restore", "sealed tube"}
_OF_HEADQUARTERS = b"age-encryption.org/"


def backups_at(site: Site) -> frozenset[str]:
    """The names of the files that count as backups, wherever they are."""
    return frozenset(path.name for path in _files(site))


def backup_problems(site: Site, before: frozenset[str]) -> list[str]:
    """Backups that are gone or do not open; each file with the name of a backup counts as one."""
    problems = [f"backup gone: {name}" for name in sorted(before - backups_at(site))]
    for path in _files(site):
        try:
            _open(path)
        except CodedError as error:
            problems.append(f"backup does not open: {path.name}, {error.code}")
    return problems


def temporary_files(site: Site) -> list[str]:
    """Unfinished files and folders, wherever they are."""
    return [str(path.relative_to(site.base)) for path in site.base.rglob(f"{TEMPORARY_PREFIX}*")]


def _files(site: Site) -> Iterator[Path]:
    for path in sorted(site.base.rglob("*.tdbackup")):
        if not path.name.startswith("."):
            yield path


def _open(path: Path) -> None:
    """As a restoration does: everything is read, and the store is checked page by page."""
    with path.open("rb") as file:
        if file.read(len(_OF_HEADQUARTERS)) == _OF_HEADQUARTERS:
            read_lines(file, SPARE_IDENTITY, lambda _line: None)
            return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unpack(path, folder)
        check_copy(folder / STORE, open_vault((folder / VAULT).read_bytes(), STATION_PHRASE))
