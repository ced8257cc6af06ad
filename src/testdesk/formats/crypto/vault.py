"""The vault: a small file that keeps a secret under a passphrase.

See docs/formats/vault-v1.md; for a vault that several passphrases open, `vault_slots`.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import canonical

FORMAT = "testdesk-vault"
VERSION = 1
# Argon2id's memory, passes and lanes (parallel computations) of a new vault, PIN or password.
MEMORY_KIB = 64 * 1024
PASSES = 3
LANES = 1
# The upper limits for what is opened. The file states how much work is needed to open it. More than
# we ever write is refused, so that a hostile file cannot exhaust the laptop.
MOST_MEMORY_KIB = MEMORY_KIB
MOST_PASSES = PASSES
SALT_SIZE = 16
NONCE_SIZE = 12

_MIN_MEMORY_KIB = 8 * 1024
# A station's secret is one key; the secrets of headquarters take about 5 KB at most.
SIZE_LIMIT = 64 * 1024


class Kdf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the key is derived from the passphrase; `salt` is in hex."""

    name: str
    memory_kib: int
    passes: int
    lanes: int
    salt: str


class SealedBox(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An encrypted secret and what its key is derived with; `nonce` and `sealed` are in hex."""

    kdf: Kdf
    nonce: str
    sealed: str


class _Vault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file; `sealed` is the encrypted secret, in hex like `nonce` and `checksum`."""

    format: str
    version: int
    kdf: Kdf
    nonce: str
    sealed: str
    checksum: str


def seal_vault(secret: bytes, passphrase: str, *, salt: bytes, nonce: bytes) -> bytes:
    """Encrypts a secret: Argon2id (64 MiB, 3 passes, 1 lane), then ChaCha20-Poly1305.

    Args:
        secret: the bytes to keep.
        passphrase: any text; NFKC is applied.
        salt: 16 fresh random bytes.
        nonce: 12 fresh random bytes.

    Returns:
        The file's bytes, canonical JSON.
    """
    return pack_box(seal_box(secret, passphrase, salt=salt, nonce=nonce))


def pack_box(box: SealedBox) -> bytes:
    """The bytes of a vault of version 1."""
    return with_checksum({**_header(box.kdf, box.nonce), "sealed": box.sealed})


def seal_box(secret: bytes, passphrase: str, *, salt: bytes, nonce: bytes) -> SealedBox:
    """Encrypts as `seal_vault`, for a vault that has more than one such box."""
    if len(salt) != SALT_SIZE or len(nonce) != NONCE_SIZE:
        raise ValueError("a vault has a salt of 16 bytes and a nonce of 12")
    kdf = Kdf("argon2id", MEMORY_KIB, PASSES, LANES, salt.hex())
    header = canonical.encode(_header(kdf, nonce.hex()))
    sealed = ChaCha20Poly1305(_key(kdf, passphrase)).encrypt(nonce, secret, header)
    return SealedBox(kdf, nonce.hex(), sealed.hex())


def with_checksum(body: dict[str, Any]) -> bytes:
    """The file's bytes: canonical JSON of the members and their checksum."""
    return canonical.encode({**body, "checksum": _checksum(body)})


def open_vault(data: bytes, passphrase: str) -> bytes:
    """Decrypts the secret of a vault with one passphrase.

    Raises:
        Refusal: "vault_damaged": not a vault, changed bytes, or key-derivation work beyond the
            bounds; "version_unknown": made by a newer program; "passphrase_wrong".
    """
    return open_box(read_vault_box(data), passphrase)


def open_box(box: SealedBox, passphrase: str) -> bytes:
    """Decrypts a secret whose form has been checked.

    Raises:
        Refusal: "passphrase_wrong".
    """
    header = canonical.encode(_header(box.kdf, box.nonce))
    cipher = ChaCha20Poly1305(_key(box.kdf, passphrase))
    try:
        return cipher.decrypt(bytes.fromhex(box.nonce), bytes.fromhex(box.sealed), header)
    except InvalidTag as error:
        raise Refusal("passphrase_wrong") from error


def read_vault_box(data: bytes) -> SealedBox:
    """Reads a vault of version 1 without opening it; refuses as `open_vault`."""
    value = checked_body(data)
    if value.get("version") != VERSION:
        raise Refusal("version_unknown", format=FORMAT)
    try:
        vault = msgspec.convert({**value, "checksum": ""}, _Vault)
    except msgspec.ValidationError as error:
        raise Refusal("vault_damaged") from error
    box = SealedBox(vault.kdf, vault.nonce, vault.sealed)
    require_box_form(box)
    return box


def checked_body(data: bytes) -> dict[str, Any]:
    """The members of a vault of any version without its checksum, which has been verified.

    Raises:
        Refusal: "vault_damaged".
    """
    if len(data) > SIZE_LIMIT:
        raise Refusal("vault_damaged")
    try:
        value = canonical.decode(data)
    except Refusal as error:
        raise Refusal("vault_damaged") from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Refusal("vault_damaged")
    if value.pop("checksum", None) != _checksum(value):
        raise Refusal("vault_damaged")
    return value


def require_box_form(vault: SealedBox) -> None:
    """Refuses key-derivation work beyond the bounds, and texts of another form.

    Raises:
        Refusal: "vault_damaged".
    """
    kdf = vault.kdf
    in_bounds = (
        kdf.name == "argon2id"
        and _MIN_MEMORY_KIB <= kdf.memory_kib <= MOST_MEMORY_KIB
        and 1 <= kdf.passes <= MOST_PASSES
        and kdf.lanes == LANES
    )
    texts = (kdf.salt, vault.nonce, vault.sealed)
    if not in_bounds or not all(is_hex(text) for text in texts):
        raise Refusal("vault_damaged")
    if len(kdf.salt) != 2 * SALT_SIZE or len(vault.nonce) != 2 * NONCE_SIZE:
        raise Refusal("vault_damaged")


def is_hex(text: str) -> bool:
    """Whether a text is a whole number of bytes in lower-case hex."""
    return len(text) % 2 == 0 and set(text) <= set("0123456789abcdef")


def _header(kdf: Kdf, nonce: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "kdf": msgspec.to_builtins(kdf),
        "nonce": nonce,
    }


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(canonical.encode(body)).hexdigest()


def _key(kdf: Kdf, passphrase: str) -> bytes:
    derivation = Argon2id(
        salt=bytes.fromhex(kdf.salt),
        length=32,
        iterations=kdf.passes,
        lanes=kdf.lanes,
        memory_cost=kdf.memory_kib,
    )
    return derivation.derive(keys.normalised_passphrase(passphrase).encode("utf-8"))
