"""Canonical JSON and its packed lines: one value has one spelling, to be hashed and signed."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from testdesk.domain.refusals import Refusal

_SMALLEST = -(2**63)
_LARGEST = 2**63 - 1
# gzip, deflate, no name, no comment, no extra field, time 0.
_GZIP_OPENING = b"\x1f\x8b\x08\x00\x00\x00\x00\x00"
# Events are mostly hashes: the highest level makes them an eighth smaller and takes seven times
# as long (benchmarks/README.md).
_GZIP_LEVEL = 3
_GZIP_WINDOW = 31


def encode(value: object) -> bytes:
    """Write a value as canonical JSON (docs/formats/container-v1.md, "Canonical JSON").

    Keys are sorted by code point, no spaces, UTF-8 without ASCII escapes, integers of 64 bits
    only. Strings are kept as given: no Unicode normalisation happens here.

    Args:
        value: dict with str keys, list, tuple, str, int, bool or None, nested.

    Raises:
        TypeError: a float, bytes, or a key that is not a str: a bug of the caller.
        ValueError: an integer beyond 64 bits, or a lone surrogate: likewise.
    """
    _require_plain(value)
    return _write(value)


def decode(data: bytes) -> Any:  # noqa: ANN401  JSON may hold any of its kinds
    """Read canonical JSON and nothing else.

    Raises:
        Refusal: "not_canonical": not UTF-8, not JSON, a key twice, a float, or any spelling
            but the one that `encode` writes.
    """
    try:
        value = json.loads(
            data.decode("utf-8"),
            parse_float=_refuse,
            parse_constant=_refuse,
            parse_int=_whole,
        )
        # This also catches a key that comes twice: it is written once.
        same = _write(value) == data
    except (ValueError, RecursionError) as error:
        raise Refusal("not_canonical") from error
    if not same:
        raise Refusal("not_canonical")
    return value


def pack_lines(first: Mapping[str, Any], lines: Iterable[bytes]) -> bytes:
    r"""Write the payload's JSON Lines, gzip'd: the first line, the lines, a trailer.

    Args:
        first: binds the payload to its manifest (see `container.binding`).
        lines: one JSON value each, without b"\n".
    """
    body = list(lines)
    if any(b"\n" in line for line in body):
        raise ValueError("a line holds no line feed")
    text = b"".join(line + b"\n" for line in (encode(dict(first)), *body))
    return zlib.compress(text + _trailer(text), _GZIP_LEVEL, _GZIP_WINDOW)


def unpack_lines(data: bytes, limit: int) -> tuple[dict[str, Any], list[bytes]]:
    """Read what `pack_lines` wrote.

    Args:
        data: one gzip member.
        limit: how many bytes it may hold, unpacked; no more than that is ever unpacked.

    Returns:
        The first line's object, and the lines between it and the trailer as they are.

    Raises:
        Refusal: "payload_too_large" or "payload_damaged".
    """
    text = _gunzip(data, limit)
    end = text.rfind(b"\n", 0, -1) + 1
    if end == 0 or text[end:] != _trailer(text[:end]):
        raise Refusal("payload_damaged")
    opening, *lines = text[: end - 1].split(b"\n")
    return _opening(opening), lines


def _write(value: object) -> bytes:
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode("utf-8")


def _require_plain(value: object) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError("a key of canonical JSON is a str")
            _require_plain(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _require_plain(inner)
    elif isinstance(value, int):
        if not _SMALLEST <= value <= _LARGEST:
            raise ValueError("an integer of canonical JSON has 64 bits")
    elif value is not None and not isinstance(value, str):
        raise TypeError(f"canonical JSON has no {type(value).__name__}")


def _refuse(_spelling: str) -> NoReturn:
    raise Refusal("not_canonical")


def _whole(spelling: str) -> int:
    # Twenty characters hold every 64-bit integer; longer ones are not worth converting.
    if len(spelling) > 20 or not _SMALLEST <= int(spelling) <= _LARGEST:
        raise Refusal("not_canonical")
    return int(spelling)


def _trailer(text: bytes) -> bytes:
    # The first line is not counted: the number is that of the lines that say something.
    count = text.count(b"\n") - 1
    digest = hashlib.sha256(text).hexdigest()
    return encode({"lines": count, "sha256": digest}) + b"\n"


def _gunzip(data: bytes, limit: int) -> bytes:
    if not data.startswith(_GZIP_OPENING):
        raise Refusal("payload_damaged")
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    try:
        text = inflater.decompress(data, limit + 1)
    except zlib.error as error:
        raise Refusal("payload_damaged") from error
    if len(text) > limit:
        raise Refusal("payload_too_large")
    if not inflater.eof or inflater.unused_data:
        raise Refusal("payload_damaged")
    return text


def _opening(line: bytes) -> dict[str, Any]:
    try:
        value = decode(line)
    except Refusal as error:
        raise Refusal("payload_damaged") from error
    if not isinstance(value, dict):
        raise Refusal("payload_damaged")
    return value
