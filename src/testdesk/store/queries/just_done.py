"""Queries for what the people page did in a shift (`domain.station.just_done`)."""

from __future__ import annotations

from collections.abc import Sequence

from testdesk.domain.station.just_done import DoneLine
from testdesk.store.connection import Database, json_list
from testdesk.store.events.kept_sums import KeptSums

# `kind != 'sample_taken'` is redundant, but lets SQLite use the partial index `event_rare_kind`.
_EVENTS = """
    SELECT e.seq FROM event e WHERE e.kind = 'cards_printed' AND e.kind != 'sample_taken'
        AND e.station = :station AND e.seq >= :first AND e.seq < :before AND e.body IS NOT NULL
    UNION ALL
    SELECT s.seq FROM sample s WHERE s.station = :station AND s.by = 'walk_in'
        AND s.seq >= :first AND s.seq < :before
    ORDER BY 1 DESC LIMIT :limit
"""
_REGISTERED = """EXISTS (SELECT 1 FROM sample_valid r
    WHERE r.resident = c.resident AND r.station = :station AND r.seq >= :first)"""
_VALID = """NOT EXISTS (SELECT 1 FROM proxy_code_revocation v
        WHERE v.card = c.card AND v.author IN (-1, c.station))
    AND NOT EXISTS (SELECT 1 FROM proxy_code o WHERE o.resident = c.resident
        AND (o.issue_number, o.hlc, o.station) > (c.issue_number, c.hlc, c.station))"""
# The cards of the events, without those of people of whom a later event put out a card.
_CARDS = """
    FROM json_each(:events) w CROSS JOIN event e ON e.station = :station AND e.seq = w.value
    CROSS JOIN json_each(CAST(e.body AS TEXT), '$.cards') j
    CROSS JOIN proxy_code c ON c.card = j.value
    CROSS JOIN person x ON x.resident = c.resident
    WHERE e.kind = 'cards_printed' AND e.body IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM proxy_code o CROSS JOIN card_print p
            ON p.card = o.card AND p.station = :station AND p.seq > e.seq
        WHERE o.resident = c.resident)
"""
# The samples without a scan, of people of whom no card was put out in this shift.
_NAMED = """
    FROM json_each(:events) w CROSS JOIN event e ON e.station = :station AND e.seq = w.value
    CROSS JOIN sample_valid s ON s.sample = e.id AND s.station = e.station
    CROSS JOIN person x ON x.resident = s.resident
    WHERE e.kind = 'sample_taken' AND s.by = 'walk_in' AND NOT EXISTS (
        SELECT 1 FROM proxy_code o CROSS JOIN card_print p
            ON p.card = o.card AND p.station = :station AND p.seq >= :first
        WHERE o.resident = s.resident)
    AND NOT EXISTS (SELECT 1 FROM sample_valid n WHERE n.resident = s.resident
        AND n.station = s.station AND n.by = 'walk_in' AND n.seq > s.seq)
"""
_LINES = f"""
    SELECT e.seq, e.at, c.resident, {_VALID},
        json_extract(CAST(e.body AS TEXT), '$.printer') = 'pdf', {_REGISTERED}, j.id
    {_CARDS}
    UNION ALL SELECT e.seq, e.at, s.resident, 0, 0, 1, 0 {_NAMED}
    ORDER BY 1 DESC, 7
"""
_PEOPLE = f"""
    SELECT c.resident {_CARDS} AND (({_VALID}) OR {_REGISTERED})
    UNION SELECT s.resident {_NAMED}
"""
# The events of the shift that such rows of these residents can be made of.
_EVENTS_OF = """
    SELECT p.seq FROM json_each(:asked) asked CROSS JOIN proxy_code o ON o.resident = asked.value
        CROSS JOIN card_print p ON p.card = o.card AND p.station = :station AND p.seq >= :first
    UNION SELECT s.seq FROM json_each(:asked) asked CROSS JOIN sample s
        ON s.resident = asked.value AND s.station = :station AND s.seq >= :first
        AND s.by = 'walk_in'
"""
_NEVER = 2**62  # later than every event


class StoredJustDone:
    """Reads this station's own events."""

    def __init__(self, db: Database, sums: KeptSums, *, station: int) -> None:
        self._db, self._sums, self._station = db, sums, station

    def events(self, first: int, *, before: int | None, limit: int | None) -> list[int]:
        """See `ports.JustDoneReader`."""
        parameters = {
            "station": self._station,
            "first": first,
            "before": _NEVER if before is None else before,
            "limit": -1 if limit is None else limit,
        }
        return [row[0] for row in self._db.execute(_EVENTS, parameters)]

    def lines(self, events: Sequence[int], first: int) -> list[DoneLine]:
        """See `ports.JustDoneReader`."""
        rows = self._db.execute(_LINES, self._parameters(events, first))
        return [
            DoneLine(
                seq, at, resident, has_card=bool(valid), saved=bool(saved), registered=bool(sampled)
            )
            for seq, at, resident, valid, saved, sampled, _place in rows
        ]

    def people(self, first: int, last: int) -> int:
        """See `ports.JustDoneReader`."""

        def ask(residents: list[str] | None) -> set[str]:
            if residents is None:
                events = self.events(first, before=None, limit=None)
            else:
                asked = {"station": self._station, "first": first, "asked": json_list(residents)}
                events = [row[0] for row in self._db.execute(_EVENTS_OF, asked)]
            return {row[0] for row in self._db.execute(_PEOPLE, self._parameters(events, first))}

        return self._sums.people_done(self._db, self._station, first, last, ask)

    def _parameters(self, events: Sequence[int], first: int) -> dict[str, object]:
        return {"station": self._station, "first": first, "events": json_list(events)}
