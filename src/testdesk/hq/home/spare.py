"""The spare key: kept in a safe, it opens batches, and what a forgotten passphrase has locked."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from testdesk.domain.refusals import NotAddressedToUs, Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.crypto.strength import require_strong
from testdesk.home_files import exists_in_home, raising_home_faults, read_home
from testdesk.hq.home.vault import RECOVERY, Secrets, write_vault

_AGE_MAGIC = b"age-encryption.org/"
_IDENTITY = re.compile(r"AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}")
# A file of one key is below 1 KB; somebody may give any other file instead.
_LONGEST_FILE = 64 * 1024


def new_spare_key(passphrase: str, vault_passphrase: str, name: str) -> tuple[str, bytes]:
    """A new age identity, encrypted under a passphrase of its own (age, scrypt).

    Args:
        passphrase: its own.
        vault_passphrase: headquarters' own, from which it must differ.
        name: of the headquarters.

    Returns:
        The recipient, and the contents of the file.

    Raises:
        Refusal: passphrase_weak; spare_passphrase_same: the passphrase is the vault's, and would
            be forgotten together with it.
    """
    require_strong(passphrase, "passphrase", (name,))
    same = keys.normalised_passphrase(vault_passphrase)
    if keys.normalised_passphrase(passphrase) == same:
        raise Refusal("spare_passphrase_same")
    identity = keys.new_age_identity()
    sealed = keys.age_encrypt_passphrase(identity.encode(), passphrase)
    return keys.age_recipient(identity), sealed


def is_encrypted(data: bytes) -> bool:
    """Whether the file of a spare key needs a passphrase; a key made by age-keygen does not."""
    return data.startswith(_AGE_MAGIC)


def spare_identity(data: bytes, passphrase: str) -> str:
    """The age identity in the file of a spare key.

    Args:
        data: the file that `hq init` made, or an identity file of age, as written by age-keygen.
        passphrase: used if the file `is_encrypted`.

    Raises:
        Refusal: spare_key_wrong: it is no such file; passphrase_wrong, passphrase_work_excessive.
    """
    if len(data) > _LONGEST_FILE:
        raise Refusal("spare_key_wrong")
    try:
        plain = keys.age_decrypt_passphrase(data, passphrase) if is_encrypted(data) else data
    except NotAddressedToUs as refusal:
        raise Refusal("spare_key_wrong") from refusal
    found: set[str] = set(_IDENTITY.findall(plain.decode("utf-8", "replace")))
    if len(found) != 1:
        raise Refusal("spare_key_wrong")
    return found.pop()


def recover(home: Path, *, identity: str, new_passphrase: str) -> str:
    """Gives headquarters' vault a new passphrase; the old one is not needed, nor the vault.

    The keys and settings come from the recovery file beside the vault. If it is older than the
    database, a new epoch begins when headquarters is opened next (see `epochs`).

    Returns:
        The name of the headquarters.

    Raises:
        Refusal: recovery_missing: there is no such file; spare_key_wrong: it was sealed to another
            key; payload_damaged, passphrase_weak.
        EnvironmentFault: home_not_readable, home_not_writable, disk_full.
    """
    path = home / RECOVERY
    if not exists_in_home(path):
        raise Refusal("recovery_missing", reason="headquarters")
    contents = _opened(read_home(path), identity)
    require_strong(new_passphrase, "passphrase", (contents.name,))
    with raising_home_faults():
        write_vault(home, contents, new_passphrase)
    return contents.name


def _opened(data: bytes, identity: str) -> Secrets:
    try:
        return msgspec.json.decode(keys.age_decrypt(data, [identity]), type=Secrets)
    except NotAddressedToUs as refusal:
        raise Refusal("spare_key_wrong") from refusal
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refusal("payload_damaged") from error
