"""The home of a headquarters: its vault, its database, and the one that holds both open."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine

from testdesk.database_file.mark import mark_of
from testdesk.database_file.opening import Opening
from testdesk.domain.cards import DEFAULT_VALID_DAYS
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.domain.scans import DEFAULT_TUBE_FORM
from testdesk.formats import keys, vault
from testdesk.formats.forms import check_recipients
from testdesk.formats.kit import city_identity
from testdesk.hq import database
from testdesk.hq.facts import derive
from testdesk.hq.keeper import DatabaseKeeper
from testdesk.ports import Clock
from testdesk.wall_clock import WallClock
from testdesk.whole_file import write_whole

VAULT = "headquarters.vault"
DATABASE = "headquarters.db"
SPARE = "headquarters-spare.age"
_SHORTEST_PASSPHRASE = 6  # as at a station


class Secrets(msgspec.Struct, frozen=True):
    """What the vault keeps; keys as hex.

    Attributes:
        name: of the headquarters, for people.
        signing_seed: the city's Ed25519 seed.
        age_identity: opens batches.
        spare_recipient: also opens them, from a key that lies elsewhere (see SPARE).
        card_keys: 32 bytes each, by key id.
        card_key_id: the one that new cards use.
        person_key: 32 bytes, makes pseudonyms.
        database_key: 32 bytes, of the SQLCipher file.
        database_url: PostgreSQL instead of the file, or None.
        tube_form, pool_size, card_valid_days: what kits tell the stations.
        card_key_ends: last day on which cards of an old key are read, by key id.
        revision: counts the changes; who holds an older one must not write settings any more.
    """

    name: str
    signing_seed: str
    age_identity: str
    spare_recipient: str
    card_keys: dict[str, str]
    card_key_id: int
    person_key: str
    database_key: str
    database_url: str | None = None
    tube_form: str = DEFAULT_TUBE_FORM
    pool_size: int = 10
    card_key_ends: dict[str, str] = {}
    card_valid_days: int = DEFAULT_VALID_DAYS
    revision: int = 0

    def __repr__(self) -> str:
        return "Secrets(...)"  # a crash page shows what a repr shows


@dataclass(frozen=True)
class Headquarters:
    """One headquarters at work: what every deed is handed.

    Attributes:
        secrets: who it is.
        engine: its database.
        clock: the wall clock.
        keeper: of a database that is a file of ours; a server keeps its own.
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

    def writing(self, station: int | None = None) -> AbstractContextManager[Connection]:
        """One transaction, of one station's word or of anything (see `database.writing`)."""
        if self.keeper is None:
            return database.writing(self.engine, station)
        return self.keeper.writing(station)

    def reading(self) -> AbstractContextManager[Connection]:
        """One unchanging view (see `database.reading`)."""
        return database.reading(self.engine)

    def close(self) -> None:
        """Lets go of the database, at rest."""
        if self.keeper is not None:
            self.keeper.rest()
        self.engine.dispose()


def headquarters_exists(home: Path) -> bool:
    """Whether a headquarters was made in this folder."""
    return (home / VAULT).exists()


def create_headquarters(
    home: Path,
    *,
    name: str,
    passphrase: str,
    database_url: str | None = None,
    spare_recipient: str | None = None,
    tube_form: str = DEFAULT_TUBE_FORM,
) -> None:
    """Makes the keys and the database of a headquarters.

    Args:
        home: folder; made where it is missing.
        name: for people.
        passphrase: opens the vault.
        database_url: PostgreSQL by URL; None for an encrypted SQLite file in the home.
        spare_recipient: age recipient whose key lies in a safe. Without one a spare key is made
            and left in the home as `headquarters-spare.age`, sealed by the same passphrase, to
            be carried away: it opens batches on the day the vault is lost.
        tube_form: one that `check_tube_form` takes.

    Raises:
        Refusal: headquarters_exists, passphrase_short, recipient_invalid.
        EnvironmentFault: home_not_writable, database_unreachable and others of `database`.
    """
    if headquarters_exists(home) or (home / DATABASE).exists():
        raise Refusal("headquarters_exists")
    if len(passphrase) < _SHORTEST_PASSPHRASE:
        raise Refusal("passphrase_short")
    if not name.strip() or not name.isprintable():
        raise Refusal("name_invalid")
    spare = None
    if spare_recipient is None:
        spare = keys.new_age_identity()
        spare_recipient = keys.age_recipient(spare)
    _check_spare(spare_recipient)
    made = _new_secrets(name, database_url, spare_recipient, tube_form)
    try:
        with _disk_faults():
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
            mark_of(home / DATABASE).unlink(missing_ok=True)  # of a database that is gone
            # The spare key before the vault: a set-up cut short in between can be begun again.
            if spare is not None:
                sealed = keys.age_encrypt_passphrase(spare.encode(), passphrase)
                write_whole(home / SPARE, sealed)
            write_whole(home / VAULT, _sealed(made, passphrase))
        _prepared(home, made, WallClock()).close()
    except BaseException:
        _remove_half_made(home)
        raise


