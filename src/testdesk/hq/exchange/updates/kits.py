"""Kits: the files that make laptops stations of this city."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Collection
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import Refusal, StationRevoked
from testdesk.formats.crypto import keys
from testdesk.formats.crypto.strength import require_strong
from testdesk.formats.exchange.kit import Kit, read_kit, write_kit
from testdesk.formats.exchange.voucher import vouch
from testdesk.formats.sealed.foreign import require_testdesk_file
from testdesk.hq.city import revocations
from testdesk.hq.city.points import Points
from testdesk.hq.city.settings import city_settings, settings_digest
from testdesk.hq.exchange.updates import update_scope
from testdesk.hq.exchange.updates.update_scope import PeopleScope
from testdesk.hq.home import epochs
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.store.schema.tables import KIT, KIT_CONTENTS, STATION_COMPOUND, STATION_KEY
from testdesk.wall_clock import utc_text

# Long enough for a stick that travels, and short enough that a kit which is found later is void.
DEFAULT_KIT_DAYS = 14
_STATION_NUMBERS = range(1, 1024)
_Delivered = TypeVar("_Delivered")


def make_kit(
    hq: Headquarters,
    *,
    station: int,
    point: str,
    passphrase: str,
    compounds: Collection[str] = (),
    renewal: bool = False,
    valid_days: int = DEFAULT_KIT_DAYS,
    deliver: Callable[[bytes], _Delivered],
) -> _Delivered:
    """Writes the kit of a station and stores the public half of its enrolment key.

    Both happen or neither does: if `deliver` fails, no station is expected, no compounds are
    changed and no desk number is used up.

    Args:
        hq: the headquarters.
        station: the station's number, 1 to 1023.
        point: the name of the testing point.
        passphrase: the kit's own passphrase, to be read out by telephone; judged like any other.
        compounds: the compounds whose residents' data the station may receive; empty for all, or
            for those that a renewed station has already.
        renewal: whether the kit only brings new keys to the laptop that is this station already.
        valid_days: for how many days, from now on, the kit makes or renews the station.
        deliver: writes the kit to its destination. If headquarters' own disk fails afterwards,
            the file exists but its station does not; `enrol_again` restores it from that file.

    Returns:
        The result of `deliver`.

    Raises:
        Refusal: station_number_invalid; point_missing; name_invalid: the point's name contains
            characters that cannot be printed; station_in_use: a laptop already reports under this
            number, and a second laptop would always be refused; station_without_kit: the renewal
            is for a station that was never made; station_revoked: it is for a revoked station;
            passphrase_weak.
        EnvironmentFault: the faults of the database, and those of `deliver`.
    """
    require_strong(passphrase, "passphrase", (point, hq.secrets.name, *compounds))
    request = _KitRequest(
        station, _checked_point(station, point), frozenset(compounds), renewal, valid_days
    )
    with hq.write() as connection:
        kit = _unsealed_kit(hq, connection, request)
        return deliver(write_kit(kit, city_signing_key=hq.signing_seed, passphrase=passphrase))


def enrol(
    hq: Headquarters,
    *,
    station: int,
    point: str,
    compounds: Collection[str] = (),
    renewal: bool = False,
) -> Kit:
    """Makes a kit as `make_kit` does, and stores its enrolment key, but writes no file.

    The kit does not expire. A renewal's enrolment key is not stored, so it cannot endorse a second
    laptop.
    """
    request = _KitRequest(station, _checked_point(station, point), frozenset(compounds), renewal)
    with hq.write() as connection:
        return _unsealed_kit(hq, connection, request)


class _KitRequest(msgspec.Struct, frozen=True):
    """The station that a kit is for; see `make_kit`. The point's name is as stored."""

    station: int
    point: str
    compounds: frozenset[str]
    renewal: bool
    valid_days: int | None = None  # None: without end


def _unsealed_kit(hq: Headquarters, connection: Connection, request: _KitRequest) -> Kit:
    """Makes a kit without sealing it, and stores what headquarters needs to remember about it."""
    station, point = request.station, request.point
    enrolment_seed, kit_id = keys.new_signing_key(), secrets.token_hex(16)
    now, contents = utc_text(hq.clock.now()), hq.secrets
    settings = city_settings(contents)
    if not request.renewal:
        _note_kit(connection, kit_id, station, point, now, keys.public_key(enrolment_seed))
    compounds = request.compounds
    if request.renewal and not compounds:  # a renewal that names none must not reveal more people
        compounds = frozenset(update_scope.compounds(connection, station))
    _note_compounds(connection, station, compounds)
    entries = _own_entries(connection, PeopleScope(connection, station, compounds))
    epoch = epochs.ensure_current(connection, clock=hq.clock).number
    current_point = _point_of_renewal(connection, station) if request.renewal else point
    point_fields = Points(hq, connection).info_for(current_point, station).fields()
    if not request.renewal:
        digest = settings_digest(settings, point_fields, epoch=epoch)
        _note_contents(connection, kit_id, len(entries), digest)
    return Kit(
        city=hq.city,
        city_name=contents.name,
        station=station,
        point=point,
        kit=kit_id,
        created=now,
        expires=_expiry(hq.clock.now(), request.valid_days),
        enrolment_seed=enrolment_seed,
        city_key=hq.city_key,
        person_key=bytes.fromhex(contents.person_key),
        renewal=request.renewal,
        entries=entries,
        epoch_number=epoch,
        voucher=b"" if request.renewal else _voucher(hq, station, point, kit_id, enrolment_seed),
        **point_fields,
        **msgspec.structs.asdict(settings),
    )


