"""Rescues the events that can still be read and proven from a damaged file and its log."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import msgspec

from testdesk.database_file import log_tokens
from testdesk.database_file.cells import Value, rows_of
from testdesk.database_file.log import NO_LOG, read_log
from testdesk.database_file.mark import Mark, MarkFile
from testdesk.database_file.repair import Repaired, repair
from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.fold import ArrivedEntry
from testdesk.domain.journal.events import Entry, Header
from testdesk.domain.journal.hash_chain import GENESIS, header_hash
from testdesk.domain.refusals import EnvironmentFault, StoreDamaged, StoreUnsound
from testdesk.ports import StationIdentity
from testdesk.store.connection import open_file
from testdesk.store.recovery.truth import ATTEMPT_COLUMNS, IDENTITY, Truth, read_truth

_EVENT_FIELDS = (
    "station", "seq", "id", "hlc", "at", "operator", "kind", "body_sha256", "prev",
)  # fmt: skip
_SCRATCH = "repaired.db"


class SalvagedStation(msgspec.Struct):
    """The result of a rescue.

    Attributes:
        truth: what could be read, with only those events that are proven.
        mended_pages: number of pages in which one wrong bit was repaired.
        lost_pages: number of pages whose newest image is damaged and cannot be repaired, even if an
            older, intact image replaces it.
        lost: (first, last) of our own events that were written and are not here.
        lost_of_headquarters: the same for headquarters' events.
        length_by_mark: how many events of ours the mark records; None without a mark: it is then
            unknown whether the last events are lost.
        other_history: whether our last event differs from the mark's, or the events do not chain.
    """

    truth: Truth
    mended_pages: int
    lost_pages: int
    lost: tuple[tuple[int, int], ...]
    lost_of_headquarters: tuple[tuple[int, int], ...]
    length_by_mark: int | None
    other_history: bool

    @property
    def is_whole(self) -> bool:
        """Whether nothing is lost, so that the station can continue with the result."""
        return not (self.lost or self.lost_of_headquarters or self.other_history)


def salvage(database: Path, key: bytes, scratch: Path) -> SalvagedStation:
    """Reads what is left, and changes nothing.

    If the log is from another time than the file, the two must not be combined: the tables are read
    from the file alone, and events that only the log has are read from its pages.

    Args:
        database: the damaged file; its log and its mark are beside it.
        key: raw, 32 bytes.
        scratch: an empty folder on the same disk.

    Raises:
        EnvironmentFault: store_unreachable; salvage_impossible: the station's identity is lost.
    """
    try:
        file, log = database.read_bytes(), read_log(database)
        is_mixture = log.used_frames > 0 and log_tokens.file_tokens_differ(database, key)
        repaired = repair(file, log, key)
        base = repair(file, NO_LOG, key) if is_mixture else repaired
        mark = MarkFile(database, key).read()
        (scratch / _SCRATCH).write_bytes(base.data)
    except OSError as error:
        raise StoreUnsound("store_unreachable") from error
    truth = _truth_of_tables(scratch / _SCRATCH, key)
    if is_mixture or repaired.lost:
        truth = _with_page_contents(repaired, truth, mark)
    if truth.identity is None:
        raise EnvironmentFault("salvage_impossible")
    entries = truth.entries_of(truth.station)
    marked_length = mark.lengths[0] if mark else 0
    hashes = {entry.header.seq: header_hash(entry.header) for entry in entries}
    differs = mark is not None and hashes.get(marked_length, mark.heads[0]) != mark.heads[0]
    headquarters_entries = truth.entries_of(HEADQUARTERS)
    return SalvagedStation(
        truth,
        repaired.corrected_pages,
        len(repaired.lost),
        _gaps(entries, marked_length),
        _gaps(headquarters_entries, 0),
        marked_length if mark else None,
        differs or not (_is_chained(entries) and _is_chained(headquarters_entries)),
    )


def runs(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Entries in order, split where an entry does not continue the chain of the one before."""
    found: list[list[Entry]] = []
    for entry in entries:
        last = found[-1][-1].header if found else None
        continues = last is not None and (
            entry.header.seq == last.seq + 1 and entry.header.prev == header_hash(last)
        )
        if not continues:
            found.append([])
        found[-1].append(entry)
    return found