def _remove_half_made(home: Path) -> None:
    """Half a headquarters would stand in the way of the next attempt."""
    beside = (f"{DATABASE}{end}" for end in ("-wal", "-shm", "-mark"))
    for file in (VAULT, SPARE, DATABASE, *beside):
        with suppress(OSError):  # what went wrong first is told, not this
            (home / file).unlink(missing_ok=True)


def open_headquarters(
    home: Path, passphrase: str, *, clock: Clock | None = None, copied: bool = False
) -> Headquarters:
    """Opens the vault and the database.

    Args:
        home: its folder.
        passphrase: of the vault.
        clock: another wall clock.
        copied: the database file was put here on purpose without what lies beside it.

    Raises:
        Refusal: headquarters_missing, passphrase_wrong, vault_damaged.
        EnvironmentFault: database_missing, database_unreachable, store_too_new and others of
            `database`; of a file that forgot what was acknowledged database_log_damaged,
            database_log_missing, database_log_cut, database_older_copy, database_other_history,
            database_mark_missing.
    """
    if not headquarters_exists(home):
        raise Refusal("headquarters_missing")
    plain = vault.open_vault((home / VAULT).read_bytes(), passphrase)
    held = msgspec.json.decode(plain, type=Secrets)
    if held.database_url is None and not (home / DATABASE).is_file():
        # An empty one in its place would make strangers of all stations.
        raise EnvironmentFault("database_missing")
    return _prepared(home, held, clock or WallClock(), copied=copied)


def change_secrets(home: Path, passphrase: str, change: Callable[[Secrets], Secrets]) -> Secrets:
    """Replaces what the vault keeps, whole or not at all, under the same passphrase.

    Raises:
        Refusal: headquarters_missing, passphrase_wrong, vault_damaged, and what `change` refuses.
        EnvironmentFault: home_not_writable.
    """
    if not headquarters_exists(home):
        raise Refusal("headquarters_missing")
    plain = vault.open_vault((home / VAULT).read_bytes(), passphrase)
    held = msgspec.json.decode(plain, type=Secrets)
    changed = msgspec.structs.replace(change(held), revision=held.revision + 1)
    with _disk_faults():
        write_whole(home / VAULT, _sealed(changed, passphrase))
    return changed


def _check_spare(recipient: str) -> None:
    """A mistyped one is refused before it is too late: batches nobody can open."""
    try:
        check_recipients([recipient])
    except ValueError as error:
        raise Refusal("recipient_invalid") from error


def _prepared(home: Path, held: Secrets, clock: Clock, *, copied: bool = False) -> Headquarters:
    file, key = home / DATABASE, bytes.fromhex(held.database_key)
    opening = None
    if held.database_url is None:
        opening = Opening(file, key, "database")
        opening.look_at_log()
    engine = database.open_engine(file, key=key, url=held.database_url)
    hq = Headquarters(held, engine, clock)
    try:
        database.prepare(engine, hq.city, derive=partial(derive, now=clock.now()))
        if opening is None:
            return hq
        keeper = DatabaseKeeper(engine, file, key)
        keeper.begin(None if copied else opening)
    except BaseException:
        hq.close()
        if opening is not None:
            opening.put_log_back()
        raise
    return Headquarters(held, engine, clock, keeper)


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
    )


def _sealed(held: Secrets, passphrase: str) -> bytes:
    return vault.seal_vault(
        msgspec.json.encode(held, order="sorted"),
        passphrase,
        salt=secrets.token_bytes(vault.SALT_SIZE),
        nonce=secrets.token_bytes(vault.NONCE_SIZE),
    )


@contextmanager
def _disk_faults() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentFault("home_not_writable") from error
