"""The fold: a pure function that turns an event into table rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import singledispatch

import msgspec

from testdesk.domain.corrections.authority import (
    LONGEST_TEXT,
    UNIX_EPOCH,
    is_day,
    is_plausible_time,
    is_pseudonym,
    may_claim,
)
from testdesk.domain.corrections.listing import ListingKind
from testdesk.domain.journal import events as ev
from testdesk.domain.journal import hash_chain, times
from testdesk.domain.residents.people import Resident
from testdesk.domain.tables import Row, Value


def fold(event: ev.Event, *, trusted: bool = True) -> tuple[Row, ...]:
    """The rows of one event; each has the event's station, sequence number, clock and time.

    Args:
        event: an event that its author may not claim, or that cannot be true, has no rows.
        trusted: whether the event's clock is trusted (`authority.is_trusted_clock`). If not, the
            rows get `times.ZERO` and so come before the rows of every trusted clock.
    """
    if not may_claim(event):
        return ()
    header = event.header
    common: dict[str, Value] = {
        "station": header.station,
        "seq": header.seq,
        "hlc": header.hlc if trusted else times.ZERO,
        "at": header.at if is_plausible_time(header.at) else UNIX_EPOCH,
    }
    rows = _rows(event.body, header)
    # PostgreSQL cannot store U+0000, and no honest value contains one.
    texts = [value for row in rows for value in row.values.values() if type(value) is str]
    joined = "".join(texts)
    if "\0" in joined:
        return ()
    if len(joined) > LONGEST_TEXT and max(map(len, texts)) > LONGEST_TEXT:
        rows = tuple(Row(row.table, _truncated(row.values)) for row in rows)
    for row in rows:
        row.values.update(common)  # a copy of 2,000 people's rows would take 4 MB
    return rows


class ArrivedEntry(msgspec.Struct, frozen=True, gc=False):
    """An event that a database has received, and whether its clock is trusted there."""

    entry: ev.Entry
    trusted: bool


def trusted_rows(arrived: Iterable[ArrivedEntry], ignored_from: Mapping[int, int]) -> list[Row]:
    """The rows of all events that this version can read and that are not distrusted.

    Args:
        arrived: the events, in any order.
        ignored_from: for each station that headquarters distrusts, the sequence number of the
            first event to ignore.
    """
    events = ((hash_chain.read_event(received.entry), received.trusted) for received in arrived)
    return rows_of_events(events, ignored_from)


def rows_of_events(
    events: Iterable[tuple[ev.Event | None, bool]], ignored_from: Mapping[int, int]
) -> list[Row]:
    """The result of `trusted_rows` for decoded events.

    Args:
        events: each event, or None if this version cannot read it, and whether its clock is
            trusted.
        ignored_from: see `trusted_rows`.
    """
    found: list[Row] = []
    for event, trusted in events:
        if event is None:
            continue
        header = event.header
        if header.seq < ignored_from.get(header.station, header.seq + 1):
            found.extend(fold(event, trusted=trusted))
    return found


def _truncated(values: dict[str, Value]) -> dict[str, Value]:
    return {
        name: value[:LONGEST_TEXT] if isinstance(value, str) else value
        for name, value in values.items()
    }


def _fields(body: msgspec.Struct) -> dict[str, Value]:
    return msgspec.structs.asdict(body)


@singledispatch
def _rows(_body: object, _header: ev.Header) -> tuple[Row, ...]:
    """Returns no rows: the default for kinds of events that no screen shows."""
    return ()


@_rows.register
def _(body: ev.StationSetUp, _header: ev.Header) -> tuple[Row, ...]:
    values = _fields(body)
    # No view needs these; whoever verifies the station reads them from the event itself.
    for field in ("endorsement", "enrolment_key", "voucher"):
        del values[field]
    return (Row("station", values),)


@_rows.register
def _(body: ev.RoundOpened, _header: ev.Header) -> tuple[Row, ...]:
    return (Row("round", _fields(body)),)


def _resident_rows(residents: Iterable[Resident]) -> tuple[Row, ...]:
    """A row for each valid pseudonym; a birth date that does not exist is left empty."""
    return tuple(
        _resident_row(resident) for resident in residents if is_pseudonym(resident.resident)
    )


def _resident_row(resident: Resident, table: str = "resident") -> Row:
    values = _fields(resident)
    del values["address"]
    if not is_day(resident.birth):
        values["birth"] = ""
    return Row(table, values | _fields(resident.address))


@_rows.register
def _(body: ev.RosterImported, _header: ev.Header) -> tuple[Row, ...]:
    people = _resident_rows(body.residents)
    listed = (_listed_row(str(row.values["resident"])) for row in people)
    return *people, *listed


def _listed_row(
    resident: str, kind: ListingKind = "roster", *, reason: str = "", note: str = "", by: str = ""
) -> Row:
    values: dict[str, Value] = {"resident": resident, "kind": kind, "reason": reason}
    return Row("listed", values | {"note": note, "operator": by})


@_rows.register
def _(body: ev.ResidentRemoved, _header: ev.Header) -> tuple[Row, ...]:
    return (_listed_row(body.resident, "removed", reason=body.reason, note=body.note, by=body.by),)


@_rows.register
def _(body: ev.ResidentRestored, _header: ev.Header) -> tuple[Row, ...]:
    return (_listed_row(body.resident, "restored", note=body.note, by=body.by),)


@_rows.register
def _(body: ev.ResidentRegistered, _header: ev.Header) -> tuple[Row, ...]:
    return _resident_rows([body.resident])


@_rows.register
def _(body: ev.ResidentCorrected, header: ev.Header) -> tuple[Row, ...]:
    shared: dict[str, Value] = {
        "resident": body.resident,
        "reason": body.reason,
        "becomes": body.becomes,
        "operator": header.operator,
    }
    changes = tuple(Row("correction", shared | _fields(change)) for change in body.changes)
    if body.person is None or not body.becomes:
        return changes
    # A corrected record: the whole person under the new pseudonym.
    return *changes, _resident_row(body.person, "renumbered")


def _excuse_row(body: ev.ResidentExcused | ev.ExcuseWithdrawn, header: ev.Header) -> Row:
    values = {"reason": "", "note": ""} | _fields(body)
    return Row("excuse", values | {"excuse": header.id, "operator": header.operator})


@_rows.register
def _(body: ev.ResidentExcused, header: ev.Header) -> tuple[Row, ...]:
    return (_excuse_row(body, header),)


@_rows.register
def _(body: ev.ExcuseWithdrawn, header: ev.Header) -> tuple[Row, ...]:
    return (_excuse_row(body, header),)


@_rows.register
def _(body: ev.PersonLookedUp, header: ev.Header) -> tuple[Row, ...]:
    return (Row("lookup", _fields(body) | {"lookup": header.id, "operator": header.operator}),)


def _tube_row(body: ev.TubeOpened, state: str, count: int = 0, reason: str = "") -> Row:
    return Row(
        "tube",
        {
            "tube": body.tube,
            "round": body.round,
            "mode": body.mode,
            "capacity": body.capacity,
            "state": state,
            "count": count,
            "reason": reason,
        },
    )


@_rows.register
def _(body: ev.TubeOpened, _header: ev.Header) -> tuple[Row, ...]:
    return (_tube_row(body, "open"),)


@_rows.register
def _(body: ev.TubeDiscarded, _header: ev.Header) -> tuple[Row, ...]:
    return (_tube_row(body, "discarded"),)


@_rows.register
def _(body: ev.TubeSealed, _header: ev.Header) -> tuple[Row, ...]:
    return (_tube_row(body, "sealed", body.count, body.reason),)


@_rows.register
def _(body: ev.SampleTaken, header: ev.Header) -> tuple[Row, ...]:
    return (Row("sample", _fields(body) | {"sample": header.id, "operator": header.operator}),)


@_rows.register
def _(body: ev.SampleVoided, _header: ev.Header) -> tuple[Row, ...]:
    return (Row("sample_void", _fields(body)),)


@_rows.register
def _(body: ev.CodeBound, _header: ev.Header) -> tuple[Row, ...]:
    return (Row("code_binding", _fields(body)),)


@_rows.register
def _(body: ev.CodeUnbound, _header: ev.Header) -> tuple[Row, ...]:
    """A row that binds the code to nobody and replaces the same station's earlier row."""
    return (Row("code_binding", {"digest": body.digest, "resident": ""}),)


