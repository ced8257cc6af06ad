"""The model of a day names whatever must not happen; else the machine would pass for nothing."""

import pytest
from tests.made_station import TUBES, entries_of_station
from tests.services.day_end_machine import DayModel

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.hash_chain import read_event

OPENED, SEALED = (
    ev.TubeOpened(TUBES[0], "R7", "pool", 10),
    ev.TubeSealed(TUBES[0], "R7", "pool", 10, count=1, reason="full"),
)
SAMPLE = ev.SampleTaken("R7", "a1" * 6, TUBES[0], 1, "id_number", "网通小区")
TUBE = (OPENED, SAMPLE, SEALED)
REOPENED_TUBE = ev.TubeReopened(TUBES[0], "R7", "pool", 10)
COUNTED, CLOSED = ev.SwabsCounted("2022-03-26", 1), ev.ShiftClosed(1, 1, 1, 1)
REOPENED = ev.DayReopened(1, "one more", ("金英", "赵刚"))
SIGNED_IN = ev.OperatorSignedIn("registrar", "", "badge")
BAG, GONE = ev.BagPacked("B-1", (TUBES[0],)), ev.BagHandedOver("B-1", "郑海", "郑海")


def violated(*bodies):
    model = DayModel()
    for entry in entries_of_station(1, bodies):
        event = read_event(entry)
        assert event is not None
        model.follow(event.body, event.header)
    return len(model.violated)


def explained(reason, people=1, names=("金英", "赵刚")):
    return ev.SwabsCounted("2022-03-26", 2, people, reason, "", names), ev.ShiftClosed(1, 1, 1, 2)


@pytest.mark.parametrize(
    "bodies",
    [
        (*TUBE, COUNTED, CLOSED, BAG, GONE),
        (*TUBE, COUNTED, CLOSED, SIGNED_IN, OPENED),
        (*TUBE, COUNTED, CLOSED, REOPENED, OPENED),
        (*TUBE, *explained("swab_dropped")),
        (*TUBE, BAG, ev.BagPacked("B-2", (TUBES[0],))),
        (ev.ShiftClosed(1, 0, 0),),
    ],
)
def test_an_ordinary_day_violates_nothing(bodies):
    assert violated(*bodies) == 0


@pytest.mark.parametrize(
    "bodies",
    [
        pytest.param((*TUBE, CLOSED), id="not counted"),
        pytest.param((*TUBE, COUNTED, ev.ShiftClosed(1, 2, 1, 1)), id="other people"),
        pytest.param((*TUBE, ev.SwabsCounted("2022-03-26", 2), CLOSED), id="another count"),
        pytest.param((*TUBE, *explained("")), id="not explained"),
        pytest.param((*TUBE, *explained("miscounted")), id="miscounted"),
        pytest.param((*TUBE, *explained("swab_dropped", people=3)), id="for other people"),
        pytest.param((*TUBE, *explained("swab_dropped", names=("金英",))), id="one person"),
        pytest.param((OPENED, SAMPLE, COUNTED, CLOSED), id="a tube is open"),
        pytest.param((*TUBE, COUNTED, CLOSED, OPENED), id="a tube after the close"),
        pytest.param((*TUBE, COUNTED, CLOSED, SAMPLE), id="a person after the close"),
        pytest.param((*TUBE, REOPENED), id="opened again, but not closed"),
        pytest.param((OPENED, BAG), id="an open tube in a bag"),
        pytest.param((*TUBE, BAG, BAG), id="a bag twice"),
        pytest.param((*TUBE, GONE), id="a bag that is not packed"),
        pytest.param((*TUBE, BAG, GONE, REOPENED_TUBE), id="a tube that has left is opened"),
        pytest.param((*TUBE, BAG, REOPENED_TUBE, GONE), id="an open tube leaves"),
        pytest.param((*TUBE, BAG, GONE, GONE), id="a bag that leaves twice"),
        pytest.param((*TUBE, BAG, GONE, ev.BagPacked("B-2", (TUBES[0],))), id="a tube has left"),
    ],
)
def test_what_must_not_happen_is_named(bodies):
    assert violated(*bodies) > 0
