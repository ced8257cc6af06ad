"""Queries for samples, tubes, rounds and coverage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from testdesk.domain.residents.coverage import PeopleGroup
from testdesk.domain.station.status import Shift
from testdesk.domain.station.swab_counts import SwabCount, TubeCheck
from testdesk.domain.station.tubes import Place, SampleRecord, Tube, TubeState, TubeStep
from testdesk.domain.station.verdicts import EarlierSample
from testdesk.formats.exchange.known_samples import KnownSample
from testdesk.formats.exchange.sampled_list import ListAnnouncement
from testdesk.ports.tables import AnnouncedList
from testdesk.store.connection import IN_LIST, Database, json_list
from testdesk.store.events.kept_sums import KeptSums, note_recount
from testdesk.store.queries import known_samples

# The state of a tube is "open", "sealed" or "discarded" (its opening was undone).
_TUBE = "SELECT tube, station, round, mode, capacity, state, reason, at, seq FROM tube"

_FILLED_PLACES = """
    SELECT s.tube, s.station, s.position, s.resident, coalesce(r.name, ''), s.sample, s.at,
        coalesce(r.korean, ''), EXISTS (
            SELECT 1 FROM doubtful_time d WHERE d.station = s.station AND d.seq = s.seq)
    FROM sample_valid s LEFT JOIN person r ON r.resident = s.resident
"""

# By the kind of event, the state of the tube from then on.
_STATES: dict[str, TubeState] = {
    "tube_opened": "open",
    "tube_reopened": "open",
    "tube_sealed": "sealed",
}
# `kind != 'sample_taken'` is redundant, but lets SQLite use the partial index `event_rare_kind`.
# Without the plus of `+seq` it would rather read every event of the station, in order already.
_TUBE_STEPS = """
    SELECT kind, at, operator, coalesce(json_extract(CAST(body AS TEXT), '$.reason'), '')
    FROM event WHERE kind IN ('tube_opened', 'tube_reopened', 'tube_discarded', 'tube_sealed')
        AND kind != 'sample_taken' AND station = :station AND body IS NOT NULL
        AND json_extract(CAST(body AS TEXT), '$.tube') = :tube
    ORDER BY +seq
"""

_RECORD = """
    SELECT s.sample, s.station, s.seq, s.round, s.resident, s.tube, s.position, s.at,
        NOT EXISTS (
            SELECT 1 FROM sample_valid v WHERE v.sample = s.sample AND v.station = s.station)
    FROM sample s
"""

# The sample as an update states it; its event is not here.
_RECORD_ELSEWHERE = """
    SELECT sample, station, seq, round, resident, tube, position, at, 0 FROM sample_elsewhere
"""

_SAMPLED_AMONG = f"""
    SELECT resident FROM sample_valid WHERE round = ? AND resident {IN_LIST}
    UNION ALL SELECT resident FROM sample_elsewhere WHERE round = ? AND resident {IN_LIST}
"""  # noqa: S608 - our own names

_EARLIER = """
    SELECT station, tube, position, at, EXISTS (
        SELECT 1 FROM doubtful_time d WHERE d.station = v.station AND d.seq = v.seq)
    FROM sample_valid v WHERE round = ? AND resident = ? ORDER BY hlc, station LIMIT 1
"""
_EARLIER_ELSEWHERE = """
    SELECT station, tube, position, at, doubtful FROM sample_elsewhere
    WHERE round = ? AND resident = ? ORDER BY at, station LIMIT 1
"""

# The sample events of a station, in order of number, whose samples are not void. CROSS JOIN keeps
# this order: events by number, each with its sample.
_OWN_SAMPLES = """
    event e CROSS JOIN sample_valid s ON s.sample = e.id AND s.station = e.station
    WHERE e.station = ? AND e.kind = 'sample_taken'
