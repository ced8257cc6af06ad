"""Stations before a scanner."""

import datetime as dt

import pytest
from tests.made_station import POINT, TUBES
from tests.services.scanning.documents_of_others import (
    LISTED,
    PASSPORT,
    PERMIT,
    STRANGER,
    import_list,
)

from testdesk.domain.residents.documents import lifelong_number, read_document
from testdesk.domain.residents.people import Address, Resident
from testdesk.formats.crypto.pseudonym import document_identity, resident_pseudonym
from testdesk.services.cards import codes
from testdesk.services.people.directory import WalkIn, register_walk_in


@pytest.fixture
def scan_at(station):
    """Station 1, whose clock moves only when the test sets it."""
    clock = station.clock
    clock.now = lambda: clock.moment
    return station


OTHERS = (
    ("陈港", "06", "H1234567800"),
    ("林台", "07", "1234567801"),
    ("LEE", "03", "AB1234567"),
)


def list_person(station, name, kind, number, room):
    document = read_document(number, today=dt.date(2022, 3, 26), document_type=kind)
    identity = document_identity(kind, lifelong_number(document))
    who = resident_pseudonym(station.station.identity.person_key, identity)
    home = Address(POINT, "9", "1", room)
    station.headquarters_lists(
        Resident(who, name, document_type=kind, document_number=document.number, address=home)
    )
    return who


@pytest.fixture
def others_listed(station):
    for room, person in enumerate((PASSPORT, PERMIT, *OTHERS), start=101):
        list_person(station, *person, room=str(room))
    station.scan(TUBES[0])
    return station


@pytest.fixture
def stranger_here(open_copy):
    """A station with an open tube, where the stranger's card was just scanned."""
    here, there = open_copy(1), open_copy(2)
    form = WalkIn(name="外地人", document_number=STRANGER)
    person = register_walk_in(there.context, form=form).value
    codes.issue(there.context, resident=person.resident)
    here.scan(TUBES[0])
    [card] = codes.cards_of(station=there.station, resident=person.resident)
    assert here.scans(card.code) == [("attention", "sampled_not_listed")]
    return here


@pytest.fixture
def foreigners_listed(station):
    """A list with documents of all kinds; a tube is open."""
    import_list(station, *LISTED)
    station.scan(TUBES[0])
    return station
