"""Three people, registered under any of three numbers at two stations, corrected and carried.

What is known for certain is who was at the station. Whatever happened in between, a sample is shown
for the one who gave it.
"""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.services.people.same_day import NUMBER, Day

from testdesk.domain.refusals import Refusal
from testdesk.hq.store.facts import refold_all
from testdesk.hq.views.reports import all_conflicts

NAMES = list(NUMBER)


STEP = st.tuples(
    st.sampled_from(["come", "come", "sample", "sample", "corrected", "listed", "carried"]),
    st.sampled_from([1, 2]),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
)
Q, S, Z = NAMES


@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@example([("come", 1, S, Q), ("sample", 1, S, S), ("listed", 1, Q, Q), ("corrected", 1, S, S)])
@example([("come", 1, Q, Q), ("sample", 1, Q, Q), ("come", 2, Z, Q), ("carried", 2, Q, Q)])
@example([("come", 1, S, Q), ("come", 2, Q, Q), ("sample", 1, S, S), ("carried", 2, Q, Q)])
@example([("come", 1, Q, S), ("come", 1, S, Z), ("sample", 1, S, S), ("sample", 1, Q, Q)])
@given(steps=st.lists(STEP, min_size=4, max_size=12))
def test_a_sample_is_shown_for_who_gave_it(new_day, steps):
    for day in new_day():
        for name, *what in steps:
            try_step(day, name, *what)
            for station in (1, 2):
                assert own_samples(day, station) == {
                    p: n for p, n in day.gave.items() if p[0] == station
                }
        everybody_is_put_right(day)
        assert [station.problems() for station in day.stations.values()] == [(), ()]
        contested = {one.resident for one in all_conflicts(day.hq) if one.kind == "number_shared"}
        for shown in (day.shown_at(1), day.shown_at(2), day.shown_at_headquarters()):
            wrong = {
                place: name
                for place, (resident, name) in shown.items()
                if place in day.gave and resident not in contested and name != day.gave[place]
            }
            assert wrong == {}
            assert set(day.gave) <= set(shown)
        before = day.tables()
        with day.hq.write() as connection:
            refold_all(connection)
        assert day.tables() == before


def own_samples(day: Day, station: int) -> dict[tuple[int, int], str]:
    return {
        place: name for place, (_, name) in day.shown_at(station).items() if place[0] == station
    }


def try_step(day: Day, name: str, *what) -> None:
    """What a station refuses changes nothing."""
    try:
        getattr(day, name)(*what)
    except Refusal as refusal:
        assert refusal.code == "document_of_another"  # noqa: PT017 - every other one is a finding


def everybody_is_put_right(day: Day) -> None:
    """In any order: who is in another's place is corrected first."""
    for _ in NAMES:
        for station in (1, 2):
            for who in NAMES:
                try_step(day, "corrected", station, who, who)
    for station in (1, 2, 1):
        day.carried(station, "", "")
