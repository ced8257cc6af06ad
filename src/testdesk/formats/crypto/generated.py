"""Makes passphrases for people who would rather not think one up.

Short, because kits, homes and the spare key all get theirs here.
"""

from __future__ import annotations

import secrets
from math import floor, log2

# Digits can be read out over a bad line in any language, and typed on every keyboard. Each guess
# takes as long as the file's key derivation.
_GROUPS, _DIGITS = 6, 4
GENERATED_BITS = floor(log2(10 ** (_GROUPS * _DIGITS)))


def generated_passphrase() -> str:
    """Six groups of four random digits, such as 4821-9930-1177-6402-0058-7316: 79 bits."""
    groups = (secrets.randbelow(10**_DIGITS) for _ in range(_GROUPS))
    return "-".join(f"{group:0{_DIGITS}d}" for group in groups)
