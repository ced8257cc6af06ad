"""A document is never a tube, and who is on the list is a person first."""

import dataclasses

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.numbers.code_texts import OLD_FORM
from tests.domain.numbers.number_texts import ANY_DOCUMENT
from tests.made_station import HALMEONI, TUBES
from tests.services.scanning.documents_of_others import LISTED, import_list

from testdesk.services.cards import codes


def with_form(station, form):
    """The station as a kit with this form makes it."""
    identity = msgspec.structs.replace(station.station.identity, tube_form=form)
    station.station = dataclasses.replace(station.station, read_identity=lambda: identity)
    return station


@pytest.mark.parametrize("form", [None, OLD_FORM, "[A-Z]?[0-9]{8,10}", "[A-Z0-9]{5,20}"])
@pytest.mark.parametrize(("name", "number"), [(name, number) for name, _, number in LISTED])
def test_who_is_on_the_list_is_a_person_first(station, form, name, number):
    import_list(station, *LISTED)
    if form is not None:
        with_form(station, form)
    before = station.journal()
    answer = station.scan(number)
    assert (answer.kind, answer.verdict, answer.reason) == ("id_number", "refused", "no_open_tube")
    assert (answer.resident.name, answer.tube) == (name, None)
    assert station.journal() == before
    with_form(station, "YJ[0-9]{8}").scan(TUBES[0])
    if form is not None:
        with_form(station, form)
    answer = station.scan(f"\x02]C1{number.lower()}\x1d\r")
    assert (answer.kind, answer.verdict, answer.reason) == ("id_number", "accepted", "sampled")
    assert (answer.resident.name, answer.position) == (name, 1)


def test_a_permit_that_was_issued_again_is_the_same_persons(foreigners_listed):
    first = foreigners_listed.scan("H1234567801")
    foreigners_listed.clock.forward(minutes=1)
    again = foreigners_listed.scan("H12345678")
    assert (first.reason, first.resident.name) == ("sampled", "港客甲")
    assert (again.reason, again.resident.name) == ("already_sampled", "港客甲")
    assert foreigners_listed.scan("H8765432107").resident.name == "港客乙"
    assert foreigners_listed.scan("1234567802").resident.name == "台客乙"


def test_one_number_of_two_documents_is_asked_about(foreigners_listed):
    import_list(foreigners_listed, ("澳客丙", "港澳居民来往内地通行证", "M1234567800"))
    before = foreigners_listed.journal()
    asked = foreigners_listed.scan("M12345678")
    assert (asked.verdict, asked.reason) == ("needs_person", "document_of_several")
    assert foreigners_listed.journal() == before
    answer = foreigners_listed.scan(f"!bind {foreigners_listed.who('M1234567800')}")
    assert (answer.reason, answer.resident.name) == ("sampled", "澳客丙")
    assert foreigners_listed.problems() == ()


def test_a_number_of_one_persons_card_and_anothers_document_is_refused(foreigners_listed):
    issued = codes.issue(foreigners_listed.context, resident=foreigners_listed.who(HALMEONI)).value
    number = issued.card_number.replace("-", "")
    assert foreigners_listed.scan(number).resident.name == "朴顺子"
    import_list(foreigners_listed, ("OFFICER", "军官证", number))
    before = foreigners_listed.journal()
    foreigners_listed.clock.forward(minutes=1)
    answer = foreigners_listed.scan(number)
    assert (answer.verdict, answer.reason) == ("refused", "card_or_document")
    assert foreigners_listed.journal() == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(ANY_DOCUMENT)
def test_no_document_opens_a_tube(station, document):
    """By the default form nothing is asked either."""
    before = station.journal()
    answer = station.scan(document[1])
    assert answer.kind != "tube"
    assert answer.verdict in {"refused", "needs_person"}
    assert answer.reason != "tube_or_document"
    assert station.journal() == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(ANY_DOCUMENT, st.sampled_from([OLD_FORM, "[A-Z0-9-]{5,40}", "[0-9]{8,13}|[A-Z][0-9]{8}"]))
def test_a_number_that_may_be_either_is_asked_about_and_changes_nothing(station, document, form):
    with_form(station, form)
    before = station.journal()
    answer = station.scan(document[1])
    if answer.kind == "tube":
        assert (answer.verdict, answer.reason) == ("needs_person", "tube_or_document")
    assert answer.verdict in {"refused", "needs_person"}
    assert station.journal() == before


