"""The journal in the file: appending, reading, and the fold in the same transaction."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence

from testdesk.domain import clock, journal
from testdesk.domain.events import AnyBody, Entry, Event, Header
from testdesk.domain.fold import fold
from testdesk.domain.tables import Row
from testdesk.ports import Clock
from testdesk.store.checking import differing_tables
from testdesk.store.connection import Database
from testdesk.store.rows import folded_rows, put_rows

_FIELDS = Header.__struct_fields__
_INSERT = (
    f"INSERT INTO event ({', '.join(_FIELDS)}, body)"  # noqa: S608 - our own column names
    f" VALUES ({', '.join('?' * (len(_FIELDS) + 1))})"
)


def insert_entries(db: Database, entries: Iterable[Entry]) -> None:
    """Writes events as they are, folding nothing."""
    db.conn.executemany(
        _INSERT, [(*(getattr(e.header, n) for n in _FIELDS), e.body) for e in entries]
    )


def read_entries(db: Database, station: int, first: int, last: int) -> list[Entry]:
    """A station's events first to last, in order."""
    rows = db.execute(
        f"SELECT {', '.join(_FIELDS)}, body FROM event"  # noqa: S608 - our own column names
        " WHERE station = ? AND seq BETWEEN ? AND ? ORDER BY seq",
        [station, first, last],
    )
    return [Entry(Header(*row[:-1]), row[-1]) for row in rows]


class StoredJournal:
    """The station's own events, within one open transaction.

    Attributes:
        folded: told of each batch of rows after they are written (the search index listens).
    """

    def __init__(
        self,
        db: Database,
        *,
        station: int,
        operator: str,
        wall: Clock,
        folded: Callable[[list[Row]], None],
    ) -> None:
        self._db = db
        self._station = station
        self._operator = operator
        self._wall = wall
        self.folded = folded

    def append(self, body: AnyBody) -> Header:
        """Seals an event onto the chain and folds it, in the open transaction."""
        last = self._last()
        now = self._wall.now()
        newest = self._db.execute("SELECT max(hlc) FROM event").fetchone()[0] or clock.ZERO
        entry = journal.seal(
            body,
            event_id=secrets.token_hex(16),
            station=self._station,
            seq=last.seq + 1 if last else 1,
            hlc=clock.tick(newest, int(now.timestamp() * 1000)),
            at=now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            operator=self._operator,
            prev=journal.header_hash(last) if last else journal.GENESIS,
        )
        insert_entries(self._db, [entry])
        rows = list(fold(Event(entry.header, body)))
        put_rows(self._db, rows)
        self.folded(rows)
        return entry.header

    def adopt(self, entries: Sequence[Entry]) -> None:
        """Takes in another author's events as they are (a kit's, from headquarters)."""
        insert_entries(self._db, entries)
        rows = folded_rows(entries)
        put_rows(self._db, rows)
        self.folded(rows)

    def authors(self) -> dict[int, int]:
        """Every station whose events are known here, with the highest sequence number."""
        return dict(self._db.execute("SELECT station, max(seq) FROM event GROUP BY station"))

    def entries_of(self, station: int, first: int, last: int) -> list[Entry]:
        """Any author's events first to last, in order."""
        return read_entries(self._db, station, first, last)

    def fold_again(self) -> list[str]:
        """Folds everything anew and names the tables that differ from what is stored."""
        return differing_tables(self._db)

    def length(self) -> int:
        """The highest own sequence number; 0 when empty."""
        last = self._last()
        return last.seq if last else 0

    def head(self) -> str:
        """Hex hash of the last own header."""
        last = self._last()
        return journal.header_hash(last) if last else journal.GENESIS

    def entries(self, first: int, last: int) -> list[Entry]:
        """Own events first to last, inclusive."""
        return read_entries(self._db, self._station, first, last)

    def hash_before(self, seq: int) -> str:
        """The `prev` that event `seq` has or would have."""
        before = self.entries(seq - 1, seq - 1)
        return journal.header_hash(before[0].header) if before else journal.GENESIS

    def last_undoable(self) -> tuple[int, AnyBody] | None:
        """The newest own sample, opening or hand-made seal that still stands."""
        row = self._db.execute(
            """
            SELECT e.seq FROM event e
            LEFT JOIN sample_void v ON v.sample = e.id
            LEFT JOIN tube t ON t.station = e.station AND t.seq = e.seq
            WHERE e.station = ? AND e.kind IN ('sample_taken', 'tube_opened', 'tube_sealed')
              AND ((e.kind = 'sample_taken' AND v.sample IS NULL)
                OR (e.kind = 'tube_opened' AND t.state = 'open')
                OR (e.kind = 'tube_sealed' AND t.reason != 'full'))
            ORDER BY e.seq DESC LIMIT 1
            """,
            [self._station],
        ).fetchone()
        if row is None:
            return None
        event = journal.read(self.entries(row[0], row[0])[0])
        return (row[0], event.body) if event else None

    def _last(self) -> Header | None:
        row = self._db.execute(
            f"SELECT {', '.join(_FIELDS)} FROM event"  # noqa: S608 - our own column names
            " WHERE station = ? ORDER BY seq DESC LIMIT 1",
            [self._station],
        ).fetchone()
        return Header(*row) if row else None
