"""Sums cached in memory between queries, so that a day's 25,000 samples are not counted each time.

Samples taken here are added to the previous count. Anything else that may change a sum (a void, a
correction, a list, an update) calls `note_recount` in its own transaction, and the next query
counts everything again.
"""

from __future__ import annotations

import secrets
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from testdesk.domain.residents.coverage import PeopleGroup
from testdesk.domain.station.status import Shift
from testdesk.store.connection import Database

_RECOUNT = "recount"
# Own events that change no sums other than by the samples that they add.
_ADDING_KINDS = frozenset(
    {
        *("operator_signed_in", "operator_enrolled", "operator_removed", "action_approved"),
        *("tube_opened", "tube_reopened", "tube_sealed", "sample_taken"),
        *("code_bound", "code_unbound", "proxy_code_issued", "proxy_code_revoked"),
        *("cards_printed", "labels_printed", "ticket_issued", "ticket_moved", "swabs_counted"),
        *("tube_counted", "bag_packed", "bag_handed_over", "person_looked_up"),
    }
)
_SAMPLES = """
    SELECT e.seq, s.round, s.resident, s.tube, s.position
    FROM event e CROSS JOIN sample_valid s ON s.sample = e.id AND s.station = e.station
    WHERE e.station = ? AND e.kind = 'sample_taken' AND e.seq BETWEEN ? AND ? ORDER BY e.seq
"""
_BODIES = """
    SELECT coalesce(sum(length(body)), 0) FROM event WHERE station = ? AND seq BETWEEN ? AND ?
"""
# The second part counts people who were sampled but about whom there is no record.
_GROUPS = """
    SELECT compound, building, listed, EXISTS (
        SELECT 1 FROM sample_valid s WHERE s.round = :round AND s.resident = p.resident
    ) OR EXISTS (
        SELECT 1 FROM sample_elsewhere s WHERE s.round = :round AND s.resident = p.resident
    ) AS sampled, EXISTS (
        SELECT 1 FROM excuse_valid e WHERE e.round = :round AND e.resident = p.resident
    ) AS excused, count(*)
    FROM person p GROUP BY +compound, +building, listed, sampled, excused
    UNION ALL SELECT '', '', 0, 1, 0, count(DISTINCT s.resident) FROM (
        SELECT round, resident FROM sample_valid
        UNION ALL SELECT round, resident FROM sample_elsewhere
    ) s WHERE s.round = :round AND NOT EXISTS (
        SELECT 1 FROM person p WHERE p.resident = s.resident)
"""
# Whether the person was sampled, apart from the samples that are being added.
_SAMPLED_BEFORE = """
    SELECT EXISTS (
        SELECT 1 FROM sample_valid WHERE round = :round AND resident = :resident
            AND NOT (station = :station AND seq > :counted)
    ) OR EXISTS (SELECT 1 FROM sample_elsewhere WHERE round = :round AND resident = :resident)
"""
_GROUP_OF_PERSON = """
    SELECT compound, building, listed, EXISTS (
        SELECT 1 FROM excuse_valid e WHERE e.round = :round AND e.resident = p.resident)
    FROM person p WHERE resident = :resident
"""
# Whom the people page's list may show otherwise after own events of the kinds that add.
_CHANGED = """
    SELECT s.resident FROM event e CROSS JOIN sample s ON s.sample = e.id AND s.station = e.station
        WHERE e.station = :station AND e.seq BETWEEN :first AND :last AND e.kind = 'sample_taken'
    UNION SELECT c.resident FROM event e CROSS JOIN proxy_code c ON c.card = e.id
        WHERE e.station = :station AND e.seq BETWEEN :first AND :last
            AND e.kind = 'proxy_code_issued'
    UNION SELECT c.resident FROM event e
        CROSS JOIN proxy_code c ON c.card = json_extract(CAST(e.body AS TEXT), '$.card')
        WHERE e.station = :station AND e.seq BETWEEN :first AND :last
            AND e.kind = 'proxy_code_revoked'
    UNION SELECT c.resident FROM event e
        CROSS JOIN json_each(CAST(e.body AS TEXT), '$.cards') j
        CROSS JOIN proxy_code c ON c.card = j.value
        WHERE e.station = :station AND e.seq BETWEEN :first AND :last AND e.kind = 'cards_printed'
"""
_UNKNOWN_GROUP = ("", "", 0, 0)  # the group of people about whom there is no record
_MAX_ADDED = 1000  # above this, counting everything again is quicker

_Group = tuple[str, str, int, int]
"""Compound, building, whether listed, whether excused."""
_Sample = tuple[int, str, str, str, int]
"""Sequence number of the event, round, pseudonym, tube, position."""


def note_recount(db: Database) -> None:
    """Records, in the transaction that changed something, that sums have to be counted again."""
    db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_RECOUNT, secrets.token_bytes(8)])


def note_own_events(db: Database, kinds: Iterable[str]) -> None:
    """Calls `note_recount` if own events of these kinds may change more than they add."""
    if not _ADDING_KINDS.issuperset(kinds):
        note_recount(db)


