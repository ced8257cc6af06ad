"""Makes and opens a headquarters: the database and the vault in its home."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, inspect, select

from testdesk.atomic_write import write_atomically
from testdesk.database_file.log import check_log_empty
from testdesk.database_file.mark import mark_of
from testdesk.database_file.opening import Opening
from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM
from testdesk.domain.refusals import (
    DatabaseServerChanged,
    DatabaseUnsound,
    EnvironmentFault,
    Refusal,
)
from testdesk.formats.crypto import keys
from testdesk.formats.crypto.strength import require_strong
from testdesk.formats.encoding.forms import check_recipients
from testdesk.formats.exchange.kit import city_identity
from testdesk.home_files import (
    exists_in_home,
    move_into_place,
    raising_home_faults,
    scratch_folder,
    sweep,
)
from testdesk.hq.home.epochs import begin_epoch, ensure_agreed_epoch
from testdesk.hq.home.keeper import DatabaseKeeper
from testdesk.hq.home.spare import new_spare_key
from testdesk.hq.home.vault import (
    RECOVERY,
    VAULT,
    Secrets,
    change_secrets,
    keep_recovery_file,
    read_vault,
    write_vault,
)
from testdesk.hq.store import database
from testdesk.hq.store.facts import derive
from testdesk.hq.store.postgresql.server import ServerIdentity, identity_of
from testdesk.hq.store.schema.tables import SCHEMA
from testdesk.ports import Clock
from testdesk.wall_clock import WallClock

# Stands before the city's identity in the database until set-up is finished.
UNFINISHED = "unfinished "


def begin_setup(engine: Engine, city: str, derive: Callable[[Connection], None]) -> None:
    """Makes the tables with `UNFINISHED` in them, or reuses those of an unfinished set-up.

    Args:
        engine: the engine of the database.
        city: the new headquarters' identity.
        derive: rebuilds what is derived from events; see `database.prepare`.

    Raises:
        EnvironmentFault: the faults of `database.prepare`.
    """
    with database.write_transaction(engine) as connection:
        if inspect(connection).has_table(SCHEMA.name):
            is_unfinished = SCHEMA.c.city.startswith(UNFINISHED, autoescape=True)
            connection.execute(SCHEMA.update().where(is_unfinished).values(city=UNFINISHED + city))
    database.prepare(engine, UNFINISHED + city, derive=derive)


def finish_setup(engine: Engine, city: str) -> None:
    """Removes `UNFINISHED`, if it is there, because the vault is in place and set-up is finished.

    Raises:
        EnvironmentFault: the faults of `database.write_transaction`.
    """
    with database.read_transaction(engine) as connection:
        if not inspect(connection).has_table(SCHEMA.name):
            return
        if connection.execute(select(SCHEMA.c.city)).scalar() != UNFINISHED + city:
            return
    with database.write_transaction(engine) as connection:
        is_own = SCHEMA.c.city == UNFINISHED + city
        connection.execute(SCHEMA.update().where(is_own).values(city=city))


DATABASE = "headquarters.db"
# The spare key, encrypted under a passphrase of its own; to be kept elsewhere.
SPARE = "headquarters-spare.age"
# The vault comes last: without it there is no headquarters, and set-up can start again.
FILES_IN_ORDER = (DATABASE, SPARE, RECOVERY, VAULT)


@dataclass(frozen=True)
class Headquarters:
    """An open headquarters, which is passed to every action.

    Attributes:
        secrets: its keys and settings.
        engine: its database.
        clock: the wall clock.
        keeper: the keeper of a database file; None if the database is on a server.
    """

    secrets: Secrets = field(repr=False)
    engine: Engine
    clock: Clock
    keeper: DatabaseKeeper | None = None

    @property
    def signing_seed(self) -> bytes:
        """The city's Ed25519 seed, 32 bytes."""
        return bytes.fromhex(self.secrets.signing_seed)

    @property
    def city_key(self) -> bytes:
        """The city's Ed25519 public key, 32 bytes."""
        return keys.public_key(self.signing_seed)

    @property
    def city(self) -> str:
        """The city's identity, 32 hex digits."""
        return city_identity(self.city_key)

    def write(self, *stations: int) -> AbstractContextManager[Connection]:
        """Opens a transaction that writes only these stations' data, or any data if none is given.

        See `database.write_transaction`.
        """
        if self.keeper is None:
            return database.write_transaction(self.engine, *stations)
        return self.keeper.write(*stations)

    def read(self) -> AbstractContextManager[Connection]:
        """Opens an unchanging view of the database (see `database.read_transaction`)."""
        return database.read_transaction(self.engine)

    def close(self) -> None:
        """Folds the log into the database file, if it is one, and closes the database."""
        if self.keeper is not None:
            self.keeper.checkpoint()
        self.engine.dispose()


