"""The history of one person, read from the tables and the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from testdesk.domain.cards import PDF
from testdesk.domain.corrections.aliases import Aliases
from testdesk.domain.corrections.authority import FIELD_RULES
from testdesk.domain.corrections.correction_states import corrections_with_state
from testdesk.domain.corrections.current import Correction, Statement
from testdesk.domain.history import HistoryChange, HistoryEntry, HistoryKind
from testdesk.domain.journal import times
from testdesk.formats.card_number import format_card_number
from testdesk.store.connection import IN_LIST, Database, json_list
from testdesk.store.events.current import corrections_of, statements_of
from testdesk.store.events.rows import aliases_of
from testdesk.wall_clock import milliseconds

_FIELD_ORDER = list(FIELD_RULES)
_IN_PSEUDONYMS = IN_LIST.replace("?", ":pseudonyms")
# The operator is in the event's header, which remains when a body is erased.
_OPERATOR = (
    "coalesce((SELECT e.operator FROM event e"
    " WHERE e.station = {0}.station AND e.seq = {0}.seq), '')"
)
_HEADER = "{0}.at, {0}.hlc, {0}.station, {0}.seq"

# Whether a roster states the record: headquarters' (station 0), or one imported at a station.
_STATEMENTS = f"""
    SELECT {_HEADER.format("r")}, {_OPERATOR.format("r")}, r.station = 0 OR EXISTS (
        SELECT 1 FROM event e
        WHERE e.station = r.station AND e.seq = r.seq AND e.kind = 'roster_taken'), r.resident
    FROM resident r WHERE r.resident {_IN_PSEUDONYMS}
"""  # noqa: S608 - our own names
_SAMPLES = f"""
    SELECT {_HEADER.format("s")}, s.operator, s.round, s.tube, s.position, NOT EXISTS (
        SELECT 1 FROM sample_valid o WHERE o.sample = s.sample AND o.station = s.station)
    FROM sample s WHERE s.resident {_IN_PSEUDONYMS}
"""  # noqa: S608 - our own names
# An update states neither hybrid time nor operator: the two empty texts.
_SAMPLES_ELSEWHERE = f"""
    SELECT k.at, '', k.station, k.seq, '', k.round, k.tube, k.position, 0
    FROM sample_elsewhere k WHERE k.resident {_IN_PSEUDONYMS}
"""  # noqa: S608 - our own names
# `author` of a void is the station that took the sample or issued the card; -1 means any.
_VOIDED_SAMPLES = f"""
    SELECT {_HEADER.format("v")}, {_OPERATOR.format("v")}, s.round, s.tube, s.position, v.reason
    FROM sample s JOIN sample_void v ON v.sample = s.sample
        AND v.station IN (s.station, 0) AND v.author IN (-1, s.station)
    WHERE s.resident {_IN_PSEUDONYMS}
"""  # noqa: S608 - our own names
_CARDS = f"""
    SELECT {_HEADER.format("c")}, c.operator, c.card, c.serial, c.reason
    FROM proxy_code c WHERE c.resident {_IN_PSEUDONYMS}
"""  # noqa: S608 - our own names
_VOIDED_CARDS = f"""
    SELECT {_HEADER.format("v")}, {_OPERATOR.format("v")}, c.card, c.station, c.serial, v.reason
    FROM proxy_code c JOIN proxy_code_revocation v ON v.card = c.card
        AND v.author IN (-1, c.station)
    WHERE c.resident {_IN_PSEUDONYMS}
"""  # noqa: S608 - our own names
_PRINTS = f"""
    SELECT {_HEADER.format("p")}, p.operator, c.card, c.station, c.serial, p.layout, p.printer
    FROM proxy_code c JOIN card_print p ON p.card = c.card WHERE c.resident {_IN_PSEUDONYMS}
