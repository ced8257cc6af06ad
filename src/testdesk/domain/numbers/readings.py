"""Decodes a text in all possible ways, so that it can be searched for codes of our own.

It decodes the encodings that web pages, QR codes and JSON use for text, nested to any depth:
percent signs, HTML entities, escapes of JSON and JavaScript, base64 and base64url (padded or not,
at any offset), and hex in pairs (with or without separators). It does not unpack compressed data
(deflate, the compressed codes of QR), which costs more than it gains. It does not read backwards
either: no system writes backwards, and more numbers of other systems would look like one of ours by
chance.
"""

from __future__ import annotations

import html
import re
import unicodedata
from base64 import b64decode
from collections import deque
from urllib.parse import unquote

import msgspec

# The limit for all readings together. The longest scan has 2,048 characters; only a crafted text
# exceeds the limit.
MAX_CHARACTERS = 65_536
# The shortest code, the fifteen digits of an old ID number, has this length in base64 and in hex.
_BASE64 = re.compile("[A-Za-z0-9+/_-]{20,}")
_HEX = re.compile("[0-9A-Fa-f]{30,}")
# The separators between pairs of hex digits.
_BETWEEN_PAIRS = re.compile("0[xX]|[^0-9A-Za-z]+")
_BLANKS = re.compile(r"\s+")
_URL_SAFE_TO_STANDARD = str.maketrans("-_", "+/")
_PERCENT = re.compile("%[0-9A-Fa-f]{2}")
_ESCAPE = re.compile(
    r"(?:\\u\{0{0,4}([0-9A-Fa-f]{1,4})\}|[\\%]u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2}))"
)
# Separates texts that were decoded from different places; the letter keeps a number from spanning
# two of them.
_SEPARATOR = " Z "


class Reading(msgspec.Struct, frozen=True):
    """One way to read a text.

    Attributes:
        text: the text in NFKC.
        packed: whether it was decoded from base64 or hex. If so, the characters next to a number
            may be garbage that only results from the offset at which decoding began.
    """

    text: str
    packed: bool = False


def readings(text: str) -> tuple[Reading, ...] | None:
    """The text itself and all its possible decodings.

    Returns:
        each reading once, with the least decoded first; None if they have more than
        `MAX_CHARACTERS` together, and so cannot all be searched.
    """
    waiting = deque([Reading(unicodedata.normalize("NFKC", text))])
    found = dict.fromkeys(waiting)
    total_length = 0
    while waiting:
        reading = waiting.popleft()
        total_length += len(reading.text)
        if total_length > MAX_CHARACTERS:
            return None
        for decoded in _decoded(reading):
            if decoded.text and decoded not in found:
                found[decoded] = None
                waiting.append(decoded)
    return tuple(found)


def _decoded(reading: Reading) -> tuple[Reading, ...]:
    text = reading.text
    return (
        Reading(unicodedata.normalize("NFKC", _unescaped(text)), reading.packed),
        Reading(unicodedata.normalize("NFKC", _SEPARATOR.join(_from_base64(text))), packed=True),
        Reading(unicodedata.normalize("NFKC", _SEPARATOR.join(_from_hex(text))), packed=True),
    )


def _unescaped(text: str) -> str:
    if _PERCENT.search(text):
        text = unquote(text)
    if "&" in text:
        text = html.unescape(text)
    return _ESCAPE.sub(lambda match: chr(int(match[1] or match[2] or match[3], 16)), text)


def _from_base64(text: str) -> list[str]:
    """Decodes each run of base64 characters from each of its four possible offsets."""
    found = []
    for variant in dict.fromkeys((text, _BLANKS.sub("", text))):
        for run in _BASE64.findall(variant):
            characters = run.translate(_URL_SAFE_TO_STANDARD)
            for start in range(4):
                packed = characters[start:]
                data = b64decode(packed + "A" * (-len(packed) % 4))
                found.append(_text(data))
    return found


def _from_hex(text: str) -> list[str]:
    """Decodes each run of hex digits from each of its two possible offsets."""
    found = []
    for variant in dict.fromkeys((text, _BETWEEN_PAIRS.sub("", text))):
        for run in _HEX.findall(variant):
            for start in range(2):
                pairs = run[start : len(run) - (len(run) - start) % 2]
                found.append(_text(bytes.fromhex(pairs)))
    return found


def _text(data: bytes) -> str:
    """Decodes data as UTF-8; if it is UTF-16, the ASCII letters and digits remain."""
    return data.replace(b"\0", b"").decode("utf-8", "replace")
