"""A resident is excused with a reason: at the station, at the neighbours', at headquarters."""

import pytest
from tests.made_station import CROWD, FATHER, HALMEONI, TUBES
from tests.services.exchange.going_round import export, identity, import_files, round_trip

from testdesk.domain.excuses import EXCUSE_REASONS
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.coverage import total
from testdesk.hq.city.rounds import open_round
from testdesk.hq.home.checking import verify as verify_headquarters
from testdesk.hq.views import coverage
from testdesk.services import papers, status
from testdesk.services.checking import verify
from testdesk.services.people.excuses import excuse, withdraw_excuse
from testdesk.services.people.history import person_record


def excused(station, number, reason="away", note=""):
    return excuse(station.context, resident=station.who(number), reason=reason, note=note)


def withdrawn(station, number):
    return withdraw_excuse(station.context, resident=station.who(number))


def refusal(action, *args, **more):
    with pytest.raises(Refusal) as caught:
        action(*args, **more)
    return caught.value.code


def counted(station):
    all_of_it = total(status.coverage(station=station.station))
    return all_of_it.listed, all_of_it.sampled, all_of_it.missing, all_of_it.excused


def line_of(station, number):
    """The person's line of the building's list."""
    home = person_record(station=station.station, resident=station.who(number)).resident.address
    people = status.coverage_of(
        station=station.station, compound=home.compound, building=home.building
    )
    return next(one for one in people if one.resident.resident == station.who(number))


def at_doors(station, number):
    """Whether somebody knocks at the person's door."""
    home = person_record(station=station.station, resident=station.who(number)).resident.address
    _, rows = papers.missing_people(
        station=station.station, compound=home.compound, building=home.building
    )
    return station.who(number) in {one.found.resident.resident for one in rows}


def counted_at_headquarters(hq, round_):
    with hq.read() as connection:
        city = total(coverage.city(connection, round_))
    return city.listed, city.sampled, city.missing, city.excused


@pytest.mark.parametrize("reason", EXCUSE_REASONS)
def test_who_is_excused_is_neither_sampled_nor_missing(station, reason):
    listed, sampled, missing, _ = counted(station)
    done = excused(station, HALMEONI, reason, "女儿来电")
    held, changes = done.value, done.changes
    assert (held.reason, held.note, held.operator) == (reason, "女儿来电", station.session.operator)
    assert changes.residents
    assert counted(station) == (listed, sampled, missing - 1, 1)
    line = line_of(station, HALMEONI)
    assert (line.excused, line.reason, line.is_missing) == (reason, "", False)
    assert not at_doors(station, HALMEONI)
    assert verify(station=station.station).ok


def test_a_withdrawn_excuse_makes_the_person_missing_again(station):
    before = counted(station)
    excused(station, HALMEONI)
    held = withdrawn(station, HALMEONI).value
    assert held.reason == "away"
    assert counted(station) == before
    assert at_doors(station, HALMEONI)
    assert refusal(withdrawn, station, HALMEONI) == "person_not_excused"
    kinds = [
        (line.kind, line.reason)
        for line in person_record(station=station.station, resident=station.who(HALMEONI)).history
    ]
    assert kinds[:2] == [("excuse_withdrawn", ""), ("excused", "away")]


def test_who_is_excused_and_comes_all_the_same_counts_as_sampled(station):
    listed, _, missing, _ = counted(station)
    excused(station, HALMEONI, "quarantined")
    station.scans(TUBES[0], HALMEONI)
    assert counted(station) == (listed, 1, missing - 1, 0)
    assert (line_of(station, HALMEONI).sampled, line_of(station, HALMEONI).excused) == (True, "")
    station.scans("!undo")
    assert counted(station) == (listed, 0, missing - 1, 1)


def test_what_cannot_be_an_excuse_is_refused_and_leaves_the_journal(station):
    before = station.journal()
    assert refusal(excused, station, HALMEONI, "tired") == "excuse_reason_unknown"
    assert refusal(excused, station, HALMEONI, "other", " ") == "note_missing"
    assert refusal(excused, station, HALMEONI, "away", "a\0") == "note_missing"
    assert refusal(withdrawn, station, HALMEONI) == "person_not_excused"
    assert station.journal() == before
    station.scans(TUBES[0], FATHER)
    assert refusal(excused, station, FATHER) == "already_sampled"


def test_the_last_statement_holds_whoever_made_it(station, other, stick, headquarters):
    excused(station, HALMEONI, "away")
    round_trip(headquarters, stick, station, other)
    round_trip(headquarters, stick, station, other)
    assert line_of(other, HALMEONI).excused == "away"
    withdrawn(other, HALMEONI)
    round_trip(headquarters, stick, station, other)
    round_trip(headquarters, stick, station, other)
    assert line_of(station, HALMEONI).excused == line_of(other, HALMEONI).excused == ""


def test_headquarters_counts_as_the_station_does_and_an_excuse_ends_with_its_round(
    station, stick, headquarters
):
    excused(station, HALMEONI, "vaccinated")
    station.scans(TUBES[0], CROWD[identity(station).station])
    export(station, stick)
    round_trip(headquarters, stick, station)
    round_ = status.status(station=station.station).round
    assert counted_at_headquarters(headquarters, round_) == counted(station)
    assert verify_headquarters(headquarters).ok
    open_round(headquarters, name="R9")
    round_trip(headquarters, stick, station)
    import_files(station, stick)
    assert status.status(station=station.station).round == "R9"
    assert counted(station)[3] == counted_at_headquarters(headquarters, "R9")[3] == 0