def _is_chained(entries: Sequence[Entry]) -> bool:
    """Whether events adjacent by sequence number are also adjacent in the chain."""
    before: Header | None = None
    for header in (entry.header for entry in entries):
        if header.seq == 1 and header.prev != GENESIS:
            return False
        follows = before is not None and header.seq == before.seq + 1
        if before is not None and follows and header.prev != header_hash(before):
            return False
        before = header
    return True


def _gaps(entries: Sequence[Entry], end: int) -> tuple[tuple[int, int], ...]:
    """The ranges of missing numbers, from 1 to `end` or the last number found."""
    numbers = sorted(entry.header.seq for entry in entries)
    bounds = [0, *numbers, max(end, *numbers[-1:], 0) + 1]
    return tuple(
        (number + 1, other - 1) for number, other in pairwise(bounds) if other > number + 1
    )


def _truth_of_tables(file: Path, key: bytes) -> Truth:
    """Reads as much as possible from the repaired file's tables."""
    truth = Truth(None, [], [])
    try:
        db = open_file(file, key)
        try:
            truth = read_truth(db)
        finally:
            db.close()
    except StoreDamaged:
        pass  # the contents of its pages will be read from the pages directly
    return truth


def _with_page_contents(repaired: Repaired, from_tables: Truth, mark: Mark | None) -> Truth:
    """The contents of the tables, and those that any image of any page still contains.

    The images of a page are what the file and each frame of the log have for it.
    """
    events = {_key(one.entry): one for one in from_tables.events}
    attempts = {row[0]: row for row in from_tables.attempts}
    identity, doubtful = from_tables.identity, list[ArrivedEntry]()
    for row_id, values, is_intact in _every_row(repaired):
        if (arrived := _event(values)) is not None:
            if is_intact:
                events.setdefault(_key(arrived.entry), arrived)
            else:
                doubtful.append(arrived)
        elif len(values) == len(ATTEMPT_COLUMNS) and values[0] is None and not from_tables.attempts:
            attempts[row_id] = (row_id, *values[1:])
        elif values[:1] == [IDENTITY] and len(values) == 2 and from_tables.identity is None:
            identity = _identity(values[1]) or identity
    _add_proven(events, doubtful, mark)
    return msgspec.structs.replace(
        from_tables,
        identity=identity,
        attempts=list(attempts.values()),
        events=list(events.values()),
    )


def _add_proven(
    events: dict[tuple[int, int], ArrivedEntry], doubtful: Sequence[ArrivedEntry], mark: Mark | None
) -> None:
    """Adds events of damaged images whose hash the next event or the mark has."""
    hashes = {one.entry.header.prev for one in events.values()} | set(mark.heads if mark else ())
    last_first = sorted(doubtful, key=lambda one: one.entry.header.seq, reverse=True)
    for one in last_first:
        if header_hash(one.entry.header) in hashes:
            events.setdefault(_key(one.entry), one)
            hashes.add(one.entry.header.prev)


def _every_row(repaired: Repaired) -> Iterator[tuple[int, list[Value], bool]]:
    """Row id, values, and whether the image is intact; the current image of each page first."""

    def current_page(number: int) -> bytes | None:
        if not 0 < number <= len(repaired.pages):
            return None
        return repaired.keys.plain(number, repaired.pages[number - 1])

    for number in sorted(repaired.images):
        images = [*repaired.pages[number - 1 : number], *reversed(repaired.images[number])]
        for image in dict.fromkeys(images):
            is_intact = repaired.keys.is_whole(number, image)
            for row_id, values in rows_of(number, repaired.keys.plain(number, image), current_page):
                yield row_id, values, is_intact


def _event(values: Sequence[Value]) -> ArrivedEntry | None:
    """The event in a row, if it is one and its body matches its header."""
    if len(values) != len(_EVENT_FIELDS) + 2:
        return None
    *fields, body, trusted = values
    try:
        header = msgspec.convert(dict(zip(_EVENT_FIELDS, fields, strict=True)), Header)
    except msgspec.ValidationError:
        return None
    if body is None:
        return ArrivedEntry(Entry(header, None), bool(trusted))
    if not isinstance(body, bytes) or hashlib.sha256(body).hexdigest() != header.body_sha256:
        return None
    return ArrivedEntry(Entry(header, body), bool(trusted))


def _identity(value: Value) -> bytes | None:
    if not isinstance(value, bytes):
        return None
    try:
        msgspec.msgpack.decode(value, type=StationIdentity)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return value


def _key(entry: Entry) -> tuple[int, int]:
    return entry.header.station, entry.header.seq