def create_headquarters(
    home: Path,
    *,
    name: str,
    passphrase: str,
    database_url: str | None = None,
    spare_recipient: str | None = None,
    spare_passphrase: str = "",
    tube_form: str = DEFAULT_TUBE_FORM,
) -> str:
    """Makes the keys and the database of a headquarters.

    Everything is made in a scratch folder of the home and then moved into place, the vault last.

    Args:
        home: the folder; created if missing.
        name: the headquarters' name, for people to read.
        passphrase: the passphrase that will open the vault.
        database_url: the URL of a PostgreSQL database; None for an encrypted SQLite file in the
            home.
        spare_recipient: an age recipient whose key is in a safe. If None, a spare key is made and
            saved in the home as `headquarters-spare.age`. It should be moved elsewhere: it opens
            headquarters, stations and batches if a passphrase is forgotten.
        spare_passphrase: the passphrase of the spare key that is made.
        tube_form: a form that `check_tube_form` accepts.

    Returns:
        The city's identity.

    Raises:
        Refusal: headquarters_exists, passphrase_weak, name_invalid, recipient_invalid,
            spare_passphrase_same.
        EnvironmentFault: disk_full, home_not_writable, database_unreachable and others of
            `database`.
    """
    sweep(home, move_order=FILES_IN_ORDER)  # removes what an interrupted set-up left
    # What is left without its vault must not be overwritten: `hq recover` makes a new vault.
    if any(exists_in_home(home / name) for name in (VAULT, DATABASE, RECOVERY)):
        raise Refusal("headquarters_exists")
    if not name.strip() or not name.isprintable():
        raise Refusal("name_invalid")
    require_strong(passphrase, "passphrase", (name,))
    sealed_spare = None
    if spare_recipient is None:
        spare_recipient, sealed_spare = new_spare_key(spare_passphrase, passphrase, name)
    _check_recipient(spare_recipient)
    new = _new_secrets(name, database_url, spare_recipient, tube_form)
    with raising_home_faults():
        mark_of(home / DATABASE).unlink(missing_ok=True)  # left over from a deleted database
    with scratch_folder(home) as folder:
        with closing(_make_headquarters(folder, new, WallClock())) as hq:
            begin_setup(hq.engine, hq.city, partial(derive, now=hq.clock.now()))
        with raising_home_faults():
            if sealed_spare is not None:
                write_atomically(folder / SPARE, sealed_spare)
            write_vault(folder, new, passphrase)
        check_log_empty(folder / DATABASE)
        move_into_place(folder, home, FILES_IN_ORDER)
    with suppress(EnvironmentFault):  # if this fails, the first opening does it
        opened = _open_database(home, new, WallClock(), from_backup=True)  # it has no mark yet
        hq = _record_database(home, opened, passphrase)
        ensure_agreed_epoch(home, hq, passphrase, first_reason="init").close()
    return hq.city


