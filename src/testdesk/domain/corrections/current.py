"""A resident's current record: the statements of all authors, combined by authority (ADR 15).

The result depends only on the set of statements, not on the order in which they arrived.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from testdesk.domain.corrections.authority import FIELD_RULES, HEADQUARTERS
from testdesk.domain.corrections.same_person import names_of, plain_names
from testdesk.domain.journal.events import CorrectedField
from testdesk.domain.residents.people import Address, Resident

_ADDRESS_FIELDS = ("compound", "building", "unit", "room")
_DOCUMENT_FIELDS: tuple[CorrectedField, ...] = ("document_type", "document_number", "birth", "sex")
# Fields that belong together, and so must all come from the same author's statement.
_FIELD_GROUPS: tuple[tuple[CorrectedField, ...], ...] = (
    ("name",),
    ("korean",),
    _DOCUMENT_FIELDS,
    ("phone",),
    ("compound", "building", "unit", "room"),
    ("note",),
)
# The field that decides whether a statement has a value for its group of fields.
_DECISIVE_FIELD: Mapping[CorrectedField, CorrectedField] = {"document_type": "document_number"}


class Statement(msgspec.Struct, frozen=True):
    """An author's latest statement about one resident: the whole record.

    Attributes:
        station, seq, hlc: copied from the event's header; the clock is `ZERO` if it is not trusted.
        record: the resident's record; its field `resident` is the pseudonym.
    """

    station: int
    seq: int
    hlc: str
    record: Resident

    @property
    def pseudonym(self) -> str:
        """The pseudonym that the statement names."""
        return self.record.resident


class Correction(msgspec.Struct, frozen=True):
    """One field that a `ResidentCorrected` event corrected.

    Attributes:
        station, seq, hlc, operator, at: copied from the event's header.
        resident: the pseudonym before the correction.
        before, after: the value that was shown, and the correct one.
        reason: a code, such as `list_wrong`.
        becomes: the new pseudonym, if the event corrects the document number; else empty.
    """

    station: int
    seq: int
    hlc: str
    resident: str
    field: CorrectedField
    before: str
    after: str
    reason: str = ""
    becomes: str = ""
    operator: str = ""
    at: str = ""


def current_resident(
    statements: Sequence[Statement], corrections: Sequence[Correction] = (), *, viewer: int
) -> Resident | None:
    """The record to show, or None if nobody made a statement.

    The sources are ranked by authority, then by trusted clock, then by station. The order of
    authority is: a decision of headquarters' supervisor (a correction in headquarters' own
    journal), headquarters' roster, the stations' statements. If stations name two different people,
    the viewer keeps the person whom it registered itself and ignores statements about the other.
    An author's statement is outdated by the same author's later correction, whatever the clocks
    show.

    Args:
        statements: the statements about one resident, one per author.
        corrections: all corrections of the same resident.
        viewer: the viewer's station number. A station sees its own proposals until
            headquarters answers them.
    """
    if not statements:
        return None
    ranked, corrections = _about_shown_person(statements, corrections, viewer)
    values = _values(ranked[0].record)
    for group in _FIELD_GROUPS:
        source = next((s for s in ranked if _states_any_of(s.record, group)), ranked[0])
        values |= {name: _value(source.record, name) for name in group}
    values["language"] = ranked[0].record.language
    if ranked[0].station != HEADQUARTERS:
        values["colour"] = next(
            (s.record.colour for s in ranked if s.record.colour != "none"), "none"
        )
    listed = ranked[0].record if ranked[0].station == HEADQUARTERS else None
    for change in _effective_corrections(ranked, corrections, listed, viewer):
        values[change.field] = change.after
    return _resident(ranked[0].pseudonym, values)


def _about_shown_person(
    statements: Sequence[Statement], corrections: Sequence[Correction], viewer: int
) -> tuple[list[Statement], list[Correction]]:
    """The statements and corrections about the person who is shown, highest rank first."""
    names = {s.station: set(names_of(s.record)) for s in statements}
    for correction in corrections:
        if correction.field in {"name", "korean"} and correction.station in names:
            names[correction.station] |= plain_names([correction.after])
    ranked = sorted(statements, key=_rank, reverse=True)
    top = ranked[0].station
    if top != HEADQUARTERS and viewer in names and not names[viewer] & names[top]:
        top = viewer
    disagreeing = {
        s for s, claimed in names.items() if claimed and names[top] and not claimed & names[top]
    }
    agreeing = sorted(
        (s for s in ranked if s.station not in disagreeing), key=lambda s: s.station != top
    )
    if top == HEADQUARTERS:  # every station shows, and so corrects, the listed person
        return agreeing, list(corrections)
    return agreeing, [c for c in corrections if c.station not in disagreeing]


def current_person(
    person: str,
    statements: Iterable[Statement],
    corrections: Sequence[Correction],
    corrected_records: Sequence[Statement] = (),
    *,
    viewer: int,
) -> Resident | None:
    """The record to show of a person who may have had other pseudonyms, or None if there is none.

    Args:
        person: the current pseudonym.
        statements: all statements that mean the person, under any pseudonym.
        corrections: all corrections that mean the person, under any pseudonym.
        corrected_records: the person's record as given in each applied correction of the number.
        viewer: see `current_resident`.
    """
    last: dict[int, Statement] = {}
    for statement in (
        *(_with_corrected_document(statement, corrected_records) for statement in statements),
        *corrected_records,
    ):
        if statement.station not in last or last[statement.station].seq < statement.seq:
            last[statement.station] = statement
    latest = [
        msgspec.structs.replace(s, record=msgspec.structs.replace(s.record, resident=person))
        for s in last.values()
    ]
    return current_resident(latest, corrections, viewer=viewer)


def _with_corrected_document(
    statement: Statement, corrected_records: Sequence[Statement]
) -> Statement:
    """Puts the corrected document into a statement that the same author made after correcting it.

    For example, an old roster that is imported again still has the old number.
    """
    earlier = [
        r
        for r in corrected_records
        if r.station == statement.station
        and r.seq < statement.seq
        and r.pseudonym != statement.pseudonym
    ]
    if not earlier:
        return statement
    newest = max(earlier, key=lambda r: r.seq).record
    document = {field: getattr(newest, field) for field in _DOCUMENT_FIELDS}
    return msgspec.structs.replace(
        statement, record=msgspec.structs.replace(statement.record, **document)
    )


def corrected_value(resident: Resident, field: CorrectedField) -> str:
    """The value of a field of a record; the parts of the address are fields of their own."""
    return _value(resident, field)


def _rank(statement: Statement) -> tuple[bool, str, int]:
    return statement.station == HEADQUARTERS, statement.hlc, statement.station


def correction_rank(correction: Correction) -> tuple[bool, str, int, int]:
    """Sorts headquarters' decisions above all others, and the rest by trusted clock."""
    return correction.station == HEADQUARTERS, correction.hlc, correction.station, correction.seq


