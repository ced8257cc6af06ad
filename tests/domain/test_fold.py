"""The fold: whole rows, of the declared columns, from nothing but the event."""

from hypothesis import given
from tests.domain.test_events import BODIES, sealed

from testdesk.domain import events as ev
from testdesk.domain.fold import fold
from testdesk.domain.journal import read
from testdesk.domain.people import Address, Resident
from testdesk.domain.tables import INTEGER, TABLES

SHAPES = {table.name: table for table in TABLES}


def rows(body):
    event = read(sealed(body))
    assert event is not None
    return fold(event)


@given(BODIES)
def test_every_row_has_exactly_its_table_s_columns_and_types(body):
    for row in rows(body):
        columns = dict(SHAPES[row.table].columns)
        assert set(row.values) == set(columns)
        for name, kind in columns.items():
            assert type(row.values[name]) is (int if kind == INTEGER else str)


@given(BODIES)
def test_a_row_says_who_said_it_and_when(body):
    header = sealed(body).header
    for row in rows(body):
        assert (row.values["station"], row.values["seq"]) == (header.station, header.seq)
        assert (row.values["hlc"], row.values["at"]) == (header.hlc, header.at)


@given(BODIES)
def test_a_body_says_the_same_every_time(body):
    assert rows(body) == rows(body)


@given(BODIES)
def test_every_deed_is_a_row_but_what_only_the_journal_tells(body):
    match body:
        case ev.OperatorSignedIn() | ev.CardKeysRenewed():
            expected = 0
        case ev.ConflictResolved() | ev.BatchAdmitted():
            expected = 0
        case ev.RosterTaken():
            expected = len(body.residents)
        case ev.CardsPrinted():
            expected = len(body.cards)
        case ev.TicketIssued():
            expected = 2
        case _:
            expected = 1
    assert len(rows(body)) == expected


def test_a_roster_is_a_row_for_each_person_and_the_address_lies_flat():
    people = (
        Resident("aa", "金英", address=Address("网通小区", "3", "2", "202")),
        Resident("bb", "李明"),
    )
    found = rows(ev.RosterTaken("网通小区", people))
    assert [r.values["resident"] for r in found] == ["aa", "bb"]
    assert [found[0].values[n] for n in ("compound", "building", "unit", "room")] == [
        "网通小区", "3", "2", "202",
    ]  # fmt: skip


def test_a_ticket_waits_from_its_issue_on():
    state = rows(ev.TicketIssued("A 001", "normal", 1, "2022-03-26"))[1]
    assert (state.table, state.values["state"], state.values["desk"]) == (
        "ticket_state",
        "waiting",
        0,
    )


def test_a_station_s_endorsement_stays_in_the_journal():
    (row,) = rows(ev.StationSetUp("点", "k", "pub", "age1", "endorsed", "0.1"))
    assert "endorsement" not in row.values