"""  # noqa: S608 - our own names
# `kind != 'sample_taken'` is redundant, but lets SQLite use the partial index `event_rare_kind`.
_BINDINGS = f"""
    SELECT {_HEADER.format("e")}, e.operator, e.kind,
        coalesce(json_extract(CAST(e.body AS TEXT), '$.reason'), ''),
        json_extract(CAST(e.body AS TEXT), '$.resident')
    FROM event e WHERE e.kind IN ('code_bound', 'code_unbound')
        AND e.kind != 'sample_taken' AND e.body IS NOT NULL
        AND json_extract(CAST(e.body AS TEXT), '$.resident') {_IN_PSEUDONYMS}
"""  # noqa: S608 - our own names
_REMOVALS = f"""
    SELECT {_HEADER.format("l")}, l.operator, l.kind, l.reason, l.note, l.resident
    FROM listed l WHERE l.resident {_IN_PSEUDONYMS} AND l.kind != 'roster'
"""  # noqa: S608 - our own names

_EXCUSES = f"""
    SELECT {_HEADER.format("x")}, x.operator, x.round, x.reason, x.note
    FROM excuse x WHERE x.resident {_IN_PSEUDONYMS}
"""  # noqa: S608 - our own names
_LOOKUPS = f"""
    SELECT {_HEADER.format("u")}, u.operator, u.shown, u.page, u.reason
    FROM lookup u WHERE u.resident {_IN_PSEUDONYMS}
