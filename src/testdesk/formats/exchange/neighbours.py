"""The stations of a point: their numbers, who reads whose batches, and the keys for that."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import forms
from testdesk.formats.exchange.city_settings import SettingsLine

MAX_NEIGHBOURS = 12
# A batch is sealed to the recipients of the city, the point and every neighbour; more are not
# allowed.
MAX_RECIPIENTS = 16
MAX_REVOKED = 256
# Of the number of a station at its point.
MAX_DESK_NUMBER = 1023
# The JSON members of kits and updates that describe the point.
POINT_FIELDS = ("neighbours", "place", "point_key", "revoked_kits")


class Neighbour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another station of the same point, which exchanges batches with this one.

    Attributes:
        station, point: as headquarters enrolled the laptop.
        public_key: hex Ed25519 key that signs the neighbour's batches.
        recipient: the neighbour's age recipient.
    """

    station: forms.Station
    point: forms.Name
    public_key: forms.Hex64
    recipient: forms.Recipient


class PointKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An age key shared by all stations of a point, to read each other's batches.

    Attributes:
        generation: counts from 1; revoking one of the stations begins a new generation.
        identity: age secret key.
    """

    generation: forms.Seq
    identity: Annotated[str, Meta(pattern=r"^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}\Z")]

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"  # no secrets: crash pages show reprs

    def __post_init__(self) -> None:
        try:
            keys.age_recipient(self.identity)
        except Refusal as error:
            raise ValueError("identity") from error


class StationSettingsLine(SettingsLine, frozen=True, kw_only=True):
    """The settings in a kit or an update, with the description of the point.

    Attributes:
        neighbours: the other stations whose laptops headquarters has enrolled, sorted by number.
        place: the number of this station at the point, from 1.
        point_key: the point's newest key; absent from files of testdesk 0.1.
        revoked_kits: kits of the point whose laptops are not trusted, sorted.
    """

    neighbours: Annotated[tuple[Neighbour, ...], Meta(max_length=MAX_NEIGHBOURS)] = ()
    place: Annotated[int, Meta(ge=1, le=MAX_DESK_NUMBER)] = 1
    point_key: PointKey | None = None
    revoked_kits: Annotated[tuple[forms.Hex32, ...], Meta(max_length=MAX_REVOKED)] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        forms.check_recipients(neighbour.recipient for neighbour in self.neighbours)
        if any(
            neighbour.station >= other.station for neighbour, other in pairwise(self.neighbours)
        ):
            raise ValueError("neighbours")
        if any(kit >= other for kit, other in pairwise(self.revoked_kits)):
            raise ValueError("revoked_kits")
        recipient_count = len(self.recipients) + len(self.neighbours) + (self.point_key is not None)
        if recipient_count > MAX_RECIPIENTS:
            raise ValueError("recipients")


def point_fields(source: object) -> dict[str, Any]:
    """The fields that describe the point, by name, from a kit, an update or one of their lines."""
    return {name: getattr(source, name) for name in POINT_FIELDS}


def needs_version_2(source: object) -> bool:
    """Whether the source has more fields about the point than version 1 of its format allows."""
    fields = point_fields(source)
    return fields["place"] != 1 or bool(fields["point_key"] or fields["revoked_kits"])
