"""What each author may claim: the one table that the fold and the views use (ADR 15).

Every enrolled laptop can write anything into its own journal and sign it. This module limits what
others accept from it, by author and by the ranges of values that an honest program writes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Literal, get_args

from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.labels import is_consecutive
from testdesk.domain.residents.people import Colour, Language, Resident, Sex
from testdesk.domain.staff.roles import ROLES

HEADQUARTERS = 0

# Kinds of events that have no effect in a station's journal.
HEADQUARTERS_ONLY: tuple[type[ev.Body], ...] = (
    ev.RoundOpened,
    ev.ConflictResolved,
    ev.BatchAdmitted,
    ev.StationDistrusted,
    ev.ResidentRemoved,
    ev.ResidentRestored,
    ev.RoundErasure,
)

# How far a station may change a field of a listed resident. `headquarters`: not at all; the roster
# applies, even where it is empty. `station_fills`: if headquarters left the field empty, the
# station's value is shown everywhere; otherwise it is a proposal, shown only at that station until
# headquarters decides.
FieldRule = Literal["headquarters", "station_fills"]
FIELD_RULES: Mapping[ev.CorrectedField, FieldRule] = {
    "name": "station_fills",
    "korean": "station_fills",
    "document_type": "station_fills",
    "document_number": "station_fills",
    "birth": "station_fills",
    "sex": "station_fills",
    "phone": "station_fills",
    "compound": "station_fills",
    "building": "station_fills",
    "unit": "station_fills",
    "room": "station_fills",
    "language": "station_fills",
    "note": "station_fills",
    "colour": "headquarters",
}

# How far another author's hybrid clock may be ahead of the receiver's own clock and still be
# trusted. Laptops in one city differ by minutes. A clock that is a century ahead must not move the
# clocks of others.
TRUSTED_AHEAD_MS = 24 * 3600 * 1000

# Shown in place of a time that no wall clock can have shown.
UNIX_EPOCH = "1970-01-01T00:00:00.000Z"
_LAST_YEAR = "2199"
# No honest text is longer. A longer text is kept in the journal but truncated in the tables.
LONGEST_TEXT = 4096
# What fits into the printed form of a card (docs/formats/proxy-code-v1.md).
_ISSUE_NUMBERS = range(1, 128)
_SERIALS = range(1, 10_000)
_VALID_DAYS = range(10, 631, 10)
_KEY_IDS = range(32)
_FIRST_ISSUE_DAY, _LAST_ISSUE_DAY = "2020-01-01", "2064-11-08"  # 14 bits count the days
# The places of the largest tube, with some to spare; also the range of a tube's capacity.
_POSITIONS = range(1, 41)
_LONGEST_TUBE_NUMBER = 200
_COUNTS = range(1_000_001)
_PSEUDONYM = re.compile("[0-9a-f]{12}")
_OPERATOR, _BADGE_KEY = re.compile("[0-9a-f]{16}"), re.compile("[0-9a-f]{32}")


def is_trusted_clock(hlc: str, *, author: int, own_station: int, now_ms: int) -> bool:
    """Whether a receiver whose wall clock shows `now_ms` trusts an author's hybrid clock.

    It always trusts its own events, and the events of headquarters, which applies the same limit
    to what it receives.

    Args:
        hlc: 16 hex digits.
        author: the station that wrote the event.
        own_station: the receiver; 0 is headquarters.
        now_ms: the time when the event arrived, in milliseconds since 1970.
    """
    return author in {own_station, HEADQUARTERS} or int(hlc[:12], 16) <= now_ms + TRUSTED_AHEAD_MS


def may_claim(event: ev.Event) -> bool:
    """Whether the event has any effect: its author may claim it, and its values can be true."""
    body = event.body
    if isinstance(body, HEADQUARTERS_ONLY) and event.header.station != HEADQUARTERS:
        return False
    check = _PLAUSIBILITY_CHECKS.get(type(body))
    return check is None or check(body)


def is_issue_day(text: str) -> bool:
    """Whether a card can have this issue day (local, ISO), which must fit into the printed form."""
    return _FIRST_ISSUE_DAY <= text <= _LAST_ISSUE_DAY and is_day(text)


def is_day(text: str) -> bool:
    """Whether an ISO date exists; in any year, as a flat battery resets a clock to 1970."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_plausible_card(body: ev.ProxyCodeIssued) -> bool:
    """Whether all values fit into the printed form of a card."""
    return (
        is_pseudonym(body.resident)
        and body.issue_number in _ISSUE_NUMBERS
        and body.serial in _SERIALS
        and body.valid_days in _VALID_DAYS
        and body.key_id in _KEY_IDS
        and is_issue_day(body.issue_day)
    )


def _are_plausible_counts(body: ev.ShiftClosed) -> bool:
    return (
        body.people in _COUNTS and body.tubes in _COUNTS and body.swabs in range(-1, _COUNTS.stop)
    )


