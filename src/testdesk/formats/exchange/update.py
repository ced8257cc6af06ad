"""The update: settings, events and cards for one station (docs/formats/update-v1.md)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec

from testdesk import __version__
from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import forms
from testdesk.formats.exchange.batch import manifest_sha256
from testdesk.formats.exchange.city_settings import (
    SETTINGS_LIMIT,
    CitySettings,
    settings_fields,
    settings_line_fields,
)
from testdesk.formats.exchange.holdings import Holdings
from testdesk.formats.exchange.known_samples import (
    MIN_PACKED,
    KnownSample,
    KnownSamplesDamaged,
    are_in_order,
    read_known,
    write_known,
)
from testdesk.formats.exchange.neighbours import (
    Neighbour,
    PointKey,
    StationSettingsLine,
    needs_version_2,
    point_fields,
)
from testdesk.formats.exchange.sampled_list import ListAnnouncement, SampledLine
from testdesk.formats.sealed import container
from testdesk.formats.sealed.entries import PAYLOAD_LIMITS, read_entries, write_entries
from testdesk.formats.sealed.file_kinds import UPDATE

FORMAT = "testdesk-update"
# Version 2 adds the people sampled and more about the point; others are written as version 1.
VERSIONS = (1, 2)
ALG = "ed25519+age-x25519"
# Part of what is signed: no signature of another kind of thing passes for this one.
DOMAIN = b"testdesk-update-v1"
NO_UPDATE = "0" * 64
# Other stations' events that every station needs: who holds which card, which cards are void, and
# corrections of people.
CARD_KINDS = frozenset({"proxy_code_issued", "proxy_code_revoked", "resident_corrected"})
# Added by version 2: voided samples of the round, and who is excused in it.
ROUND_KINDS = frozenset({"sample_voided", "resident_excused", "excuse_withdrawn"})
_ADOPTED_KINDS = CARD_KINDS | ROUND_KINDS


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """Headquarters' changes for a station, since an update that the station already has.

    Attributes:
        city: the city's id, 32 hex digits.
        station: the recipient.
        number: counts the updates to this station from 1.
        since: number of the update that this one builds on; 0 if it builds only on the kit.
        since_sha256: SHA-256 of that update's manifest; zeros for none.
        created: UTC, in ISO format, by headquarters' clock.
        settings: all settings from now on.
        neighbours, place, point_key, revoked_kits: see `neighbours.StationSettingsLine`.
        hq_events: headquarters' events without a gap; bodies not meant for the point are erased.
        station_events: events of other stations, of `CARD_KINDS` and `ROUND_KINDS`, sorted by
            station and sequence number.
        holdings: what headquarters has of the station's journal; absent from an update of
            testdesk 0.1.
        round: short name of the current round; empty if nobody was sampled in it elsewhere.
        sampled: who was sampled in the round at other stations and is in none of `lists`, sorted
            by station and sequence number.
        lists: the files with everybody else who was sampled in the round, sorted by number.
    """

    city: str
    station: int
    number: int
    since: int
    since_sha256: str
    created: str
    settings: CitySettings
    neighbours: tuple[Neighbour, ...] = ()
    place: int = 1
    point_key: PointKey | None = None
    revoked_kits: tuple[str, ...] = ()
    hq_events: tuple[Entry, ...] = ()
    station_events: tuple[Entry, ...] = ()
    holdings: Holdings | None = None
    round: str = ""
    sampled: tuple[KnownSample, ...] = ()
    lists: tuple[ListAnnouncement, ...] = ()

    @property
    def version(self) -> int:
        """The oldest version of the format that can hold this update."""
        has_round_events = any(entry.header.kind in ROUND_KINDS for entry in self.station_events)
        newer = self.round or has_round_events or needs_version_2(self)
        return 2 if newer else 1


class UpdateLabel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The manifest: a description of the update that its carriers can read; no personal data."""

    format: str
    version: int
    alg: str
    city: forms.Hex32
    station: forms.Station
    number: forms.Seq
    since: forms.Count
    since_sha256: forms.Hex64
    created: forms.Moment
    payload: forms.PayloadHash
    software: forms.Name

    def __post_init__(self) -> None:
        """Checks fields against each other; on reading, msgspec raises it as a ValidationError."""
        forms.check_moment(self.created)
        if self.since >= self.number:
            raise ValueError("since")
        if (self.since == 0) != (self.since_sha256 == NO_UPDATE):
            raise ValueError("since_sha256")


class _Settings(StationSettingsLine, frozen=True, kw_only=True):
    """The payload's second line: the station's settings, and what else comes before the events."""

    holdings: Holdings | None = None
    sampled: SampledLine | None = None


def update_name(station: int, number: int) -> str:
    """The file's name on the stick."""
    return f"update-{station}-{number}{UPDATE}"


