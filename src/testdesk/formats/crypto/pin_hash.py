"""Hashes of operators' PINs.

Short, because the passwords of headquarters' accounts are hashed where they are kept.
"""

from __future__ import annotations

import re

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from testdesk.formats.crypto import vault

SALT_SIZE = 16
_HASH_SIZE = 32
_COST = re.compile(r"\$argon2id\$v=19\$m=([0-9]{1,6}),t=([0-9]{1,2}),p=([0-9]{1,2})\$")


def hash_pin(pin: str, *, salt: bytes) -> str:
    """Hashes a PIN with Argon2id at the vault's cost (64 MiB, 3 passes, 1 lane).

    Args:
        pin: six digits.
        salt: 16 fresh random bytes.

    Returns:
        A PHC string, `$argon2id$…`, which contains the parameters, the salt and the hash.
    """
    return Argon2id(
        salt=salt,
        length=_HASH_SIZE,
        iterations=vault.PASSES,
        lanes=vault.LANES,
        memory_cost=vault.MEMORY_KIB,
    ).derive_phc_encoded(pin.encode("utf-8", "replace"))


def is_pin(pin: str, stored: str) -> bool:
    """Whether the PIN has this hash; a hash that costs more than ours is refused unread."""
    cost = _COST.match(stored)
    limits = (vault.MOST_MEMORY_KIB, vault.MOST_PASSES, vault.LANES)
    if cost is None or any(int(n) > most for n, most in zip(cost.groups(), limits, strict=True)):
        return False
    try:
        Argon2id.verify_phc_encoded(pin.encode("utf-8", "replace"), stored)
    except (InvalidKey, ValueError):
        return False
    return True
