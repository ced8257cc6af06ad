"""The vault of a headquarters: its keys and settings, encrypted under its passphrase."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from testdesk.atomic_write import write_atomically
from testdesk.domain.cards import DEFAULT_VALID_DAYS
from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM
from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.domain.station.retention import DEFAULT_DAYS
from testdesk.formats.crypto import keys, vault
from testdesk.formats.crypto.strength import require_strong
from testdesk.home_files import exists_in_home, raising_home_faults, read_home
from testdesk.hq.store.postgresql.server import ServerIdentity

VAULT = "headquarters.vault"
# The same contents, sealed to the spare key, for the day on which the passphrase is forgotten.
RECOVERY = "headquarters-recovery.age"


class Secrets(msgspec.Struct, frozen=True):
    """The contents of the vault; keys are in hex.

    Attributes:
        name: the headquarters' name, for people to read.
        signing_seed: the city's Ed25519 seed.
        age_identity: the key that opens batches.
        spare_recipient: the age recipient of a second key, kept in a safe, that also opens batches.
        card_keys: the card keys, 32 bytes each, by key id.
        card_key_id: the id of the key for new cards.
        person_key: the key that makes pseudonyms, 32 bytes.
        database_key: the key of the SQLCipher file, 32 bytes.
        database_url: the URL of the PostgreSQL database; None for a file.
        tube_form: the form of the city's tube barcodes; goes into kits and updates.
        pool_size: how many people share a pooled tube; goes into kits and updates.
        card_valid_days: how long a new card is valid; goes into kits and updates.
        retention_days: how long stations keep personal data after its receipt; goes into kits and
            updates.
        card_key_ends: the last day on which cards of an old key are accepted, by key id.
        revision: counts the changes of the vault; a running program that has read an older revision
            must make no update files for stations.
        database_made: whether the database has been made.
        may_lose_acknowledged: whether a standby that lacks acknowledged batches may be promoted.
        server: the PostgreSQL server used last; None for SQLite, or if none is known yet.
        epoch, epoch_number: the random id and the number of the newest epoch (see `epochs`), as in
            the database; "" and 0 in a vault of testdesk 0.1.
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
    retention_days: int = DEFAULT_DAYS
    revision: int = 0
    database_made: bool = True
    may_lose_acknowledged: bool = False
    server: ServerIdentity | None = None
    epoch: str = ""
    epoch_number: int = 0

    def __repr__(self) -> str:
        return "Secrets(...)"  # crash pages show reprs


def headquarters_exists(home: Path) -> bool:
    """Whether a headquarters was made in this folder."""
    return exists_in_home(home / VAULT)


def read_vault(home: Path, passphrase: str) -> Secrets:
    """Opens the vault and returns its contents.

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
        Refusal: headquarters_missing, passphrase_wrong, vault_damaged, and those of `change`.
        EnvironmentFault: home_not_writable.
    """
    contents = read_vault(home, passphrase)
    changed = msgspec.structs.replace(change(contents), revision=contents.revision + 1)
    with raising_home_faults():
        write_vault(home, changed, passphrase)
    return changed


def change_passphrase(home: Path, *, old: str, new: str) -> None:
    """Encrypts the vault under another passphrase, completely or not at all; its contents stay.

    Raises:
        Refusal: headquarters_missing, passphrase_wrong, vault_damaged; passphrase_weak: the new
            one.
        EnvironmentFault: home_not_readable, home_not_writable, disk_full.
    """
    contents = read_vault(home, old)
    require_strong(new, "passphrase", (contents.name,))
    with raising_home_faults():
        write_vault(home, contents, new)


def keep_recovery_file(home: Path, contents: Secrets) -> None:
    """Writes the recovery file if it is missing: versions before 0.3 wrote none.

    Headquarters works without it, so a disk that refuses it is left to the next start.
    """
    with suppress(EnvironmentFault):
        if exists_in_home(home / RECOVERY):
            return
        plain = msgspec.json.encode(contents, order="sorted")
        with raising_home_faults():
            write_atomically(home / RECOVERY, keys.age_encrypt(plain, [contents.spare_recipient]))


def write_vault(home: Path, contents: Secrets, passphrase: str) -> None:
    """Writes the recovery file and the vault; for disk errors see `raising_home_faults`.

    Each is replaced atomically, the vault last: so no key is in use that only the vault has.
    """
    plain = msgspec.json.encode(contents, order="sorted")
    write_atomically(home / RECOVERY, keys.age_encrypt(plain, [contents.spare_recipient]))
    sealed = vault.seal_vault(
        plain,
        passphrase,
        salt=secrets.token_bytes(vault.SALT_SIZE),
        nonce=secrets.token_bytes(vault.NONCE_SIZE),
    )
    write_atomically(home / VAULT, sealed)
