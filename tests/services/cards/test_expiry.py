"""Cards and keys expire by the newest day that has certainly begun, not by the laptop's date."""

import dataclasses
import datetime as dt

import msgspec
import pytest
from tests.clock import MORNING
from tests.made_station import FATHER, HALMEONI, TUBES

from testdesk.domain.journal.events import OperatorSignedIn
from testdesk.services.cards import codes, prints
from testdesk.services.people import directory
from testdesk.wall_clock import utc_text

# Days after the morning on which the card was issued; it is valid for ten.
IN_TIME, LATE = 5, 11


def day(number):
    return MORNING + dt.timedelta(days=number)


def at(station, number):
    station.clock.moment = day(number)


def sign_in(station, number):
    """An event on that day, by the laptop's clock."""
    at(station, number)
    with station.station.write("李敏") as uow:
        uow.journal.append(OperatorSignedIn("registrar"))
        uow.commit()


def read_file(station, number, *, answers=False):
    """A signed file that headquarters made on that day, by its clock."""
    with station.station.write("") as uow:
        answered = uow.journal.length() if answers else None
        uow.times.record_signed_file(utc_text(day(number)), answers_to=answered)
        uow.commit()


def receipt(station, number):
    read_file(station, number, answers=True)


# What happened before the clock showed day 5; whether the card has expired then.
CASES = {
    "nothing": ([], False),
    "an event in time": ([(sign_in, IN_TIME)], False),
    "an event when it was late": ([(sign_in, LATE)], True),
    "a file made in time": ([(read_file, IN_TIME)], False),
    "a file made when it was late": ([(read_file, LATE)], True),
    "a file of a headquarters that corrected its clock": (
        [(read_file, LATE), (sign_in, IN_TIME), (read_file, IN_TIME)],
        False,
    ),
    "an event that a receipt shows to be ahead": ([(sign_in, LATE), (receipt, IN_TIME)], False),
    "an event after a clock that was set back": ([(sign_in, LATE), (sign_in, IN_TIME)], True),
}


@pytest.mark.parametrize(("happened", "is_late"), CASES.values(), ids=CASES.keys())
def test_an_expired_card_is_not_valid_again_because_a_clock_was_set_back(
    station, happened, is_late
):
    issued = codes.issue(station.context, resident=station.who(HALMEONI), valid_days=10).value
    for act, number in happened:
        act(station, number)
    at(station, IN_TIME)
    who = station.who(HALMEONI)
    assert (codes.valid_card(station.station, resident=who) is None) == is_late
    (found,) = directory.find(station=station.station, text="朴顺子")
    assert found.has_card != is_late
    assert (prints.unprinted(station.station) == []) == is_late
    station.scan(TUBES[0])
    wanted = ("refused", "code_expired") if is_late else ("accepted", "sampled")
    assert station.scans(issued.code) == [wanted]
    station.clock.forward(seconds=10)
    if is_late:
        assert station.scans(issued.card_number) == [wanted]


@pytest.mark.parametrize(("happened", "is_late"), CASES.values(), ids=CASES.keys())
def test_an_expired_key_is_not_valid_again_either(station, happened, is_late):
    issued = codes.issue(station.context, resident=station.who(FATHER)).value
    last = day(IN_TIME + 2).date().isoformat()
    ended = msgspec.structs.replace(station.station.identity, card_key_ends={1: last})
    for act, number in happened:
        act(station, number)
    at(station, IN_TIME)
    station.station = dataclasses.replace(station.station, read_identity=lambda: ended)
    station.scan(TUBES[0])
    wanted = ("refused", "code_key_expired") if is_late else ("accepted", "sampled")
    assert station.scans(issued.code) == [wanted]
