"""Whom a station is sent: no note and no record of people of other compounds travels to it."""

import pytest
from tests.hq.exchange.delivering import deliver, opened
from tests.hq.laptops import Laptop, resident

from testdesk.domain.journal import hash_chain as chain
from testdesk.domain.journal.events import (
    BatchAdmitted,
    ConflictResolved,
    FieldChange,
    ResidentCorrected,
    ResidentRegistered,
)
from testdesk.domain.residents.people import Address, Resident
from testdesk.hq.city.removals import remove, restore
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.exchange.updates.updates import make_update
from testdesk.hq.store import journal

NOTE = "住在女儿家 13844331234"
OWN, OTHER = "新兴小区", "河南小区"


def append(hq, *bodies):
    with hq.write() as connection:
        journal.append(connection, bodies, clock=hq.clock)


def sent_to(hq, station):
    """What a kit and an update bring from headquarters to a station of one compound."""
    laptop = Laptop(enrol(hq, station=station, point="西市场", compounds=[OWN]))
    deliver(hq, laptop)
    yield laptop
    update, _ = opened(hq, laptop, make_update(hq, station))
    kit = enrol(hq, station=station + 1, point="西市场", compounds=[OWN])
    assert chain.chain_problems(kit.entries) == []
    for entries in (update.hq_events, kit.entries):
        yield b"".join(entry.body or b"" for entry in entries).decode()


def removed(hq, who):
    remove(hq, [who], reason="other", note=NOTE, by="赵刚")


def restored(hq, who):
    remove(hq, [who], reason="died", note="", by="赵刚")
    restore(hq, [who], note=NOTE, by="赵刚")


def corrected(hq, who):
    append(hq, ResidentCorrected(who, (FieldChange("note", "", NOTE),), "decided"))


@pytest.mark.parametrize("about", [removed, restored, corrected])
@pytest.mark.parametrize("compound", [OWN, OTHER])
def test_a_note_goes_to_those_who_are_sent_the_person(hq, people, about, compound):
    going = sent_to(hq, 7)
    next(going)
    about(hq, people[compound])
    for text in going:
        assert (NOTE in text) == (compound == OWN)
        assert (people[compound] in text) == (compound == OWN)


def test_a_station_is_sent_whom_it_registered_itself(hq):
    going = sent_to(hq, 7)
    laptop = next(going)
    walk_in = Resident(resident(9), "孙八", address=Address(OTHER, "3"))
    laptop.record(ResidentRegistered(walk_in))
    deliver(hq, laptop)
    corrected(hq, walk_in.resident)
    of_update, of_next_kit = going
    assert NOTE in of_update
    assert NOTE not in of_next_kit


def test_a_walk_in_whom_headquarters_states_again_is_sent_to_the_compound_alone(hq):
    going = sent_to(hq, 7)
    next(going)
    for number, compound in enumerate((OWN, OTHER), start=20):
        at = Address(compound, "3")
        append(hq, ResidentRegistered(Resident(resident(number), f"孙{compound}", address=at)))
    for text in going:
        assert (f"孙{OWN}" in text, f"孙{OTHER}" in text) == (True, False)


def test_headquarters_notes_to_itself_stay_there(hq):
    going = sent_to(hq, 7)
    next(going)
    append(
        hq,
        ConflictResolved("sample/R7/x", ((1, 2),), "all_stand", NOTE, "赵刚"),
        BatchAdmitted(1, "ab" * 32, 3, NOTE, "赵刚"),
    )
    for text in going:
        assert NOTE not in text


def test_a_station_of_all_compounds_is_sent_everybody(hq, people):
    laptop = Laptop(enrol(hq, station=7, point="西市场"))
    deliver(hq, laptop)
    for who in people.values():
        removed(hq, who)
    update, _ = opened(hq, laptop, make_update(hq, 7))
    assert all(entry.body for entry in update.hq_events)
    assert len(update.hq_events) == len(people)