"""


def _tube(row: Sequence[Any], places: Sequence[Place]) -> Tube:
    tube, station, round_, mode, capacity, state, reason, at, seq = row
    return Tube(tube, station, round_, mode, capacity, state, reason, at, tuple(places), seq)


class StoredSamples:
    """Reads samples and tubes for one station."""

    def __init__(self, db: Database, sums: KeptSums, *, station: int) -> None:
        self._db = db
        self._sums = sums
        self._station = station

    def round(self) -> str | None:
        """Short name of the last opened round."""
        row = self._db.execute(
            "SELECT round FROM round WHERE station = 0 ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return row[0] if row else None

    def earlier(self, round_: str, resident: str) -> EarlierSample | None:
        """A person's sample in a round, taken at any station as far as stored here."""
        for query in (_EARLIER, _EARLIER_ELSEWHERE):
            row = self._db.execute(query, [round_, resident]).fetchone()
            if row is not None:
                *values, doubtful = row
                sample = EarlierSample(*values)
                return msgspec.structs.replace(sample, clock_doubtful=bool(doubtful))
        return None

    def store_known_samples(self, round_: str, samples: Sequence[KnownSample]) -> None:
        """See `ports.Samples`."""
        known_samples.store_known_samples(self._db, round_, samples)
        note_recount(self._db)

    def store_announced_lists(self, round_: str, lists: Sequence[ListAnnouncement]) -> None:
        """See `ports.Samples`."""
        known_samples.store_announced_lists(self._db, round_, lists)

    def announced_list(self, number: int) -> AnnouncedList | None:
        """See `ports.Samples`."""
        return known_samples.announced_list(self._db, number)

    def mark_list_imported(self, number: int) -> None:
        """See `ports.Samples`."""
        self._db.execute("UPDATE sampled_list SET taken = 1 WHERE number = ?", [number])

    def missing_lists(self) -> list[int]:
        """See `ports.Samples`."""
        rows = self._db.execute("SELECT number FROM sampled_list WHERE NOT taken ORDER BY number")
        return [row[0] for row in rows]

    def record(self, sample: str) -> SampleRecord | None:
        """A sample by its id; if two authors used the same id, this station's own."""
        found = self._records("s.sample = ?", [sample])
        return found[0] if found else None

    def valid_samples(self, round_: str, resident: str) -> list[SampleRecord]:
        """A person's samples of a round that are not void, this station's own first."""
        found = self._records("s.round = ? AND s.resident = ?", [round_, resident])
        elsewhere = self._db.execute(
            f"{_RECORD_ELSEWHERE} WHERE round = ? AND resident = ? ORDER BY at, station",
            [round_, resident],
        )
        found += [msgspec.structs.replace(SampleRecord(*row), void=False) for row in elsewhere]
        return [sample for sample in found if not sample.void]

    def _records(self, where: str, params: Sequence[object]) -> list[SampleRecord]:
        rows = self._db.execute(
            f"{_RECORD} WHERE {where} ORDER BY s.station != ?, s.hlc", [*params, self._station]
        )
        found = (SampleRecord(*row) for row in rows)
        return [msgspec.structs.replace(sample, void=bool(sample.void)) for sample in found]

    def sampled_among(self, pseudonyms: Sequence[str]) -> set[str]:
        """The people among these who have a sample in the last opened round."""
        rows = self._db.execute(_SAMPLED_AMONG, [self.round() or "", json_list(pseudonyms)] * 2)
        return {row[0] for row in rows}

    def open_tube(self) -> Tube | None:
        """This station's open tube."""
        found = self._tubes("WHERE station = ? AND state = 'open'", [self._station])
        return found[0] if found else None

    def tube(self, code: str) -> Tube | None:
        """A tube of any station, as far as stored here; this station's own takes precedence."""
        found = self._tubes(
            "WHERE tube = ? AND state != 'discarded' ORDER BY station != ?", [code, self._station]
        )
        return found[0] if found else None

    def tubes(self, *, limit: int | None = None) -> list[Tube]:
        """This station's tubes, newest first."""
        return self._tubes(
            "WHERE station = ? AND state != 'discarded' ORDER BY seq DESC LIMIT ?",
            [self._station, -1 if limit is None else limit],  # -1: no limit
        )

    def tube_steps(self, tube: Tube) -> list[TubeStep]:
        """See `ports.Samples`."""
        rows = self._db.execute(_TUBE_STEPS, {"station": tube.station, "tube": tube.tube})
        steps: list[TubeStep] = []
        for kind, at, operator, reason in rows:
            if kind == "tube_discarded":
                steps = []
            else:
                steps.append(TubeStep(_STATES[kind], at, operator, reason))
        return steps

    def sealed_in(self, shift: Shift) -> list[Tube]:
        """See `ports.Samples`."""
        return self._tubes(
            "WHERE station = ? AND state = 'sealed' AND seq BETWEEN ? AND ? ORDER BY seq",
            [self._station, shift.first, shift.last],
        )

    def sealed_between(self, start: str, end: str) -> list[Tube]:
        """See `ports.Samples`."""
        return self._tubes(
            "WHERE station = ? AND state = 'sealed' AND at >= ? AND at < ? ORDER BY seq",
            [self._station, start, end],
        )

    def _tubes(self, where: str, params: Sequence[object]) -> list[Tube]:
        rows = self._db.execute(f"{_TUBE} {where}", params).fetchall()
        places = self._places([row[0] for row in rows])
        return [_tube(row, places.get((row[0], row[1]), ())) for row in rows]

    def _places(self, tubes: Sequence[str]) -> dict[tuple[str, int], list[Place]]:
        rows = self._db.execute(
            f"{_FILLED_PLACES} WHERE s.tube {IN_LIST} ORDER BY s.position, s.seq",
            [json_list(tubes)],
        )
        found: dict[tuple[str, int], list[Place]] = {}
        for tube, station, *place, doubtful in rows:
            found.setdefault((tube, station), []).append(Place(*(*place, bool(doubtful))))
        return found

    def people_groups(self, round_: str | None) -> list[PeopleGroup]:
        """Groups of everybody known or sampled, counted for `domain.residents.coverage`."""
        length = int(self._single_value(_LENGTH, [self._station]))
        return self._sums.people_groups(self._db, self._station, round_ or "", length)

    def shift_counts(self, shift: Shift, *, exported_up_to: int) -> Mapping[str, int]:
        """See `ports.Samples`."""
        sums = self._sums.shift_sums(self._db, self._station, shift)
        span = [self._station, shift.first, shift.last]
        return {
            "people": sums.people,
            "exported": sums.people_up_to(exported_up_to),
            "tubes": sums.tubes,
            "places": sums.places,
            "clock_doubtful": int(self._single_value(_DOUBTFUL, [self._station, *span])),
            "proxy_codes": int(self._single_value(_CODES_ISSUED, span)),
        }

    def people_in(self, shift: Shift, ranges: Iterable[tuple[int, int]]) -> int:
        """See `ports.Samples`."""
        sums = self._sums.shift_sums(self._db, self._station, shift)
        people, counted_to = 0, 0
        for first, last in sorted(ranges):
            if last > counted_to:
                people += sums.people_up_to(last) - sums.people_up_to(max(first - 1, counted_to))
                counted_to = last
        return people

    def tubes_between(self, first: int, last: int) -> int:
        """See `ports.Samples`."""
        return int(self._single_value(_TUBES_BETWEEN, [self._station, first, last]))

    def first_sample_time(self, shift: Shift) -> str:
        """See `ports.Samples`."""
        first = self._sums.shift_sums(self._db, self._station, shift).first
        row = self._db.execute(_FIRST_TIME, [self._station, first, shift.last]).fetchone()
        return row[0] if row else ""

    def _single_value(self, sql: str, params: Sequence[object] | dict[str, object]) -> Any:  # noqa: ANN401 - one SQL value
        return self._db.execute(sql, params).fetchone()[0]

    def sample_times(self, limit: int) -> list[str]:
        """Times (UTC, ISO format) of this station's latest valid samples, newest first."""
        rows = self._db.execute(
            f"SELECT s.at FROM {_OWN_SAMPLES} ORDER BY e.seq DESC LIMIT ?",  # noqa: S608 - our own names
            [self._station, limit],
        )
        return [row[0] for row in rows]

    def people_between(self, first: int, last: int) -> int:
        """Number of samples that are not void among this station's events first to last."""
        return int(
            self._single_value(
                f"SELECT count(*) FROM {_OWN_SAMPLES} AND e.seq BETWEEN ? AND ?",  # noqa: S608 - our own names
                [self._station, first, last],
            )
        )

    def swabs(self, shift: Shift) -> SwabCount | None:
        """See `ports.Samples`.

        The table keeps the newest count of each calendar day, so the newest of all is always in it;
        a finished shift has its count in the event that closed the day.
        """
        row = self._db.execute(_SWABS, [self._station, shift.first, shift.last]).fetchone()
        if row is None:
            return None
        count, people, reason, note, names, at = row
        confirmed_by = tuple(names.split("\n")) if names else ()
        return SwabCount(count, people, reason, note, confirmed_by, at)

    def tube_checks(self, shift: Shift) -> list[TubeCheck]:
        """See `ports.Samples`."""
        sealed = self.sealed_in(shift)
        tubes = json_list([tube.tube for tube in sealed])
        rows = self._db.execute(_TUBE_COUNTS, [tubes, self._station]).fetchall()
        counts = {tube: counted for tube, *counted in rows}
        return [
            TubeCheck(tube.tube, len(tube.places), *counts.get(tube.tube, (None,)))
            for tube in sealed
        ]

    def swabs_in_tube(self, tube: str) -> int | None:
        """See `ports.Samples`."""
        row = self._db.execute(_TUBE_COUNTS, [json_list([tube]), self._station]).fetchone()
        return None if row is None else int(row[1])


