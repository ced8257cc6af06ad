"""Writes a headquarters' backup, and reads it back before it gets its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from sqlalchemy import Connection, func, select

from testdesk import __version__
from testdesk.atomic_write import drop_cached, replacing
from testdesk.disk_faults import write_fault
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.crypto.age_stream import DamagedStreamError, decrypt_stream, encrypt_stream
from testdesk.home_files import sweep
from testdesk.hq.home.backups.rows import lines_of_tables
from testdesk.hq.home.backups.stream import (
    FORMAT,
    VERSION,
    BackupHead,
    DigestTarget,
    LineSource,
)
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.home.vault import Secrets
from testdesk.hq.store.schema import tables
from testdesk.hq.store.schema.tables import EVENT
from testdesk.wall_clock import utc_text


class WrittenBackup(msgspec.Struct, frozen=True):
    """A backup that was read back and decrypted.

    Attributes:
        file: its path.
        size: in bytes.
        events: how many events of all authors it has.
        created: UTC, in ISO format.
    """

    file: Path
    size: int
    events: int
    created: str


def write_backup(hq: Headquarters, contents: Secrets, target: Path) -> WrittenBackup:
    """Writes one state of the database, and the keys, encrypted to the spare key and our own.

    Our own key is a recipient as well, so that the file can be opened again at once, while the
    spare key is in its safe. Memory is bounded by the largest file that a row holds.

    Args:
        hq: an open headquarters, which others may use meanwhile.
        contents: the newest contents of its vault.
        target: the backup's path; an older file of that name is replaced at the end.

    Raises:
        EnvironmentFault: disk_full, write_failed; read_back_differs; the faults of the database.
            No file is left that is not a complete backup.
    """
    recipients = (contents.spare_recipient, keys.age_recipient(contents.age_identity))
    sweep(target.parent)  # removes temporary files of an interrupted backup
    try:
        with hq.read() as connection:
            events = connection.execute(select(func.count()).select_from(EVENT)).scalar_one()
            created = utc_text(hq.clock.now())
            source = LineSource(_lines(hq, contents, connection, created))

            def check(part: Path) -> None:
                _check(part, contents.age_identity, source.sha256)

            with replacing(target, check) as file:
                encrypt_stream(source, file, recipients)
        return WrittenBackup(target, target.stat().st_size, events, created)
    except OSError as error:
        raise write_fault(error) from error


def _lines(
    hq: Headquarters, contents: Secrets, connection: Connection, created: str
) -> Iterator[bytes]:
    head = BackupHead(
        FORMAT,
        VERSION,
        tables.VERSION,
        hq.city,
        created,
        __version__,
        connection.dialect.name,
        contents,
    )
    yield msgspec.json.encode(head)
    yield from lines_of_tables(connection)


def _check(part: Path, identity: str, sha256: str) -> None:
    """Reads a backup from the disk and decrypts it.

    Raises:
        EnvironmentFault: read_back_differs.
        OSError: it cannot be read.
    """
    found = DigestTarget()
    with part.open("rb") as file:
        drop_cached(file)
        try:
            decrypt_stream(file, found, identity)
        except (Refusal, DamagedStreamError) as error:
            raise EnvironmentFault("read_back_differs") from error
    if found.sha256 != sha256:
        raise EnvironmentFault("read_back_differs")
