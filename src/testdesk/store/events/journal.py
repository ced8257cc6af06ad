"""The journal in the file: appends and reads events, and folds them in the same transaction."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator, Sequence

from testdesk.domain.corrections.authority import HEADQUARTERS, is_trusted_clock, may_claim
from testdesk.domain.fold import ArrivedEntry, rows_of_events, trusted_rows
from testdesk.domain.journal import hash_chain, times
from testdesk.domain.journal.events import AnyBody, Entry, Event, Header
from testdesk.domain.journal.hash_chain import CheckedEntry, checked_entry
from testdesk.domain.refusals import Refusal
from testdesk.domain.tables import Row
from testdesk.formats.sealed.entries import is_refused
from testdesk.ports import Clock
from testdesk.store.connection import Database
from testdesk.store.events.checking import OnEntries, differing_tables
from testdesk.store.events.current import refresh_current
from testdesk.store.events.entries import FIELDS, insert_entries, read_entries, store_entries
from testdesk.store.events.kept_sums import KeptSums, note_own_events, note_recount
from testdesk.store.events.rows import distrusted, refold_station, upsert_rows
from testdesk.store.events.times import StoredTimes, recheck_times
from testdesk.store.schema.indexes import others_condition
from testdesk.wall_clock import milliseconds, utc_text

_LAST = f"SELECT {FIELDS} FROM event WHERE station = ? ORDER BY seq DESC LIMIT 1"  # noqa: S608 - our own names

_NEWEST_OF_OTHERS = "SELECT max(hlc) FROM event WHERE {others_condition}"

# The most events folded at once: rows take about ten times the bytes of the bodies they come from.
_PORTION_BYTES, _PORTION_LENGTH = 2 * 2**20, 5000

# The newest event from `first` on that can be undone: a valid sample or binding, a seal by a
# person (a "full" tube was sealed by its last sample), or the opening of a tube that is open and
# empty, which may also be earlier than `first`. In a void, `author` -1 means any author of the
# sample (`SampleVoided`).
_UNDOABLE = """
    SELECT e.seq FROM event e
    LEFT JOIN sample_void v ON v.sample = e.id AND v.station IN (e.station, 0)
        AND v.author IN (-1, e.station)
    LEFT JOIN tube t ON t.tube = json_extract(CAST(e.body AS TEXT), '$.tube')
        AND t.station = e.station AND t.seq = e.seq
    WHERE e.station = :station AND (e.seq >= :first OR t.state = 'open')
      AND e.seq >= min(:first, coalesce((
        SELECT min(seq) FROM tube WHERE station = :station AND state = 'open'), :first))
      AND e.kind IN ('sample_taken', 'tube_opened', 'tube_reopened', 'tube_sealed', 'code_bound')
      AND ((e.kind = 'sample_taken' AND v.sample IS NULL)
        OR (e.kind = 'code_bound' AND EXISTS (
            SELECT 1 FROM code_binding b
            WHERE b.digest = json_extract(CAST(e.body AS TEXT), '$.digest')
                AND b.station = e.station AND b.seq = e.seq AND b.resident != '' AND NOT EXISTS (
                SELECT 1 FROM code_binding o
                WHERE o.digest = b.digest AND (o.hlc, o.station) > (b.hlc, b.station))))
        OR (e.kind = 'tube_sealed' AND t.reason != 'full')
        OR (e.kind IN ('tube_opened', 'tube_reopened') AND t.state = 'open' AND NOT EXISTS (
            SELECT 1 FROM sample_valid s WHERE s.tube = t.tube AND s.station = t.station)))
    ORDER BY e.seq DESC LIMIT 1
