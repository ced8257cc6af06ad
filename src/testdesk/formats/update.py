"""The update: headquarters' news for one station (docs/formats/update-v1.md)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from testdesk import __version__
from testdesk.domain import journal
from testdesk.domain.events import Entry
from testdesk.domain.refusals import Refusal
from testdesk.formats import container, forms, keys
from testdesk.formats.batch import manifest_sha256
from testdesk.formats.city_settings import (
    SETTINGS_LIMIT,
    CitySettings,
    SettingsLine,
    line_members,
    settings_members,
)
from testdesk.formats.entries import BOUNDS, read_entries, write_entries
from testdesk.formats.holdings import Holdings

FORMAT = "testdesk-update"
ALG = "ed25519+age-x25519"
DOMAIN = b"testdesk-update-v1"
NO_UPDATE = "0" * 64
# What other stations said that every desk must know: who holds which card, which are void, and
# what was corrected of people.
CARD_KINDS = frozenset({"proxy_code_issued", "proxy_code_revoked", "resident_corrected"})
MOST_NEIGHBOURS = 12
# A batch is sealed to the city's recipients and to every neighbour; it may have no more.
MOST_RECIPIENTS = 16


class Neighbour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another station of the same point: whose batches are read here, and who reads ours.

    Attributes:
        station, point: as headquarters enrolled it.
        public_key: hex Ed25519 key that signs its batches.
        recipient: its age recipient.
    """

    station: forms.Station
    point: forms.Name
    public_key: forms.Hex64
    recipient: forms.Recipient


class Update(msgspec.Struct, frozen=True, kw_only=True):
    """What headquarters tells a station since an update that the station has.

    Attributes:
        city: hex identity of the headquarters.
        station: to whom.
        number: counts the updates to this station from 1.
        since: number of the update that this one builds on; 0 for the kit alone.
        since_sha256: SHA-256 of that update's manifest; zeros for none.
        created: UTC ISO by headquarters' clock.
        settings: all that holds from now on.
        neighbours: the other stations of the point, by number.
        news: headquarters' events without a gap; bodies not meant for the point erased.
        cards: other stations' events of `CARD_KINDS`, by station and number.
        holdings: as of a receipt; an update of testdesk 0.1 does not say.
    """

    city: str
    station: int
    number: int
    since: int
    since_sha256: str
    created: str
    settings: CitySettings
    neighbours: tuple[Neighbour, ...] = ()
    news: tuple[Entry, ...] = ()
    cards: tuple[Entry, ...] = ()
    holdings: Holdings | None = None


class UpdateLabel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The manifest: what an update says of itself to whoever carries it; no personal data."""

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
        """What one field says of another; msgspec makes it a ValidationError on reading."""
        forms.check_moment(self.created)
        if self.since >= self.number:
            raise ValueError("since")
        if (self.since == 0) != (self.since_sha256 == NO_UPDATE):
            raise ValueError("since_sha256")


class _Settings(SettingsLine, frozen=True, kw_only=True):
    """The payload's second line."""

    neighbours: Annotated[tuple[Neighbour, ...], Meta(max_length=MOST_NEIGHBOURS)] = ()
    holdings: Holdings | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        forms.check_recipients(each.recipient for each in self.neighbours)
        if not _rises(each.station for each in self.neighbours):
            raise ValueError("neighbours")
        if len(self.recipients) + len(self.neighbours) > MOST_RECIPIENTS:
            raise ValueError("recipients")


def update_name(station: int, number: int) -> str:
    """The file's name on the stick."""
    return f"update-{station}-{number}.tdu"


def write_update(update: Update, *, city_signing_key: bytes, recipient: str) -> bytes:
    """Signs an update with headquarters' key and encrypts it to the station's age recipient.

    Raises:
        Refusal: container_too_large.
        ValueError: the update is none of the form; a caller's bug.
    """
    manifest: dict[str, Any] = {
        "format": FORMAT,
        "version": 1,
        "alg": ALG,
        "city": update.city,
        "station": update.station,
        "number": update.number,
        "since": update.since,
        "since_sha256": update.since_sha256,
        "created": update.created,
        "software": __version__,
    }
    if not _is_sound(update.station, update.news, update.cards):
        raise ValueError("entries")
    lines = [_settings_line(update), *write_entries([*update.news, *update.cards])]
    public = keys.public_key(city_signing_key)
    packed = container.pack_lines(container.binding(manifest, public), lines, BOUNDS)
    payload = keys.age_encrypt(packed, [recipient])
    manifest["payload"] = container.payload_entry(payload)
    msgspec.convert(manifest, UpdateLabel)  # what a reader would refuse is never written
    return container.pack(manifest, payload, domain=DOMAIN, signing_key=city_signing_key)


