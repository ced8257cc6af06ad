"""A number that names somebody names one person, as its scan does, or the line is refused."""

import pytest
from tests.made_station import FATHER, HALMEONI, TUBES, id_number
from tests.services.scanning.documents_of_others import PASSPORT, PERMIT

from testdesk.domain.refusals import Refusal
from testdesk.services.cards import codes
from testdesk.services.people import directory
from testdesk.services.people.correction import correct
from testdesk.services.people.document_holders import find_person
from testdesk.services.scanning import code_reading

# As each is shown: listed, issued again, without the count of issues, in small letters.
SHOWN = {
    "陈港": ("H1234567800", "H1234567801", "H12345678", "h1234567899"),
    "林台": ("1234567801", "1234567802", "12345678"),
    "LEE": ("AB1234567", "ab1234567", "AB-1234567", "ａｂ１２３４５６７"),
    "朴顺子": (HALMEONI, HALMEONI[:6] + HALMEONI[8:17], f"{HALMEONI[:6]}-{HALMEONI[6:]}"),
}


def both(station):
    """Pseudonyms of the two, by name."""
    with station.station.read() as uow:
        return {p.name: p.resident for p in uow.people.by_documents(["M12345678"])}


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in SHOWN.items() for text in texts]
)
def test_whoever_a_document_brought_into_a_tube_it_removes(others_listed, name, text):
    assert others_listed.scan(text).resident.name == name
    others_listed.scan(FATHER)
    answer = others_listed.scan(f"!undo {text}")
    assert (answer.reason, answer.resident.name) == ("sample_undone", name)
    assert find_person(station=others_listed.station, text=text).name == name


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in SHOWN.items() for text in texts]
)
def test_a_form_knows_whoever_a_document_brings_into_a_tube(others_listed, name, text):
    known = directory.check_document(station=others_listed.station, number=text).known
    assert known is not None
    assert known.name == name


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in SHOWN.items() for text in texts]
)
def test_the_document_beside_a_card_is_the_one_that_a_scan_would_bring(others_listed, name, text):
    who = others_listed.scan(text).resident
    card = codes.issue(others_listed.context, resident=who.resident).value
    for shown in (card.code, card.card_number):
        read = code_reading.read_code(station=others_listed.station, text=shown, id_number=text)
        assert (read.verdict, read.reason, read.resident) == ("accepted", "valid", who)
        assert who.name == name


def test_undo_by_the_number_of_two_people_takes_out_neither(others_listed):
    for who in both(others_listed).values():
        others_listed.scans("M12345678", f"!bind {who}")
    before = others_listed.journal()
    assert others_listed.scans("!undo M12345678") == [("refused", "document_of_several")]
    assert others_listed.journal() == before


def test_a_question_is_not_answered_by_the_number_of_two_people(others_listed):
    others_listed.scan("M12345678")
    before = others_listed.journal()
    assert others_listed.scans("!bind m12345678") == [("refused", "document_of_several")]
    assert others_listed.journal() == before
    who = both(others_listed)["KIM YONG-HEE"]
    assert others_listed.scan(f"!bind {who}").resident.name == "KIM YONG-HEE"


def test_the_number_of_two_people_names_nobody_to_be_shown_or_corrected(others_listed):
    with pytest.raises(Refusal) as caught:
        find_person(station=others_listed.station, text="M12345678")
    assert caught.value.code == "document_of_several"
    check = directory.check_document(station=others_listed.station, number="M12345678")
    assert (check.document, check.refusal, check.known) == (None, "document_of_several", None)


@pytest.mark.parametrize("one", [PASSPORT, PERMIT])
def test_the_kind_of_a_document_distinguishes_the_two(others_listed, one):
    name, kind, number = one
    check = directory.check_document(
        station=others_listed.station, number=number, document_type=kind
    )
    assert check.known is not None
    assert check.known.name == name


@pytest.mark.parametrize("name", [PASSPORT[0], PERMIT[0]])
@pytest.mark.parametrize("field", ["phone", "note", "name"])
def test_each_of_two_people_of_one_number_can_be_corrected(others_listed, name, field):
    who = both(others_listed)[name]
    value = "13812340098" if field == "phone" else "WONG KIM"
    right = correct(
        others_listed.context, resident=who, changes={field: value}, reason="list_wrong"
    ).value
    assert (right.resident, getattr(right, field)) == (who, value)
    assert len(both(others_listed)) == 2


@pytest.mark.parametrize("nothing", ["", " ", "-", "\u3000", "0", "朴顺子"])
def test_nothing_names_nobody(others_listed, nothing):
    with pytest.raises(Refusal) as caught:
        find_person(station=others_listed.station, text=nothing)
    assert caught.value.code == "unknown_person"


@pytest.mark.parametrize("small", [True, False])
def test_a_stranger_whose_card_was_taken_is_taken_out_by_the_pseudonym(station, open_copy, small):
    other = open_copy(2)
    stranger = directory.register_walk_in(
        other.context, form=directory.WalkIn(name="外人", document_number=id_number("19991231", 17))
    ).value
    card = codes.issue(other.context, resident=stranger.resident).value
    taken = station.scans(TUBES[0], card.code, FATHER)
    assert taken[1] == ("attention", "sampled_not_listed")
    who = stranger.resident if small else stranger.resident.upper()
    answer = station.scan(f"!undo {who}")
    assert (answer.reason, answer.position) == ("sample_undone", 1)
    assert station.scans(f"!undo {who}") == [("refused", "unknown_person")]
