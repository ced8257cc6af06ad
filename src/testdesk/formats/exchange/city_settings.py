"""Headquarters' settings for every station, in each kit and update (docs/formats/kit-v1.md)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from testdesk.domain.cards import DEFAULT_VALID_DAYS
from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM
from testdesk.domain.station.retention import DEFAULT_DAYS
from testdesk.formats.encoding import forms
from testdesk.formats.tube_form import check_tube_form

# The longest settings line that a reader accepts; 32 keys, 16 recipients and 256 revoked kits take
# less than 24 KB.
SETTINGS_LIMIT = 256 * 1024

_KeyId = Annotated[str, Meta(pattern=r"^(0|[1-9]|[12][0-9]|3[01])\Z")]
_CardKeys = Annotated[dict[_KeyId, forms.Hex64], Meta(min_length=1)]


class CitySettings(msgspec.Struct, frozen=True, kw_only=True):
    """Card keys and headquarters' other settings.

    Attributes:
        recipients: age recipients of batches: headquarters, and its spare key.
        card_keys: the city's card keys, 32 bytes each, by key id from 0 to 31.
        card_key_id: the id of the key for new cards.
        tube_form: regular expression of tube barcodes (see `tube_form`).
        pool_size: people per pooled tube: 5, 10 or 20.
        card_key_ends: ISO date of the last day on which cards of an old key are accepted, by key
            id.
        card_valid_days: how long new cards are valid.
        retention_days: for how many days after its receipt a station keeps personal data that it
            needs no more.
    """

    recipients: tuple[str, ...]
    card_keys: dict[int, bytes]
    card_key_id: int
    tube_form: str = DEFAULT_TUBE_FORM
    pool_size: int = 10
    card_key_ends: dict[int, str] = {}
    card_valid_days: int = DEFAULT_VALID_DAYS
    retention_days: int = DEFAULT_DAYS

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"  # no secrets: crash pages show reprs


class SettingsLine(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """`CitySettings` as a line of a payload; keys are in hex. Default values are left out."""

    card_key_id: Annotated[int, Meta(ge=0, le=31)]
    card_keys: _CardKeys
    pool_size: Literal[5, 10, 20]
    recipients: forms.Recipients
    tube_form: str
    card_key_ends: dict[_KeyId, str] = {}
    card_valid_days: Annotated[int, Meta(ge=10, le=630, multiple_of=10)] = DEFAULT_VALID_DAYS
    retention_days: Annotated[int, Meta(ge=1, le=3650)] = DEFAULT_DAYS

    def __post_init__(self) -> None:
        """Checks fields against each other; on reading, msgspec raises it as a ValidationError."""
        forms.check_recipients(self.recipients)
        check_tube_form(self.tube_form)
        if str(self.card_key_id) not in self.card_keys:
            raise ValueError("card_key_id")
        if not self.card_key_ends.keys() <= self.card_keys.keys() - {str(self.card_key_id)}:
            raise ValueError("card_key_ends")
        for end in self.card_key_ends.values():
            if dt.date.fromisoformat(end).isoformat() != end:
                raise ValueError("card_key_ends")


def settings_line_fields(settings: CitySettings) -> dict[str, Any]:
    """The fields of a `SettingsLine`, from the settings."""
    return {
        "card_key_id": settings.card_key_id,
        "card_keys": {str(number): key.hex() for number, key in settings.card_keys.items()},
        "pool_size": settings.pool_size,
        "recipients": settings.recipients,
        "tube_form": settings.tube_form,
        "card_key_ends": {str(number): end for number, end in settings.card_key_ends.items()},
        "card_valid_days": settings.card_valid_days,
        "retention_days": settings.retention_days,
    }


def settings_fields(line: SettingsLine) -> dict[str, Any]:
    """The fields of `CitySettings`, from a line."""
    return {
        "recipients": line.recipients,
        "card_keys": {int(number): bytes.fromhex(key) for number, key in line.card_keys.items()},
        "card_key_id": line.card_key_id,
        "tube_form": line.tube_form,
        "pool_size": line.pool_size,
        "card_key_ends": {int(number): end for number, end in line.card_key_ends.items()},
        "card_valid_days": line.card_valid_days,
        "retention_days": line.retention_days,
    }
