"""Somebody was written down under another's number, and corrected: the number is its owner's.

The owner reaches the station in every possible way: by an own document, on headquarters' list, in a
neighbour's batch, before the correction and after it.
"""

from tests.made_station import TUBES, entries_of_station
from tests.services.people.two_of_a_number import (
    HOME,
    QIAN,
    RIGHT,
    SUN,
    TYPED,
    pseudonym,
    qian_is_corrected,
    qian_is_sampled_and_has_a_card,
    written_down,
)

from testdesk.domain.journal import events as ev
from testdesk.domain.residents.people import Resident
from testdesk.services.cards import codes
from testdesk.services.people.document_holders import find_person
from testdesk.services.people.history import person_record


def test_each_is_found_by_the_own_number_and_by_no_other(two_of_one_number):
    station, _ = two_of_one_number
    assert (station.person(TYPED).name, station.person(RIGHT).name) == (SUN, QIAN)
    assert (
        find_person(station=station.station, text=TYPED).name,
        find_person(station=station.station, text=RIGHT).name,
    ) == (
        SUN,
        QIAN,
    )
    assert station.who(TYPED) == pseudonym(station, TYPED)
    assert station.who(RIGHT) == pseudonym(station, RIGHT)
    assert station.problems() == ()


def test_the_owner_is_sampled_by_the_own_document_and_the_other_stays_sampled(two_of_one_number):
    station, _ = two_of_one_number
    mine = station.scan(TYPED)
    assert (mine.reason, mine.resident.name) == ("sampled", SUN)
    his = station.scan(RIGHT)
    assert (his.reason, his.resident.name) == ("already_sampled", QIAN)
    station.clock.forward(seconds=9)
    assert station.scan(f"!undo {TYPED}").resident.name == SUN
    assert station.scan(f"!undo {RIGHT}").resident.name == QIAN
    assert station.problems() == ()


def test_the_card_that_was_printed_before_is_the_corrected_persons(two_of_one_number):
    station, card = two_of_one_number
    shown = station.scan(card.code)
    assert (shown.reason, shown.resident.name) == ("already_sampled", QIAN)
    with station.station.read() as uow:
        assert [c.card for c in uow.codes.cards_of(pseudonym(station, RIGHT))] == [card.card.card]
        assert uow.codes.cards_of(pseudonym(station, TYPED)) == []


def test_the_record_of_each_has_nothing_of_the_other(two_of_one_number):
    station, _ = two_of_one_number
    kinds = {}
    for name, number in ((SUN, TYPED), (QIAN, RIGHT)):
        record = person_record(station=station.station, resident=pseudonym(station, number))
        assert record.resident.name == name
        kinds[name] = {line.kind for line in record.history}
    assert kinds[SUN] <= {"listed", "written_down", "code_bound"}
    assert {"sampled", "card_issued", "corrected"} <= kinds[QIAN]
    assert "listed" not in kinds[QIAN]


def test_the_owners_number_takes_nobody_else_out_of_a_tube(two_of_one_number):
    station, _ = two_of_one_number
    assert station.scans(f"!undo {TYPED}") == [("refused", "not_sampled")]
    assert station.scans(f"!undo {RIGHT}") == [("accepted", "sample_undone")]


def test_one_person_in_two_spellings_keeps_the_corrected_number(station):
    qian_is_sampled_and_has_a_card(station)
    qian_is_corrected(station)
    spaced = Resident(pseudonym(station, TYPED), "钱 七", document_number=TYPED, address=HOME)
    station.adopt(*entries_of_station(2, [ev.ResidentRegistered(spaced)]))
    station.clock.forward(seconds=9)
    assert station.scan(TYPED).reason == "unknown_person"
    assert station.scan(RIGHT).reason == "already_sampled"
    assert station.problems() == ()


def test_a_neighbours_correction_takes_nobodys_number(station):
    """The owner is written down here; the neighbour made the mistake and corrects it."""
    owner = written_down(station, SUN, TYPED)
    wrong = Resident(owner.resident, QIAN, document_number=TYPED)
    right = Resident(pseudonym(station, RIGHT), QIAN, document_number=RIGHT)
    change = ev.FieldChange("document_number", TYPED, RIGHT)
    corrected = ev.ResidentCorrected(
        wrong.resident, (change,), "typed_wrong", right.resident, right
    )
    station.adopt(*entries_of_station(2, [ev.ResidentRegistered(wrong), corrected]))
    assert (station.person(TYPED).name, station.person(RIGHT).name) == (SUN, QIAN)
    assert station.scans(TUBES[0], TYPED)[-1] == ("accepted", "sampled")
    with station.station.read() as uow:
        assert uow.samples.earlier("R7", right.resident) is None
    assert station.problems() == ()


def test_a_station_that_corrects_a_neighbours_slip_keeps_the_owners_record_sample_and_card(station):
    """孙八 was here by the own document; the neighbour writes 钱七 under that number."""
    owner = written_down(station, SUN, TYPED)
    assert station.scans(TUBES[0], TYPED)[-1] == ("accepted", "sampled")
    card = codes.issue(station.context, resident=owner.resident).value
    wrong = Resident(owner.resident, QIAN, document_number=TYPED)
    later_ms = int(station.clock.now().timestamp() * 1000)
    station.adopt(*entries_of_station(2, [ev.ResidentRegistered(wrong)], start_ms=later_ms))
    if station.person(TYPED).name == QIAN:
        qian_is_corrected(station)
        assert station.person(RIGHT).name == QIAN
    assert station.person(TYPED).name == SUN
    with station.station.read() as uow:
        assert [one.card for one in uow.codes.cards_of(owner.resident)] == [card.card.card]
        assert uow.samples.earlier("R7", owner.resident) is not None
        assert uow.samples.earlier("R7", pseudonym(station, RIGHT)) is None
    assert station.problems() == ()