def _expiry(now: dt.datetime, days: int | None) -> str:
    return "" if days is None else utc_text(now + dt.timedelta(days=days))


def _own_entries(connection: Connection, scope: PeopleScope) -> tuple[Entry, ...]:
    """Headquarters' whole journal, without bodies that the station may not read."""
    entries = journal.entries_of(connection, journal.HEADQUARTERS)
    return tuple(scope.redacted(entry) for entry in entries)


def _voucher(
    hq: Headquarters, station: int, point: str, kit_id: str, enrolment_seed: bytes
) -> bytes:
    return vouch(
        hq.signing_seed,
        city=hq.city,
        station=station,
        point=point,
        kit=kit_id,
        enrolment_key=keys.public_key(enrolment_seed),
    )


def enrol_again(hq: Headquarters, data: bytes, *, passphrase: str) -> Kit:
    """Registers one of our kits again after headquarters was restored from an older backup.

    The city's signature proves that headquarters issued the kit, and its holder needs the
    passphrase. A kit that is already known is left as it is.

    Args:
        hq: the headquarters.
        data: the contents of the kit's file.
        passphrase: the kit's own passphrase.

    Raises:
        Refusal: the refusals of `read_kit`; kit_of_other_city; kit_renews: a renewal makes no
            station; station_in_use, as for `make_kit`.
    """
    require_testdesk_file(data)
    kit = read_kit(data, passphrase)
    if (kit.city, kit.city_key) != (hq.city, hq.city_key):
        raise Refusal("kit_of_other_city")
    if kit.renewal:
        raise Refusal("kit_renews")
    enrolment_key = keys.public_key(kit.enrolment_seed)
    with hq.write() as connection:
        known = select(KIT.c.kit).where(KIT.c.kit == kit.kit)
        if connection.execute(known).first() is None:
            _note_kit(connection, kit.kit, kit.station, kit.point, kit.created, enrolment_key)
    return kit


def _checked_point(station: int, point: str) -> str:
    """Checks the station number and the name of the point; returns the name as stored."""
    name = point.strip()
    if station not in _STATION_NUMBERS:
        raise Refusal("station_number_invalid")
    if not name:
        raise Refusal("point_missing")
    if not name.isprintable():
        raise Refusal("name_invalid")
    return name


def _note_kit(
    connection: Connection,
    kit_id: str,
    station: int,
    point: str,
    made_at: str,
    enrolment_key: bytes,
) -> None:
    """Stores the kit's enrolment key, and the station whose batches it may endorse."""
    _check_not_pinned(connection, station)
    row = {"kit": kit_id, "station": station, "point": point, "made_at": made_at}
    connection.execute(KIT.insert(), row | {"enrolment_key": enrolment_key.hex()})


def _note_contents(connection: Connection, kit_id: str, hq_events_up_to: int, digest: str) -> None:
    """Stores what the kit contains, so that the station's updates begin after it.

    Args:
        connection: a connection in a write transaction.
        kit_id: the kit's id.
        hq_events_up_to: the last sequence number of headquarters' journal in the kit.
        digest: the `settings_digest` of the kit.
    """
    row = {"kit": kit_id, "news_to": hq_events_up_to, "settings_sha256": digest}
    connection.execute(KIT_CONTENTS.insert(), row)


def _point_of_renewal(connection: Connection, station: int) -> str:
    """The current point of the station, because a renewal does not move it to another point."""
    _check_has_kit(connection, station)
    query = select(KIT.c.point).where(KIT.c.station == station).order_by(KIT.c.made_at.desc())
    return str(connection.scalars(query.limit(1)).one())


def _note_compounds(connection: Connection, station: int, compounds: Collection[str]) -> None:
    """Stores the compounds whose residents the station's updates may mention."""
    connection.execute(STATION_COMPOUND.delete().where(STATION_COMPOUND.c.station == station))
    rows = [{"station": station, "compound": name} for name in sorted(set(compounds))]
    if rows:
        connection.execute(STATION_COMPOUND.insert(), rows)


def _check_not_pinned(connection: Connection, station: int) -> None:
    found = select(STATION_KEY.c.station).where(STATION_KEY.c.station == station)
    if connection.execute(found).first() is not None:
        raise Refusal("station_in_use", station=station)


def _check_has_kit(connection: Connection, station: int) -> None:
    """Checks that the station has a kit that is not revoked: only then may it get new keys."""
    kits = connection.execute(select(KIT.c.kit).where(KIT.c.station == station)).all()
    if not kits:
        raise Refusal("station_without_kit", station=station)
    if all(revocations.is_revoked(connection, row.kit) for row in kits):
        raise StationRevoked(station=station)
