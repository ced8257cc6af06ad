"""The home of a headquarters: its vault, its database, and the one that holds both open."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine

from testdesk.domain.cards import DEFAULT_VALID_DAYS
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.domain.scans import DEFAULT_TUBE_FORM
from testdesk.formats import keys, vault
from testdesk.formats.forms import check_recipients
from testdesk.formats.kit import city_identity
from testdesk.home_files import is_in_home, place, read_home, room, sweep, telling_home
from testdesk.hq import database, unfinished
from testdesk.hq.facts import derive
from testdesk.ports import Clock
from testdesk.wall_clock import WallClock
from testdesk.whole_file import write_whole

VAULT = "headquarters.vault"
DATABASE = "headquarters.db"
SPARE = "headquarters-spare.age"
# The vault last: without it there is no headquarters, and it can be begun again.
_PLACED = (DATABASE, SPARE, VAULT)
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
    """

    secrets: Secrets = field(repr=False)
    engine: Engine
    clock: Clock

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
        return database.writing(self.engine, station)

    def reading(self) -> AbstractContextManager[Connection]:
        """One unchanging view (see `database.reading`)."""
        return database.reading(self.engine)

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()


def headquarters_exists(home: Path) -> bool:
    """Whether a headquarters was made in this folder."""
    return is_in_home(home / VAULT)


def create_headquarters(
    home: Path,
    *,
    name: str,
    passphrase: str,
    database_url: str | None = None,
    spare_recipient: str | None = None,
    tube_form: str = DEFAULT_TUBE_FORM,
) -> str:
    """Makes the keys and the database of a headquarters.

    All of it is made in a room of the home and gets its place at the end, the vault last.

    Args:
        home: folder; made where it is missing.
        name: for people.
        passphrase: opens the vault.
        database_url: PostgreSQL by URL; None for an encrypted SQLite file in the home.
        spare_recipient: age recipient whose key lies in a safe. Without one a spare key is made
            and left in the home as `headquarters-spare.age`, sealed by the same passphrase, to
            be carried away: it opens batches on the day the vault is lost.
        tube_form: one that `check_tube_form` takes.

    Returns:
        the city's identity.

    Raises:
        Refusal: headquarters_exists, passphrase_short, recipient_invalid.
        EnvironmentFault: disk_full, home_not_writable, database_unreachable and others of
            `database`.
    """
    sweep(home, placed=_PLACED)
    # One that lost its vault is nobody's to write over: the vault may turn up again.
    if headquarters_exists(home) or is_in_home(home / DATABASE):
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
    with room(home) as folder:
        hq = _opened(folder, made, WallClock())
        with closing(hq):
            unfinished.begin(hq.engine, hq.city, partial(derive, now=hq.clock.now()))
        with telling_home():
            if spare is not None:
                sealed = keys.age_encrypt_passphrase(spare.encode(), passphrase)
                write_whole(folder / SPARE, sealed)
            write_whole(folder / VAULT, _sealed(made, passphrase))
        place(folder, home, _PLACED)
    with suppress(EnvironmentFault):  # what this leaves the first opening does
        _prepared(home, made, WallClock()).close()
    return hq.city


def open_headquarters(home: Path, passphrase: str, *, clock: Clock | None = None) -> Headquarters:
    """Opens the vault and the database.

    Raises:
        Refusal: headquarters_missing, passphrase_wrong, vault_damaged.
        EnvironmentFault: database_missing, database_unreachable, store_too_new and others of
            `database`.
    """
    if not headquarters_exists(home):
        raise Refusal("headquarters_missing")
    plain = vault.open_vault(read_home(home / VAULT), passphrase)
    held = msgspec.json.decode(plain, type=Secrets)
    sweep(home, placed=_PLACED)
    if held.database_url is None and not is_in_home(home / DATABASE):
        # An empty one in its place would make strangers of all stations.
        raise EnvironmentFault("database_missing")
    return _prepared(home, held, clock or WallClock())


def change_secrets(home: Path, passphrase: str, change: Callable[[Secrets], Secrets]) -> Secrets:
    """Replaces what the vault keeps, whole or not at all, under the same passphrase.

    Raises:
        Refusal: headquarters_missing, passphrase_wrong, vault_damaged, and what `change` refuses.
        EnvironmentFault: home_not_writable.
    """
    if not headquarters_exists(home):
        raise Refusal("headquarters_missing")
    plain = vault.open_vault(read_home(home / VAULT), passphrase)
    held = msgspec.json.decode(plain, type=Secrets)
    changed = msgspec.structs.replace(change(held), revision=held.revision + 1)
    with telling_home():
        write_whole(home / VAULT, _sealed(changed, passphrase))
    return changed


def _check_spare(recipient: str) -> None:
    """A mistyped one is refused before it is too late: batches nobody can open."""
    try:
        check_recipients([recipient])
    except ValueError as error:
        raise Refusal("recipient_invalid") from error


def _opened(home: Path, held: Secrets, clock: Clock) -> Headquarters:
    engine = database.open_engine(
        home / DATABASE, key=bytes.fromhex(held.database_key), url=held.database_url
    )
    return Headquarters(held, engine, clock)


def _prepared(home: Path, held: Secrets, clock: Clock) -> Headquarters:
    hq = _opened(home, held, clock)
    try:
        unfinished.end(hq.engine, hq.city)
        database.prepare(hq.engine, hq.city, derive=partial(derive, now=clock.now()))
    except BaseException:
        hq.close()
        raise
    return hq


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
