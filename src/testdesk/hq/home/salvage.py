"""Rebuilds headquarters' SQLite file from its pages and its log."""

from __future__ import annotations

import secrets
from pathlib import Path

import msgspec

from testdesk.database_file import log_tokens
from testdesk.database_file.log import NO_LOG, read_log
from testdesk.database_file.mark import Mark, MarkFile
from testdesk.database_file.repair import repair
from testdesk.domain.refusals import DatabaseUnsound, EnvironmentFault, Refusal
from testdesk.formats.crypto.vault import open_vault
from testdesk.home_files import raising_home_faults
from testdesk.hq.home.checking import verify
from testdesk.hq.home.folder import DATABASE, open_headquarters
from testdesk.hq.home.vault import VAULT, Secrets

# The names of the two sequences whose lengths the mark records; see `DatabaseSequences`.
_SEQUENCES = ("journal", "arrivals")


class SalvagedDatabase(msgspec.Struct):
    """The result of a salvage; the new file is in the folder that was given.

    Attributes:
        mended_pages: how many pages had one wrong bit, which is now corrected.
        events: how many events of all authors there are.
        lacking: the numbers that the mark records and the new file lacks, as "5-9", by sequence:
            "journal" (headquarters' own events) or "arrivals"; empty if nothing is lost.
        was_mixture: whether file and log were from different times, so that the log was not used.
    """

    mended_pages: int
    events: int
    lacking: dict[str, str]
    was_mixture: bool = False

    @property
    def may_lack(self) -> bool:
        """Whether acknowledged events may be missing, so that a new epoch has to begin."""
        return bool(self.lacking) or self.was_mixture


def salvage(home: Path, passphrase: str, folder: Path) -> SalvagedDatabase:
    """Makes a sound database in `folder`, without changing the home.

    If the log is from another time, only the file is used, because they do not belong together.

    Raises:
        Refusal: passphrase_wrong, vault_damaged; database_on_server.
        EnvironmentFault: database_missing, database_unreachable, disk_full, home_not_writable;
            database_beyond_repair: `pages` pages are lost, or (0) the new file fails the check.
    """
    key = _key(home, passphrase)
    if key is None:
        raise Refusal("database_on_server")
    damaged_file = _damaged_file(home)
    try:
        log = read_log(damaged_file)
        was_mixture = log.used_frames > 0 and log_tokens.file_tokens_differ(damaged_file, key)
        repaired = repair(damaged_file.read_bytes(), NO_LOG if was_mixture else log, key)
        mark = MarkFile(damaged_file, key).read()
        vault = (home / VAULT).read_bytes()
    except OSError as error:
        raise DatabaseUnsound("database_unreachable", reason="file") from error
    with raising_home_faults():
        (folder / VAULT).write_bytes(vault)
        (folder / DATABASE).write_bytes(repaired.data)
    if repaired.lost:
        raise EnvironmentFault("database_beyond_repair", pages=len(repaired.lost))
    found = _salvaged_database(folder, passphrase, mark, repaired.corrected_pages)
    return msgspec.structs.replace(found, was_mixture=was_mixture)


def _key(home: Path, passphrase: str) -> bytes | None:
    """The raw key of the SQLCipher file; None if the database is on a server."""
    plain = open_vault((home / VAULT).read_bytes(), passphrase)
    contents = msgspec.json.decode(plain, type=Secrets)
    return None if contents.database_url else bytes.fromhex(contents.database_key)


def _salvaged_database(
    folder: Path, passphrase: str, mark: Mark | None, mended: int
) -> SalvagedDatabase:
    hq = open_headquarters(folder, passphrase, from_backup=True)
    try:
        report = verify(hq)
        if not report.ok or hq.keeper is None:
            # No page is lost, but the rebuilt database does not pass the check.
            raise EnvironmentFault("database_beyond_repair", pages=0)
        return SalvagedDatabase(mended, report.events, hq.keeper.lacking(mark, _SEQUENCES))
    finally:
        hq.close()


def move_aside(home: Path) -> None:
    """Renames the damaged file, its log and its mark, and so keeps them."""
    kept = f"{DATABASE}.kept-{secrets.token_hex(4)}"
    for suffix in ("", "-wal", "-shm", "-mark"):
        file = home / f"{DATABASE}{suffix}"
        if file.exists():
            file.replace(home / f"{kept}{suffix}")


def _damaged_file(home: Path) -> Path:
    """The damaged database, or the file that an interrupted earlier salvage moved aside."""
    if (home / DATABASE).exists():
        return home / DATABASE
    # A second hyphen begins the suffix of a log or mark.
    kept = [p for p in home.glob(f"{DATABASE}.kept-*") if "-" not in p.name.split("kept-")[1]]
    if not kept:
        raise DatabaseUnsound("database_missing")
    return max(kept, key=lambda path: path.stat().st_mtime_ns)