def open_headquarters(
    home: Path, passphrase: str, *, clock: Clock | None = None, from_backup: bool = False
) -> Headquarters:
    """Opens the vault and the database.

    If one of them is a copy from another time, or a standby was promoted, a new epoch begins; see
    `epochs`.

    Args:
        home: the headquarters' folder.
        passphrase: the vault's passphrase.
        clock: a clock to use instead of the wall clock.
        from_backup: whether the database file was put here on purpose, without its log and mark.

    Raises:
        Refusal: headquarters_missing, passphrase_wrong, vault_damaged.
        EnvironmentFault: database_missing, database_unreachable, database_server_changed,
            store_too_new and others of `database`; home_not_writable; for a file that lacks
            acknowledged data: database_log_damaged, database_log_missing, database_log_cut,
            database_older_copy, database_other_history, database_mark_missing.
    """
    contents = read_vault(home, passphrase)
    sweep(home, move_order=FILES_IN_ORDER)
    if (
        contents.database_url is None
        and contents.database_made
        and not exists_in_home(home / DATABASE)
    ):
        # With an empty database in its place, no station would be recognised.
        raise DatabaseUnsound("database_missing")
    try:
        hq = _open_database(home, contents, clock or WallClock(), from_backup=from_backup)
    except DatabaseServerChanged as fault:
        if fault.detail.get("change") != "timeline":
            raise
        # A new timeline: a standby was promoted. Stations send again what it lacks, so nobody has
        # to confirm this.
        accept_server(home, passphrase)
        hq = _open_database(home, read_vault(home, passphrase), clock or WallClock())
    hq = _record_database(home, hq, passphrase)
    keep_recovery_file(home, hq.secrets)
    return ensure_agreed_epoch(home, hq, passphrase, first_reason="older_program")


def accept_server(home: Path, passphrase: str) -> ServerIdentity | None:
    """Accepts the server that answers now, whichever server was used before.

    It may lack what the other server had acknowledged, so a new epoch begins and stations send
    their events again.

    Returns:
        The identity of the server; None for SQLite.

    Raises:
        Refusal, EnvironmentFault: those of `open_headquarters`, except database_server_changed.
    """
    contents = msgspec.structs.replace(read_vault(home, passphrase), server=None)
    hq = _open_database(home, contents, WallClock())
    try:
        with hq.read() as connection:
            found = identity_of(connection)
        change_secrets(
            home, passphrase, lambda contents: msgspec.structs.replace(contents, server=found)
        )
        begin_epoch(home, passphrase, hq, "server_changed")
    finally:
        hq.close()
    return found


def _record_database(home: Path, hq: Headquarters, passphrase: str) -> Headquarters:
    """Stores in the vault that the database exists and on which server, unless the vault has it."""
    try:
        with hq.read() as connection:
            updated = msgspec.structs.replace(
                hq.secrets, database_made=True, server=identity_of(connection)
            )
        if updated != hq.secrets:
            with raising_home_faults():
                write_vault(home, updated, passphrase)
    except BaseException:
        hq.close()
        raise
    return replace(hq, secrets=updated)


def _check_recipient(recipient: str) -> None:
    """Refuses a mistyped recipient, because nobody could open the batches with the spare key."""
    try:
        check_recipients([recipient])
    except ValueError as error:
        raise Refusal("recipient_invalid") from error


def _make_headquarters(home: Path, contents: Secrets, clock: Clock) -> Headquarters:
    key = bytes.fromhex(contents.database_key)
    engine = database.open_engine(
        home / DATABASE, key=key, url=contents.database_url, server=contents.server
    )
    return Headquarters(contents, engine, clock)


def _open_database(
    home: Path, contents: Secrets, clock: Clock, *, from_backup: bool = False
) -> Headquarters:
    file, key = home / DATABASE, bytes.fromhex(contents.database_key)
    opening = None
    if contents.database_url is None:
        opening = Opening(file, key, "database")
        opening.check_log()
    hq = _make_headquarters(home, contents, clock)
    try:
        finish_setup(hq.engine, hq.city)
        database.prepare(
            hq.engine,
            hq.city,
            derive=partial(derive, now=clock.now()),
            existing=contents.database_made,
        )
        if opening is None:
            return hq
        keeper = DatabaseKeeper(hq.engine, file, key)
        keeper.begin(None if from_backup else opening)
    except BaseException:
        hq.close()
        if opening is not None:
            opening.restore_log()
        raise
    return replace(hq, keeper=keeper)


def _new_secrets(
    name: str, database_url: str | None, spare_recipient: str, tube_form: str
) -> Secrets:
    return Secrets(
        name=name,
        signing_seed=keys.new_signing_key().hex(),
        age_identity=keys.new_age_identity(),
        spare_recipient=spare_recipient,
        card_keys={"1": secrets.token_hex(32)},
        card_key_id=1,
        person_key=secrets.token_hex(32),
        database_key=secrets.token_hex(32),
        database_url=database_url,
        tube_form=tube_form,
        database_made=False,
    )