"""  # noqa: S608 - our own names


def _with_hybrid_time(header: dict[str, Any]) -> dict[str, Any]:
    """The header with a hybrid time made from `at`, since an update states no hybrid time."""
    moment = dt.datetime.fromisoformat(header["at"])
    return header | {"hlc": times.tick(times.ZERO, milliseconds(moment))}


def _recency(entry: HistoryEntry) -> tuple[str, int, int]:
    return entry.hlc, entry.station, entry.seq


class StoredHistory:
    """Reads the history of one person, under every pseudonym they had."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db = db
        self._station = station

    def of(self, resident: str) -> list[HistoryEntry]:
        """Every entry, newest first; `void` of cards is not yet set.

        Args:
            resident: the current pseudonym.
        """
        self._person, self._aliases = resident, Aliases(aliases_of(self._db))
        entries = [
            *self._statements(),
            *self._removals(),
            *self._excuses(),
            *self._corrections(),
            *self._samples(),
            *self._cards(),
            *self._bindings(),
        ]
        return sorted(entries, key=_recency, reverse=True)

    def lookups_of(self, resident: str) -> list[HistoryEntry]:
        """See `ports.History`."""
        self._person, self._aliases = resident, Aliases(aliases_of(self._db))
        entries = [
            HistoryEntry(**header, kind="looked_up", shown=shown, page=page, reason=reason)
            for header, (shown, page, reason) in self._rows(_LOOKUPS)
        ]
        return sorted(entries, key=_recency, reverse=True)

    def corrected_here(self, pseudonyms: Sequence[str]) -> dict[str, set[str]]:
        """The fields that this station corrected, for each of these people who has any."""
        rows = self._db.execute(
            "SELECT c.resident, c.seq, c.field FROM correction c WHERE c.station = ?",
            [self._station],
        ).fetchall()
        known_aliases = Aliases(aliases_of(self._db, {row[0] for row in rows}))
        found: dict[str, set[str]] = {}
        for recorded, seq, field in rows:
            found.setdefault(known_aliases.resolve(recorded, self._station, seq), set()).add(field)
        return {pseudonym: found[pseudonym] for pseudonym in pseudonyms if pseudonym in found}

    def _pseudonyms(self) -> list[str]:
        """Every pseudonym under which any author recorded the person."""
        return [self._person, *self._aliases.former_pseudonyms(self._person)]

    def _rows(
        self, sql: str, pseudonyms: Sequence[str] | None = None
    ) -> Iterator[tuple[dict[str, Any], list[Any]]]:
        """For each row, the columns of the event's header by name, and the list of the others."""
        parameters = {"pseudonyms": json_list(pseudonyms or [self._person])}
        for row in self._db.execute(sql, parameters).fetchall():
            header = dict(zip(("at", "hlc", "station", "seq", "operator"), row, strict=False))
            yield header, list(row[5:])

    def _rows_of_person(self, sql: str) -> Iterator[tuple[dict[str, Any], list[Any]]]:
        """As `_rows`, for rows whose last column is the pseudonym that the event uses."""
        for header, (*rest, pseudonym) in self._rows(sql, self._pseudonyms()):
            if self._aliases.resolve(pseudonym, header["station"], header["seq"]) == self._person:
                yield header, rest

    def _statements(self) -> Iterator[HistoryEntry]:
        for header, (listed,) in self._rows_of_person(_STATEMENTS):
            yield HistoryEntry(**header, kind="listed" if listed else "written_down")

    def _removals(self) -> Iterator[HistoryEntry]:
        for header, (kind, reason, note) in self._rows_of_person(_REMOVALS):
            yield HistoryEntry(**header, kind=kind, reason=reason, note=note)

    def _excuses(self) -> Iterator[HistoryEntry]:
        for header, (round_, reason, note) in self._rows(_EXCUSES):
            kind: HistoryKind = "excused" if reason else "excuse_withdrawn"
            yield HistoryEntry(**header, kind=kind, round=round_, reason=reason, note=note)

    def _samples(self) -> Iterator[HistoryEntry]:
        elsewhere = (
            (_with_hybrid_time(header), rest) for header, rest in self._rows(_SAMPLES_ELSEWHERE)
        )
        samples = (*self._rows(_SAMPLES), *elsewhere)
        for header, (round_, tube, position, void) in samples:
            place = {"round": round_, "tube": tube, "position": position}
            yield HistoryEntry(**header, **place, kind="sampled", void=bool(void))
        for header, (round_, tube, position, reason) in self._rows(_VOIDED_SAMPLES):
            place = {"round": round_, "tube": tube, "position": position}
            yield HistoryEntry(**header, **place, kind="taken_out", reason=reason)

    def _cards(self) -> Iterator[HistoryEntry]:
        for header, (card, serial, reason) in self._rows(_CARDS):
            number = format_card_number(header["station"], serial)
            yield HistoryEntry(
                **header, kind="card_issued", card=card, card_number=number, reason=reason
            )
        for header, (card, station, serial, reason) in self._rows(_VOIDED_CARDS):
            number = format_card_number(station, serial)
            yield HistoryEntry(
                **header, kind="card_voided", card=card, card_number=number, reason=reason
            )
        for header, (card, station, serial, layout, printer) in self._rows(_PRINTS):
            kind: HistoryKind = "card_saved" if printer == PDF else "card_printed"
            number = format_card_number(station, serial)
            paper = {"layout": layout, "printer": printer}
            yield HistoryEntry(**header, **paper, kind=kind, card=card, card_number=number)

    def _bindings(self) -> Iterator[HistoryEntry]:
        for header, (kind, reason) in self._rows_of_person(_BINDINGS):
            yield HistoryEntry(**header, kind=kind, reason=reason)

    def _corrections(self) -> Iterable[HistoryEntry]:
        """One entry for each correcting event, with all of its fields."""
        statements = statements_of(self._db, self._pseudonyms())
        recorded = corrections_of(self._db, self._pseudonyms())
        corrections = corrections_with_state(
            [
                s
                for group in statements.values()
                for s in group
                if self._belongs_to_person(s.pseudonym, s)
            ],
            [
                c
                for group in recorded.values()
                for c in group
                if self._belongs_to_person(c.resident, c)
            ],
        )
        corrections.sort(key=lambda pair: (pair[0].station, pair[0].seq))
        for (station, seq), group in groupby(
            corrections, key=lambda pair: (pair[0].station, pair[0].seq)
        ):
            pairs = sorted(group, key=lambda pair: _FIELD_ORDER.index(pair[0].field))
            first = pairs[0][0]
            changes = [HistoryChange(c.field, c.before, c.after, state) for c, state in pairs]
            yield HistoryEntry(
                at=first.at,
                hlc=first.hlc,
                station=station,
                seq=seq,
                operator=first.operator,
                kind="corrected",
                reason=first.reason,
                changes=tuple(changes),
            )

    def _belongs_to_person(self, pseudonym: str, record: Statement | Correction) -> bool:
        return self._aliases.resolve(pseudonym, record.station, record.seq) == self._person
