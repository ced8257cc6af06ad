"""What headquarters decides for every station, as kits and updates carry it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import msgspec

from testdesk.formats import keys
from testdesk.formats.city_settings import CitySettings
from testdesk.formats.sampled_list import ListKey
from testdesk.hq.home.vault import Secrets


def city_settings(held: Secrets) -> CitySettings:
    """The settings that hold now."""
    return CitySettings(
        recipients=(keys.age_recipient(held.age_identity), held.spare_recipient),
        card_keys={int(number): bytes.fromhex(key) for number, key in held.card_keys.items()},
        card_key_id=held.card_key_id,
        tube_form=held.tube_form,
        pool_size=held.pool_size,
        card_key_ends={int(number): end for number, end in held.card_key_ends.items()},
        card_valid_days=held.card_valid_days,
    )


def settings_digest(
    settings: CitySettings,
    at_point: Mapping[str, object],
    *,
    epoch: int,
    lists: Sequence[ListKey] = (),
) -> str:
    """Hex hash by which settings, what is said of the point and the lists are known again.

    A new epoch is news also where nothing else is: every station has to hear of it.
    """
    held = [settings, at_point, epoch, *[one.number for one in lists]]
    plain = msgspec.to_builtins(held, str_keys=True)
    return hashlib.sha256(msgspec.json.encode(plain, order="sorted")).hexdigest()
