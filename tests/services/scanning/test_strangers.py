"""A stranger's card, compared with the ID card that is scanned next."""

import pytest
from tests.made_station import FATHER, TUBES
from tests.services.scanning.documents_of_others import OTHER, STRANGER

from testdesk.formats.proxy_code import encode_proxy_code
from testdesk.services.scanning import code_reading
from testdesk.services.tubes import undo


def test_the_id_card_of_a_stranger_confirms_the_card_and_samples_nobody_twice(stranger_here):
    before = stranger_here.journal()
    answer = stranger_here.scan(STRANGER)
    assert (answer.verdict, answer.reason) == ("accepted", "id_confirmed")
    assert (answer.tube, answer.position) == (TUBES[0], 1)
    assert answer.resident is not None
    assert (answer.resident.document_number, answer.resident.birth) == (STRANGER, "1955-05-05")
    assert stranger_here.journal() == before


def test_another_id_card_is_refused_once_and_then_registered_as_usual(stranger_here):
    before = stranger_here.journal()
    assert stranger_here.scans(FATHER) == [("refused", "id_tag_differs")]
    assert stranger_here.journal() == before
    stranger_here.clock.forward(seconds=4)
    assert stranger_here.scans(FATHER) == [("accepted", "sampled")]


def test_an_id_card_of_nobody_known_is_asked_about_after_it_was_compared(stranger_here):
    assert stranger_here.scans(OTHER) == [("refused", "id_tag_differs")]
    stranger_here.clock.forward(seconds=4)
    assert stranger_here.scans(OTHER) == [("needs_person", "unknown_person")]


def test_a_misread_id_card_leaves_the_comparison_open(stranger_here):
    wrong = STRANGER[:-1] + ("0" if STRANGER[-1] != "0" else "1")
    assert stranger_here.scans(wrong, STRANGER) == [
        ("refused", "id_number_invalid"),
        ("accepted", "id_confirmed"),
    ]


@pytest.mark.parametrize("between", ["!single", TUBES[1], "nothing known"])
def test_any_other_scan_ends_the_comparison(stranger_here, between):
    stranger_here.scan(between)
    assert stranger_here.scans(FATHER) == [("accepted", "sampled")]


def test_after_the_card_was_voided_nothing_is_confirmed(stranger_here):
    undo(stranger_here.context)
    assert stranger_here.scans(STRANGER) == [("needs_person", "unknown_person")]


def test_an_id_card_is_compared_when_a_code_is_only_looked_at(stranger_here):
    assert stranger_here.session.card_to_compare is not None
    code = encode_proxy_code(
        stranger_here.session.card_to_compare.code, stranger_here.station.identity.card_keys[1]
    )

    def read_with(number):
        reading = code_reading.read_code(station=stranger_here.station, text=code, id_number=number)
        return reading.verdict, reading.reason

    before = stranger_here.journal()
    assert read_with(STRANGER) == ("accepted", "id_confirmed")
    assert read_with(OTHER) == ("refused", "id_tag_differs")
    assert stranger_here.journal() == before
