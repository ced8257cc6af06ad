"""Who a resident is now: what every author said, put together by authority (ADR 15).

A pure function of the set of statements: the order in which they arrived does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from testdesk.domain.authority import FIELD_RULES, HEADQUARTERS
from testdesk.domain.events import CorrectedField
from testdesk.domain.people import Address, Resident

_ADDRESS = ("compound", "building", "unit", "room")
# Parts of one fact: never one part of one author and another part of another.
_UNITS: tuple[tuple[CorrectedField, ...], ...] = (
    ("name",),
    ("korean",),
    ("document_type", "document_number", "birth", "sex"),
    ("phone",),
    ("compound", "building", "unit", "room"),
    ("note",),
)
# The member that says whether the unit is told at all.
_TELLING: Mapping[CorrectedField, CorrectedField] = {"document_type": "document_number"}


class Statement(msgspec.Struct, frozen=True):
    """What one author's journal says last of one resident as a whole.

    Attributes:
        station, seq, hlc: of the event; the clock is `ZERO` where it is not trusted.
        resident: the record.
    """

    station: int
    seq: int
    hlc: str
    resident: Resident


class Correction(msgspec.Struct, frozen=True):
    """One corrected field, as folded; see `events.ResidentCorrected`."""

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
    statements: Sequence[Statement], corrections: Sequence[Correction] = (), *, own: int
) -> Resident | None:
    """The record to show, or None where nobody made a statement.

    Ranked by authority, then trusted clock, then station: a decision of headquarters' supervisor
    (a correction in its own journal), its list, and what stations say. Below its author's own
    correction a statement of that author is older news whatever the clocks say.

    Args:
        statements: of one resident, one an author.
        corrections: of the same resident, all of them.
        own: the viewer; a station sees its own proposals until headquarters answers them.
    """
    if not statements:
        return None
    ranked = sorted(statements, key=_rank, reverse=True)
    values = _values(ranked[0].resident)
    for unit in _UNITS:
        told = next((s for s in ranked if _tells(s.resident, unit)), ranked[0])
        values |= {name: _value(told.resident, name) for name in unit}
    values["language"] = ranked[0].resident.language
    if ranked[0].station != HEADQUARTERS:
        values["colour"] = next(
            (s.resident.colour for s in ranked if s.resident.colour != "none"), "none"
        )
    listed = ranked[0].resident if ranked[0].station == HEADQUARTERS else None
    for change in _in_force(statements, corrections, listed, own):
        values[change.field] = change.after
    return _resident(ranked[0].resident.resident, values)


def current_person(
    person: str,
    statements: Mapping[str, Sequence[Statement]],
    corrections: Mapping[str, Sequence[Correction]],
    *,
    olds: Sequence[str],
    own: int,
) -> Resident | None:
    """As `current_resident`, for one whose document number was corrected before.

    Args:
        person: the pseudonym of now.
        statements: by pseudonym, of this one and the old ones.
        corrections: likewise.
        olds: earlier pseudonyms of the person, from `pseudonyms`.
        own: as for `current_resident`.
    """
    said = list(statements.get(person, ()))
    for old in sorted(olds):
        before = statements.get(old, ())
        record = current_resident(before, corrections.get(old, ()), own=own)
        if record is not None:
            top = max(before, key=_rank)
            moved = msgspec.structs.replace(record, resident=person)
            said.append(msgspec.structs.replace(top, resident=moved, seq=0))
    return current_resident(said, corrections.get(person, ()), own=own)


def corrected_value(resident: Resident, field: CorrectedField) -> str:
    """A record's value of a field that can be corrected; parts of the address lie flat."""
    return _value(resident, field)