@_rows.register
def _(body: ev.ProxyCodeIssued, header: ev.Header) -> tuple[Row, ...]:
    return (Row("proxy_code", _fields(body) | {"card": header.id, "operator": header.operator}),)


@_rows.register
def _(body: ev.ProxyCodeRevoked, _header: ev.Header) -> tuple[Row, ...]:
    return (Row("proxy_code_revocation", _fields(body)),)


@_rows.register
def _(body: ev.CardsPrinted, header: ev.Header) -> tuple[Row, ...]:
    shared: dict[str, Value] = {
        "layout": body.layout,
        "printer": body.printer,
        "operator": header.operator,
    }
    return tuple(Row("card_print", shared | {"card": card}) for card in body.cards)


@_rows.register
def _(body: ev.LabelsPrinted, header: ev.Header) -> tuple[Row, ...]:
    return (Row("label_print", _fields(body) | {"operator": header.operator}),)


@_rows.register
def _(body: ev.TicketIssued, header: ev.Header) -> tuple[Row, ...]:
    return (
        Row("ticket", _fields(body) | {"ticket": header.id}),
        Row("ticket_state", {"ticket": header.id, "state": "waiting", "desk": 0}),  # no desk yet
    )


@_rows.register
def _(body: ev.TicketMoved, _header: ev.Header) -> tuple[Row, ...]:
    return (
        Row(
            "ticket_state",
            {"ticket": body.ticket, "state": body.state, "desk": body.desk_number},
        ),
    )


