"""Finds a renewal on the stick, opens it with a passphrase given by telephone, and applies it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal.events import AnyBody, CardKeysRenewed
from testdesk.domain.refusals import CodedError, Refusal
from testdesk.formats.exchange.city_settings import CitySettings
from testdesk.formats.exchange.kit import FORMAT, Kit, KitLabel, kit_name, read_kit, read_label
from testdesk.formats.exchange.neighbours import point_fields
from testdesk.formats.exchange.update import Update
from testdesk.formats.sealed import container
from testdesk.formats.sealed.foreign import require_testdesk_file
from testdesk.ports import Journal, Station, StationIdentity
from testdesk.services.exchange.acknowledgement import follow_epoch
from testdesk.services.session import Context
from testdesk.services.tubes import outdated_tube_events

# The name of a renamed kit, or of any file that Windows' `chkdsk` recovered.
_KIT_FILE_NAME = re.compile(r"kit|\.chk$", re.IGNORECASE)
# A renewal also brings headquarters' events about cards, the roster, the round and operators.
_CHANGES = Changes(residents=True, codes=True, rounds=True, operator=True, journal=True)
_KEPT_GENERATIONS = 16  # of the point's keys


class OfferedKit(msgspec.Struct, frozen=True):
    """A kit for this station on the stick.

    Attributes:
        path: the file.
        problem: why it cannot be applied, if this can be found without the passphrase.
    """

    path: Path
    problem: CodedError | None = None


def offered_kit(station: Station, *, folder: Path) -> OfferedKit | None:
    """The kit on a stick that names this station and was not applied yet.

    This needs neither the passphrase nor the database.

    Raises:
        EnvironmentFault: file_missing, stick_gone.
    """
    for path in station.courier.incoming([folder]):
        kit = _inspect_kit(station, path) if _is_for_this_station(station, path) else None
        if kit is not None:
            return kit
    return None


def _is_for_this_station(station: Station, path: Path) -> bool:
    """Whether a kit names this station, by its file name or, if renamed, by its own claims."""
    if path.name.lower() == kit_name(station.identity.station):
        return True
    if not _KIT_FILE_NAME.search(path.name):
        return False
    try:
        claims = container.claims(station.courier.read(path))
    except CodedError:
        return False
    station_number = station.identity.station
    return claims is not None and (claims.format, claims.station) == (FORMAT, station_number)


def _inspect_kit(station: Station, path: Path) -> OfferedKit | None:
    """Checks a kit; returns None for the kit that made this station or renewed it last."""
    identity = station.identity
    try:
        data = station.courier.read(path)
        require_testdesk_file(data)
        label = read_label(data)
        if identity.kit == label.kit or identity.renewed == label.created:
            return None
        check_label(identity, label)
        label.check_expiry(station.clock.now())
    except CodedError as error:
        return OfferedKit(path, error)
    return OfferedKit(path)


def open_kit(station: Station, *, path: Path, passphrase: str) -> Kit:
    """Opens a kit without the database; deriving its key takes some tenths of a second, by design.

    Raises:
        Refusal: the refusals of `read_kit`.
        EnvironmentFault: file_missing, file_unreadable.
    """
    data = station.courier.read(path)
    require_testdesk_file(data)
    return read_kit(data, passphrase)


def renew(context: Context, *, kit: Kit) -> Done[StationIdentity]:
    """Renews this station, and applies headquarters' events in the kit, all of them or none.

    Returns:
        the station's new identity, the same as `station.identity` from now on.

    Raises:
        Refusal: the refusals of `renewed`; kit_expired, journal_forked, operator_missing.
    """
    with context.write("renew") as uow:
        identity = renewed(uow.identity.current(), uow.journal, kit)
        kit.label.check_expiry(uow.times.trusted_now(context.station.clock.now()))
        uow.identity.keep(identity)
        uow.journal.adopt(kit.entries)
        uow.times.record_signed_file(kit.created)
        events: list[AnyBody] = [
            CardKeysRenewed(kit.kit, kit.card_key_id),
            *outdated_tube_events(uow),
        ]
        for event in events:
            uow.journal.append(event)
        uow.commit()
    return Done(identity, _CHANGES)


def check_label(identity: StationIdentity, label: KitLabel | Kit) -> None:
    """Checks that a kit is from our headquarters, for us, and no older than the last applied kit.

    The label is the part of a kit that is not encrypted.

    Raises:
        Refusal: kit_of_other_city; kit_of_other_station; kit_older: old keys that have been
            replaced since must not be used again.
    """
    if (label.city, label.city_key) != (identity.city, identity.city_key):
        raise Refusal("kit_of_other_city")
    if label.station != identity.station:
        raise Refusal("kit_of_other_station", kit_station=label.station, station=identity.station)
    if label.created < identity.renewed:
        raise Refusal("kit_older")


def renewed(identity: StationIdentity, journal: Journal, kit: Kit) -> StationIdentity:
    """The station's identity with a kit's card keys, expiry, validity, tube form and pool size.

    The station keeps its own keys, and remains the same station.

    Raises:
        Refusal: kit_not_renewal; kit_older, also if headquarters was restored since the kit was
            made; and the refusals of `check_label` and `follow_epoch`.
    """
    is_for_this_station = (kit.city, kit.city_key, kit.station) == (
        identity.city,
        identity.city_key,
        identity.station,
    )
    if is_for_this_station and not kit.renewal:
        raise Refusal("kit_not_renewal")
    check_label(identity, kit)
    if kit.epoch_number < identity.epoch_number:
        raise Refusal("kit_older")
    is_new_epoch = follow_epoch(identity, journal, kit.entries, kit.epoch_number)
    return msgspec.structs.replace(
        identity,
        **city_fields(kit),
        **point_fields_of(kit, identity.point_keys),
        renewed=kit.created,
        updates={} if is_new_epoch else identity.updates,
        epoch_number=kit.epoch_number,
    )


def point_fields_of(source: Kit | Update, keys: Mapping[int, str]) -> dict[str, Any]:
    """The fields of a station's identity, about its point, that every kit and update sets.

    Args:
        source: the file; a file of testdesk 0.1 names only neighbours, so only these change.
        keys: the point's keys so far; the older keys still open older batches.
    """
    fields = point_fields(source)
    newest = fields.pop("point_key")
    if newest is None:
        return {"neighbours": fields["neighbours"]}
    all_keys = dict(keys) | {newest.generation: newest.identity}
    kept = sorted(all_keys)[-_KEPT_GENERATIONS:]
    return fields | {"point_keys": {generation: all_keys[generation] for generation in kept}}


def city_fields(settings: CitySettings) -> dict[str, Any]:
    """The fields of a station's identity, from the city's settings, that kits and updates set."""
    return {
        "card_keys": settings.card_keys,
        "card_key_id": settings.card_key_id,
        "card_key_ends": settings.card_key_ends,
        "card_valid_days": settings.card_valid_days,
        "retention_days": settings.retention_days,
        "tube_form": settings.tube_form,
        "pool_size": settings.pool_size,
    }