def _are_plausible_labels(body: ev.LabelsPrinted) -> bool:
    return len(body.first) <= _LONGEST_TUBE_NUMBER and is_consecutive(
        body.first, body.last, body.count
    )


def _is_plausible_tube(body: ev.TubeOpened) -> bool:
    count = body.count if isinstance(body, ev.TubeSealed) else 0
    return body.capacity in _POSITIONS and 0 <= count <= body.capacity


def _is_plausible_operator(body: ev.OperatorEnrolled) -> bool:
    return (
        _is_named_operator(body)
        and _BADGE_KEY.fullmatch(body.badge_key) is not None
        and (not body.pin or body.pin.startswith("$argon2id$"))
    )


def _is_named_operator(body: ev.OperatorEnrolled | ev.OperatorRemoved) -> bool:
    return (
        _OPERATOR.fullmatch(body.operator) is not None
        and body.role in ROLES
        and body.name.strip() != ""
    )


_ALLOWED_VALUES: Mapping[str, frozenset[str]] = {
    "language": frozenset(get_args(Language)),
    "sex": frozenset(get_args(Sex)),
    "colour": frozenset(get_args(Colour)),
}


def is_plausible_time(at: str) -> bool:
    """Whether a wall clock can show this time: from 1970, as after a flat battery, to 2199."""
    return UNIX_EPOCH[:4] <= at[:4] <= _LAST_YEAR


def is_pseudonym(text: str) -> bool:
    """Whether a text has the form of a resident's pseudonym."""
    return _PSEUDONYM.fullmatch(text) is not None


def _is_plausible_correction(body: ev.ResidentCorrected) -> bool:
    """Whether each field occurs once, with an allowed value; a name must not become empty."""
    fields: dict[str, str] = {change.field: change.after for change in body.changes}
    return (
        len(fields) == len(body.changes)
        and fields.get("name", "unchanged").strip() != ""
        and all(fields.get(name, "") in allowed | {""} for name, allowed in _ALLOWED_VALUES.items())
        and fields.get("language") != ""
        and fields.get("colour") != ""
        and (not fields.get("birth") or is_day(fields["birth"]))
        and is_pseudonym(body.resident)
        and (not body.becomes or is_pseudonym(body.becomes))
        and (body.person is None or _is_record_of(body.person, body.becomes))
    )


def _is_record_of(person: Resident, resident: str) -> bool:
    return person.resident == resident and person.name.strip() != ""


_PLAUSIBILITY_CHECKS: Mapping[type[ev.Body], Callable[..., bool]] = {
    ev.ProxyCodeIssued: _is_plausible_card,
    ev.TubeOpened: _is_plausible_tube,
    ev.TubeReopened: _is_plausible_tube,
    ev.TubeDiscarded: _is_plausible_tube,
    ev.TubeSealed: _is_plausible_tube,
    ev.ResidentCorrected: _is_plausible_correction,
    ev.ResidentExcused: lambda body: is_pseudonym(body.resident) and body.reason != "",
    ev.ExcuseWithdrawn: lambda body: is_pseudonym(body.resident),
    ev.PersonLookedUp: lambda body: is_pseudonym(body.resident) and body.shown != "",
    ev.SampleTaken: lambda body: body.position in _POSITIONS and is_pseudonym(body.resident),
    ev.CodeBound: lambda body: is_pseudonym(body.resident),
    ev.SwabsCounted: lambda body: (
        body.count in _COUNTS and is_day(body.day) and body.people in range(-1, _COUNTS.stop)
    ),
    ev.TubeCounted: lambda body: body.count in _COUNTS,
    # A tube twice in one bag would be two rows with one key.
    ev.BagPacked: lambda body: (
        0 < len(body.tubes) == len(set(body.tubes)) <= _POSITIONS.stop and body.bag != ""
    ),
    ev.BagHandedOver: lambda body: body.bag != "",
    ev.DayReopened: lambda body: body.first >= 1,
    ev.ShiftClosed: lambda body: body.first >= 1 and _are_plausible_counts(body),
    ev.TicketIssued: lambda body: body.number in _COUNTS and is_day(body.day),
    ev.TicketMoved: lambda body: body.desk_number in _COUNTS,
    ev.LabelsPrinted: _are_plausible_labels,
    ev.OperatorEnrolled: _is_plausible_operator,
    ev.OperatorRemoved: _is_named_operator,
    ev.StationDistrusted: lambda body: body.distrusted != HEADQUARTERS and body.from_seq >= 0,
    ev.ResidentRemoved: lambda body: is_pseudonym(body.resident) and body.reason != "",
    ev.ResidentRestored: lambda body: is_pseudonym(body.resident),
    ev.ClockJumped: lambda body: body.since >= 1,
    ev.BodiesErased: lambda body: 1 <= body.first <= body.last and body.count >= 1,
}
