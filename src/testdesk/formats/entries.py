"""Events as lines of a payload: canonical JSON `{"body":…,"header":…}`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import msgspec

from testdesk.domain.events import Entry, Header
from testdesk.domain.refusals import Refusal

# Room for 100,000 samples, or a roster of a million people in a kit, with a wide margin.
PAYLOAD_LIMIT = 1 << 30

_encoder = msgspec.json.Encoder(order="sorted")


class _Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    body: msgspec.Raw
    header: Header


_decoder = msgspec.json.Decoder(_Line)


def write_entries(entries: Iterable[Entry]) -> list[bytes]:
    """One line an event; an erased body is null."""
    return [
        b'{"body":%b,"header":%b}' % (entry.body or b"null", _encoder.encode(entry.header))
        for entry in entries
    ]


def read_entries(lines: Iterable[bytes]) -> list[Entry]:
    """Reads what `write_entries` wrote, byte for byte.

    Raises:
        Refusal: event_damaged, with the line's number from 1: not canonical, or a body that is
            not the one its header hashes.
    """
    return [_read(line, number) for number, line in enumerate(lines, start=1)]


def _read(line: bytes, number: int) -> Entry:
    try:
        read = _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refusal("event_damaged", line=number) from error
    body = bytes(read.body)
    entry = Entry(read.header, None if body == b"null" else body)
    if write_entries([entry]) != [line]:
        raise Refusal("event_damaged", line=number)
    if entry.body is not None and hashlib.sha256(body).hexdigest() != entry.header.body_sha256:
        raise Refusal("event_damaged", line=number)
    return entry
