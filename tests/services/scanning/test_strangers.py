"""A stranger's card, compared with the ID card that is scanned next."""

import pytest
from tests.made_station import FATHER, TUBES, id_number

from testdesk.formats.proxy_code import encode_proxy_code
from testdesk.services.cards import codes
from testdesk.services.people.directory import WalkIn, register_walk_in
from testdesk.services.scanning import code_reading
from testdesk.services.tubes import undo

STRANGER, OTHER = id_number("19550505", 50), id_number("19550505", 51)


@pytest.fixture
def here(open_copy):
    """A desk with an open tube, where the stranger's card was just taken."""
    here, there = open_copy(1), open_copy(2)
    form = WalkIn(name="外地人", document_number=STRANGER)
    person = register_walk_in(there.context, form=form).value
    codes.issue(there.context, resident=person.resident)
    here.scan(TUBES[0])
    [card] = codes.cards_of(station=there.station, resident=person.resident)
    assert here.scans(card.code) == [("attention", "sampled_not_listed")]
    return here


def test_the_id_card_of_a_stranger_confirms_the_card_and_samples_nobody_twice(here):
    before = here.journal()
    answer = here.scan(STRANGER)
    assert (answer.verdict, answer.reason) == ("accepted", "id_confirmed")
    assert (answer.tube, answer.position) == (TUBES[0], 1)
    assert answer.resident is not None
    assert (answer.resident.document_number, answer.resident.birth) == (STRANGER, "1955-05-05")
    assert here.journal() == before


def test_another_id_card_is_refused_once_and_then_registered_as_usual(here):
    before = here.journal()
    assert here.scans(FATHER) == [("refused", "id_tag_differs")]
    assert here.journal() == before
    here.clock.forward(seconds=4)
    assert here.scans(FATHER) == [("accepted", "sampled")]


def test_an_id_card_of_nobody_known_is_asked_about_after_it_was_compared(here):
    assert here.scans(OTHER) == [("refused", "id_tag_differs")]
    here.clock.forward(seconds=4)
    assert here.scans(OTHER) == [("needs_person", "unknown_person")]


def test_a_misread_id_card_leaves_the_comparison_open(here):
    wrong = STRANGER[:-1] + ("0" if STRANGER[-1] != "0" else "1")
    assert here.scans(wrong, STRANGER) == [
        ("refused", "id_number_invalid"),
        ("accepted", "id_confirmed"),
    ]


@pytest.mark.parametrize("between", ["!single", TUBES[1], "nothing known"])
def test_any_other_scan_ends_the_comparison(here, between):
    here.scan(between)
    assert here.scans(FATHER) == [("accepted", "sampled")]


def test_after_the_card_was_taken_back_nothing_is_confirmed(here):
    undo(here.context)
    assert here.scans(STRANGER) == [("needs_person", "unknown_person")]


def test_an_id_card_is_compared_when_a_code_is_only_looked_at(here):
    assert here.session.stranger is not None
    code = encode_proxy_code(here.session.stranger.code, here.station.identity.card_keys[1])

    def read_with(number):
        reading = code_reading.read_code(station=here.station, text=code, id_number=number)
        return reading.verdict, reading.reason

    before = here.journal()
    assert read_with(STRANGER) == ("accepted", "id_confirmed")
    assert read_with(OTHER) == ("refused", "id_tag_differs")
    assert here.journal() == before
