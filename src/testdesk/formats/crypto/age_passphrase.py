"""age files under a passphrase, written with a fixed work factor (c2sp.org/age, scrypt).

pyrage reads such files but is not used to write them: it measures the machine and then chooses the
work factor. A machine that paused during the measurement wrote kits that took a minute and 4 GB to
open, or that no laptop would open (docs/adr/0007).
"""

from __future__ import annotations

import base64
import hmac
import os
import struct

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

# scrypt's N as a power of two: 2^16 rounds of 1 KiB are 64 MiB, as for the vault, and take a few
# tenths of a second on any laptop.
LOG_N = 16
_CHUNK = 64 * 1024
_KEY_SIZE = 16


def encrypt(data: bytes, passphrase: str, *, log_n: int = LOG_N) -> bytes:
    """Encrypts under a passphrase, which is used unchanged.

    Args:
        data: any length.
        passphrase: already normalised (`keys.normalised_passphrase`).
        log_n: scrypt's work factor, as a power of two.

    Returns:
        an age v1 file, binary form.
    """
    salt, file_key, nonce = (os.urandom(_KEY_SIZE) for _ in range(3))
    header = _header(passphrase.encode(), salt, file_key, log_n)
    mac = hmac.digest(_derive_key(file_key, None, b"header"), header, "sha256")
    stream = ChaCha20Poly1305(_derive_key(file_key, nonce, b"payload"))
    return b"".join([header, b" ", _base64(mac), b"\n", nonce, *_chunks(stream, data)])


def _header(passphrase: bytes, salt: bytes, file_key: bytes, log_n: int) -> bytes:
    # age fixes the length of the key, and scrypt's r and p.
    kdf = Scrypt(b"age-encryption.org/v1/scrypt" + salt, length=32, n=1 << log_n, r=8, p=1)
    box = ChaCha20Poly1305(kdf.derive(passphrase)).encrypt(bytes(12), file_key, None)
    stanza = b"-> scrypt %s %d\n%s\n" % (_base64(salt), log_n, _base64(box))
    return b"age-encryption.org/v1\n" + stanza + b"---"


def _chunks(stream: ChaCha20Poly1305, data: bytes) -> list[bytes]:
    """The chunks of age's STREAM, numbered, the last one marked; only a sole chunk may be empty."""
    starts = range(0, len(data) or 1, _CHUNK)
    return [
        stream.encrypt(
            struct.pack(">3xQB", number, number == len(starts) - 1),
            data[start : start + _CHUNK],
            None,
        )
        for number, start in enumerate(starts)
    ]


def _derive_key(file_key: bytes, salt: bytes | None, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(file_key)


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")
