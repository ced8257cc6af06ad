"""A number that names somebody names one person, as its scan does, or the line is refused."""

import datetime as dt

import pytest
from tests.made_station import FATHER, HALMEONI, POINT, TUBES, id_number

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.documents import lifelong_number, read_document
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.crypto.pseudonym import document_identity, resident_pseudonym
from testdesk.services.cards import codes
from testdesk.services.people import directory
from testdesk.services.people.correction import correct
from testdesk.services.people.listed import named
from testdesk.services.scanning import code_reading

# Two people whose documents of two kinds have one number, and holders of documents of each kind.
PASSPORT, PERMIT = ("KIM YONG-HEE", "03", "M12345678"), ("MACAO WONG", "06", "M12345678")
OTHERS = (
    ("陈港", "06", "H1234567800"),
    ("林台", "07", "1234567801"),
    ("LEE", "03", "AB1234567"),
)
# As each is shown: listed, issued again, without the count of issues, in small letters.
SHOWN = {
    "陈港": ("H1234567800", "H1234567801", "H12345678", "h1234567899"),
    "林台": ("1234567801", "1234567802", "12345678"),
    "LEE": ("AB1234567", "ab1234567", "AB-1234567", "ａｂ１２３４５６７"),
    "朴顺子": (HALMEONI, HALMEONI[:6] + HALMEONI[8:17], f"{HALMEONI[:6]}-{HALMEONI[6:]}"),
}


def take_in(station, name, kind, number, room):
    document = read_document(number, today=dt.date(2022, 3, 26), document_type=kind)
    identity = document_identity(kind, lifelong_number(document))
    who = resident_pseudonym(station.station.identity.person_key, identity)
    home = Address(POINT, "9", "1", room)
    station.headquarters_lists(
        Resident(who, name, document_type=kind, document_number=document.number, address=home)
    )
    return who


@pytest.fixture
def listed(station):
    for room, person in enumerate((PASSPORT, PERMIT, *OTHERS), start=101):
        take_in(station, *person, room=str(room))
    station.scan(TUBES[0])
    return station


def both(station):
    """Pseudonyms of the two, by name."""
    with station.station.read() as uow:
        return {p.name: p.resident for p in uow.people.by_documents(["M12345678"])}


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in SHOWN.items() for text in texts]
)
def test_whoever_a_document_brought_into_a_tube_it_takes_out(listed, name, text):
    assert listed.scan(text).resident.name == name
    listed.scan(FATHER)
    answer = listed.scan(f"!undo {text}")
    assert (answer.reason, answer.resident.name) == ("sample_undone", name)
    assert named(station=listed.station, text=text).name == name


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in SHOWN.items() for text in texts]
)
def test_a_form_knows_whoever_a_document_brings_into_a_tube(listed, name, text):
    known = directory.check_document(station=listed.station, number=text).known
    assert known is not None
    assert known.name == name


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in SHOWN.items() for text in texts]
)
def test_the_document_beside_a_card_is_the_one_that_a_scan_would_bring(listed, name, text):
    who = listed.scan(text).resident
    card = codes.issue(listed.context, resident=who.resident).value
    for shown in (card.code, card.card_number):
        read = code_reading.read_code(station=listed.station, text=shown, id_number=text)
        assert (read.verdict, read.reason, read.resident) == ("accepted", "valid", who)
        assert who.name == name


def test_undo_by_the_number_of_two_people_takes_out_neither(listed):
    for who in both(listed).values():
        listed.scans("M12345678", f"!bind {who}")
    before = listed.journal()
    assert listed.scans("!undo M12345678") == [("refused", "document_of_several")]
    assert listed.journal() == before


def test_a_question_is_not_answered_by_the_number_of_two_people(listed):
    listed.scan("M12345678")
    before = listed.journal()
    assert listed.scans("!bind m12345678") == [("refused", "document_of_several")]
    assert listed.journal() == before
    who = both(listed)["KIM YONG-HEE"]
    assert listed.scan(f"!bind {who}").resident.name == "KIM YONG-HEE"


def test_the_number_of_two_people_names_nobody_to_be_shown_or_corrected(listed):
    with pytest.raises(Refusal) as caught:
        named(station=listed.station, text="M12345678")
    assert caught.value.code == "document_of_several"
    check = directory.check_document(station=listed.station, number="M12345678")
    assert (check.document, check.refusal, check.known) == (None, "document_of_several", None)


@pytest.mark.parametrize("one", [PASSPORT, PERMIT])
def test_the_kind_of_a_document_tells_the_two_apart(listed, one):
    name, kind, number = one
    check = directory.check_document(station=listed.station, number=number, document_type=kind)
    assert check.known is not None
    assert check.known.name == name


@pytest.mark.parametrize("name", [PASSPORT[0], PERMIT[0]])
@pytest.mark.parametrize("field", ["phone", "note", "name"])
def test_each_of_two_people_of_one_number_can_be_corrected(listed, name, field):
    who = both(listed)[name]
    value = "13812340098" if field == "phone" else "WONG KIM"
    right = correct(listed.context, resident=who, changes={field: value}, reason="list_wrong").value
    assert (right.resident, getattr(right, field)) == (who, value)
    assert len(both(listed)) == 2


@pytest.mark.parametrize("nothing", ["", " ", "-", "\u3000", "0", "朴顺子"])
def test_nothing_names_nobody(listed, nothing):
    with pytest.raises(Refusal) as caught:
        named(station=listed.station, text=nothing)
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
