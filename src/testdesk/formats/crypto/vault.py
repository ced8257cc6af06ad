"""The vault: a small file that keeps secrets under a passphrase (docs/formats/vault-v1.md)."""

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
# Argon2id's memory, passes and lanes (parallel computations): the values of a new vault, and the
# upper limits for a vault that is opened. The file states how much work is needed to open it. More
# than we ever write is refused, so that a hostile file cannot exhaust the laptop.
MEMORY_KIB = 64 * 1024
PASSES = 3
LANES = 1
SALT_SIZE = 16
NONCE_SIZE = 12

_MIN_MEMORY_KIB = 8 * 1024
# A station's secret is one key; the secrets of headquarters take about 5 KB at most.
SIZE_LIMIT = 64 * 1024


class _Kdf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the key is derived from the passphrase; `salt` is in hex."""

    name: str
    memory_kib: int
    passes: int
    lanes: int
    salt: str


class _Vault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file; `sealed` is the encrypted secret, in hex like `nonce` and `checksum`."""

    format: str
    version: int
    kdf: _Kdf
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
    if len(salt) != SALT_SIZE or len(nonce) != NONCE_SIZE:
        raise ValueError("a vault has a salt of 16 bytes and a nonce of 12")
    kdf = _Kdf("argon2id", MEMORY_KIB, PASSES, LANES, salt.hex())
    header = _header(kdf, nonce.hex())
    sealed = ChaCha20Poly1305(_key(kdf, passphrase)).encrypt(
        nonce, secret, canonical.encode(header)
    )
    body = {**header, "sealed": sealed.hex()}
    return canonical.encode({**body, "checksum": _checksum(body)})


def open_vault(data: bytes, passphrase: str) -> bytes:
    """Decrypts the secret of a vault.

    Raises:
        Refusal: "vault_damaged": not a vault, changed bytes, or key-derivation work beyond the
            bounds; "version_unknown": made by a newer program; "passphrase_wrong".
    """
    vault = _read(data)
    header = canonical.encode(_header(vault.kdf, vault.nonce))
    cipher = ChaCha20Poly1305(_key(vault.kdf, passphrase))
    try:
        return cipher.decrypt(bytes.fromhex(vault.nonce), bytes.fromhex(vault.sealed), header)
    except InvalidTag as error:
        raise Refusal("passphrase_wrong") from error


def _read(data: bytes) -> _Vault:
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
    if value.get("version") != VERSION:
        raise Refusal("version_unknown", format=FORMAT)
    try:
        vault = msgspec.convert({**value, "checksum": ""}, _Vault)
    except msgspec.ValidationError as error:
        raise Refusal("vault_damaged") from error
    _require_form(vault)
    return vault


def _require_form(vault: _Vault) -> None:
    kdf = vault.kdf
    in_bounds = (
        kdf.name == "argon2id"
        and _MIN_MEMORY_KIB <= kdf.memory_kib <= MEMORY_KIB
        and 1 <= kdf.passes <= PASSES
        and kdf.lanes == LANES
    )
    texts = (kdf.salt, vault.nonce, vault.sealed)
    if not in_bounds or not all(_is_hex(text) for text in texts):
        raise Refusal("vault_damaged")
    if len(kdf.salt) != 2 * SALT_SIZE or len(vault.nonce) != 2 * NONCE_SIZE:
        raise Refusal("vault_damaged")


def _is_hex(text: str) -> bool:
    return len(text) % 2 == 0 and set(text) <= set("0123456789abcdef")


def _header(kdf: _Kdf, nonce: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "kdf": msgspec.to_builtins(kdf),
        "nonce": nonce,
    }


def _checksum(body: dict[str, Any]) -> str:
    return hashlib.sha256(canonical.encode(body)).hexdigest()


def _key(kdf: _Kdf, passphrase: str) -> bytes:
    derivation = Argon2id(
        salt=bytes.fromhex(kdf.salt),
        length=32,
        iterations=kdf.passes,
        lanes=kdf.lanes,
        memory_cost=kdf.memory_kib,
    )
    return derivation.derive(keys.normalised_passphrase(passphrase).encode("utf-8"))
