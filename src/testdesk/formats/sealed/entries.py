"""Events as lines of a payload (docs/formats/event-v1.md): `{"body":…,"header":…}`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry, Header
from testdesk.domain.journal.hash_chain import CheckedEntry
from testdesk.domain.refusals import Refusal
from testdesk.formats.encoding import canonical, forms, json_bounds

# Enough for a roster of a million people in a kit, with a wide margin.
PAYLOAD_LIMITS = canonical.PayloadLimits(1 << 30)

_encoder = msgspec.json.Encoder(order="sorted")
# Nineteen digits may be an integer that needs more than 64 bits, or only part of a text.
_LONG_NUMBER = re.compile(rb"[:,\[]-?[0-9]{19}")


# What nearly every header looks like. Each match has the forms of `_HeaderForm`, which takes four
# times as long to check; a header that does not match may have them as well.
_USUAL_HEADER = re.compile(
    rb'\{"at":"20[0-9]{2}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])'
    rb"|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
    rb'T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z",'
    rb'"body_sha256":"[0-9a-f]{64}","hlc":"[0-9a-f]{16}","id":"[0-9a-f]{32}",'
    rb'"kind":"[a-z][a-z0-9_]{0,63}","operator":"[^"\\]*","prev":"[0-9a-f]{64}",'
    rb'"seq":[1-9][0-9]{0,17},"station":[0-9]{1,3}\}'
)


class _HeaderForm(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """The fields of `Header` in order, with the forms that a reader requires."""

    id: forms.Hex32
    station: Annotated[int, Meta(ge=0, le=1023)]
    seq: forms.Seq
    hlc: forms.Hex16
    at: forms.Moment
    operator: forms.Line
    kind: forms.Code
    body_sha256: forms.Hex64
    prev: forms.Hex64

    def __post_init__(self) -> None:
        forms.check_moment(self.at)


class _Line(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    body: msgspec.Raw
    header: _HeaderForm


class _LenientLine(msgspec.Struct, frozen=True):
    """A line with any header: it was verified before, or is known to be damaged."""

    body: msgspec.Raw
    header: Header


_decoder = msgspec.json.Decoder(_Line)
_lenient_decoder = msgspec.json.Decoder(_LenientLine)


def write_entries(entries: Iterable[Entry]) -> list[bytes]:
    """One line per event; an erased body is null."""
    return [write_entry(entry) for entry in entries]


def write_entry(entry: Entry) -> bytes:
    """An event's line; an erased body is null."""
    return b'{"body":%b,"header":%b}' % (entry.body or b"null", _encoder.encode(entry.header))


def check_entry(entry: Entry) -> None:
    """Checks, before a writer keeps an event, that every reader will accept it.

    Raises:
        ValueError: it would be refused as `event_damaged`, which is a bug of the caller.
    """
    if refused_numbers([entry]):
        raise ValueError(f"an event of kind {entry.header.kind} that no reader accepts")


def read_entries(lines: Iterable[bytes], *, first_line: int = 1) -> list[Entry]:
    """Reads what `write_entries` wrote, byte for byte.

    A body of unknown kind or with unknown values is kept unchanged: an event of a later version
    must be passed on (see `hash_chain.read_event`).

    Raises:
        Refusal: event_damaged, with the line's number, counted from `first_line`: the line is not
            canonical, has a header field of the wrong form, exceeds the bounds of `json_bounds`, or
            its body does not match its header's kind and hash.
    """
    return [_read(line, number) for number, line in enumerate(lines, start=first_line)]


def entries_again(lines: Iterable[bytes]) -> Iterator[Entry]:
    """Yields the events of lines that `read_entries` has read before; nothing is verified."""
    for line in lines:
        read = _lenient_decoder.decode(line)
        body = bytes(read.body)
        yield Entry(read.header, None if body == b"null" else body)


def refused_numbers(entries: Iterable[Entry]) -> list[int]:
    """The sequence numbers of events for which a reader would refuse a batch that contains them."""
    refused: list[int] = []
    for entry in entries:
        try:
            read_entries(write_entries([entry]))
        except Refusal:
            refused.append(entry.header.seq)
    return refused


def is_refused(checked: CheckedEntry) -> bool:
    """Whether `refused_numbers` would name the event, which most often needs no second decoding."""
    return not _is_surely_accepted(checked) and bool(refused_numbers([checked.entry]))


def _is_surely_accepted(checked: CheckedEntry) -> bool:
    body = checked.entry.body
    if body is None or not checked.is_as_written or checked.link.fault or _LONG_NUMBER.search(body):
        return False
    line = b'{"body":%b,"header":%b}' % (body, checked.header_json)
    return json_bounds.is_bounded(line) and bool(_USUAL_HEADER.fullmatch(checked.header_json))


def read_damaged_entries(lines: Iterable[bytes]) -> list[Entry]:
    """The trustworthy part of refused lines: bodies that match their header's hash.

    It serves a person who examines a refused batch and re-enters what it claims about people. The
    headers may have any values; an invalid line is left out.
    """
    found: list[Entry] = []
    for line in filter(json_bounds.is_bounded, lines):
        try:
            read = _lenient_decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        body = bytes(read.body)
        if body != b"null" and _is_body_of(read.header, body):
            found.append(Entry(read.header, body))
    return found


def _read(line: bytes, number: int) -> Entry:
    if not json_bounds.is_bounded(line):
        raise Refusal("event_damaged", line=number)
    try:
        read = _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refusal("event_damaged", line=number) from error
    header = Header(*msgspec.structs.astuple(read.header))
    body = bytes(read.body)
    entry = Entry(header, None if body == b"null" else body)
    if write_entry(entry) != line:
        raise Refusal("event_damaged", line=number)
    if entry.body is not None and not _is_body_of(header, body):
        raise Refusal("event_damaged", line=number)
    return entry


def _is_body_of(header: Header, body: bytes) -> bool:
    if hashlib.sha256(body).hexdigest() != header.body_sha256:
        return False
    known = hash_chain.read_event(Entry(header, body))
    as_written = known is not None and hash_chain.encode_body(known.body) == body
    if known is not None and as_written and not _LONG_NUMBER.search(body):
        # A writer would make the same bytes, so they are canonical. This takes a third of the
        # time of the full check below.
        return hash_chain.kind_of_event(known) == header.kind
    try:
        value = canonical.decode(body)
    except Refusal:
        return False
    return isinstance(value, dict) and value.get("kind") == header.kind
