"""Erases bodies, and brings the tables up to date with the bodies that are left."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.station.retention import (
    PERSONAL_KINDS,
    Needed,
    may_erase,
    named_people,
    with_other_pseudonyms,
)
from testdesk.ports.retention import EventNumber
from testdesk.store.connection import Database
from testdesk.store.events.current import refresh_current
from testdesk.store.events.entries import FIELDS
from testdesk.store.events.kept_sums import note_recount
from testdesk.store.events.rows import refold_station

# The setting that says that the file has to be rewritten without what was erased.
SHRINK_DUE = "shrink_due"

_PERSONAL = ", ".join(f"'{kind}'" for kind in PERSONAL_KINDS)
_EVENTS = (
    f"SELECT {FIELDS}, body FROM event"  # noqa: S608 - our own names
    f" WHERE kind IN ({_PERSONAL}) AND body IS NOT NULL ORDER BY station, seq"
)
# For each other author, the last event before the first that is not due.
_LAST_DUE = """
    SELECT station, coalesce(min(CASE WHEN at > ? THEN seq END) - 1, max(seq))
    FROM event WHERE station != ? GROUP BY station
"""
_HAS_PERSONAL = f"""
    SELECT 1 FROM event WHERE station = ? AND seq <= ? AND body IS NOT NULL
        AND kind IN ({_PERSONAL}) LIMIT 1
"""  # noqa: S608 - our own names
# Everybody who is listed, sampled or excused in the round, in an open tube, or has a valid card.
_NEEDED_PEOPLE = """
    SELECT resident FROM person WHERE listed
    UNION SELECT resident FROM sample WHERE round = :round
        OR tube IN (SELECT tube FROM tube WHERE state = 'open')
    UNION SELECT resident FROM known_sample WHERE round = :round
    UNION SELECT resident FROM excuse WHERE round = :round
    UNION SELECT resident FROM proxy_code
        WHERE date(issue_day, '+' || valid_days || ' days') >= :today
"""
_SAME_PEOPLE = """
    SELECT resident, person FROM alias
    UNION SELECT resident, becomes FROM correction WHERE becomes != ''
"""
# Valid cards, this station's highest serial, and each person's newest card: the serial and the
# number of the next card continue from them.
_NEEDED_CARDS = """
    SELECT card FROM proxy_code WHERE date(issue_day, '+' || valid_days || ' days') >= :today
    UNION SELECT card FROM proxy_code
        WHERE station = :station AND serial = (
            SELECT max(serial) FROM proxy_code WHERE station = :station)
"""
_NEWEST_CARDS = """
    SELECT c.card, c.resident FROM proxy_code c WHERE NOT EXISTS (
        SELECT 1 FROM proxy_code o WHERE o.resident = c.resident
            AND (o.issue_number, o.hlc, o.station) > (c.issue_number, c.hlc, c.station))
"""
# `kind != 'sample_taken'` lets SQLite use the partial index `event_rare_kind`.
_RECORDS = (
    f"SELECT {FIELDS}, body FROM event WHERE kind = 'bodies_erased'"  # noqa: S608 - our own names
    " AND kind != 'sample_taken' AND station = ? ORDER BY seq"
)
_UNRECORDED = """
    SELECT seq FROM event e WHERE station = ? AND body IS NULL AND NOT EXISTS (
        SELECT 1 FROM erased_body x WHERE x.station = e.station AND x.seq = e.seq)