"""


class StoredJournal:
    """The station's own journal and the events of other authors, within one open transaction.

    Attributes:
        appended: the headers of the events appended in this transaction.
        residents_changed: called after rows were written, with the residents whose records may
            have changed (used by the search index).
    """

    def __init__(
        self,
        db: Database,
        *,
        station: int,
        operator: str,
        clock: Clock,
        residents_changed: Callable[[Collection[str]], None],
        sums: KeptSums,
        stored_times: StoredTimes,
    ) -> None:
        self._db = db
        self._station = station
        self._operator = operator
        self._clock = clock
        self.appended: list[Header] = []
        self.residents_changed = residents_changed
        self._kept_sums = sums
        self._times = stored_times

    def append(self, body: AnyBody) -> Header:
        """Appends an event to the chain and folds it, in the open transaction.

        Raises:
            Refusal: operator_missing: every command needs an operator.
        """
        return self.append_all([body])[0]

    def append_all(self, bodies: Sequence[AnyBody]) -> list[Header]:
        """Appends several events in order; see `append`."""
        if not self._operator:
            raise Refusal("operator_missing")
        last = self._last()
        newest = self._newest(last)
        checked: list[CheckedEntry] = []
        for body in bodies:
            checked.append(self._next_entry(body, last, newest))
            last = checked[-1].entry.header
            newest = last.hlc
        insert_entries(self._db, [ArrivedEntry(one.entry, trusted=True) for one in checked])
        # A station never distrusts itself, so nothing is ignored.
        self._apply(rows_of_events([(one.event, True) for one in checked], {}))
        headers = [one.entry.header for one in checked]
        note_own_events(self._db, {header.kind for header in headers})
        self._times.check_appended(headers)
        self.appended += headers
        return headers

    def _newest(self, last: Header | None) -> str:
        """The newest hybrid time in the file; `last` is our own last event."""
        others = _NEWEST_OF_OTHERS.format(others_condition=others_condition(self._station))
        found = self._db.execute(others).fetchone()[0] or times.ZERO
        return max(found, last.hlc if last else times.ZERO)

    def _next_entry(self, body: AnyBody, last: Header | None, newest: str) -> CheckedEntry:
        """The next event, after checking that every reader accepts it."""
        now, seq = self._clock.now(), last.seq + 1 if last else 1
        entry = hash_chain.make_entry(
            body,
            event_id=_new_id(seq),
            station=self._station,
            seq=seq,
            hlc=times.tick(newest, milliseconds(now)),
            at=utc_text(now),
            operator=self._operator,
            prev=hash_chain.header_hash(last) if last else hash_chain.GENESIS,
        )
        checked = checked_entry(entry)
        if is_refused(checked):
            raise ValueError(f"an event of kind {entry.header.kind} that no reader accepts")
        if not may_claim(Event(entry.header, body)):
            raise ValueError(f"an event of kind {entry.header.kind} that would say nothing")
        return checked

    def adopt(self, entries: Sequence[Entry]) -> None:
        """Adopts another author's events unchanged, in any order and any number of times.

        Known events stay unchanged, but a body that was withheld from us before is added.

        Raises:
            Refusal: journal_forked: there are two histories of one station; leave without a commit.
        """
        now_ms, own_station = milliseconds(self._clock.now()), self._station
        for _, portion in portions(entries):
            arrived = [
                ArrivedEntry(
                    e,
                    is_trusted_clock(
                        e.header.hlc,
                        author=e.header.station,
                        own_station=own_station,
                        now_ms=now_ms,
                    ),
                )
                for e in portion
            ]
            self._fold(store_entries(self._db, arrived))
        note_recount(self._db)
        for station in {e.header.station for e in entries} - {HEADQUARTERS}:
            recheck_times(self._db, station, own_station)

    def set_aside(self, station: int, *, after: int, epoch_number: int) -> None:
        """Moves another author's events after `after` to `event_aside`; they are no longer folded.

        Args:
            station: the author.
            after: the last sequence number that stays.
            epoch_number: the epoch of headquarters in which the events were written.
        """
        if station == self._station:
            raise ValueError("our own journal is never set aside")
        self._db.execute(
            f"INSERT OR IGNORE INTO event_aside SELECT ?, {FIELDS}, body FROM event"  # noqa: S608 - our own names
            " WHERE station = ? AND seq > ?",
            [epoch_number, station, after],
        )
        self._db.execute("DELETE FROM event WHERE station = ? AND seq > ?", [station, after])
        touched = refold_station(self._db, station, self._station)
        note_recount(self._db)
        self.residents_changed(refresh_current(self._db, touched, self._station))

    def _fold(self, arrived: Sequence[ArrivedEntry]) -> None:
        """Folds stored events into rows, and applies all consequences."""
        self._apply(trusted_rows(arrived, distrusted(self._db, self._station)))

    def _apply(self, rows: Sequence[Row]) -> None:
        """Writes folded rows, and brings up to date what depends on them."""
        upsert_rows(self._db, rows)
        touched: set[str] = set()
        for row in rows:
            if row.table in {"resident", "correction", "listed"}:
                touched |= {str(row.values["resident"]), str(row.values.get("becomes", ""))}
            elif row.table == "distrust" and row.values["station"] == HEADQUARTERS:
                station = int(row.values["distrusted"])
                touched |= refold_station(self._db, station, self._station)
        touched.discard("")
        if touched:
            self.residents_changed(refresh_current(self._db, touched, self._station))

    def authors(self) -> dict[int, int]:
        """Every station of which events are stored here, with its highest sequence number."""
        return dict(self._db.execute("SELECT station, max(seq) FROM event GROUP BY station"))

    def entries_of(self, station: int, first: int, last: int) -> list[Entry]:
        """An author's events first to last, in order."""
        return read_entries(self._db, station, first, last)

    def contains(self, station: int, first: int, last: int, *, head: str) -> bool:
        """See `ports.JournalReader`."""
        sql = """
            SELECT count(*) FROM event e WHERE station = ? AND seq BETWEEN ? AND ?
                AND (body IS NOT NULL OR EXISTS (
                    SELECT 1 FROM erased_body x WHERE x.station = e.station AND x.seq = e.seq))
        """
        if self._db.execute(sql, [station, first, last]).fetchone()[0] != last - first + 1:
            return False
        (end,) = self.entries_of(station, last, last)
        return hash_chain.header_hash(end.header) == head

    def refold(self, on_entries: OnEntries | None = None) -> list[str]:
        """Names of the tables that differ from a fold of all stored events.

        `on_entries` is called with all events, in portions, author by author and in order.
        """
        return differing_tables(self._db, self._station, on_entries)

    def length(self) -> int:
        """The highest own sequence number; 0 if there are no events."""
        last = self._last()
        return last.seq if last else 0

    def head(self) -> str:
        """Hex hash of the last own event's header."""
        last = self._last()
        return hash_chain.header_hash(last) if last else hash_chain.GENESIS

    def entries(self, first: int, last: int) -> list[Entry]:
        """Own events first to last, inclusive."""
        return read_entries(self._db, self._station, first, last)

    def size_of_bodies(self, first: int) -> int:
        """The total size in bytes of the bodies of own events from `first` on."""
        return self._kept_sums.bytes_of_bodies(self._db, self._station, first, self.length())

    def hash_before(self, seq: int) -> str:
        """The `prev` field that event `seq` has or would have."""
        before = self.entries(seq - 1, seq - 1)
        return hash_chain.header_hash(before[0].header) if before else hash_chain.GENESIS

    def last_undoable(self, first: int) -> tuple[int, AnyBody] | None:
        """The newest own sample, binding, opening or manual seal that is still valid; see `ports`.

        If a tube was opened twice and is empty, the second opening is the one to undo.
        """
        row = self._db.execute(_UNDOABLE, {"station": self._station, "first": first}).fetchone()
        if row is None:
            return None
        event = hash_chain.read_event(self.entries(row[0], row[0])[0])
        return (row[0], event.body) if event else None

    def _last(self) -> Header | None:
        if self.appended:
            return self.appended[-1]
        row = self._db.execute(_LAST, [self._station]).fetchone()
        return Header(*row) if row else None


def _new_id(seq: int) -> str:
    """A new id, 32 hex digits; ids in the order of their events are stored side by side."""
    return f"{seq % 2**32:08x}{secrets.token_hex(12)}"


def portions(entries: Sequence[Entry]) -> Iterator[tuple[int, list[Entry]]]:
    """The entries in order, in portions that can be folded in little memory.

    With each comes how many entries are before it.
    """
    portion: list[Entry] = []
    size = 0
    for count, entry in enumerate(entries):
        if size >= _PORTION_BYTES or len(portion) >= _PORTION_LENGTH:
            yield count - len(portion), portion
            portion, size = [], 0
        portion.append(entry)
        size += len(entry.body or b"")
    if portion:
        yield len(entries) - len(portion), portion
