"""Excuses that are refused: for a walk-in, for a wrong reason, with none to withdraw."""

from tests.advice.walking import advice, works
from tests.made_station import CROWD

from testdesk.domain.residents.people import Address
from testdesk.services import status
from testdesk.services.people.directory import WalkIn, register_walk_in
from testdesk.services.people.excuses import excuse, withdraw_excuse


@advice("excuse_reason_unknown", "person_not_excused")
def test_a_reason_that_is_named_excuses_and_then_there_is_something_to_withdraw(
    met, station_call, station
):
    who = {"resident": station.who(CROWD[0])}
    with met.raises("person_not_excused", "nothing to withdraw"):
        withdraw_excuse(**station_call, **who)
    with met.raises("excuse_reason_unknown", "Use quarantined, away"):
        excuse(**station_call, **who, reason="tired")
    excuse(**station_call, **who, reason="away")
    withdraw_excuse(**station_call, **who)


@advice("person_not_listed.excuse")
def test_nobody_looks_for_a_walk_in(met, station_call):
    form = WalkIn(name="外来人", address=Address("网通小区", "3", "9", "901"))
    person = register_walk_in(**station_call, form=form).value
    with met.raises("person_not_listed.excuse", "nothing to excuse"):
        excuse(**station_call, resident=person.resident, reason="away")
    assert sum(one.missing for one in status.coverage(station_call["context"].station)) > 0


@advice("note_missing")
def test_another_reason_is_given_in_a_note(met, site):
    command = ("excuse", site.resident(5), "--reason", "other")
    met.refused(site.station(*command), "note_missing", "Give the reason in a note")
    works(site.station(*command, "--note", "夜班"))
