"""The recall list: who is in a tube, where they live, with whom."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import Connection, select, tuple_

from testdesk.domain.people import Address
from testdesk.domain.refusals import Refusal
from testdesk.domain.scans import clean
from testdesk.hq import shown
from testdesk.hq.access import looking
from testdesk.hq.home import Headquarters
from testdesk.hq.time_tables import DOUBTFUL_TIME
from testdesk.hq.times import of_sample

_ROOM = ("compound", "building", "unit", "room")


class Member(msgspec.Struct, frozen=True):
    """Somebody of the same room who is not in the tube."""

    resident: str
    name: str
    phone: str


class RecallPerson(msgspec.Struct, frozen=True):
    """One person in the tube; empty texts where nobody ever told the person's data.

    Attributes:
        position: place in the tube.
        station, point: where it was.
        at: UTC ISO time of the scan.
        clock_doubtful: that time cannot be true.
        resident: pseudonym.
        name, document_type, document_number, phone, address: as told last.
        household: the other members of the room, as far as they are known.
        shares_with: positions of people in the tube who live in the same room.
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
    household: tuple[Member, ...]
    shares_with: tuple[int, ...]
    clock_doubtful: bool = False


class Recall(msgspec.Struct, frozen=True):
    """A tube and its people; more than one station where a barcode was used twice.

    Attributes:
        tube: the barcode.
        round, mode, capacity, state: as the station that spoke last says.
        stations: whose tube it is.
        people: by position.
    """

    tube: str
    round: str
    mode: str
    capacity: int
    state: str
    stations: tuple[int, ...]
    people: tuple[RecallPerson, ...]


def tube(hq: Headquarters, code: str, *, operator: str) -> Recall:
    """Who has to be called, after a positive result; the look is noted.

    Args:
        hq: the headquarters.
        code: the barcode as scanned or typed.
        operator: who looks.

    Raises:
        Refusal: tube_unknown.
    """
    barcode = clean(code).upper()
    with looking(hq, operator=operator, kind="tube", what=barcode) as connection:
        said = shown.TUBE.c
        rows = connection.execute(
            select(shown.TUBE)
            .where(said.tube == barcode, said.state != "discarded")
            .order_by(said.hlc, said.station)
        ).all()
        people = _people(connection, barcode)
        if not rows and not people:
            raise Refusal("tube_unknown")
    latest = rows[-1] if rows else None
    return Recall(
        tube=barcode,
        round="" if latest is None else latest.round,
        mode="" if latest is None else latest.mode,
        capacity=0 if latest is None else latest.capacity,
        state="" if latest is None else latest.state,
        stations=tuple(sorted({r.station for r in rows} | {p.station for p in people})),
        people=people,
    )


def _people(connection: Connection, barcode: str) -> tuple[RecallPerson, ...]:
    standing, known = shown.samples(), shown.residents()
    query = (
        select(
            *(standing.c[n] for n in ("position", "station", "point", "at", "resident")),
            *(known.c[n] for n in ("name", "document_type", "document_number", "phone", *_ROOM)),
            DOUBTFUL_TIME.c.seq.is_not(None).label("clock_doubtful"),
        )
        .select_from(
            standing.outerjoin(known, known.c.resident == standing.c.resident).outerjoin(
                DOUBTFUL_TIME, of_sample(standing.c.station, standing.c.seq)
            )
        )
        .where(standing.c.tube == barcode)
        .order_by(standing.c.position, standing.c.station, standing.c.seq)
    )
    rows = [dict(row) for row in connection.execute(query).mappings()]
    rooms = _rooms(connection, rows)
    return tuple(_person(row, rows, rooms) for row in rows)


def _person(
    row: dict[str, Any], rows: list[dict[str, Any]], rooms: dict[Address, list[Member]]
) -> RecallPerson:
    home = _address(row)
    in_tube = {other["resident"] for other in rows}
    shared = [r for r in rows if home.room and r is not row and _address(r) == home]
    fields: dict[str, Any] = {
        str(name): value or "" for name, value in row.items() if name not in _ROOM
    }
    fields["clock_doubtful"] = bool(row["clock_doubtful"])
    return RecallPerson(
        **fields,
        address=home,
        household=tuple(m for m in rooms.get(home, ()) if m.resident not in in_tube),
        shares_with=tuple(other["position"] for other in shared),
    )


def _rooms(connection: Connection, rows: list[dict[str, Any]]) -> dict[Address, list[Member]]:
    """Everybody known in the rooms of these people, by name."""
    homes = {_address(row) for row in rows if _address(row).room}
    if not homes:
        return {}
    known = shown.residents().c
    wanted = [(home.compound, home.building, home.unit, home.room) for home in homes]
    room = tuple_(*(known[part] for part in _ROOM))
    columns = (known[n] for n in ("resident", "name", "phone", *_ROOM))
    found: dict[Address, list[Member]] = defaultdict(list)
    for row in connection.execute(select(*columns).where(room.in_(wanted))).mappings():
        found[_address(dict(row))].append(Member(row["resident"], row["name"], row["phone"]))
    return {
        home: sorted(members, key=lambda m: (m.name, m.resident)) for home, members in found.items()
    }


def _address(row: dict[str, Any]) -> Address:
    return Address(**{part: str(row[part] or "") for part in _ROOM})