@_rows.register
def _(body: ev.SwabsCounted, header: ev.Header) -> tuple[Row, ...]:
    names: dict[str, Value] = {
        "confirmed_by": "\n".join(body.confirmed_by),
        "operator": header.operator,
    }
    return (Row("swab_count", _fields(body) | names),)


@_rows.register
def _(body: ev.TubeCounted, header: ev.Header) -> tuple[Row, ...]:
    counted: dict[str, Value] = {"tube": body.tube, "count": body.count}
    return (Row("tube_count", counted | {"operator": header.operator}),)


@_rows.register
def _(body: ev.ShiftClosed, header: ev.Header) -> tuple[Row, ...]:
    if body.first >= header.seq:  # no shift begins after its own end
        return ()
    return (Row("shift", _fields(body) | {"last": header.seq - 1, "operator": header.operator}),)


@_rows.register
def _(body: ev.DayReopened, header: ev.Header) -> tuple[Row, ...]:
    names: dict[str, Value] = {
        "confirmed_by": "\n".join(body.confirmed_by),
        "operator": header.operator,
    }
    return (Row("day_reopened", _fields(body) | names),)


@_rows.register
def _(body: ev.BagPacked, header: ev.Header) -> tuple[Row, ...]:
    return tuple(
        Row(
            "bag_tube",
            {"tube": tube, "bag": body.bag, "place": place, "operator": header.operator},
        )
        for place, tube in enumerate(body.tubes, start=1)
    )


@_rows.register
def _(body: ev.BagHandedOver, header: ev.Header) -> tuple[Row, ...]:
    return (Row("bag_handover", _fields(body) | {"operator": header.operator}),)


@_rows.register
def _(body: ev.OperatorEnrolled, header: ev.Header) -> tuple[Row, ...]:
    return (Row("staff", _fields(body) | {"state": "enrolled", "by": header.operator}),)


@_rows.register
def _(body: ev.OperatorRemoved, header: ev.Header) -> tuple[Row, ...]:
    values: dict[str, Value] = {
        "operator": body.operator,
        "name": body.name,
        "role": body.role,
        "point": body.point,
        "badge_key": "",
        "pin": "",
        "state": "removed",
        "by": header.operator,
    }
    return (Row("staff", values),)


@_rows.register
def _(body: ev.StationDistrusted, _header: ev.Header) -> tuple[Row, ...]:
    values: dict[str, Value] = {"distrusted": body.distrusted, "from_seq": body.from_seq}
    return (Row("distrust", values),)