class ShiftSums:
    """Counts the samples of a shift: people, tubes, and places in tubes.

    Args:
        first: sequence number of the shift's first event.

    Attributes:
        places: number of different places in tubes.
    """

    def __init__(self, first: int) -> None:
        self._last = first - 1
        self._people: defaultdict[str, set[str]] = defaultdict(set)
        self._first_seqs: list[int] = []
        self._places: defaultdict[str, set[int]] = defaultdict(set)
        self.places = 0

    @property
    def people(self) -> int:
        """Number of different people; somebody sampled in two rounds counts twice."""
        return len(self._first_seqs)

    @property
    def first(self) -> int:
        """Sequence number of the first sample; without a sample, at most that of the next event."""
        return self._first_seqs[0] if self._first_seqs else self._last + 1

    @property
    def tubes(self) -> int:
        """Number of different tubes."""
        return len(self._places)

    def people_up_to(self, seq: int) -> int:
        """Number of people with a sample among the events up to `seq`."""
        return bisect_right(self._first_seqs, seq)

    def count(self, db: Database, station: int, last: int) -> None:
        """Adds the samples of the events up to `last`."""
        for seq, round_, resident, tube, position in _samples(db, station, self._last + 1, last):
            if resident not in self._people[round_]:
                self._people[round_].add(resident)
                self._first_seqs.append(seq)
            if position not in self._places[tube]:
                self._places[tube].add(position)
                self.places += 1
        self._last = max(self._last, last)

    def counted_nothing_after(self, last: int) -> bool:
        """Whether no event after `last` has been counted."""
        return self._last <= last


class _Groups:
    """Numbers of people who are known or sampled in a round, by building, listing and excuse.

    Attributes:
        round: the round.
        counted: the last own event whose samples are counted.
    """

    def __init__(self, db: Database, round_: str, length: int) -> None:
        self.round = round_
        self.counted = length
        self._people: Counter[tuple[_Group, bool]] = Counter()
        for compound, building, listed, sampled, excused, people in db.execute(
            _GROUPS, {"round": round_}
        ):
            self._people[(compound, building, listed, excused), bool(sampled)] += people

    def add(self, db: Database, station: int, samples: Iterable[_Sample], length: int) -> None:
        """Counts people as sampled who were sampled since the last count."""
        new = {resident for _, round_, resident, _, _ in samples if round_ == self.round}
        for resident in new:
            params = {"round": self.round, "resident": resident}
            before = {**params, "station": station, "counted": self.counted}
            if db.execute(_SAMPLED_BEFORE, before).fetchone()[0]:
                continue
            row = db.execute(_GROUP_OF_PERSON, params).fetchone()
            group: _Group = row or _UNKNOWN_GROUP
            self._people[group, True] += 1
            if row is not None:
                self._people[group, False] -= 1
        self.counted = length

    def groups(self) -> list[PeopleGroup]:
        """The groups as in `ports.Samples.people_groups`."""
        return [
            PeopleGroup(compound, building, bool(listed), sampled, people, bool(excused))
            for ((compound, building, listed, excused), sampled), people in self._people.items()
            if people
        ]


class KeptSums:
    """The sums of one connection, for reading transactions only: these see committed data."""

    def __init__(self) -> None:
        self._recount_token: object = None  # of the last `note_recount` that was noticed
        self._shift: tuple[int, ShiftSums] | None = None
        self._bodies: tuple[int, int, int] | None = None  # first and last event, and their bytes
        self._groups: _Groups | None = None
        self._done: tuple[int, int, set[str]] | None = None  # first and last event, and the people

    def shift_sums(self, db: Database, station: int, shift: Shift) -> ShiftSums:
        """The samples of a shift up to its last event."""
        self._reset_if_noted(db)
        if (
            self._shift is None
            or self._shift[0] != shift.first
            or not self._shift[1].counted_nothing_after(shift.last)
        ):
            self._shift = shift.first, ShiftSums(shift.first)
        sums = self._shift[1]
        sums.count(db, station, shift.last)
        return sums

    def bytes_of_bodies(self, db: Database, station: int, first: int, last: int) -> int:
        """The total size in bytes of the bodies of a station's events first to last."""
        self._reset_if_noted(db)
        counted_from, counted, size = self._bodies or (first, first - 1, 0)
        if counted_from != first or counted > last:
            counted, size = first - 1, 0
        if counted < last:
            size += int(db.execute(_BODIES, [station, counted + 1, last]).fetchone()[0])
        self._bodies = first, max(counted, last), size
        return size

    def people_groups(
        self, db: Database, station: int, round_: str, length: int
    ) -> list[PeopleGroup]:
        """Groups of everybody known or sampled in a round; `length` is the station's journal's."""
        self._reset_if_noted(db)
        kept = self._groups
        if kept is None or kept.round != round_ or not 0 <= length - kept.counted <= _MAX_ADDED:
            kept = self._groups = _Groups(db, round_, length)
        elif kept.counted < length:
            kept.add(db, station, _samples(db, station, kept.counted + 1, length), length)
        return kept.groups()

    def people_done(
        self,
        db: Database,
        station: int,
        first: int,
        last: int,
        ask: Callable[[list[str] | None], set[str]],
    ) -> int:
        """The number of people in the people page's list of events first to last.

        Args:
            db: the connection.
            station: our own number.
            first: the first event of the shift.
            last: the newest event.
            ask: who of these residents is in the list, or with None, everybody who is; may also
                return others who are.
        """
        self._reset_if_noted(db)
        kept = self._done
        if kept is None or kept[0] != first or not 0 <= last - kept[1] <= _MAX_ADDED:
            people = ask(None)
        else:
            span = {"station": station, "first": kept[1] + 1, "last": last}
            changed = [row[0] for row in db.execute(_CHANGED, span)] if kept[1] < last else []
            people = kept[2].difference(changed) | ask(changed) if changed else kept[2]
        self._done = first, last, people
        return len(people)

    def _reset_if_noted(self, db: Database) -> None:
        row = db.execute("SELECT value FROM setting WHERE name = ?", [_RECOUNT]).fetchone()
        if row != self._recount_token:
            self._shift = self._bodies = self._groups = self._done = None
            self._recount_token = row


def _samples(db: Database, station: int, first: int, last: int) -> list[_Sample]:
    if first > last:
        return []
    rows: list[_Sample] = db.execute(_SAMPLES, [station, first, last]).fetchall()
    return rows
