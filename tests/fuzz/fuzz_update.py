"""Updates, as a station reads them. Short, because the layers are made elsewhere."""

from functools import partial

from tests.formats.exchange import makers as m
from tests.fuzz import sealed_inputs
from tests.fuzz.harness import known_codes

from testdesk.formats.exchange.update import read_label, read_update

seeds = partial(sealed_inputs.seeds, "update")


def read(data: bytes) -> None:
    file = sealed_inputs.file_of("update", data)
    with known_codes():
        read_label(file, city=m.CITY, city_key=m.CITY_KEY)
    with known_codes():
        read_update(file, city=m.CITY, city_key=m.CITY_KEY, station=3, age_identity=m.STATION_AGE)
