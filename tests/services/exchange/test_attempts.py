"""Several sticks with the same range: every attempt is recorded, any receipt settles it."""

import dataclasses
import shutil

import msgspec
import pytest
from tests.made_station import FATHER, HALMEONI, TUBES

from testdesk.courier.folder import FolderCourier
from testdesk.formats.crypto import keys
from testdesk.hq.exchange.imports import import_paths
from testdesk.services import status
from testdesk.services.exchange import handover, incoming


def export(station, folder, *, again=False):
    return handover.export(station.context, folder=folder, again=again).value


def import_files(station, folder):
    reports = incoming.import_file(station.context, paths=[folder]).value
    return [(report.verdict, report.reason) for report in reports]


def shown(station):
    now = status.status(station=station.station)
    return [(b.first, b.last, b.state, b.attempts) for b in now.batches]


def attempts(station):
    with station.station.read() as uow:
        return [(w.batch.state, w.settled_at is not None) for w in uow.outbox.attempts()]


def with_another_key(hq):
    """As a headquarters that was put back together without its key: nothing opens."""
    secrets = msgspec.structs.replace(hq.secrets, age_identity=keys.new_age_identity())
    return dataclasses.replace(hq, secrets=secrets)


@pytest.mark.parametrize("arrives", [0, 1, 2])
def test_whichever_stick_arrives_its_receipt_settles_the_range(
    station, three_sticks, headquarters, arrives
):
    station.scans(TUBES[0], HALMEONI)
    for folder in three_sticks:
        assert export(station, folder, again=True) is not None
    assert shown(station) == [(1, 3, "verified", 3)]
    import_paths(headquarters, FolderCourier(), [three_sticks[arrives]])
    assert import_files(station, three_sticks[arrives]) == [("accepted", "")]
    assert shown(station) == [(1, 3, "accepted", 3)]
    assert status.status(station=station.station).undelivered == 0
    settled = [("verified", False)] * 3
    settled[arrives] = ("accepted", True)
    assert attempts(station) == settled


def test_a_lost_stick_found_late_changes_nothing_more(station, three_sticks, headquarters):
    lost, second, _ = three_sticks
    export(station, lost)
    export(station, second, again=True)
    for folder in (second, lost):
        import_paths(headquarters, FolderCourier(), [folder])
    assert import_files(station, second) == [("accepted", "")]
    assert import_files(station, lost) == [("already_have", "")]
    assert import_files(station, second) == [("already_have", "")]
    assert shown(station) == [(1, 1, "accepted", 2)]


def test_a_refused_stick_does_not_speak_for_the_attempt_after_it(
    station, three_sticks, headquarters
):
    refused, second, _ = three_sticks
    station.scans(TUBES[0], HALMEONI)
    export(station, refused)
    without_key = with_another_key(headquarters)
    import_paths(without_key, FolderCourier(), [refused])
    export(station, second, again=True)
    assert import_files(station, refused) == [("refused", "not_addressed_to_us")]
    assert shown(station) == [(1, 3, "verified", 2)]
    assert attempts(station) == [("refused", True), ("verified", False)]


def test_an_acceptance_of_the_first_stick_is_no_acceptance_of_what_came_since(
    station, three_sticks, headquarters
):
    first, second, _ = three_sticks
    station.scans(TUBES[0], HALMEONI)
    export(station, first)
    station.scan(FATHER)
    export(station, second, again=True)
    import_paths(headquarters, FolderCourier(), [first])
    import_files(station, first)
    now = status.status(station=station.station)
    assert shown(station) == [(1, 4, "verified", 1), (1, 3, "accepted", 1)]
    assert (now.undelivered, now.unexported) == (1, 0)
    assert export(station, second) is None
    third = export(station, three_sticks[2], again=True)
    assert third is not None
    assert (third.first, third.last) == (4, 4)


def test_a_receipt_that_was_copied_to_a_second_stick_settles_from_there(
    station, three_sticks, headquarters
):
    export(station, three_sticks[0])
    shutil.copytree(three_sticks[0], three_sticks[1], dirs_exist_ok=True)
    import_paths(headquarters, FolderCourier(), [three_sticks[1]])
    export(station, three_sticks[2], again=True)
    assert import_files(station, three_sticks[2]) == []
    assert shown(station) == [(1, 1, "verified", 2)]
    assert import_files(station, three_sticks[1]) == [("accepted", "")]
