"""A renewed kit: found on the stick, opened by a passphrase given by telephone, applied."""

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
from testdesk.formats.exchange.neighbours import point_members
from testdesk.formats.exchange.update import Update
from testdesk.formats.sealed import container
from testdesk.formats.sealed.foreign import check_ours
from testdesk.ports import Journal, Station, StationIdentity
from testdesk.services.exchange.acknowledgement import follow_epoch
from testdesk.services.session import Context
from testdesk.services.tubes import outdated_tube_events

_MAY_BE_A_KIT = re.compile(r"kit|\.chk$", re.IGNORECASE)
# Headquarters' news of cards, the list and the round comes with the keys.
_TOUCHED = Changes(residents=True, codes=True, rounds=True, journal=True)
_KEPT_GENERATIONS = 16


class OfferedKit(msgspec.Struct, frozen=True):
    """A kit for this station on the stick.

    Attributes:
        path: where.
        problem: why it cannot be applied, where that shows without the passphrase.
    """

    path: Path
    problem: CodedError | None = None


def offered_kit(station: Station, *, folder: Path) -> OfferedKit | None:
    """The kit on a stick that names this station and was not applied yet.

    Needs neither the passphrase nor the database.

    Raises:
        EnvironmentFault: file_missing, stick_gone.
    """
    for path in station.courier.incoming([folder]):
        kit = _inspect_kit(station, path) if _names_this_station(station, path) else None
        if kit is not None:
            return kit
    return None


def _names_this_station(station: Station, path: Path) -> bool:
    """Judges by file name, or by the file's own claims where it was renamed on the way."""
    if path.name.lower() == kit_name(station.identity.station):
        return True
    if not _MAY_BE_A_KIT.search(path.name):
        return False
    try:
        claims = container.claims(station.courier.read(path))
    except CodedError:
        return False
    ours = station.identity.station
    return claims is not None and (claims.format, claims.station) == (FORMAT, ours)


def _inspect_kit(station: Station, path: Path) -> OfferedKit | None:
    """None for the kit that made this station, and for the one that renewed it last."""
    identity = station.identity
    try:
        data = station.courier.read(path)
        check_ours(data)
        label = read_label(data)
        if identity.kit == label.kit or identity.renewed == label.created:
            return None
        check_label(identity, label)
    except CodedError as error:
        return OfferedKit(path, error)
    return OfferedKit(path)


def open_kit(station: Station, *, path: Path, passphrase: str) -> Kit:
    """Opens a kit; takes tenths of a second by design. Needs no database.

    Raises:
        Refusal: what `read_kit` refuses.
        EnvironmentFault: file_missing, file_unreadable.
    """
    data = station.courier.read(path)
    check_ours(data)
    return read_kit(data, passphrase)


def renew(context: Context, *, kit: Kit) -> Done[StationIdentity]:
    """Renews this station, and applies headquarters' news that comes with the kit; all or nothing.

    Returns:
        the station's identity from here on, as `station.identity`.

    Raises:
        Refusal: what `renewed` refuses; journal_forked, operator_missing.
    """
    with context.write() as uow:
        identity = renewed(uow.identity.current(), uow.journal, kit)
        uow.identity.keep(identity)
        uow.journal.adopt(kit.entries)
        uow.times.read_signed(kit.created)
        events: list[AnyBody] = [
            CardKeysRenewed(kit.kit, kit.card_key_id),
            *outdated_tube_events(uow),
        ]
        for event in events:
            uow.journal.append(event)
        uow.commit()
    return Done(identity, _TOUCHED)


def check_label(identity: StationIdentity, label: KitLabel | Kit) -> None:
    """Checks that a kit is from our headquarters, for us, and no older than the last one applied.

    Raises:
        Refusal: kit_of_other_city, kit_of_other_station, kit_older (keys that were renewed since
            must not come back).
    """
    if (label.city, label.city_key) != (identity.city, identity.city_key):
        raise Refusal("kit_of_other_city")
    if label.station != identity.station:
        raise Refusal("kit_of_other_station", kit_station=label.station, station=identity.station)
    if label.created < identity.renewed:
        raise Refusal("kit_older")


def renewed(identity: StationIdentity, journal: Journal, kit: Kit) -> StationIdentity:
    """The station after the kit: card keys, their expiry, validity, tube form, pool size.

    It keeps its own keys and its identity.

    Raises:
        Refusal: kit_not_renewal; kit_older, also where headquarters was restored since; and what
            `check_label` and `follow_epoch` refuse.
    """
    ours = (kit.city, kit.city_key, kit.station) == (
        identity.city,
        identity.city_key,
        identity.station,
    )
    if ours and not kit.renewal:
        raise Refusal("kit_not_renewal")
    check_label(identity, kit)
    if kit.epoch_number < identity.epoch_number:
        raise Refusal("kit_older")
    anew = follow_epoch(identity, journal, kit.entries, kit.epoch_number)
    return msgspec.structs.replace(
        identity,
        **renewable(kit),
        **at_point(kit, identity.point_keys),
        renewed=kit.created,
        updates={} if anew else identity.updates,
        epoch_number=kit.epoch_number,
    )


def at_point(source: Kit | Update, keys: Mapping[int, str]) -> dict[str, Any]:
    """The members of a station's identity that every kit and update sets about its point.

    Args:
        source: the file; one of testdesk 0.1 names only neighbours, and the rest stays.
        keys: of the point, as known so far; the older ones still open older batches.
    """
    members = point_members(source)
    newest = members.pop("point_key")
    if newest is None:
        return {"neighbours": members["neighbours"]}
    known = dict(keys) | {newest.generation: newest.identity}
    kept = sorted(known)[-_KEPT_GENERATIONS:]
    return members | {"point_keys": {generation: known[generation] for generation in kept}}


def renewable(settings: CitySettings) -> dict[str, Any]:
    """The members of a station's identity that every kit for it and every update sets."""
    return {
        "card_keys": settings.card_keys,
        "card_key_id": settings.card_key_id,
        "card_key_ends": settings.card_key_ends,
        "card_valid_days": settings.card_valid_days,
        "tube_form": settings.tube_form,
        "pool_size": settings.pool_size,
    }
