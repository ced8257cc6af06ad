"""The fold: whole rows of the declared columns, from the event alone."""

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.domain.journal.bodies import BODIES, KINDS, bodies_of, sealed

from testdesk.domain.corrections.authority import UNIX_EPOCH, is_pseudonym, may_claim
from testdesk.domain.fold import fold
from testdesk.domain.journal import events as ev
from testdesk.domain.journal.events import Event
from testdesk.domain.journal.hash_chain import encode_body, read_event
from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.tables import INTEGER, TABLES

SHAPES = {table.name: table for table in TABLES}


def rows(body):
    event = read_event(sealed(body))
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
def test_a_row_names_its_event_and_time(body):
    header = sealed(body).header
    for row in rows(body):
        assert (row.values["station"], row.values["seq"]) == (header.station, header.seq)
        assert (row.values["hlc"], row.values["at"]) == (header.hlc, UNIX_EPOCH)


def test_a_text_that_no_database_can_store_gives_no_row():
    assert rows(ev.SampleVoided("ab", "x\0")) == ()


def test_a_time_that_a_clock_can_have_shown_is_kept_and_any_other_is_none():
    body = ev.SwabsCounted("2022-03-26", 1)
    for at in ("2022-03-26T08:00:00.000Z", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00Z"):
        header = msgspec.structs.replace(sealed(body).header, at=at)
        (row,) = fold(Event(header, body))
        assert row.values["at"] == (at if at.startswith("2022") else UNIX_EPOCH)


@given(BODIES)
def test_folding_a_body_twice_gives_the_same_rows(body):
    assert rows(body) == rows(body)


# Kinds of events that only the journal holds: no table of the projection shows them.
JOURNAL_ONLY = (
    ev.ActionApproved,
    ev.BatchAdmitted,
    ev.BodiesErased,
    ev.CardKeysRenewed,
    ev.ClockConfirmed,
    ev.ClockJumped,
    ev.ConflictResolved,
    ev.OperatorSignedIn,
    ev.RoundErasure,
    ev.StationRecovered,
    ev.StationRestored,
)


def expected_rows(event):
    """How many rows an event gives, told from its kind."""
    body = event.body
    if isinstance(body, JOURNAL_ONLY) or not may_claim(event):
        return 0
    match body:
        case ev.ResidentCorrected():
            count = len(body.changes) + int(bool(body.person and body.becomes))
        case ev.ShiftClosed():  # of events before it
            count = int(body.first < event.header.seq)
        case ev.RosterImported():
            count = 2 * sum(is_pseudonym(one.resident) for one in body.residents)
        case ev.ResidentRegistered():
            count = int(is_pseudonym(body.resident.resident))
        case ev.TicketIssued():
            count = 2
        case _:
            count = len(getattr(body, "cards", getattr(body, "tubes", "1")))
    return count


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
def test_every_event_is_a_row_but_for_what_only_the_journal_holds(kind, data):
    body = data.draw(bodies_of(kind))
    assume(b"\\u0000" not in encode_body(body))
    assert len(rows(body)) == expected_rows(Event(sealed(body).header, body))


def test_a_roster_is_a_row_for_each_person_and_the_address_lies_flat():
    people = (
        Resident("aa" * 6, "金英", address=Address("网通小区", "3", "2", "202")),
        Resident("bb" * 6, "李明"),
    )
    found = rows(ev.RosterImported("网通小区", people))
    assert [(r.table, r.values["resident"]) for r in found] == [
        ("resident", "aa" * 6), ("resident", "bb" * 6),
        ("listed", "aa" * 6), ("listed", "bb" * 6),
    ]  # fmt: skip
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
