"""Somebody was written down under another's number, and corrected: the number is its owner's.

The owner comes to the desk by every way there is: by an own document, on headquarters' list, in a
neighbour's batch, before the correction and after it.
"""

import datetime as dt

import pytest
from tests.made_station import TUBES, entries_of_station, id_number

from testdesk.domain.journal import events as ev
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.crypto.pseudonym import document_identity, resident_pseudonym
from testdesk.services.cards import codes
from testdesk.services.people import directory
from testdesk.services.people.correction import correct
from testdesk.services.people.directory import WalkIn
from testdesk.services.people.history import person_record
from testdesk.services.people.listed import named

TYPED, RIGHT = id_number("19991231", 17), id_number("19360412", 99)
HOME = Address("网通小区", "3", "2", "202")
QIAN, SUN = "钱七", "孙八"


def pseudonym(station, number):
    key = station.station.identity.person_key
    return resident_pseudonym(key, document_identity("01", number))


def written_down(station, name, number):
    form = WalkIn(name=name, document_number=number)
    return directory.register_walk_in(station.context, form=form).value


def qian_is_sampled_and_has_a_card(station):
    who = written_down(station, QIAN, TYPED).resident
    assert station.scans(TUBES[0], TYPED)[-1] == ("accepted", "sampled")
    return codes.issue(station.context, resident=who).value


def qian_is_corrected(station):
    correct(
        station.context,
        resident=pseudonym(station, TYPED),
        changes={"document_number": RIGHT},
        reason="typed_wrong",
    )


def sun(station):
    return Resident(pseudonym(station, TYPED), SUN, document_number=TYPED, address=HOME)


def on_the_list(station):
    station.headquarters_lists(sun(station))


def at_a_neighbour(station):
    owner = sun(station)
    neighbour = (ev.ResidentRegistered(owner), ev.CodeBound("d" * 32, owner.resident))
    yesterday = station.clock.now() - dt.timedelta(days=1)
    start_ms = int(yesterday.timestamp() * 1000)
    station.adopt(*entries_of_station(2, neighbour, start_ms=start_ms))


def at_the_desk(station):
    """The owner comes with the own document; the desk must not know it before the correction."""
    assert station.scan(TYPED).reason == "unknown_person"
    assert station.scan("!cancel") is not None
    written_down(station, SUN, TYPED)


COMES = {"list": on_the_list, "neighbour": at_a_neighbour, "desk": at_the_desk}


@pytest.fixture(params=["list", "neighbour", "desk", "neighbour first"])
def both(request, station):
    """A desk where 钱七 was corrected and 孙八 has come; and the card that 钱七 had before."""
    way, *first = request.param.split()
    card = qian_is_sampled_and_has_a_card(station)
    if first:
        COMES[way](station)
    qian_is_corrected(station)
    if not first:
        COMES[way](station)
    station.clock.forward(seconds=9)
    return station, card


def test_each_is_found_by_the_own_number_and_by_no_other(both):
    station, _ = both
    assert (station.person(TYPED).name, station.person(RIGHT).name) == (SUN, QIAN)
    assert (
        named(station=station.station, text=TYPED).name,
        named(station=station.station, text=RIGHT).name,
    ) == (
        SUN,
        QIAN,
    )
    assert station.who(TYPED) == pseudonym(station, TYPED)
    assert station.who(RIGHT) == pseudonym(station, RIGHT)
    assert station.problems() == ()


def test_the_owner_is_sampled_by_the_own_document_and_the_other_stays_sampled(both):
    station, _ = both
    mine = station.scan(TYPED)
    assert (mine.reason, mine.resident.name) == ("sampled", SUN)
    his = station.scan(RIGHT)
    assert (his.reason, his.resident.name) == ("already_sampled", QIAN)
    station.clock.forward(seconds=9)
    assert station.scan(f"!undo {TYPED}").resident.name == SUN
    assert station.scan(f"!undo {RIGHT}").resident.name == QIAN
    assert station.problems() == ()


def test_the_card_that_was_printed_before_is_the_corrected_persons(both):
    station, card = both
    shown = station.scan(card.code)
    assert (shown.reason, shown.resident.name) == ("already_sampled", QIAN)
    with station.station.read() as uow:
        assert [c.card for c in uow.codes.cards_of(pseudonym(station, RIGHT))] == [card.card.card]
        assert uow.codes.cards_of(pseudonym(station, TYPED)) == []


def test_the_record_of_each_tells_nothing_of_the_other(both):
    station, _ = both
    kinds = {}
    for name, number in ((SUN, TYPED), (QIAN, RIGHT)):
        record = person_record(station=station.station, resident=pseudonym(station, number))
        assert record.resident.name == name
        kinds[name] = {line.kind for line in record.history}
    assert kinds[SUN] <= {"listed", "written_down", "code_bound"}
    assert {"sampled", "card_issued", "corrected"} <= kinds[QIAN]
    assert "listed" not in kinds[QIAN]


def test_the_owners_number_takes_nobody_else_out_of_a_tube(both):
    station, _ = both
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


def test_a_desk_that_corrects_a_neighbours_slip_keeps_the_owners_record_sample_and_card(station):
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
