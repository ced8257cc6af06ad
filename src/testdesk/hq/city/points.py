"""Points: their stations, the desk number of each, and the key to read each other's files."""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from testdesk.formats.crypto import keys
from testdesk.formats.exchange.neighbours import (
    MAX_NEIGHBOURS,
    MAX_REVOKED,
    Neighbour,
    PointKey,
    point_fields,
)
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import KIT, POINT_PLACE, REVOCATION, STATION_KEY

# Makes these keys differ from any others that are derived from the same seed.
_KEY_DOMAIN = "testdesk-point-key-v1"


class Laptop(msgspec.Struct, frozen=True):
    """A laptop whose key is known.

    Attributes:
        kit_id: the id of the kit that it was made from.
        neighbour: its station, point and keys, as the other stations of its point receive them.
    """

    kit_id: str
    neighbour: Neighbour

    @property
    def recipient(self) -> str:
        """The age recipient to which files for this laptop are sealed."""
        return self.neighbour.recipient


class PointInfo(msgspec.Struct, frozen=True):
    """What a station receives about its point; the names are those of kits and updates.

    Attributes:
        neighbours: the other stations of the point whose laptops are known and not revoked.
        place: the station's desk number at the point, from 1.
        point_key: the age key that all stations of the point share now.
        revoked_kits: the ids of the point's revoked kits, in order.
    """

    neighbours: tuple[Neighbour, ...]
    place: int
    point_key: PointKey
    revoked_kits: tuple[str, ...]

    def fields(self) -> dict[str, Any]:
        """These data as fields of a kit or an update."""
        return point_fields(self)


class Points:
    """The points as seen in one write transaction; not valid after it.

    Args:
        hq: the headquarters.
        connection: a connection in that transaction.
    """

    def __init__(self, hq: Headquarters, connection: Connection) -> None:
        self._seed = hq.signing_seed
        self._connection = connection

    def info_for(self, point: str, station: int) -> PointInfo:
        """What a station receives about its point; gives it a desk number if it has none yet."""
        neighbours = [one for one in self._trusted_at.get(point, ()) if one.station != station]
        return PointInfo(
            tuple(neighbours[:MAX_NEIGHBOURS]),
            self._desk_number(point, station),
            point_key(self._seed, point, self._generation(point)),
            self._revoked_kits_of(point),
        )

    @cached_property
    def laptops(self) -> dict[int, Laptop]:
        """The laptops whose keys are known, revoked or not, by station."""
        query = select(STATION_KEY, KIT.c.point).join(KIT, KIT.c.kit == STATION_KEY.c.kit)
        return {
            row.station: Laptop(
                row.kit, Neighbour(row.station, row.point, row.public_key, row.recipient)
            )
            for row in self._connection.execute(query.order_by(STATION_KEY.c.station))
        }

    @cached_property
    def revoked(self) -> dict[str, str]:
        """The point of each revoked kit, by kit id; the kit that was revoked last comes last."""
        query = (
            select(REVOCATION.c.kit, KIT.c.point)
            .join(KIT, KIT.c.kit == REVOCATION.c.kit)
            .where(REVOCATION.c.reinstated_at == "")
            .order_by(REVOCATION.c.revoked_at, REVOCATION.c.kit)
        )
        return {row.kit: row.point for row in self._connection.execute(query)}

    @cached_property
    def _trusted_at(self) -> dict[str, list[Neighbour]]:
        """The stations whose laptops are known and not revoked, by point."""
        found: dict[str, list[Neighbour]] = defaultdict(list)
        for laptop in self.laptops.values():
            if laptop.kit_id not in self.revoked:
                found[laptop.neighbour.point].append(laptop.neighbour)
        return found

    @cached_property
    def _revocations(self) -> dict[str, int]:
        """How often kits of each point were revoked, including revocations that were undone."""
        query = select(KIT.c.point, func.count()).join(REVOCATION, KIT.c.kit == REVOCATION.c.kit)
        rows = self._connection.execute(query.group_by(KIT.c.point)).all()
        return {row[0]: row[1] for row in rows}

    @cached_property
    def _desk_numbers(self) -> dict[str, dict[int, int]]:
        """The desk number of each station, by point and station."""
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for row in self._connection.execute(select(POINT_PLACE)):
            found[row.point][row.station] = row.place
        return found

    def _generation(self, point: str) -> int:
        """Which of its successive keys the point uses now, from 1.

        Each revocation begins a new generation, because the revoked laptop has the old key.
        """
        return 1 + self._revocations.get(point, 0)

    def _revoked_kits_of(self, point: str) -> tuple[str, ...]:
        kit_ids = [kit_id for kit_id, its_point in self.revoked.items() if its_point == point]
        return tuple(sorted(kit_ids[-MAX_REVOKED:]))

    def _desk_number(self, point: str, station: int) -> int:
        """The station's desk number at the point, in order of first kits; it never changes."""
        desk_numbers = self._desk_numbers[point]
        if station not in desk_numbers:
            self._assign_desk_numbers(point, station)
        return desk_numbers[station]

    def _assign_desk_numbers(self, point: str, station: int) -> None:
        desk_numbers = self._desk_numbers[point]
        query = (
            select(KIT.c.station)
            .where(KIT.c.point == point)
            .group_by(KIT.c.station)
            .order_by(func.min(KIT.c.made_at), KIT.c.station)
        )
        stations_in_order = dict.fromkeys([*self._connection.scalars(query), station])
        for one in stations_in_order:
            if one not in desk_numbers:
                desk_numbers[one] = max(desk_numbers.values(), default=0) + 1
                row = {"point": point, "station": one, "place": desk_numbers[one]}
                self._connection.execute(POINT_PLACE.insert(), row)


def point_key(signing_seed: bytes, point: str, generation: int) -> PointKey:
    """Derives a point's key from headquarters' key, so that no other key has to be stored."""
    message = "\0".join((_KEY_DOMAIN, point, str(generation))).encode("utf-8")
    secret = hmac.digest(signing_seed, message, hashlib.sha256)
    return PointKey(generation, keys.age_identity(secret))