def test_the_question_is_answered_by_a_command_and_asked_once(station):
    with_form(station, OLD_FORM)
    asked, opened, again = station.scans("20220326", "!tube", "!tube")
    assert asked == ("needs_person", "tube_or_document")
    assert opened == ("accepted", "tube_opened")
    assert again == ("refused", "nothing_pending")
    # The tube in hand, scanned again, is no question.
    assert station.scans("20220326") == [("refused", "tube_is_open")]
    assert station.problems() == ()


def test_a_document_of_somebody_unknown_asks_for_the_person(station):
    with_form(station, OLD_FORM).scan(TUBES[0])
    assert station.scans("M12345678", "!document") == [
        ("needs_person", "tube_or_document"),
        ("needs_person", "unknown_person"),
    ]
    answer = station.scan(f"!bind {HALMEONI}")
    assert (answer.reason, answer.resident.name) == ("sampled", "朴顺子")
    # It is asked about again: no scan teaches the station what a number is.
    assert station.scans("M12345678") == [("needs_person", "tube_or_document")]
    assert "code_bound" not in station.kinds()


@pytest.mark.parametrize("between", [HALMEONI, "M87654321", "https://jkm.example/4f9a02", "x"])
def test_another_scan_ends_the_question(station, between):
    with_form(station, OLD_FORM)
    station.scan("M12345678")
    station.scan(between)
    before = station.journal()
    answer = station.scan("!tube")
    assert answer.tube != "M12345678"
    assert (answer.reason == "nothing_pending") == (between != "M87654321")
    assert (station.journal() == before) == (between != "M87654321")


@pytest.mark.parametrize("addition", ["", "\r\n", "]C1", "\x02\x03", " \t\x1d", "\ufeff"])
def test_what_a_scanner_adds_answers_no_question_and_drops_none(station, addition):
    with_form(station, OLD_FORM).scan(TUBES[0])
    station.scan("https://jkm.example/4f9a02")
    assert station.scans(addition) == [("refused", "unreadable")]
    assert station.scans(f"!bind {HALMEONI}") == [("accepted", "sampled")]
    station.scan("M12345678")
    assert station.scans(addition, "!document") == [
        ("refused", "unreadable"),
        ("needs_person", "unknown_person"),
    ]


@pytest.mark.parametrize("command", ["!tube M12345678", "!document 1", "!tube x"])
def test_an_answer_takes_no_argument(station, command):
    with_form(station, OLD_FORM)
    assert station.scans("M12345678", command, "!tube") == [
        ("needs_person", "tube_or_document"),
        ("refused", "command_unknown_argument"),
        ("accepted", "tube_opened"),
    ]


def test_an_earlier_question_is_not_answered_by_a_later_one(station):
    with_form(station, OLD_FORM).scan(TUBES[0])
    station.scan("https://jkm.example/4f9a02")
    station.scan("M12345678")
    assert station.scans(f"!bind {HALMEONI}") == [("refused", "nothing_pending")]


@pytest.mark.parametrize("form", ["{}/{}", "https://x.example/{}?id={}", "A{}1{}"])
def test_a_longer_text_with_somebodys_number_is_bound_to_nobody(station, form):
    station.scan(TUBES[0])
    before = station.journal()
    answer = station.scan(form.format("card1", HALMEONI))
    assert (answer.kind, answer.verdict, answer.reason) == (
        "unknown",
        "refused",
        "contains_own_code",
    )
    assert station.scans(f"!bind {HALMEONI}") == [("refused", "nothing_pending")]
    assert station.journal() == before


def test_a_longer_text_with_a_card_in_it_is_bound_to_nobody(station):
    issued = codes.issue(station.context, resident=station.who(HALMEONI)).value
    station.scan(TUBES[0])
    spaced = " ".join(issued.code)
    for text in (f"https://x.example/{issued.code}", f'{{"c":"{spaced}"}}', f"{issued.code}x"):
        answer = station.scan(text)
        assert (answer.kind, answer.reason) == ("unknown", "contains_own_code")
    assert "code_bound" not in station.kinds()