_SWABS = """
    SELECT count, people, reason, note, confirmed_by, at FROM swab_count
    WHERE station = ? AND seq BETWEEN ? AND ? ORDER BY seq DESC LIMIT 1
"""
# A count from before the tube was opened again does not apply.
_TUBE_COUNTS = """
    SELECT c.tube, c.count, coalesce(json_extract(CAST(e.body AS TEXT), '$.reason'), ''),
        coalesce(json_extract(CAST(e.body AS TEXT), '$.note'), '')
    FROM json_each(?) asked CROSS JOIN tube_count c ON c.tube = asked.value
    CROSS JOIN tube t ON t.tube = c.tube AND t.station = c.station AND c.seq > t.seq
    LEFT JOIN event e ON e.station = c.station AND e.seq = c.seq WHERE c.station = ?
"""
_FIRST_TIME = f"""
    SELECT s.at FROM {_OWN_SAMPLES} AND e.seq BETWEEN ? AND ? AND NOT EXISTS (
        SELECT 1 FROM doubtful_time d WHERE d.station = e.station AND d.seq = e.seq)
    ORDER BY e.seq LIMIT 1
"""  # noqa: S608 - our own names
_TUBES_BETWEEN = f"""
    SELECT count(DISTINCT s.tube) FROM {_OWN_SAMPLES} AND e.seq BETWEEN ? AND ?
"""  # noqa: S608 - our own names
_DOUBTFUL = f"""
    SELECT count(*) FROM {_OWN_SAMPLES} AND (e.station, e.seq) IN (
        SELECT station, seq FROM doubtful_time WHERE station = ? AND seq BETWEEN ? AND ?)
"""  # noqa: S608 - our own names
_CODES_ISSUED = "SELECT count(*) FROM proxy_code WHERE station = ? AND seq BETWEEN ? AND ?"
_LENGTH = "SELECT coalesce(max(seq), 0) FROM event WHERE station = ?"
