"""Signing keys (Ed25519) and age encryption: thin functions over two libraries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from testdesk.domain.error_codes import RefusalCode
from testdesk.domain.refusals import PassphraseWorkExcessive, Refusal
from testdesk.formats.crypto import age_passphrase
from testdesk.formats.encoding import forms

# pyrage has one error class; only its messages distinguish the cases, and a test would notice
# if they changed.
_AGE_REFUSALS: dict[str, RefusalCode] = {
    "No matching keys found": "not_addressed_to_us",
    "Decryption failed": "passphrase_wrong",
    "Excessive work parameter": "passphrase_work_excessive",
}
_AGE_MAGIC = b"age-encryption.org/v1\n"
# A header with sixteen recipients is below 3 KB; each extra stanza costs the reader a key exchange.
_LONGEST_HEADER = 8 * 1024
_SCRYPT_STANZA = re.compile(rb"\n-> scrypt(?: |\n)")
_SINGLE_SCRYPT_HEADER = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]{0,2})\n[A-Za-z0-9+/]{43}"
)
_MAX_TRIES = 5


def new_signing_key() -> bytes:
    """A new Ed25519 private key: its 32-byte seed."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_key(seed: bytes) -> bytes:
    """The 32-byte Ed25519 public key of a seed."""
    return _signing_key(seed)[1]


def sign(seed: bytes, domain: bytes, message: bytes) -> bytes:
    """Signs with Ed25519 (RFC 8032) over `domain`, one zero byte, `message`.

    Args:
        seed: 32 bytes.
        domain: the kind of thing that is signed, such as b"testdesk-batch-v1"; without a zero byte,
            so that no signature of one kind passes for another.
        message: the bytes that are signed.

    Returns:
        64 bytes.
    """
    return _signing_key(seed)[0].sign(_with_domain(domain, message))


def verify(public: bytes, domain: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `sign` made this signature under this key; False for a malformed key."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _with_domain(domain, message))
    except (InvalidSignature, ValueError):
        return False
    return True


def normalised_passphrase(passphrase: str) -> str:
    """Applies NFKC, so that full-width, Korean and plain keyboards give the same passphrase."""
    return unicodedata.normalize("NFKC", passphrase)


def new_age_identity() -> str:
    """A new age X25519 identity: "AGE-SECRET-KEY-1..."."""
    return str(pyrage.x25519.Identity.generate())


def age_identity(secret: bytes) -> str:
    """The age X25519 identity of a secret of 32 bytes, as Bech32 (BIP 173)."""
    return forms.bech32("age-secret-key-", secret).upper()


def age_recipient(identity: str) -> str:
    """The public recipient ("age1...") of an identity.

    Raises:
        Refusal: "identity_invalid".
    """
    return str(_identity(identity).to_public())


def age_encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypts for one or more "age1..." recipients (age v1, binary form).

    Raises:
        Refusal: "recipient_invalid": no recipient, or one that is not an X25519 recipient.
    """
    try:
        keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
        return bytes(pyrage.encrypt(data, keys))
    except (pyrage.RecipientError, pyrage.EncryptError) as error:
        raise Refusal("recipient_invalid") from error


def age_decrypt(data: bytes, identities: Sequence[str]) -> bytes:
    """Decrypts with any of the identities.

    Raises:
        Refusal: "not_addressed_to_us", "payload_damaged" or "identity_invalid".
    """
    keys = [_identity(text) for text in identities]
    try:
        _header(data)
        return bytes(pyrage.decrypt(data, keys))
    except pyrage.DecryptError as error:
        raise _refusal(error) from error


def age_encrypt_passphrase(data: bytes, passphrase: str) -> bytes:
    """Encrypts under a passphrase (age v1, scrypt); takes a few tenths of a second by design."""
    return age_passphrase.encrypt(data, normalised_passphrase(passphrase))


def age_decrypt_passphrase(data: bytes, passphrase: str) -> bytes:
    """Decrypts what `age_encrypt_passphrase` made.

    Raises:
        Refusal: "passphrase_wrong" (or a few damaged bytes in the header, which age cannot
            distinguish), "payload_damaged", "not_addressed_to_us" (encrypted to a key, not under a
            passphrase), or "passphrase_work_excessive": the file asks for more scrypt work than we
            ever write. This is checked in the header, before any work is done.
    """
    _check_scrypt(_header(data))
    # pyrage limits the work by how fast this machine seems at the moment: one that just paused may
    # seem too slow for an honest file.
    for _ in range(_MAX_TRIES):
        try:
            return bytes(pyrage.passphrase.decrypt(data, normalised_passphrase(passphrase)))
        except pyrage.DecryptError as error:
            refusal = _refusal(error)
            if not isinstance(refusal, PassphraseWorkExcessive):
                raise refusal from error
    raise PassphraseWorkExcessive()


@lru_cache(maxsize=4)
def _signing_key(seed: bytes) -> tuple[Ed25519PrivateKey, bytes]:
    """The key and its public half, cached: a program signs thousands of times with the same few."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return key, key.public_key().public_bytes_raw()


def _with_domain(domain: bytes, message: bytes) -> bytes:
    if not domain or b"\0" in domain:
        raise ValueError("a signing domain is not empty and holds no zero byte")
    return domain + b"\0" + message


def _identity(text: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError as error:
        raise Refusal("identity_invalid") from error


def _header(data: bytes) -> bytes:
    """The part before the header's MAC: version and stanzas.

    pyrage also reads the armoured form; our files use only the binary one.
    """
    end = data.find(b"\n---", 0, _LONGEST_HEADER)
    if end < 0 or not data.startswith(_AGE_MAGIC):
        raise Refusal("payload_damaged")
    return data[:end]


def _check_scrypt(header: bytes) -> None:
    """Accepts a header with one scrypt stanza of at most our work factor, or with none."""
    if not _SCRYPT_STANZA.search(header):
        return
    match = _SINGLE_SCRYPT_HEADER.fullmatch(header)
    if match is None:
        raise Refusal("payload_damaged")
    if int(match[1]) > age_passphrase.LOG_N:
        raise PassphraseWorkExcessive()


def _refusal(error: pyrage.DecryptError) -> Refusal:
    message = str(error)
    for beginning, code in _AGE_REFUSALS.items():
        if message.startswith(beginning):
            return Refusal(code)
    return Refusal("payload_damaged")
