"""Revocation: batches of a lost laptop are refused; what it reported earlier is kept.

A revocation covers the kits made for a station so far, and so every laptop that was or will be
made from them. A batch from a revoked laptop is refused without being opened, and its file is
kept. If the laptop is found and reinstated, the kept files are imported.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection, func, select

from testdesk.domain.refusals import Refusal, StationRevoked
from testdesk.hq.city import endings
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.facts import distrusted_stations
from testdesk.hq.store.schema.tables import CONTACT, KIT, REFUSED_FILE, REVOCATION, STATION_KEY
from testdesk.hq.store.upserts import insert
from testdesk.wall_clock import utc_text

# A limit for each station, so that a thief who keeps sending cannot fill headquarters' disk.
KEPT_BYTES = 256 << 20


class Enrolment(msgspec.Struct, frozen=True):
    """A station number and the laptop that uses it.

    Attributes:
        station: the station's number.
        point: the point named in the newest kit.
        state: "expected" until the laptop's first batch arrives, then "reporting"; "revoked" if its
            newest kit is; otherwise "ended" if the station does not continue (see `endings`).
        kit_made_at: when the newest kit was made.
        since: when the laptop's first batch arrived, or None.
        last_contact: when the laptop last delivered anything, or None.
        revoked_at, reason: of the active revocation; None and empty if there is none.
        kept_files: how many files were refused since the revocation and kept.
        distrusted_from: events from this sequence number on are left out of every view; 0 if none.
    """

    station: int
    point: str
    state: Literal["expected", "reporting", "revoked", "ended"]
    kit_made_at: str
    since: str | None
    last_contact: str | None
    revoked_at: str | None
    reason: str
    kept_files: int
    distrusted_from: int = 0


def revoke(hq: Headquarters, station: int, *, reason: str, operator: str) -> int:
    """Revokes every kit of a station: batches of laptops made from them are refused.

    Args:
        hq: the headquarters.
        station: the station's number.
        reason: the reason, for people to read.
        operator: the operator who decides.

    Returns:
        How many kits were revoked.

    Raises:
        Refusal: reason_missing, station_unknown; station_revoked: nothing is left to revoke.
    """
    if not reason.strip() or "\0" in reason:
        raise Refusal("reason_missing")
    with hq.write() as connection:
        kit_ids = _kit_ids_of_station(connection, station)
        valid_kit_ids = [kit_id for kit_id in kit_ids if not is_revoked(connection, kit_id)]
        if not valid_kit_ids:
            raise StationRevoked(station=station)
        rows = [
            {
                "revocation": secrets.token_hex(16),
                "kit": kit_id,
                "station": station,
                "reason": reason.strip(),
                "operator": operator,
                "revoked_at": utc_text(hq.clock.now()),
                "reinstated_at": "",
                "reinstated_by": "",
            }
            for kit_id in valid_kit_ids
        ]
        connection.execute(REVOCATION.insert(), rows)
    return len(valid_kit_ids)


def reinstate(hq: Headquarters, station: int, *, operator: str) -> list[tuple[str, bytes]]:
    """Undoes a revocation: the laptop was found, and nobody else used it.

    Returns:
        (name, bytes) of the files kept meanwhile, to be imported now. They stay in the database
        until `delete_imported` deletes them.

    Raises:
        Refusal: station_unknown, station_not_revoked; station_replaced: a kit made since then
            uses the number.
    """
    with hq.write() as connection:
        kit_ids = _kit_ids_of_station(connection, station)
        revoked_ids = [kit_id for kit_id in kit_ids if is_revoked(connection, kit_id)]
        if not revoked_ids:
            raise Refusal("station_not_revoked", station=station)
        if len(revoked_ids) < len(kit_ids):
            raise Refusal("station_replaced", station=station)
        reinstated = {"reinstated_at": utc_text(hq.clock.now()), "reinstated_by": operator}
        active = (REVOCATION.c.station == station) & (REVOCATION.c.reinstated_at == "")
        connection.execute(REVOCATION.update().where(active), reinstated)
        kept = REFUSED_FILE.c
        query = select(kept.file, kept.data).where(kept.station == station)
        rows = connection.execute(query.order_by(kept.kept_at, kept.sha256)).all()
    return [(row.file, bytes(row.data)) for row in rows]


def delete_imported(connection: Connection, sha256s: Sequence[str]) -> None:
    """Deletes kept files that have been imported."""
    connection.execute(REFUSED_FILE.delete().where(REFUSED_FILE.c.sha256.in_(sha256s)))


def keep_file(
    hq: Headquarters,
    connection: Connection,
    *,
    station: int,
    file: str,
    sha256: str,
    data: bytes,
) -> bool:
    """Keeps a refused file unchanged; returns False if the station would exceed `KEPT_BYTES`."""
    kept = REFUSED_FILE.c
    kept_bytes = select(func.coalesce(func.sum(func.length(kept.data)), 0)).where(
        kept.station == station, kept.sha256 != sha256
    )
    if int(connection.execute(kept_bytes).scalar_one()) + len(data) > KEPT_BYTES:
        return False
    row = {
        "sha256": sha256,
        "station": station,
        "file": file,
        "kept_at": utc_text(hq.clock.now()),
        "data": data,
    }
    statement = insert(connection, REFUSED_FILE).on_conflict_do_nothing()
    connection.execute(statement, row)
    return True


def revoked_kits(connection: Connection) -> set[str]:
    """The ids of the kits that are currently revoked."""
    revoked = REVOCATION.c
    return set(connection.scalars(select(revoked.kit).where(revoked.reinstated_at == "")))


def is_revoked(connection: Connection, kit_id: str) -> bool:
    """Whether the kit with this id is currently revoked."""
    found = select(REVOCATION.c.kit).where(
        REVOCATION.c.kit == kit_id, REVOCATION.c.reinstated_at == ""
    )
    return connection.execute(found).first() is not None


def enrolments(hq: Headquarters) -> list[Enrolment]:
    """All stations for which a kit was ever made, by number."""
    with hq.read() as connection:
        kits = connection.execute(select(KIT).order_by(KIT.c.made_at, KIT.c.kit)).all()
        newest_kits = {row.station: row for row in kits}
        pinned_keys = {row.station: row for row in connection.execute(select(STATION_KEY))}
        last_contacts = {row.station: row.at for row in connection.execute(select(CONTACT))}
        active = select(REVOCATION).where(REVOCATION.c.reinstated_at == "")
        revocations = {row.kit: row for row in connection.execute(active)}  # by kit id
        counted = select(REFUSED_FILE.c.station, func.count().label("files"))
        counted = counted.group_by(REFUSED_FILE.c.station)
        kept_files = {row.station: row.files for row in connection.execute(counted)}
        distrusted, ended = distrusted_stations(connection), endings.endings(connection)
    found = []
    for station, kit in sorted(newest_kits.items()):
        key = pinned_keys.get(station)
        revocation = revocations.get(kit.kit)
        found.append(
            Enrolment(
                station=station,
                point=kit.point,
                state="revoked"
                if revocation
                else "ended"
                if station in ended
                else "reporting"
                if key
                else "expected",
                kit_made_at=kit.made_at,
                since=key.pinned_at if key else None,
                last_contact=last_contacts.get(station),
                revoked_at=revocation.revoked_at if revocation else None,
                reason=revocation.reason if revocation else "",
                kept_files=kept_files.get(station, 0),
                distrusted_from=distrusted.get(station, 0),
            )
        )
    return found


def _kit_ids_of_station(connection: Connection, station: int) -> list[str]:
    query = select(KIT.c.kit).where(KIT.c.station == station).order_by(KIT.c.made_at)
    kit_ids = [row.kit for row in connection.execute(query)]
    if not kit_ids:
        raise Refusal("station_unknown", station=station)
    return kit_ids
