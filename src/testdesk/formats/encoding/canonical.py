"""Canonical JSON and its packed lines: each value has one encoding, to be hashed and signed."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, NoReturn

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.formats.encoding import json_bounds

_SMALLEST = -(2**63)
_LARGEST = 2**63 - 1
# A number with so many digits may need more than 64 bits; a hash or a text may match too.
_LONG_NUMBER = re.compile(rb"[0-9]{19}")
# gzip with deflate, no name, no comment, no extra field, time 0.
_GZIP_OPENING = b"\x1f\x8b\x08\x00\x00\x00\x00\x00"
# Events are mostly hashes: the highest level saves another eighth of the size and takes seven times
# as long (benchmarks/README.md).
_GZIP_LEVEL = 3
# For zlib: a gzip header, and the largest window (2^15 bytes).
_GZIP_WINDOW = 31
# How many bytes are packed or unpacked together.
_PIECE = 256 * 1024
# No trailer is longer: it gives the number of the lines and the hash of all bytes before it.
_MAX_TRAILER = 256

# An event about 2,000 people with the longest notes takes 3.5 MB.
LONGEST_LINE = 8 << 20
# Samples shrink to a quarter, lists of people to a sixth, and a list in which all people have the
# same note of the greatest length to a thirtieth.
MAX_RATIO = 64
# Below this size the ratio is not checked: the few lines of a small file may all be alike.
RATIO_CHECKED_ABOVE = 16 << 20


class PayloadLimits(msgspec.Struct, frozen=True):
    """The limits of an unpacked payload.

    Attributes:
        total: the most bytes, including the first line and the trailer.
        ratio: the greatest ratio of unpacked to packed size, checked above `RATIO_CHECKED_ABOVE`.
        longest: the most bytes in one line; lines shorter than `_PIECE` may not be measured.
    """

    total: int
    ratio: int = MAX_RATIO
    longest: int = LONGEST_LINE

    def allowed(self, packed: int) -> int:
        """How many bytes a payload of this packed size may hold."""
        return min(self.total, max(RATIO_CHECKED_ABOVE, self.ratio * packed))


def encode(value: object) -> bytes:
    """Writes a value as canonical JSON (docs/formats/container-v1.md, "Canonical JSON").

    Keys are sorted by code point, no spaces, UTF-8 without ASCII escapes, integers of 64 bits only.
    Strings are kept as given: no Unicode normalisation happens here.

    Args:
        value: dict with str keys, list, tuple, str, int, bool or None, nested.

    Raises:
        TypeError: a float, bytes, or a key that is not a str; this is a bug of the caller.
        ValueError: an integer beyond 64 bits, or a lone surrogate; also a bug of the caller.
    """
    _require_plain(value)
    return _encoder.encode(value)


def encode_unchecked(value: object) -> bytes:
    """Like `encode`, without checking that the value has only the kinds that canonical JSON allows.

    The caller knows this, for example because the value is a result of `decode`.
    """
    return _encoder.encode(value)


def decode(data: bytes) -> Any:  # noqa: ANN401  JSON may hold any of its kinds
    """Reads canonical JSON and nothing else.

    Raises:
        Refusal: "not_canonical": not UTF-8, not JSON, a duplicate key, a float, beyond the bounds
            of `json_bounds`, or any encoding but that of `encode`.
    """
    if not json_bounds.is_bounded(data):
        raise Refusal("not_canonical")
    try:
        value = _decoder.decode(data)
        if _LONG_NUMBER.search(data):
            _require_plain(value)
        # This also catches duplicate keys, since each is written only once.
        same = _encoder.encode(value) == data
    except (ValueError, RecursionError) as error:
        raise Refusal("not_canonical") from error
    if not same:
        raise Refusal("not_canonical")
    return value


def pack_lines(
    first: Mapping[str, Any], lines: Iterable[bytes], limits: PayloadLimits | None = None
) -> bytes:
    r"""Writes the payload as gzip-compressed JSON Lines: the first line, the lines, a trailer.

    The trailer gives the number of the lines and the hash of everything before it.

    Args:
        first: binds the payload to its manifest (see `container.first_line`).
        lines: one JSON value each, without b"\n".
        limits: what the reader accepts.

    Raises:
        Refusal: "container_too_large": no reader would accept it.
    """
    longest = None if limits is None else limits.longest
    packer, digest = zlib.compressobj(_GZIP_LEVEL, wbits=_GZIP_WINDOW), hashlib.sha256()
    packed, size, count = list[bytes](), 0, 0
    for piece in _pieces_of(chain([encode(dict(first))], lines), longest):
        digest.update(piece)
        size += len(piece)
        count += piece.count(b"\n")
        packed.append(packer.compress(piece))
    trailer = _trailer(count - 1, digest)
    packed += packer.compress(trailer), packer.flush()
    made = b"".join(packed)
    if limits is not None and size + len(trailer) > limits.allowed(len(made)):
        raise Refusal("container_too_large")
    return made


def unpack_lines(data: bytes, limit: int) -> tuple[dict[str, Any], list[bytes]]:
    """Reads what `pack_lines` wrote, all lines at once.

    Args:
        data: one gzip member.
        limit: the most bytes when unpacked; never more are unpacked.

    Returns:
        The first line's object, and the lines between it and the trailer, unchanged.

    Raises:
        Refusal: "payload_too_large" or "payload_damaged".
    """
    first, lines = open_lines(data, PayloadLimits(limit))
    return first, list(lines)


def open_lines(data: bytes, limits: PayloadLimits) -> tuple[dict[str, Any], Iterator[bytes]]:
    """Checks the whole output of `pack_lines`, then yields it line by line.

    The payload is unpacked twice, a piece at a time, and never held as a whole: the memory needed
    to check it does not depend on its size.

    Returns:
        The first line's object, and the lines between it and the trailer, unchanged.

    Raises:
        Refusal: "payload_too_large" or "payload_damaged".
    """
    count = _check_lines(data, limits)
    lines = _split(_inflated(data))
    return _first_line_object(next(lines, b"")), islice(lines, count)


def lines_again(data: bytes, count: int) -> Iterator[bytes]:
    """The `count` lines after the first one, of data that `open_lines` has checked before."""
    return islice(_split(_inflated(data)), 1, 1 + count)


def _require_plain(value: object) -> None:
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("a key of canonical JSON is a str")
        _require_each(value.values())
    elif isinstance(value, list | tuple):
        _require_each(value)
    elif isinstance(value, int):
        if not _SMALLEST <= value <= _LARGEST:
            raise ValueError("an integer of canonical JSON has 64 bits")
    elif value is not None and not isinstance(value, str):
        raise TypeError(f"canonical JSON has no {type(value).__name__}")


def _require_each(values: Iterable[object]) -> None:
    for inner in values:
        if type(inner) is not str:  # nearly all values are strings
            _require_plain(inner)


def _no_float(_spelling: str) -> NoReturn:
    raise ValueError("canonical JSON has no fractions")


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(float_hook=_no_float)


def _pieces_of(lines: Iterable[bytes], longest: int | None) -> Iterator[bytes]:
    """The lines, each with its line feed, joined to pieces of about `_PIECE`."""
    joined, size = list[bytes](), 0
    for line in lines:
        if b"\n" in line:
            raise ValueError("a line holds no line feed")
        if longest is not None and len(line) > longest:
            raise Refusal("container_too_large")
        joined.append(line)
        size += len(line) + 1
        if size >= _PIECE:
            yield b"\n".join([*joined, b""])
            joined, size = [], 0
    yield b"\n".join([*joined, b""])


def _trailer(count: int, digest: hashlib._Hash) -> bytes:
    # The first line is not counted, only the content lines.
    return encode_unchecked({"lines": count, "sha256": digest.hexdigest()}) + b"\n"


def _check_lines(data: bytes, limits: PayloadLimits) -> int:
    """The number of lines, after checking the payload against its limits and its trailer.

    `open_length` is the length of a line that continues in the next piece; the last bytes of each
    piece are kept back, since they may be the trailer.
    """
    allowed, size, open_length, count = limits.allowed(len(data)), 0, 0, 0
    digest, unfinished = hashlib.sha256(), b""
    for piece in _inflated(data):
        size += len(piece)
        line_feed = piece.find(b"\n")
        longest = open_length + (len(piece) if line_feed < 0 else line_feed)
        if size > allowed or longest > limits.longest:
            raise Refusal("payload_too_large")
        open_length = longest if line_feed < 0 else len(piece) - 1 - piece.rfind(b"\n")
        text = unfinished + piece
        digest.update(text[:-_MAX_TRAILER])
        count += text.count(b"\n", 0, max(0, len(text) - _MAX_TRAILER))
        unfinished = text[-_MAX_TRAILER:]
    end = unfinished.rfind(b"\n", 0, -1) + 1
    digest.update(unfinished[:end])
    count += unfinished.count(b"\n", 0, end) - 1
    if end == 0 or unfinished[end:] != _trailer(count, digest):
        raise Refusal("payload_damaged")
    return count


def _split(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unfinished: list[bytes] = []
    for piece in pieces:
        head, *following = piece.split(b"\n")
        unfinished.append(head)
        for line in following:
            yield b"".join(unfinished)
            unfinished = [line]


def _inflated(data: bytes) -> Iterator[bytes]:
    """One gzip member in pieces, none larger than `_PIECE`."""
    if not data.startswith(_GZIP_OPENING):
        raise Refusal("payload_damaged")
    inflater, fed = zlib.decompressobj(_GZIP_WINDOW), 0
    rest = b""
    try:
        while not inflater.eof:
            if not rest:
                rest = data[fed : fed + _PIECE]
                fed += len(rest)
            piece = inflater.decompress(rest, _PIECE)
            if not (piece or rest):
                break  # truncated
            rest = inflater.unconsumed_tail
            yield piece
    except zlib.error as error:
        raise Refusal("payload_damaged") from error
    if not inflater.eof or inflater.unused_data or fed < len(data):
        raise Refusal("payload_damaged")


def _first_line_object(line: bytes) -> dict[str, Any]:
    try:
        value = decode(line)
    except Refusal as error:
        raise Refusal("payload_damaged") from error
    if not isinstance(value, dict):
        raise Refusal("payload_damaged")
    return value
