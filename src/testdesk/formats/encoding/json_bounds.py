"""Bounds of one JSON text (docs/bounds.md): number of values, and depth of nesting.

A value that is two bytes of text can cost the decoder eighty bytes of memory, so limiting the size
of the text is not enough.
"""

from __future__ import annotations

from itertools import accumulate

# A list of 2,000 people, the largest event body, has about 40,000 values.
MAX_VALUES = 1 << 17
# Python's own recursion limit counts the callers too, so two programs could disagree about the same
# text.
MAX_DEPTH = 64

_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
# Bracket -> how it changes the depth.
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def is_bounded(data: bytes) -> bool:
    """Whether a JSON text has at most `MAX_VALUES` values, nested at most `MAX_DEPTH` deep.

    Counts characters without creating values. The result for text that is not JSON is arbitrary.
    """
    is_short = len(data) <= 2 * MAX_VALUES  # a value and its separator take two bytes
    if is_short and sum(map(data.count, (b"[", b"{"))) <= MAX_DEPTH:
        return True
    characters = _outside_strings(data)
    if characters is None:
        return False
    openings, closings = (sum(map(characters.count, kind)) for kind in ((b"[", b"{"), (b"]", b"}")))
    if max(openings + characters.count(b","), closings) >= MAX_VALUES:
        return False
    return openings <= MAX_DEPTH or _depth(characters) <= MAX_DEPTH


def _outside_strings(data: bytes) -> bytes | None:
    """The text without quoted strings; None if there are too many of them."""
    plain = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    # An object member may have two strings, the key and the value.
    if plain.count(b'"') > 4 * MAX_VALUES:
        return None
    return b"".join(plain.split(b'"')[::2])


def _depth(characters: bytes) -> int:
    brackets = characters.translate(None, _ALL_BUT_BRACKETS)
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0)
