"""Makes a headquarters from its backup, in an empty home, and begins a new epoch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec
from sqlalchemy import Connection, inspect, select

from testdesk.database_file.log import check_log_empty
from testdesk.database_file.mark import mark_of
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.crypto.strength import require_strong
from testdesk.home_files import (
    exists_in_home,
    move_into_place,
    raising_home_faults,
    scratch_folder,
    sweep,
)
from testdesk.hq.home import epochs
from testdesk.hq.home.backups.rows import TABLES, RowLoader
from testdesk.hq.home.backups.stream import (
    read_head,
    read_lines,
    require_known_tables,
)
from testdesk.hq.home.checking import verify
from testdesk.hq.home.folder import (
    DATABASE,
    FILES_IN_ORDER,
    UNFINISHED,
    Headquarters,
    begin_setup,
    open_headquarters,
)
from testdesk.hq.home.vault import Secrets, headquarters_exists, write_vault
from testdesk.hq.store import database
from testdesk.hq.store.facts import derive
from testdesk.hq.store.schema import tables
from testdesk.hq.store.schema.tables import SCHEMA
from testdesk.ports import Clock
from testdesk.wall_clock import WallClock

_AGE_MAGIC = b"age-encryption.org/v1\n"
_KEY_PREFIX = "AGE-SECRET-KEY-"


class RestoredHeadquarters(msgspec.Struct, frozen=True):
    """A headquarters that was restored and checked.

    Attributes:
        name, city: whose it is.
        created: when the backup was made: UTC, in ISO format.
        events: how many events of all authors it has.
        epoch: the number of the epoch that began.
    """

    name: str
    city: str
    created: str
    events: int
    epoch: int


def spare_identity(data: bytes, passphrase: str) -> str:
    """The spare key out of its file: encrypted as `hq init` makes it, or as age-keygen prints it.

    Raises:
        Refusal: passphrase_wrong, spare_key_wrong.
    """
    if data.startswith(_AGE_MAGIC):
        data = keys.age_decrypt_passphrase(data, passphrase)
    text = data.decode("ascii", "replace")
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith(_KEY_PREFIX)]
    if len(lines) != 1:
        raise Refusal("spare_key_wrong")
    try:
        keys.age_recipient(lines[0])
    except Refusal as refusal:
        raise Refusal("spare_key_wrong") from refusal
    return lines[0]


def restore_headquarters(
    home: Path,
    source: Path,
    identity: str,
    passphrase: str,
    *,
    database_url: str | None = None,
    clock: Clock | None = None,
) -> RestoredHeadquarters:
    """Restores a backup; nothing is in place before all of it has been checked.

    Args:
        home: an empty folder; created if missing.
        source: the backup.
        identity: the spare key, see `spare_identity`.
        passphrase: the passphrase that will open the vault.
        database_url: the URL of an empty PostgreSQL database; None for a file in the home,
            whichever database the backup is from.
        clock: a clock to use instead of the wall clock.

    Raises:
        Refusal: headquarters_exists; passphrase_weak; backup_damaged, version_unknown,
            backup_of_older_program, spare_key_wrong.
        EnvironmentFault: file_unreadable, store_too_new, disk_full, home_not_writable, and those of
            the database.
    """
    used_clock = clock or WallClock()
    sweep(home, move_order=FILES_IN_ORDER)
    if headquarters_exists(home) or exists_in_home(home / DATABASE):
        raise Refusal("headquarters_exists")
    with _opened(source) as file:
        head = read_head(file, identity)
        require_known_tables(head, tables.VERSION)
        require_strong(passphrase, "passphrase", (head.secrets.name,))
        contents = msgspec.structs.replace(
            head.secrets,
            database_url=database_url,
            server=None,
            database_made=True,
            revision=head.secrets.revision + 1,
        )
        with raising_home_faults():
            mark_of(home / DATABASE).unlink(missing_ok=True)  # left over from a deleted database
        with scratch_folder(home) as folder:
            with closing(_made(folder, contents, used_clock)) as hq:
                epoch = _load(hq, file, identity)
                events = _checked(hq)
            contents = msgspec.structs.replace(
                contents, epoch=epoch.epoch, epoch_number=epoch.number
            )
            with raising_home_faults():
                write_vault(folder, contents, passphrase)
            check_log_empty(folder / DATABASE)
            move_into_place(folder, home, FILES_IN_ORDER)
    with suppress(EnvironmentFault):  # if this fails, the first opening does it
        open_headquarters(home, passphrase, clock=clock, from_backup=True).close()
    return RestoredHeadquarters(contents.name, head.city, head.created, events, epoch.number)


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    """Opens a backup; an error while reading it is a fault of its disk."""
    try:
        file = source.open("rb")
    except OSError as error:
        raise EnvironmentFault("file_unreadable", errno=error.errno) from error
    with file:
        yield file


def _made(folder: Path, contents: Secrets, clock: Clock) -> Headquarters:
    """A headquarters with empty tables, marked as unfinished until its vault is in place.

    Raises:
        Refusal: headquarters_exists: somebody uses that database.
    """
    key = bytes.fromhex(contents.database_key)
    engine = database.open_engine(folder / DATABASE, key=key, url=contents.database_url)
    hq = Headquarters(contents, engine, clock)
    try:
        _require_unused(hq)
        begin_setup(engine, hq.city, partial(derive, now=clock.now()))
    except BaseException:
        hq.close()
        raise
    return hq


def _require_unused(hq: Headquarters) -> None:
    with hq.read() as connection:
        if not inspect(connection).has_table(SCHEMA.name):
            return
        city = str(connection.execute(select(SCHEMA.c.city)).scalar())
    if not city.startswith(UNFINISHED):
        raise Refusal("headquarters_exists", reason="database")


def _load(hq: Headquarters, file: BinaryIO, identity: str) -> epochs.Epoch:
    """Writes all rows and begins a new epoch, in one transaction.

    Raises:
        Refusal: backup_damaged.
        EnvironmentFault: file_unreadable; the faults of the database.
    """
    is_head = True
    with hq.write() as connection:
        _empty(connection)  # of what an interrupted restore left in a server's database
        loader = RowLoader(connection)

        def load(line: bytes) -> None:
            nonlocal is_head
            if not is_head:
                loader.load(line)
            is_head = False

        try:
            read_lines(file, identity, load)
        except OSError as error:
            raise EnvironmentFault("file_unreadable", errno=error.errno) from error
        if not loader.is_complete:
            raise Refusal("backup_damaged")
        return epochs.begin(
            connection, after=hq.secrets.epoch_number, reason="restored", clock=hq.clock
        )


def _empty(connection: Connection) -> None:
    for table in reversed(TABLES):
        connection.execute(table.delete())


def _checked(hq: Headquarters) -> int:
    """How many events there are, after a check of chains and tables.

    Raises:
        Refusal: backup_damaged.
    """
    report = verify(hq)
    if not report.ok:
        raise Refusal("backup_damaged")
    return report.events