def _effective_corrections(
    statements: Sequence[Statement],
    corrections: Sequence[Correction],
    listed: Resident | None,
    viewer: int,
) -> list[Correction]:
    """The corrections that change what is shown, lowest rank first."""
    latest = {s.station: s for s in sorted(statements, key=lambda s: s.seq)}
    best: dict[str, Correction] = {}
    links: dict[CorrectedField, set[str]] = {}
    for correction in sorted(corrections, key=correction_rank):
        author = latest.get(correction.station)
        if correction.station == HEADQUARTERS:
            applies = _does_decision_apply(correction, listed, author)
        else:
            if correction.station == viewer:
                add_link(correction, listed, links)
            applies = _does_station_correction_apply(
                correction, listed, links.get(correction.field, set()), viewer, author
            )
        if applies:
            best[correction.field] = correction
    return list(best.values())


def _does_decision_apply(
    correction: Correction, listed: Resident | None, statement: Statement | None
) -> bool:
    """Whether headquarters' decision applies: until a later roster changes the value."""
    if listed is None or statement is None or statement.seq < correction.seq:
        return True
    return _value(listed, correction.field) in {"", correction.before, correction.after}


def add_link(
    correction: Correction, listed: Resident | None, links: dict[CorrectedField, set[str]]
) -> None:
    """Adds a correction's new value to the linked values of its field, if its old value is linked.

    Headquarters' value is linked from the beginning. So the linked values are those that a chain of
    corrections reaches from it.
    """
    initial = {_value(listed, correction.field)} if listed is not None else set()
    linked = links.setdefault(correction.field, initial)
    if correction.before in linked:
        linked.add(correction.after)


def _does_station_correction_apply(
    correction: Correction,
    listed: Resident | None,
    linked: Collection[str],
    viewer: int,
    statement: Statement | None,
) -> bool:
    """Whether a station's correction is shown.

    Args:
        correction: the correction.
        listed: headquarters' record, if there is one.
        linked: the values that the viewer's own corrections reach from headquarters' value
            (`add_link`). A correction whose old value is not among them has been answered:
            headquarters has changed its value since.
        viewer: the viewer's station number.
        statement: the same author's statement of the whole record. If it is later and has another
            value, it replaces the correction.
    """
    if (
        statement is not None
        and correction.seq < statement.seq
        and _value(statement.record, correction.field) != correction.after
    ):
        return False
    if is_allowed_beside_list(correction, listed):
        return True
    return (
        FIELD_RULES[correction.field] != "headquarters"
        and correction.station == viewer
        and correction.before in linked
    )


def is_allowed_beside_list(correction: Correction, listed: Resident | None) -> bool:
    """Whether everybody shows a station's correction: headquarters' record says nothing else."""
    if listed is None:
        return True
    if FIELD_RULES[correction.field] == "headquarters":
        return False
    group = next(
        (group for group in _FIELD_GROUPS if correction.field in group), (correction.field,)
    )
    return not _states_any_of(listed, group) or _value(listed, correction.field) == correction.after


def _states_any_of(resident: Resident, group: Sequence[CorrectedField]) -> bool:
    decisive = _DECISIVE_FIELD.get(group[0])
    return bool(_value(resident, decisive)) if decisive else any(_value(resident, n) for n in group)


def _value(resident: Resident, field: str) -> str:
    return str(getattr(resident.address if field in _ADDRESS_FIELDS else resident, field))


def _values(resident: Resident) -> dict[str, str]:
    return {name: _value(resident, name) for name in FIELD_RULES}


def corrected(resident: Resident, values: Mapping[CorrectedField, str]) -> Resident:
    """A copy of a record with new values in some of its fields."""
    after: dict[str, str] = {str(field): value for field, value in values.items()}
    return _resident(resident.resident, _values(resident) | after)


def _resident(pseudonym: str, values: Mapping[str, str]) -> Resident:
    address = Address(**{name: values[name] for name in _ADDRESS_FIELDS})
    rest = {name: values[name] for name in values if name not in _ADDRESS_FIELDS}
    return msgspec.convert(
        {"resident": pseudonym, "address": msgspec.to_builtins(address), **rest}, Resident
    )
