"""The chain: makes the entries that are appended to a journal, and checks a journal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from testdesk.domain.journal.events import AnyBody, Entry, Event, Header

# Takes the place of the previous header's hash in a journal's first event.
GENESIS = "0" * 64
# Hashed before each header, so that no hash for another purpose can equal an event's.
EVENT_DOMAIN = b"testdesk-event-v1\0"

_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(AnyBody)


BodyFault = Literal["", "body_changed", "kind_differs"]


class Link(NamedTuple):
    """What the chain depends on in one entry.

    Attributes:
        header: the header.
        hash: the header's hash.
        fault: `body_changed` or `kind_differs`, see `chain_problems`; empty if the body is right.
    """

    header: Header
    hash: str
    fault: BodyFault


class CheckedEntry(msgspec.Struct, frozen=True, gc=False):
    """An entry that was decoded and hashed once, for everybody who needs the results.

    Attributes:
        entry: the entry.
        event: the event as `read_event` returns it.
        header_json: the header's canonical JSON.
        link: see `Link`.
        is_as_written: whether this version would write exactly this body. If not, the body may
            still be canonical, with fields of a later version.
    """

    entry: Entry
    event: Event | None
    header_json: bytes
    link: Link
    is_as_written: bool

    @property
    def is_unreadable(self) -> bool:
        """Whether there is a body that this version cannot read."""
        return self.event is None and self.entry.body is not None


class _Kind(msgspec.Struct):
    kind: str


_kind_decoder = msgspec.json.Decoder(_Kind)


def encode_body(body: AnyBody) -> bytes:
    """The body as canonical JSON: sorted members, no spaces, UTF-8."""
    return _encoder.encode(body)


def header_hash(header: Header) -> str:
    """Hex SHA-256 over the header's canonical JSON; the next event's `prev`."""
    return _hash_of_json(_encoder.encode(header))


def _hash_of_json(header_json: bytes) -> str:
    return hashlib.sha256(EVENT_DOMAIN + header_json).hexdigest()


def make_entry(
    body: AnyBody,
    *,
    event_id: str,
    station: int,
    seq: int,
    hlc: str,
    at: str,
    operator: str,
    prev: str,
) -> Entry:
    """Makes the entry that follows the entry whose hash is `prev`.

    Raises:
        msgspec.ValidationError: the body has a value that its kind does not allow, so it could not
        be read back; this is a bug of the caller.
    """
    data = encode_body(body)
    _decoder.decode(data)
    header = Header(
        id=event_id,
        station=station,
        seq=seq,
        hlc=hlc,
        at=at,
        operator=operator,
        kind=str(body.__struct_config__.tag),
        body_sha256=hashlib.sha256(data).hexdigest(),
        prev=prev,
    )
    return Entry(header, data)


def read_event(entry: Entry) -> Event | None:
    """The event of an entry, or None if this version cannot read its body.

    This happens if the body was erased or is damaged, or if a later version wrote it with a kind or
    values that this version does not support. Such an event is kept and exported, and a version
    that supports it folds it; see `unreadable`.
    """
    if entry.body is None:
        return None
    try:
        return Event(entry.header, _decoder.decode(entry.body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def unreadable(entries: Iterable[Entry]) -> list[tuple[int, int, str]]:
    """The (station, seq, kind) of each entry whose body this version cannot read."""
    return [
        (entry.header.station, entry.header.seq, entry.header.kind)
        for entry in entries
        if entry.body is not None and read_event(entry) is None
    ]


def checked_entry(entry: Entry) -> CheckedEntry:
    """Decodes and hashes an entry once; a damaged one is described, not refused."""
    header_json, event = _encoder.encode(entry.header), read_event(entry)
    is_as_written = event is not None and encode_body(event.body) == entry.body
    # A body as this version writes it has its kind in one place only.
    kind = kind_of_event(event) if event is not None and is_as_written else None
    link = Link(entry.header, _hash_of_json(header_json), _body_fault(entry, kind))
    return CheckedEntry(entry, event, header_json, link, is_as_written)


def kind_of_event(event: Event) -> str:
    """The kind that an event's body has in JSON."""
    return str(event.body.__struct_config__.tag)


def chain_problems(
    entries: Iterable[Entry], *, prev: str = GENESIS, first: int = 1
) -> list[tuple[int, str]]:
    """The faults in a run of one station's entries, as (seq, code) pairs; empty if there are none.

    The codes are `sequence_broken`, `chain_broken`, `body_changed` (the body does not have the hash
    in the header) and `kind_differs` (body and header name different kinds).

    Args:
        entries: the entries, in order.
        prev: the hash of the header before the first of them.
        first: the sequence number of the first of them.
    """
    links = (Link(entry.header, header_hash(entry.header), _body_fault(entry)) for entry in entries)
    return link_problems(links, prev=prev, first=first)


def link_problems(links: Iterable[Link], *, prev: str, first: int) -> list[tuple[int, str]]:
    """The result of `chain_problems` for entries whose links are known."""
    problems: list[tuple[int, str]] = []
    expected = first
    for header, own_hash, fault in links:
        if header.seq != expected:
            problems.append((header.seq, "sequence_broken"))
        if header.prev != prev:
            problems.append((header.seq, "chain_broken"))
        if fault:
            problems.append((header.seq, fault))
        prev, expected = own_hash, header.seq + 1
    return problems


def chained_hashes(entries: Iterable[Entry], *, prev: str, first: int) -> list[str] | None:
    """The header hashes of a run of entries whose bodies and kinds were verified before.

    Args:
        entries: the entries, in order.
        prev: the hash of the header before the first of them.
        first: the sequence number of the first of them.

    Returns:
        the hashes; None if the run does not continue the numbering and the chain.
    """
    hashes: list[str] = []
    for seq, entry in enumerate(entries, start=first):
        if entry.header.seq != seq or entry.header.prev != prev:
            return None
        prev = header_hash(entry.header)
        hashes.append(prev)
    return hashes


def _body_fault(entry: Entry, kind: str | None = None) -> BodyFault:
    """The fault of a body whose kind is given, or is read from it."""
    if entry.body is None:
        return ""
    if hashlib.sha256(entry.body).hexdigest() != entry.header.body_sha256:
        return "body_changed"
    kind = _kind_of(entry.body) if kind is None else kind
    return "" if kind == entry.header.kind else "kind_differs"


def _kind_of(body: bytes) -> str | None:
    try:
        return _kind_decoder.decode(body).kind
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