def pseudonyms(
    corrections: Iterable[Correction], statements: Mapping[str, Sequence[Statement]], *, own: int
) -> dict[str, str]:
    """Which pseudonym each corrected one stands for now: old -> the person's.

    A corrected document number makes the old pseudonym point to the new one, so that samples and
    cards follow. It does not where the new number is somebody else's by name: two people under one
    number are a conflict and never merged; nor by the word of a desk alone where headquarters
    lists the old one, but at that desk.

    Args:
        corrections: those with `becomes`.
        statements: of every pseudonym that a correction names, old or new.
        own: as for `current_resident`.
    """
    chosen: dict[str, Correction] = {}
    for one in corrections:
        if one.becomes in {"", one.resident} or not _may_rename(one, statements, own):
            continue
        held = chosen.get(one.resident)
        if held is None or _correction_rank(one) > _correction_rank(held):
            chosen[one.resident] = one
    return {old: _follow(old, chosen) for old in chosen if _follow(old, chosen) != old}


def _may_rename(one: Correction, statements: Mapping[str, Sequence[Statement]], own: int) -> bool:
    old, new = statements.get(one.resident, ()), statements.get(one.becomes, ())
    listed = any(s.station == HEADQUARTERS for s in old)
    if listed and one.station not in {HEADQUARTERS, own}:
        return False
    if one.station == HEADQUARTERS:
        return True
    names = {s.resident.name for s in old if s.resident.name}
    return all(s.resident.name in names for s in new if s.resident.name)


def _follow(old: str, chosen: Mapping[str, Correction]) -> str:
    """The end of a chain of corrected numbers; a circle leads nowhere."""
    seen, at = {old}, chosen[old].becomes
    while at in chosen:
        if at in seen:
            return old
        seen.add(at)
        at = chosen[at].becomes
    return at


def _rank(one: Statement) -> tuple[bool, str, int]:
    return one.station == HEADQUARTERS, one.hlc, one.station


def _correction_rank(one: Correction) -> tuple[bool, str, int, int]:
    return one.station == HEADQUARTERS, one.hlc, one.station, one.seq


def _in_force(
    statements: Sequence[Statement],
    corrections: Sequence[Correction],
    listed: Resident | None,
    own: int,
) -> list[Correction]:
    """The corrections that change what is shown, lowest rank first."""
    said = {s.station: s.seq for s in statements}
    best: dict[str, Correction] = {}
    for one in sorted(corrections, key=_correction_rank):
        may = _decision_holds if one.station == HEADQUARTERS else _desk_may
        if may(one, listed, own, said.get(one.station, 0)):
            best[one.field] = one
    return list(best.values())


def _decision_holds(one: Correction, listed: Resident | None, _own: int, said: int) -> bool:
    """A decision beats everything but a later list that itself says something new."""
    if listed is None or said < one.seq:
        return True
    return _value(listed, one.field) in {"", one.before, one.after}


def _desk_may(one: Correction, listed: Resident | None, own: int, said: int) -> bool:
    if one.seq < said:  # its author has made a whole statement since
        return False
    if listed is None:
        return True
    if FIELD_RULES[one.field] == "headquarters":
        return False
    there = _value(listed, one.field)
    unit = next((unit for unit in _UNITS if one.field in unit), (one.field,))
    if not _tells(listed, unit) or there == one.after:
        return True
    return one.station == own and there == one.before


def _tells(resident: Resident, unit: Sequence[CorrectedField]) -> bool:
    telling = _TELLING.get(unit[0])
    return bool(_value(resident, telling)) if telling else any(_value(resident, n) for n in unit)


def _value(resident: Resident, field: str) -> str:
    return str(getattr(resident.address if field in _ADDRESS else resident, field))


def _values(resident: Resident) -> dict[str, str]:
    return {name: _value(resident, name) for name in FIELD_RULES}


def _resident(pseudonym: str, values: Mapping[str, str]) -> Resident:
    address = Address(**{name: values[name] for name in _ADDRESS})
    rest = {name: values[name] for name in values if name not in _ADDRESS}
    return msgspec.convert(
        {"resident": pseudonym, "address": msgspec.to_builtins(address), **rest}, Resident
    )
