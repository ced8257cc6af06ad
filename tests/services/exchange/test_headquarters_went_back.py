"""Headquarters forgot: what it lacks goes out again, and its new journal is followed."""

import msgspec
import pytest
from tests.made_station import CROWD, FATHER, HALMEONI, MOTHER, TUBES
from tests.services.exchange.going_round import (
    at_headquarters,
    export,
    identity,
    import_files,
    report_of,
    round_trip,
    update,
)

from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.batch import batch_name
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.store import sequence
from testdesk.hq.views import reports
from testdesk.services import day, status
from testdesk.services.checking import verify
from testdesk.services.exchange import handover, renewal


def states(station):
    return {(b.first, b.last): b.state for b in status.status(station=station.station).batches}


def empty(stick):
    for file in stick.rglob("*.td*"):
        file.unlink()


def close(station):
    return day.reconcile(station=station.station).problems


def held(hq, station):
    with hq.read() as connection:
        return sequence.station_holdings(connection, identity(station).station)


def delivered(station, stick, headquarters):
    """Two batches, both accepted."""
    station.scans(TUBES[0], HALMEONI)
    round_trip(headquarters, stick, station)
    station.scans("!seal", TUBES[1], FATHER)
    round_trip(headquarters, stick, station)
    first, second = sorted(states(station))
    assert set(states(station).values()) == {"accepted"}
    return first, second


@pytest.mark.parametrize("announced", [True, False])
def test_what_headquarters_lost_is_undelivered_and_goes_out_again_by_itself(
    station, stick, headquarters, put_back, announced
):
    first, second = delivered(station, stick, headquarters)
    empty(stick)
    station.scans(MOTHER)
    forgetful = put_back(announced=announced)
    round_trip(forgetful, stick, station)
    assert (states(station)[first], states(station)[second]) == ("lost", "lost")
    now = status.status(station=station.station)
    assert now.undelivered == second[1]
    assert "headquarters_lost" in close(station)
    again = export(station, stick)
    assert (again.first, again.last) == (1, now.length)
    at_headquarters(forgetful, stick)
    import_files(station, stick)
    assert set(states(station).values()) == {"accepted"}
    assert status.status(station=station.station).undelivered == 0
    assert "headquarters_lost" not in close(station)
    assert held(forgetful, station).gaps == ()
    assert held(forgetful, station).highest_contiguous == now.length


def test_an_old_receipt_that_is_carried_again_takes_nothing_back(station, stick, headquarters):
    station.scans(TUBES[0], HALMEONI)
    export(station, stick)
    at_headquarters(headquarters, stick)
    (old,) = stick.rglob("*.tdr")
    old = old.rename(stick / "copy.tdr")
    import_files(station, stick)
    station.scans(FATHER)
    round_trip(headquarters, stick, station)
    assert report_of(station, old).verdict == "already_have"
    assert set(states(station).values()) == {"accepted"}


@pytest.mark.parametrize("update_between", [True, False])
@pytest.mark.parametrize("back", [0, 30, 90, 119])
def test_a_clock_that_was_put_back_a_little_between_two_answers_loses_nothing(
    station, stick, headquarters, update_between, back
):
    for number in (HALMEONI, FATHER):
        station.scans(TUBES[0], number)
        export(station, stick)
    late, early = sorted(stick.rglob("*.tdb"), reverse=True)
    at_headquarters(headquarters, early)
    if update_between:
        open_round(headquarters, name="R8")
        assert update(headquarters, stick) is not None
    headquarters.clock.forward(seconds=-back)
    at_headquarters(headquarters, late)
    import_files(station, stick)
    assert set(states(station).values()) == {"accepted"}
    assert status.status(station=station.station).undelivered == 0


def test_receipts_that_come_in_any_order_lose_nothing(station, stick, headquarters):
    for number in (HALMEONI, FATHER, MOTHER):
        station.scans(TUBES[0], number)
        export(station, stick)
    at_headquarters(headquarters, stick)
    for receipt in sorted(stick.rglob("*.tdr"), reverse=True):
        report_of(station, receipt)
    assert set(states(station).values()) == {"accepted"}
    assert status.status(station=station.station).undelivered == 0


@pytest.mark.parametrize("known", [1, 2, 3])
def test_a_copy_that_is_put_back_once_more_is_followed_whatever_it_counts(
    station, stick, announce_restored, known
):
    delivered(station, stick, announce_restored(minutes=1, known=known))
    empty(stick)
    forgetful = announce_restored(minutes=120)
    open_round(forgetful, name="R9")
    station.scans(MOTHER)
    (answers,) = round_trip(forgetful, stick, station)
    assert answers == [("receipt", "accepted", ""), ("update", "accepted", "")]
    assert status.status(station=station.station).round == "R9"
    check_lost_and_sent_again(station, stick, forgetful)


def check_lost_and_sent_again(station, stick, forgetful):
    assert "lost" in states(station).values()
    assert "headquarters_lost" in close(station)
    round_trip(forgetful, stick, station)
    assert status.status(station=station.station).undelivered == 0
    assert held(forgetful, station).gaps == ()


