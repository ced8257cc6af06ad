"""Headquarters' settings for every station: card keys, tube form, pool size."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from testdesk.domain.cards import check_valid_days
from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.retention import DAYS
from testdesk.formats.crypto import keys
from testdesk.formats.exchange.city_settings import CitySettings
from testdesk.formats.exchange.sampled_list import ListAnnouncement
from testdesk.formats.tube_form import check_tube_form
from testdesk.hq.home.vault import Secrets, change_secrets

_KEY_IDS = 32  # a proxy code has five bits for the id of its card key


def new_card_key(home: Path, passphrase: str, *, old_until: dt.date | None = None) -> Secrets:
    """Makes a new card key for the next kits and updates; cards of earlier keys stay readable.

    The id of a key is never reused: a card made with the earlier key of that id would then be
    reported as forged.

    Args:
        home: the home of the headquarters.
        passphrase: the passphrase of its vault.
        old_until: the last local day on which cards of the earlier keys are accepted. A key that
            already has an earlier end keeps it. None sets no end.

    Raises:
        Refusal: card_keys_full, and the refusals of opening the vault.
    """

    def change(contents: Secrets) -> Secrets:
        number = max(map(int, contents.card_keys)) + 1
        if number >= _KEY_IDS:
            raise Refusal("card_keys_full")
        last_days = dict(contents.card_key_ends)
        if old_until is not None:
            end = old_until.isoformat()
            last_days |= {old: min(end, last_days.get(old, end)) for old in contents.card_keys}
        return msgspec.structs.replace(
            contents,
            card_keys={**contents.card_keys, str(number): secrets.token_hex(32)},
            card_key_id=number,
            card_key_ends=last_days,
        )

    return change_secrets(home, passphrase, change)


def set_card_validity(home: Path, passphrase: str, days: int) -> Secrets:
    """Sets how long the cards are valid that stations issue after their next kit or update.

    Raises:
        Refusal: valid_days_out_of_range, and the refusals of opening the vault.
    """
    check_valid_days(days)
    return change_secrets(
        home, passphrase, lambda contents: msgspec.structs.replace(contents, card_valid_days=days)
    )


def set_retention(home: Path, passphrase: str, days: int) -> Secrets:
    """Sets how long stations keep personal data after its receipt, from their next kit or update.

    Raises:
        Refusal: retention_out_of_range, and the refusals of opening the vault.
    """
    if days not in DAYS:
        raise Refusal("retention_out_of_range", days=days, most=DAYS[-1])
    return change_secrets(
        home, passphrase, lambda contents: msgspec.structs.replace(contents, retention_days=days)
    )


def checked_tube_form(form: str) -> str:
    """Checks a tube form, and returns it as it goes into a kit.

    Raises:
        Refusal: tube_form_invalid.
    """
    try:
        check_tube_form(form)
    except ValueError as error:
        raise Refusal("tube_form_invalid", example=DEFAULT_TUBE_FORM) from error
    return form


def set_tube_form(home: Path, passphrase: str, form: str) -> Secrets:
    """Changes the tube form; tubes already used keep their numbers.

    Raises:
        Refusal: tube_form_invalid, and the refusals of opening the vault.
    """
    form = checked_tube_form(form)
    return change_secrets(
        home, passphrase, lambda contents: msgspec.structs.replace(contents, tube_form=form)
    )


def city_settings(contents: Secrets) -> CitySettings:
    """The settings that kits and updates contain, taken from headquarters' secrets."""
    return CitySettings(
        recipients=(keys.age_recipient(contents.age_identity), contents.spare_recipient),
        card_keys={int(number): bytes.fromhex(key) for number, key in contents.card_keys.items()},
        card_key_id=contents.card_key_id,
        tube_form=contents.tube_form,
        pool_size=contents.pool_size,
        card_key_ends={int(number): end for number, end in contents.card_key_ends.items()},
        card_valid_days=contents.card_valid_days,
        retention_days=contents.retention_days,
    )


def settings_digest(
    settings: CitySettings,
    point_info: Mapping[str, object],
    *,
    epoch: int,
    lists: Sequence[ListAnnouncement] = (),
) -> str:
    """A hex hash that identifies what a kit or an update brings besides events and samples.

    Args:
        settings: headquarters' settings.
        point_info: what the station receives about its point.
        epoch: the number of the current epoch; covered, because every station must receive it.
        lists: the sampled lists that the update announces.
    """
    covered = [settings, point_info, epoch, *[announcement.number for announcement in lists]]
    plain = msgspec.to_builtins(covered, str_keys=True)
    return hashlib.sha256(msgspec.json.encode(plain, order="sorted")).hexdigest()
