"""The vault of a headquarters: its keys and settings, under its passphrase."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

import msgspec

from testdesk.atomic_write import write_atomically
from testdesk.domain.cards import DEFAULT_VALID_DAYS
from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM
from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import vault
from testdesk.home_files import is_in_home, read_home, reporting_home_faults
from testdesk.hq.store.postgresql.server import ServerIdentity

VAULT = "headquarters.vault"


class Secrets(msgspec.Struct, frozen=True):
    """What the vault keeps; keys as hex.

    Attributes:
        name: of the headquarters, for people.
        signing_seed: the city's Ed25519 seed.
        age_identity: opens batches.
        spare_recipient: its key, which is kept elsewhere, also opens them (see `home.SPARE`).
        card_keys: 32 bytes each, by key id.
        card_key_id: the one that new cards use.
        person_key: 32 bytes, makes pseudonyms.
        database_key: 32 bytes, of the SQLCipher file.
        database_url: PostgreSQL instead of the file, or None.
        tube_form, pool_size, card_valid_days: sent to the stations in kits.
        card_key_ends: last day on which cards of an old key are read, by key id.
        revision: counts the changes; a program with an older one must no longer write settings.
        database_made: the database has been made; False until then.
        may_lose_acknowledged: a standby may be promoted that lacks acknowledged batches.
        server: the PostgreSQL server of last time; None for SQLite, and while none is known.
        epoch, epoch_number: the newest (see `epochs`), as in the database; "" and 0 in a vault of
            testdesk 0.1.
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
    database_made: bool = True
    may_lose_acknowledged: bool = False
    server: ServerIdentity | None = None
    epoch: str = ""
    epoch_number: int = 0

    def __repr__(self) -> str:
        return "Secrets(...)"  # a crash page shows every repr


def headquarters_exists(home: Path) -> bool:
    """Whether a headquarters was made in this folder."""
    return is_in_home(home / VAULT)


def read_vault(home: Path, passphrase: str) -> Secrets:
    """What the vault keeps.

    Raises:
        Refusal: headquarters_missing, passphrase_wrong, vault_damaged.
        EnvironmentFault: home_not_readable.
    """
    if not headquarters_exists(home):
        raise Refusal("headquarters_missing")
    plain = vault.open_vault(read_home(home / VAULT), passphrase)
    return msgspec.json.decode(plain, type=Secrets)


def change_secrets(home: Path, passphrase: str, change: Callable[[Secrets], Secrets]) -> Secrets:
    """Replaces the vault's contents, completely or not at all, under the same passphrase.

    Raises:
        Refusal: headquarters_missing, passphrase_wrong, vault_damaged, and what `change` refuses.
        EnvironmentFault: home_not_writable.
    """
    held = read_vault(home, passphrase)
    changed = msgspec.structs.replace(change(held), revision=held.revision + 1)
    with reporting_home_faults():
        write_vault(home, changed, passphrase)
    return changed


def write_vault(home: Path, held: Secrets, passphrase: str) -> None:
    """Writes a vault atomically; faults are the caller's (see `reporting_home_faults`)."""
    sealed = vault.seal_vault(
        msgspec.json.encode(held, order="sorted"),
        passphrase,
        salt=secrets.token_bytes(vault.SALT_SIZE),
        nonce=secrets.token_bytes(vault.NONCE_SIZE),
    )
    write_atomically(home / VAULT, sealed)