def test_a_copy_of_an_earlier_epoch_that_nobody_announced_is_noticed(
    station, stick, announce_restored, put_back
):
    delivered(station, stick, announce_restored(minutes=1))
    old = {file: file.read_bytes() for file in stick.rglob("*.tdr")}
    empty(stick)
    forgetful = put_back(announced=False)
    forgetful.clock.forward(hours=2)
    station.scans(MOTHER)
    round_trip(forgetful, stick, station)
    for file, data in old.items():  # carried again, they take nothing back
        file.write_bytes(data)
        report_of(station, file)
    check_lost_and_sent_again(station, stick, forgetful)


def test_a_refused_update_still_reports_what_headquarters_lacks(
    station, stick, headquarters, put_back
):
    open_round(headquarters, name="R8")
    first, second = delivered(station, stick, headquarters)
    forgetful = put_back(announced=False)
    forgetful.clock.forward(hours=2)
    at_headquarters(forgetful, stick / "testdesk" / batch_name(1, *first))
    open_round(forgetful, name="R9")
    empty(stick)
    assert update(forgetful, stick) is not None
    assert import_files(station, stick) == [("update", "refused", "update_forked")]
    assert (states(station)[first], states(station)[second]) == ("accepted", "lost")
    check_lost_and_sent_again(station, stick, forgetful)


def entries_of_headquarters(station):
    with station.station.read() as uow:
        return uow.journal.entries_of(0, 1, 10**6)


def set_aside(station):
    return [row["seq"] for row in station.store._db["event_aside"].rows]


def test_headquarters_new_journal_is_followed_and_the_old_one_is_kept_as_history(
    station, stick, headquarters, put_back
):
    open_round(headquarters, name="R8")
    delivered(station, stick, headquarters)
    assert status.status(station=station.station).round == "R8"
    before = entries_of_headquarters(station)
    forgetful = put_back(announced=True)
    open_round(forgetful, name="R9")
    station.scans(MOTHER)
    empty(stick)
    (answers,) = round_trip(forgetful, stick, station)
    assert answers == [("receipt", "accepted", ""), ("update", "accepted", "")]
    assert status.status(station=station.station).round == "R9"
    assert set_aside(station) == [before[-1].header.seq]
    assert entries_of_headquarters(station)[:-1] == before[:-1]
    assert verify(station=station.station).problems == ()
    # The next news joins without a word.
    open_round(forgetful, name="R10")
    station.scans("!seal", TUBES[2], CROWD[0])
    round_trip(forgetful, stick, station)
    assert status.status(station=station.station).round == "R10"


def test_news_of_the_forgotten_time_is_reported_as_outdated(station, stick, headquarters, put_back):
    delivered(station, stick, headquarters)
    open_round(headquarters, name="R8")
    late = update(headquarters, stick, identity(station).station)
    late = late.rename(stick / "late.tdu")
    forgetful = put_back(announced=True)
    station.scans(MOTHER)
    round_trip(forgetful, stick, station)
    report = report_of(station, late)
    assert (report.verdict, report.reason) == ("already_have", "update_outdated")


def test_a_fork_that_nobody_announced_is_still_refused(station, stick, headquarters, put_back):
    open_round(headquarters, name="R8")
    delivered(station, stick, headquarters)
    forgetful = put_back(announced=False)
    open_round(forgetful, name="R9")
    station.scans(MOTHER)
    empty(stick)
    (answers,) = round_trip(forgetful, stick, station)
    assert ("update", "refused", "journal_forked") in answers
    assert status.status(station=station.station).round == "R8"
    assert reports.status(forgetful).stations_ahead == (identity(station).station,)
    assert reports.status(headquarters).stations_ahead == ()


def later(kit):
    """Its time is not what makes it too old."""
    return msgspec.structs.replace(kit, created="2022-03-27T08:00:00Z")


def test_a_renewed_kit_of_a_new_epoch_is_followed_and_an_older_one_refused(
    station, stick, headquarters, put_back
):
    old = later(enrol(headquarters, station=1, point="新", renewal=True))
    open_round(headquarters, name="R8")
    delivered(station, stick, headquarters)
    forgetful = put_back(announced=True)
    open_round(forgetful, name="R9")
    new = later(enrol(forgetful, station=1, point="新", renewal=True))
    renewal.renew(station.context, kit=new)
    assert status.status(station=station.station).round == "R9"
    with pytest.raises(Refusal, match="kit_older"):
        renewal.renew(station.context, kit=old)
    station.scans(MOTHER)
    (answers,) = round_trip(forgetful, stick, station)
    assert {verdict for _, verdict, _ in answers} <= {"accepted", "already_have"}


def test_export_from_a_number_carries_everything_from_there(station, stick, headquarters):
    delivered(station, stick, headquarters)
    length = status.status(station=station.station).length
    made = handover.export(station.context, folder=stick, first=2).value
    assert made is not None
    assert (made.first, made.last) == (2, length)
    with pytest.raises(Refusal, match="event_not_there"):
        handover.export(station.context, folder=stick, first=length + 2)
