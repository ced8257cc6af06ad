"""How much one JSON text may ask of its reader (docs/bounds.md): values, and how deep they nest.

A value of two bytes costs a reader up to eighty, so that bytes alone are no bound.
"""

from __future__ import annotations

from itertools import accumulate

# A list of 2,000 people, the largest thing an event says, has some 40,000.
MOST_VALUES = 1 << 17
# An interpreter's own bound depends on who called it: what one takes in, another could not read.
DEEPEST = 64

_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def is_bounded(data: bytes) -> bool:
    """Whether a JSON text has at most `MOST_VALUES` values, nested at most `DEEPEST` deep.

    Counts signs and makes no value. What is no JSON gets either answer.
    """
    few = len(data) <= 2 * MOST_VALUES  # a value and its separator take two bytes
    if few and sum(map(data.count, (b"[", b"{"))) <= DEEPEST:
        return True
    signs = _outside_strings(data)
    if signs is None:
        return False
    openings, closings = (sum(map(signs.count, kind)) for kind in ((b"[", b"{"), (b"]", b"}")))
    if max(openings + signs.count(b","), closings) >= MOST_VALUES:
        return False
    return openings <= DEEPEST or _depth(signs) <= DEEPEST


def _outside_strings(data: bytes) -> bytes | None:
    """The text without what stands between quotes; None where there are too many of them."""
    plain = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    # A member is a value and a key.
    if plain.count(b'"') > 4 * MOST_VALUES:
        return None
    return b"".join(plain.split(b'"')[::2])


def _depth(signs: bytes) -> int:
    brackets = signs.translate(None, _ALL_BUT_BRACKETS)
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0)
