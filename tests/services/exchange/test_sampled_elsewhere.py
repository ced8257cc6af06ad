"""Once per round, wherever news has reached: updates list who was sampled elsewhere."""

import pytest
from tests.made_station import (
    CROWD,
    FATHER,
    HALMEONI,
    MOTHER,
    NEIGHBOUR,
    TUBES,
    id_number,
    open_station,
)
from tests.services.exchange.going_round import (
    at_headquarters,
    export,
    identity,
    import_files,
    opened,
    report_of,
    round_trip,
    update,
)

from testdesk.domain.refusals import Refusal
from testdesk.hq.city.rounds import open_round
from testdesk.hq.conflicts.resolutions import resolve
from testdesk.hq.views.reports import all_conflicts
from testdesk.services import status, voiding
from testdesk.services.checking import verify
from testdesk.services.people import correction, directory, history
from testdesk.settings import STORE
from testdesk.store.recovery.truth import read_truth, write_truth
from testdesk.store.station_file import open_station_file


def send_update(headquarters, stick, by, to):
    """Sends one station's batch to headquarters, and the other an update but no batch."""
    export(by, stick)
    at_headquarters(headquarters, stick)
    path = update(headquarters, stick, number=identity(to).station)
    assert path is not None
    assert report_of(to, path).verdict == "accepted"
    return path


def test_a_station_names_where_and_when_somebody_was_sampled(
    acquainted_station, other, stick, headquarters
):
    other.scans(TUBES[3], FATHER, MOTHER)
    send_update(headquarters, stick, other, acquainted_station)
    acquainted_station.scans(TUBES[4])
    result = acquainted_station.scan(MOTHER)
    assert (result.verdict, result.reason) == ("refused", "already_sampled")
    earlier = result.earlier
    assert (earlier.station, earlier.tube, earlier.position) == (2, TUBES[3], 2)
    assert earlier.at.startswith("2022-03-26T00:4")
    assert not earlier.clock_doubtful
    assert acquainted_station.scans(NEIGHBOUR) == [("accepted", "sampled")]
    assert verify(station=acquainted_station.station).ok


def test_it_counts_wherever_a_neighbours_batch_would(
    acquainted_station, other, stick, headquarters
):
    other.scans(TUBES[3], FATHER)
    send_update(headquarters, stick, other, acquainted_station)
    father = acquainted_station.who(FATHER)
    sampled = sum(one.sampled for one in status.coverage(station=acquainted_station.station))
    assert sampled == 1
    line = history.person_record(station=acquainted_station.station, resident=father).history[0]
    assert (line.kind, line.station, line.tube) == ("sampled", 2, TUBES[3])
    with pytest.raises(Refusal, match="sample_of_other_station") as caught:
        voiding.void_sample(acquainted_station.context, reason="wrong_person", resident=father)
    assert caught.value.detail["tube"] == TUBES[3]


def test_the_batch_itself_changes_nothing_of_it(acquainted_station, other, stick, headquarters):
    round_trip(headquarters, stick, acquainted_station, other)
    other.scans(TUBES[3], FATHER)
    send_update(headquarters, stick, other, acquainted_station)
    father = acquainted_station.who(FATHER)
    with acquainted_station.station.read() as uow:
        seen = uow.samples.earlier("R7", father)
    assert ("batch", "accepted", "") in import_files(acquainted_station, stick)
    with acquainted_station.station.read() as uow:
        assert uow.samples.earlier("R7", father) == seen
        assert len(uow.samples.valid_samples("R7", father)) == 1


def test_what_was_undone_elsewhere_may_be_sampled_here(
    acquainted_station, other, stick, headquarters
):
    other.scans(TUBES[3], FATHER, MOTHER)
    send_update(headquarters, stick, other, acquainted_station)
    voiding.void_sample(other.context, reason="not_swabbed", resident=other.who(FATHER))
    send_update(headquarters, stick, other, acquainted_station)
    assert acquainted_station.scans(TUBES[4], FATHER, MOTHER)[1:] == [
        ("accepted", "sampled"),
        ("refused", "already_sampled"),
    ]


