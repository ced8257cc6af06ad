"""Kits of a headquarters that made a second card key, as they lie on a stick."""

from functools import partial

import msgspec
from tests.little_work import quick_kits
from tests.made_station import KIT_PASSPHRASE, POINT, made_up_kit, make_city, open_made

from testdesk.formats.exchange.kit import write_kit
from testdesk.hq.exchange.updates.kits import make_kit

OPERATOR = "李敏"


def renewing_city(folder):
    """A headquarters that made station 1, and then a second card key."""
    city = make_city(folder)
    city.secrets = msgspec.structs.replace(
        city.secrets,
        card_keys={**city.secrets.card_keys, "2": "c2" * 32},
        card_key_id=2,
        card_key_ends={"1": "2022-04-10"},
        card_valid_days=90,
    )
    return city


def sealed_kits(city):
    """Sealed kits by what they are, in the order in which headquarters made them."""
    hq = open_made(city.folder, city.secrets)
    seal = partial(make_kit, hq, point=POINT, passphrase=KIT_PASSPHRASE, deliver=bytes)
    stranger = partial(write_kit, city_signing_key=bytes(range(32)), passphrase=KIT_PASSPHRASE)
    with quick_kits():
        made: dict[str, bytes] = {"older": seal(station=1, renewal=True)}
        made["of another station"] = seal(station=2, renewal=True)
        made["for a new laptop"] = seal(station=1)
        made["of another city"] = stranger(made_up_kit())
    made["good"] = seal(station=1, renewal=True)
    hq.close()
    return {**made, "damaged": changed_in_the_middle(made["good"])}


def changed_in_the_middle(data):
    """One bit of the payload."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def unexpected(error):
    raise AssertionError(error)