def write_update(update: Update, *, city_signing_key: bytes, recipient: str) -> bytes:
    """Signs an update with headquarters' key and encrypts it to the station's age recipient.

    Raises:
        Refusal: container_too_large.
        ValueError: the update has the wrong form, which is a bug of the caller.
    """
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": update.version,
        "alg": ALG,
        "city": update.city,
        "station": update.station,
        "number": update.number,
        "since": update.since,
        "since_sha256": update.since_sha256,
        "created": update.created,
        "software": __version__,
    }
    if not _is_consistent(update) or bool(update.round) != bool(update.sampled or update.lists):
        raise ValueError("entries")
    lines = [_settings_line(update), *write_known(update.sampled)]
    lines += write_entries([*update.hq_events, *update.station_events])
    public = keys.public_key(city_signing_key)
    packed = container.pack_lines(container.first_line(manifest, public), lines, PAYLOAD_LIMITS)
    payload = keys.age_encrypt(packed, [recipient])
    manifest["payload"] = container.payload_entry(payload)
    msgspec.convert(manifest, UpdateLabel)  # never write what a reader would refuse
    return container.pack(manifest, payload, domain=DOMAIN, signing_key=city_signing_key)


def read_label(data: bytes, *, city: str, city_key: bytes) -> tuple[UpdateLabel, str]:
    """The unencrypted part of our city's update, and the SHA-256 of its manifest.

    Raises:
        Refusal: update_other_city, signature_wrong, alg_unknown, manifest_invalid, and those of the
            container.
    """
    box, label = _verified_label(data, city, city_key)
    return label, manifest_sha256(box)


def read_update(
    data: bytes, *, city: str, city_key: bytes, station: int, age_identity: str
) -> tuple[Update, str]:
    """Reads an update that headquarters of this city wrote to this station.

    Args:
        data: the file.
        city: the city's id, 32 hex digits.
        city_key: headquarters' Ed25519 public key.
        station: our number.
        age_identity: our age secret key.

    Returns:
        the update, and the SHA-256 of its manifest, which the next update has as `since_sha256`.

    Raises:
        Refusal: update_other_city, update_other_station, signature_wrong, alg_unknown,
            manifest_invalid, update_damaged, event_damaged, and those of the container and age.
    """
    box, label = _verified_label(data, city, city_key)
    if label.station != station:
        raise Refusal("update_other_station", station=label.station)
    plain = keys.age_decrypt(box.payload, [age_identity])
    first, lines = container.open_lines(plain, PAYLOAD_LIMITS)
    container.check_first_line(box, first, city_key)
    settings = _read_settings(next(lines, b""))
    sampled = _read_sampled(settings.sampled, lines, len(box.payload))
    entries = read_entries(lines)
    hq_events = tuple(entry for entry in entries if entry.header.station == 0)
    station_events = tuple(entry for entry in entries if entry.header.station != 0)
    update = Update(
        city=label.city,
        station=label.station,
        number=label.number,
        since=label.since,
        since_sha256=label.since_sha256,
        created=label.created,
        settings=CitySettings(**settings_fields(settings)),
        **point_fields(settings),
        hq_events=hq_events,
        station_events=station_events,
        holdings=settings.holdings,
        round=settings.sampled.round if settings.sampled else "",
        sampled=sampled,
        lists=settings.sampled.lists if settings.sampled else (),
    )
    if (
        [*hq_events, *station_events] != entries
        or not _is_consistent(update)
        or update.version != label.version
    ):
        raise Refusal("update_damaged")
    return update, manifest_sha256(box)


def _verified_label(
    data: bytes, city: str, city_key: bytes
) -> tuple[container.Container, UpdateLabel]:
    box = container.unpack(data, expected_format=FORMAT, versions=VERSIONS)
    label = forms.manifest_of(box.manifest, UpdateLabel, alg=ALG)
    if label.city != city:
        raise Refusal("update_other_city")
    container.check_signature(box, city_key, DOMAIN)
    return box, label


def _settings_line(update: Update) -> bytes:
    fields = settings_line_fields(update.settings) | msgspec.to_builtins(point_fields(update))
    fields["holdings"] = msgspec.to_builtins(update.holdings)
    if update.round:
        announced = SampledLine(len(update.sampled), update.round, update.lists)
        fields["sampled"] = msgspec.to_builtins(announced)
    return msgspec.json.encode(msgspec.convert(fields, _Settings), order="sorted")


_settings_decoder = msgspec.json.Decoder(_Settings)


def _read_settings(line: bytes) -> _Settings:
    try:
        return forms.read_line(line, _settings_decoder, limit=SETTINGS_LIMIT)
    except ValueError as error:
        raise Refusal("update_damaged") from error


def _read_sampled(
    announced: SampledLine | None, lines: Iterator[bytes], packed: int
) -> tuple[KnownSample, ...]:
    if announced is None:
        return ()
    if announced.count * MIN_PACKED > packed:
        raise Refusal("update_damaged")
    try:
        return read_known(lines, announced.count)
    except KnownSamplesDamaged as error:
        raise Refusal("update_damaged") from error


def _is_consistent(update: Update) -> bool:
    """Whether headquarters' events chain without a gap and the others are unique and in order.

    A station never receives its own events or samples.
    """
    if update.hq_events:
        first = update.hq_events[0].header
        if (first.seq == 1) != (first.prev == hash_chain.GENESIS):
            return False
        if hash_chain.chain_problems(update.hq_events, prev=first.prev, first=first.seq):
            return False
    for entry in update.station_events:
        if entry.header.station == update.station or entry.header.kind not in _ADOPTED_KINDS:
            return False
        if entry.body is None:
            return False
    if any(sample.station == update.station for sample in update.sampled):
        return False
    numbers = ((entry.header.station, entry.header.seq) for entry in update.station_events)
    is_in_order = all(one < next_ for one, next_ in pairwise(numbers))
    return is_in_order and are_in_order(update.sampled)