"""


class StoredRetention:
    """See `ports.retention`; for one open transaction.

    Args:
        db: the station's file.
        residents_changed: called with the pseudonyms whose records may have changed.
        station: the station's number.
    """

    def __init__(
        self,
        db: Database,
        residents_changed: Callable[[Collection[str]], None],
        *,
        station: int,
    ) -> None:
        self._db = db
        self._station = station
        self._residents_changed = residents_changed

    def receipts_created(self) -> dict[int, str]:
        """See `ports.retention`."""
        return dict(self._db.execute("SELECT seq, at FROM signed_time WHERE bound = 'ceiling'"))

    def due(self, *, own_last: int, by: str, round_: str, today: dt.date) -> list[EventNumber]:
        """See `ports.retention`."""
        last_due = dict(self._db.execute(_LAST_DUE, [by, self._station]).fetchall())
        last_due[self._station] = own_last
        if not any(self._db.execute(_HAS_PERSONAL, due).fetchone() for due in last_due.items()):
            return []
        needed = self._needed(last_due, round_, today)
        return [
            (event.header.station, event.header.seq)
            for event in self._personal_events()
            if event.header.seq <= last_due[event.header.station] and may_erase(event, needed)
        ]

    def _personal_events(self) -> Iterator[ev.Event]:
        for *header, body in self._db.execute(_EVENTS):
            event = read_event(ev.Entry(ev.Header(*header), body))
            if event is not None:
                yield event

    def _needed(self, last_due: dict[int, int], round_: str, today: dt.date) -> Needed:
        params = {"round": round_, "today": today.isoformat(), "station": self._station}
        people = {row[0] for row in self._db.execute(_NEEDED_PEOPLE, params)}
        cards = {row[0] for row in self._db.execute(_NEEDED_CARDS, params)}
        codes, bound = set[str](), defaultdict[str, set[str]](set)
        for event in self._personal_events():
            is_due = event.header.seq <= last_due[event.header.station]
            if not is_due:
                people |= named_people(event.body)
                cards.add(event.header.id)
            if isinstance(event.body, ev.CodeBound | ev.CodeUnbound):
                bound[event.body.digest] |= named_people(event.body)
                if not is_due:
                    codes.add(event.body.digest)
        same_people = self._db.execute(_SAME_PEOPLE).fetchall()
        people = with_other_pseudonyms(people, same_people)
        codes |= {digest for digest, holders in bound.items() if not people.isdisjoint(holders)}
        cards |= {card for card, holder in self._db.execute(_NEWEST_CARDS) if holder in people}
        tubes = {row[0] for row in self._db.execute("SELECT tube FROM tube WHERE state = 'open'")}
        return Needed(
            round_, frozenset(tubes), frozenset(people), frozenset(codes), frozenset(cards)
        )

    def erase(self, events: Collection[EventNumber], *, by: str) -> None:
        """See `ports.retention`."""
        db = self._db
        numbers = sorted(events)
        stations = {station for station, _ in numbers}
        db.conn.executemany("UPDATE event SET body = NULL WHERE station = ? AND seq = ?", numbers)
        db.conn.executemany("INSERT OR IGNORE INTO erased_body VALUES (?, ?)", numbers)
        db.execute("UPDATE event_aside SET body = NULL WHERE at <= ?", [by])
        db.execute(
            "DELETE FROM known_sample WHERE round != coalesce(("
            " SELECT round FROM round WHERE station = 0 ORDER BY seq DESC LIMIT 1), '')"
        )
        touched = set[str]()
        for station in sorted(stations):
            touched |= refold_station(db, station, self._station)
        note_recount(db)
        self._residents_changed(refresh_current(db, touched, self._station))
        # The index keeps the words of deleted rows until its parts are merged.
        db.execute("INSERT INTO search (search) VALUES ('optimize')")
        db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [SHRINK_DUE, b"1"])

    def records(self) -> list[tuple[ev.Header, ev.BodiesErased]]:
        """See `ports.retention`."""
        found: list[tuple[ev.Header, ev.BodiesErased]] = []
        for *header, body in self._db.execute(_RECORDS, [self._station]).fetchall():
            event = read_event(ev.Entry(ev.Header(*header), body))
            if event is not None and isinstance(event.body, ev.BodiesErased):
                found.append((event.header, event.body))
        return found

    def unrecorded(self) -> list[int]:
        """See `ports.retention`."""
        ranges = [(body.first, body.last) for _, body in self.records() if self._is_own(body)]
        missing = {row[0] for row in self._db.execute(_UNRECORDED, [self._station])}
        erased = self._db.execute(
            "SELECT seq FROM erased_body WHERE station = ?", [self._station]
        ).fetchall()
        missing |= {
            seq for (seq,) in erased if not any(first <= seq <= last for first, last in ranges)
        }
        return sorted(missing)

    def _is_own(self, body: ev.BodiesErased) -> bool:
        return body.author == self._station

    def is_shrink_due(self) -> bool:
        """See `ports.retention`."""
        sql = "SELECT 1 FROM setting WHERE name = ?"
        return self._db.execute(sql, [SHRINK_DUE]).fetchone() is not None