def read_label(data: bytes, *, city: str, city_key: bytes) -> tuple[UpdateLabel, str]:
    """What an update of our city says outside its seal, and the SHA-256 of its manifest.

    Raises:
        Refusal: update_other_city, signature_wrong, alg_unknown, manifest_invalid, and what the
            container refuses.
    """
    box, label = _outside(data, city, city_key)
    return label, manifest_sha256(box)


def read_update(
    data: bytes, *, city: str, city_key: bytes, station: int, age_identity: str
) -> tuple[Update, str]:
    """Reads an update that headquarters of this city wrote to this station.

    Args:
        data: the file.
        city: hex identity of the headquarters.
        city_key: its Ed25519 public key.
        station: our number.
        age_identity: our age secret key.

    Returns:
        the update, and the SHA-256 of its manifest: its name in the next one's `since_sha256`.

    Raises:
        Refusal: update_other_city, update_other_station, signature_wrong, alg_unknown,
            manifest_invalid, update_damaged, event_damaged, and what the container and age refuse.
    """
    box, label = _outside(data, city, city_key)
    if label.station != station:
        raise Refusal("update_other_station", station=label.station)
    plain = keys.age_decrypt(box.payload, [age_identity])
    first, lines = container.open_lines(plain, BOUNDS)
    container.check_binding(box, first, city_key)
    settings = _settings(next(lines, b""))
    entries = read_entries(lines)
    news = tuple(entry for entry in entries if entry.header.station == 0)
    cards = tuple(entry for entry in entries if entry.header.station != 0)
    if [*news, *cards] != entries or not _is_sound(station, news, cards):
        raise Refusal("update_damaged")
    update = Update(
        city=label.city,
        station=label.station,
        number=label.number,
        since=label.since,
        since_sha256=label.since_sha256,
        created=label.created,
        settings=CitySettings(**settings_members(settings)),
        neighbours=settings.neighbours,
        news=news,
        cards=cards,
        holdings=settings.holdings,
    )
    return update, manifest_sha256(box)


def _outside(data: bytes, city: str, city_key: bytes) -> tuple[container.Container, UpdateLabel]:
    box = container.unpack(data, expected_format=FORMAT)
    label = forms.manifest_of(box.manifest, UpdateLabel, alg=ALG)
    if label.city != city:
        raise Refusal("update_other_city")
    container.check_signature(box, city_key, DOMAIN)
    return box, label


def _settings_line(update: Update) -> bytes:
    members = line_members(update.settings) | {
        "neighbours": msgspec.to_builtins(update.neighbours),
        "holdings": msgspec.to_builtins(update.holdings),
    }
    return msgspec.json.encode(msgspec.convert(members, _Settings), order="sorted")


def _settings(line: bytes) -> _Settings:
    if len(line) > SETTINGS_LIMIT:
        raise Refusal("update_damaged")
    try:
        inner = msgspec.json.decode(line, type=_Settings)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refusal("update_damaged") from error
    if msgspec.json.encode(inner, order="sorted") != line:
        raise Refusal("update_damaged")
    return inner


def _is_sound(station: int, news: Sequence[Entry], cards: Sequence[Entry]) -> bool:
    """Headquarters' events chain without a gap; the others are of cards, once each, in order."""
    if news:
        head = news[0].header
        if (head.seq == 1) != (head.prev == journal.GENESIS):
            return False
        if journal.chain_problems(news, prev=head.prev, first=head.seq):
            return False
    for entry in cards:
        if entry.header.station == station or entry.header.kind not in CARD_KINDS:
            return False
        if entry.body is None:
            return False
    return _rises((entry.header.station, entry.header.seq) for entry in cards)


def _rises(values: Iterable[Any]) -> bool:
    return all(one < next_ for one, next_ in pairwise(values))
