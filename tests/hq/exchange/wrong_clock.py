"""Samples under a clock of years before."""

from tests.hq.laptops import resident

YEARS = 21 * 525_600


TUBE = "YJ00000001"


def sample(station, place, *, minute=0):
    station.sample(resident(place), tube=TUBE, position=place, minute=minute)
