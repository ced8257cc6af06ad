"""Sums that were kept are always those that counting everything again gives."""

from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.made_station import HALMEONI, TUBES
from tests.store.several_stations import EVERYTHING, KIM, LEE, PARK, STATIONS, day_of, person

from testdesk.domain.corrections.authority import may_claim
from testdesk.domain.journal import events as ev
from testdesk.domain.journal.events import AnyBody
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.station.status import Shift
from testdesk.formats.exchange.known_samples import KnownSample
from testdesk.services.status import coverage, status
from testdesk.store.events import kept_sums
from testdesk.store.events.kept_sums import KeptSums
from testdesk.store.queries.samples import StoredSamples

OWN, UNNAMED = 1, "e5" * 6
PEOPLE, TUBE_CODES, ROUNDS = (KIM, LEE, PARK, UNNAMED), ("YJ00000001", "YJ00000002"), ("R7", "R8")
SAMPLES = [
    ev.SampleTaken(round_, resident, tube, position, "id_number", "点")
    for round_ in ROUNDS
    for resident in PEOPLE
    for tube in TUBE_CODES
    for position in (1, 2)
]
DAY = [event.body for event in map(read_event, day_of(OWN)) if event and may_claim(event)]
OTHERS = [
    ev.TubeDiscarded("YJ00000002", "R7", "pool", 10),
    ev.OperatorSignedIn("registrar"),
    ev.CardKeysRenewed("k", 1),
    ev.OperatorEnrolled("0" * 16, "李敏", "registrar", "0" * 32),
    ev.OperatorRemoved("0" * 16, "李敏", "registrar"),
    ev.ActionApproved("void_sealed", ("赵刚",)),
    ev.StationRecovered("5e" * 32),
    ev.StationRestored("2022-03-26T00:00:00.000Z", 7, "0.1.0"),
    ev.LabelsPrinted("YJ00000003", "YJ00000009", 7, "sheet", "pdf"),
    ev.ShiftClosed(1, 0, 0),
    ev.DayReopened(1, "", ()),
    ev.BodiesErased(1, 1, 2, 1, "2022-03-12T00:00:00.000Z", 14),
    ev.ClockJumped(-7200, 1),
    ev.ClockConfirmed(),
    ev.RosterImported("海兰花园", (person(PARK, "朴"),)),
    ev.ExcuseWithdrawn("R8", LEE),
    ev.ResidentRegistered(person(UNNAMED, "崔", room="302")),
]
OF_HEADQUARTERS = {entry.header.kind for entry in STATIONS[0]} | {
    "conflict_resolved",
    "batch_admitted",
    "round_erasure",
}
STEPS = st.one_of(
    st.tuples(st.just("own"), st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=3)),
    st.tuples(st.just("own"), st.lists(st.sampled_from([*DAY, *OTHERS]), min_size=1, max_size=2)),
    st.tuples(st.just("void"), st.integers(0, 20)),
    st.tuples(st.just("adopt"), st.lists(st.sampled_from(EVERYTHING), min_size=1, max_size=5)),
    st.tuples(st.just("elsewhere"), st.sampled_from(PEOPLE)),
)


def test_every_kind_of_event_is_tried():
    kinds = {kind.__struct_config__.tag for kind in get_args(AnyBody)}
    own = {body.__struct_config__.tag for body in [*DAY, *OTHERS, *SAMPLES]}
    assert own | OF_HEADQUARTERS == kinds
    assert own >= kept_sums._ADDING_KINDS


def counted(uow, sums, shift, round_):
    """Everything that is kept, by the question that asks for it."""
    samples = StoredSamples(uow.samples._db, sums, station=OWN)
    return (
        samples.shift_counts(shift, exported_up_to=shift.first + 3),
        sorted(map(str, samples.people_groups(round_))),
        sums.bytes_of_bodies(uow.samples._db, OWN, 2, shift.last),
    )


def take(uow, step):
    """One of the steps, in the open transaction."""
    what, how = step
    if what == "own":
        uow.journal.append_all(how)
    elif what == "adopt":
        uow.journal.adopt(how)
    elif what == "elsewhere":
        known = KnownSample(
            "2022-03-26T01:00:00.000Z", 1, how, f"{how}{'0' * 20}", 9, 4, "YJ00000008"
        )
        uow.samples.store_known_samples("R7", [known])
    else:
        entries = uow.journal.entries(1, uow.journal.length())
        taken = [e.header.id for e in entries if e.header.kind == "sample_taken"]
        if taken:
            uow.journal.append(ev.SampleVoided(taken[how % len(taken)], "undone"))


@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=12), first=st.integers(1, 4))
def test_they_are_what_counting_everything_gives(empty_database, steps, first):
    store, _ = empty_database
    kept = {round_: KeptSums() for round_ in ROUNDS}
    with store.write("test") as uow:
        for step in steps:
            take(uow, step)
            shift = Shift(first, uow.journal.length(), "")
            for round_, sums in kept.items():
                anew = counted(uow, KeptSums(), shift, round_)
                assert counted(uow, sums, shift, round_) == anew


def test_a_sample_is_added_and_nothing_is_counted_again(station, reading):
    station.scans(TUBES[0], HALMEONI)
    assert (status(reading).people, sum(one.sampled for one in coverage(reading))) == (1, 1)
    again = station.who(HALMEONI)
    with station.station.write("李敏") as uow:
        for place, who in enumerate((again, UNNAMED), start=1):
            uow.journal.append(ev.SampleTaken("R7", who, TUBES[1], place, "id_number", "点"))
        uow.commit()
    asked: list[str] = []
    with reading.read().samples._db.tracer(lambda sql, _parameters: asked.append(sql)):
        assert (status(reading).people, status(reading).tubes) == (2, 2)
        assert sum(one.walk_ins for one in coverage(reading)) == 1
    assert asked
    assert not any("GROUP BY" in question for question in asked)


def test_what_is_rolled_back_was_never_counted(station, reading):
    station.scans(TUBES[0], HALMEONI)
    before = status(station.station)
    with station.station.write("李敏") as uow:
        uow.journal.append(ev.SampleTaken("R7", UNNAMED, TUBES[0], 2, "id_number", "点"))
        length = uow.journal.length()
        counts = uow.samples.shift_counts(Shift(1, length, ""), exported_up_to=0)
        assert counts["people"] == before.people + 1
    assert status(station.station) == status(reading) == before