def test_what_headquarters_sets_aside_counts_no_more(
    acquainted_station, other, stick, headquarters
):
    third = CROWD[0]
    for each in (acquainted_station, other):
        each.scans(TUBES[identity(each).station], FATHER)
    other.scans(third)
    for each in (acquainted_station, other):
        export(each, stick)
    at_headquarters(headquarters, stick)
    assert report_of(acquainted_station, update(headquarters, stick)).verdict == "accepted"
    (conflict,) = all_conflicts(headquarters)
    loser, winner = conflict.events
    resolve(
        headquarters,
        conflict.key,
        decision="one_stands",
        note="同一人",
        by="李敏",
        chosen=winner,
    )
    assert report_of(acquainted_station, update(headquarters, stick)).verdict == "accepted"
    father = acquainted_station.who(FATHER)
    with acquainted_station.station.read() as uow:
        found = uow.samples.valid_samples("R7", father)
    assert [(one.station, one.seq) for one in found] == [winner]
    assert loser != winner


def test_only_what_is_new_is_sent_and_nothing_of_the_station_itself(
    acquainted_station, other, stick, headquarters
):
    acquainted_station.scans(TUBES[4], HALMEONI)
    other.scans(TUBES[3], FATHER)
    export(acquainted_station, stick)
    first = opened(
        headquarters,
        acquainted_station,
        send_update(headquarters, stick, other, acquainted_station),
    )
    assert [(one.station, one.tube) for one in first.sampled] == [(2, TUBES[3])]
    acquainted_station.scans(CROWD[1])
    export(acquainted_station, stick)  # names the update that was taken
    other.scans(MOTHER)
    second = opened(
        headquarters,
        acquainted_station,
        send_update(headquarters, stick, other, acquainted_station),
    )
    assert [one.resident for one in second.sampled] == [acquainted_station.who(MOTHER)]
    assert acquainted_station.scans(FATHER)[-1] == ("refused", "already_sampled")


def test_of_another_round_nothing_is_sent_and_nothing_is_kept(
    acquainted_station, other, stick, headquarters
):
    other.scans(TUBES[3], FATHER)
    send_update(headquarters, stick, other, acquainted_station)
    open_round(headquarters, name="R8")
    assert report_of(acquainted_station, update(headquarters, stick)).verdict == "accepted"
    assert report_of(other, update(headquarters, stick, number=2)).verdict == "accepted"
    other.scans("!seal end_of_queue", TUBES[5], MOTHER)
    held = opened(
        headquarters,
        acquainted_station,
        send_update(headquarters, stick, other, acquainted_station),
    )
    assert (held.round, [one.tube for one in held.sampled]) == ("R8", [TUBES[5]])
    assert acquainted_station.store._db["known_sample"].count == 1
    assert acquainted_station.scans(TUBES[6], FATHER, MOTHER)[1:] == [
        ("accepted", "sampled"),
        ("refused", "already_sampled"),
    ]


def test_a_corrected_number_is_followed(acquainted_station, other, stick, headquarters):
    """A walk-in was sampled under a number that the other station corrects later."""
    form = directory.WalkIn("金一", document_number=id_number("19900101", 5))
    walk_in = directory.register_walk_in(other.context, form=form).value
    other.scans(TUBES[3], form.document_number)
    send_update(headquarters, stick, other, acquainted_station)
    right = id_number("19900101", 7)
    correction.correct(
        other.context,
        resident=walk_in.resident,
        changes={"document_number": right},
        reason="typed_wrong",
    )
    send_update(headquarters, stick, other, acquainted_station)
    acquainted_station.scans(TUBES[4])
    assert acquainted_station.scan(right).reason == "already_sampled"
    assert verify(station=acquainted_station.station).ok


def test_an_update_twice_and_after_the_batches_changes_nothing(
    acquainted_station, other, stick, headquarters
):
    round_trip(headquarters, stick, acquainted_station, other)
    other.scans(TUBES[3], FATHER)
    export(other, stick)
    assert ("batch", "accepted", "") in import_files(acquainted_station, stick)
    seen = status.coverage(station=acquainted_station.station)
    path = send_update(headquarters, stick, other, acquainted_station)
    assert report_of(acquainted_station, path).verdict == "already_have"
    assert status.coverage(station=acquainted_station.station) == seen
    assert verify(station=acquainted_station.station).ok


def test_what_is_known_of_others_outlives_a_salvage(
    acquainted_station, other, stick, headquarters, tmp_path
):
    other.scans(TUBES[3], FATHER)
    send_update(headquarters, stick, other, acquainted_station)
    truth = read_truth(acquainted_station.store._db)
    home = tmp_path / "salvaged"
    home.mkdir()
    write_truth(truth, home / STORE, acquainted_station.key, acquainted_station.clock)
    open_station_file(
        home / STORE, acquainted_station.key, acquainted_station.clock, from_backup=True
    ).close()
    again = open_station(home, key=acquainted_station.key)
    assert again.scans(TUBES[4], FATHER)[-1] == ("refused", "already_sampled")
    again.store.close()
