"""The recall list: who is in a physical tube, where they live, and with whom."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import Connection, select, tuple_

from testdesk.domain.numbers.scans import clean
from testdesk.domain.refusals import TubeUnknown
from testdesk.domain.residents.people import Address
from testdesk.hq.accounts.access import logged_access
from testdesk.hq.conflicts.finding import open_conflicts
from testdesk.hq.conflicts.subjects import ConflictKind
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import view
from testdesk.hq.store.schema.tables import DOUBTFUL_TIME
from testdesk.hq.store.times import is_time_of_event
from testdesk.hq.views.physical_tubes import identifying_station, merged_tubes

_ADDRESS_PARTS = ("compound", "building", "unit", "room")


class Roommate(msgspec.Struct, frozen=True):
    """A person in the same room who is not in the tube."""

    resident: str
    name: str
    phone: str


class OtherPlace(msgspec.Struct, frozen=True):
    """Another sample of the same person in this tube; `at` is a UTC ISO time."""

    position: int
    station: int
    at: str


class OpenConflict(msgspec.Struct, frozen=True):
    """A conflict about a person that headquarters has not decided."""

    kind: ConflictKind
    key: str


class RecallPerson(msgspec.Struct, frozen=True):
    """A person in the tube; unknown data are empty texts.

    Attributes:
        position: the place in the tube.
        station, point: where the sample was taken.
        at: the UTC ISO time of the scan.
        clock_doubtful: whether that time cannot be true.
        also: the person's other places in this tube, if sampled into it more than once.
        conflicts: open conflicts about this person, in the tube's round or without a round.
        resident: the person's pseudonym.
        name, document_type, document_number, phone, address: as currently known.
        household: the other known members of the household who are not in the tube.
        shares_with: the places of other people in the tube who live in the same room.
    """

    position: int
    station: int
    point: str
    at: str
    resident: str
    name: str
    document_type: str
    document_number: str
    phone: str
    address: Address
    household: tuple[Roommate, ...]
    shares_with: tuple[int, ...]
    clock_doubtful: bool = False
    also: tuple[OtherPlace, ...] = ()
    conflicts: tuple[OpenConflict, ...] = ()


class RecalledTube(msgspec.Struct, frozen=True):
    """One physical tube and the people in it.

    Attributes:
        station: the station that, with the barcode, identifies the tube.
        stations: the stations that used it; several if headquarters decided that it is one tube.
        point: the point of `station` according to its samples, or empty.
        round, mode, capacity, state: as reported last by one of these stations. `mode` is `pool`,
            `household` or `single`, `capacity` the number of places, `state` `open` or `sealed`.
        people: the people in the tube, by position.
    """

    station: int
    stations: tuple[int, ...]
    point: str
    round: str
    mode: str
    capacity: int
    state: str
    people: tuple[RecallPerson, ...]


class Recall(msgspec.Struct, frozen=True):
    """The tubes and people under one barcode.

    Attributes:
        tube: the barcode.
        round, mode, capacity, state: those of the last tube in `tubes`.
        stations: the stations that used the barcode.
        people: the people of all tubes, one tube after another; `station` shows which tube.
        tubes: the physical tubes, each person once per tube; several if several stations used the
            barcode.
    """

    tube: str
    round: str
    mode: str
    capacity: int
    state: str
    stations: tuple[int, ...]
    people: tuple[RecallPerson, ...]
    tubes: tuple[RecalledTube, ...] = ()


def tube(hq: Headquarters, code: str, *, operator: str, station: int | None = None) -> Recall:
    """Lists the people to call after a positive result, and logs the access.

    Args:
        hq: the headquarters.
        code: the barcode as scanned or typed.
        operator: the operator who asks for it.
        station: the station that used the tube, if several used its barcode; None for all.

    Raises:
        Refusal: tube_unknown.
    """
    barcode = clean(code).upper()
    with logged_access(hq, operator=operator, kind="tube", subject=barcode) as connection:
        tubes = [
            recalled
            for recalled in _tubes(connection, barcode)
            if station is None or station in recalled.stations
        ]
        if not tubes:
            raise TubeUnknown()
    latest = tubes[-1]
    return Recall(
        tube=barcode,
        round=latest.round,
        mode=latest.mode,
        capacity=latest.capacity,
        state=latest.state,
        stations=tuple(sorted(number for recalled in tubes for number in recalled.stations)),
        people=tuple(person for recalled in tubes for person in recalled.people),
        tubes=tuple(tubes),
    )


def _tubes(connection: Connection, barcode: str) -> list[RecalledTube]:
    """The tubes under a barcode that were not discarded, by station."""
    tube = view.TUBE.c
    rows = connection.execute(
        select(view.TUBE)
        .where(tube.tube == barcode, tube.state != "discarded")
        .order_by(tube.hlc, tube.station)
    ).all()
    merged, samples = merged_tubes(connection), _samples(connection, barcode)
    # The stations that used each tube, by the station that identifies it.
    stations_by_tube: dict[int, set[int]] = defaultdict(set)
    for station in (*(row.station for row in rows), *(row["station"] for row in samples)):
        stations_by_tube[identifying_station(merged, barcode, station)].add(station)
    return [
        _tube(
            connection,
            station,
            [row for row in rows if row.station in stations],
            [row for row in samples if row["station"] in stations],
        )
        for station, stations in sorted(stations_by_tube.items())
    ]


def _tube(
    connection: Connection, station: int, rows: list[Any], samples: list[dict[str, Any]]
) -> RecalledTube:
    """One physical tube, from the rows of `tube` and the samples of the stations that used it."""
    latest, rooms = rows[-1] if rows else None, _rooms(connection, samples)
    points = sorted((row["station"] != station, row["point"]) for row in samples)
    round_ = "" if latest is None else latest.round
    return RecalledTube(
        station=station,
        stations=tuple(sorted({row.station for row in rows} | {s["station"] for s in samples})),
        point=points[0][1] if points else "",
        round=round_,
        mode="" if latest is None else latest.mode,
        capacity=0 if latest is None else latest.capacity,
        state="" if latest is None else latest.state,
        people=_people(samples, rooms, _open_conflicts(connection, samples, round_)),
    )


def _open_conflicts(
    connection: Connection, samples: list[dict[str, Any]], round_: str
) -> dict[str, list[OpenConflict]]:
    """The undecided conflicts about these people, by pseudonym."""
    people = {row["resident"] for row in samples}
    found: dict[str, list[OpenConflict]] = defaultdict(list)
    for conflict in open_conflicts(connection):
        if conflict.resident in people and conflict.round in {"", round_}:
            found[conflict.resident].append(OpenConflict(conflict.kind, conflict.key))
    return found


def _samples(connection: Connection, barcode: str) -> list[dict[str, Any]]:
    """All stations' valid samples under a barcode, by place, with the people's data."""
    valid, known = view.samples(), view.residents()
    query = (
        select(
            *(valid.c[n] for n in ("position", "station", "point", "at", "resident")),
            *(
                known.c[n]
                for n in ("name", "document_type", "document_number", "phone", *_ADDRESS_PARTS)
            ),
            DOUBTFUL_TIME.c.seq.is_not(None).label("clock_doubtful"),
        )
        .select_from(
            valid.outerjoin(known, known.c.resident == valid.c.resident).outerjoin(
                DOUBTFUL_TIME, is_time_of_event(valid.c.station, valid.c.seq)
            )
        )
        .where(valid.c.tube == barcode)
        .order_by(valid.c.position, valid.c.station, valid.c.seq)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def _people(
    rows: list[dict[str, Any]],
    rooms: dict[Address, list[Roommate]],
    conflicts: dict[str, list[OpenConflict]],
) -> tuple[RecallPerson, ...]:
    """The people by their first place, each once: whoever has two samples is called only once."""
    samples_by_person: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        samples_by_person[row["resident"]].append(row)
    return tuple(
        msgspec.structs.replace(
            _person(first, list(samples_by_person.values()), rooms),
            also=tuple(
                OtherPlace(other["position"], other["station"], other["at"]) for other in others
            ),
            conflicts=tuple(conflicts.get(resident, ())),
        )
        for resident, (first, *others) in samples_by_person.items()
    )


def _person(
    row: dict[str, Any],
    samples_of_people: list[list[dict[str, Any]]],
    rooms: dict[Address, list[Roommate]],
) -> RecallPerson:
    """A person, from the row of the first sample, and each person's samples in the tube."""
    address, in_tube = _address(row), {first["resident"] for first, *_ in samples_of_people}
    roommates_in_tube = [
        other
        for other, *_ in samples_of_people
        if address.room and other is not row and _address(other) == address
    ]
    fields: dict[str, Any] = {
        str(name): value or "" for name, value in row.items() if name not in _ADDRESS_PARTS
    }
    fields["clock_doubtful"] = bool(row["clock_doubtful"])
    return RecallPerson(
        **fields,
        address=address,
        household=tuple(
            member for member in rooms.get(address, ()) if member.resident not in in_tube
        ),
        shares_with=tuple(other["position"] for other in roommates_in_tube),
    )


def _rooms(connection: Connection, rows: list[dict[str, Any]]) -> dict[Address, list[Roommate]]:
    """By address, all known people in the rooms of these people, sorted by name."""
    addresses = {_address(row) for row in rows if _address(row).room}
    if not addresses:
        return {}
    known = view.residents().c
    address_values = [
        (address.compound, address.building, address.unit, address.room) for address in addresses
    ]
    address_columns = tuple_(*(known[part] for part in _ADDRESS_PARTS))
    columns = (known[n] for n in ("resident", "name", "phone", *_ADDRESS_PARTS))
    found: dict[Address, list[Roommate]] = defaultdict(list)
    for row in connection.execute(
        select(*columns).where(address_columns.in_(address_values))
    ).mappings():
        found[_address(dict(row))].append(Roommate(row["resident"], row["name"], row["phone"]))
    return {
        address: sorted(roommates, key=lambda roommate: (roommate.name, roommate.resident))
        for address, roommates in found.items()
    }


def _address(row: dict[str, Any]) -> Address:
    return Address(**{part: str(row[part] or "") for part in _ADDRESS_PARTS})
