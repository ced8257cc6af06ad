"""Erasing bodies: the tables are a fold of those that are left, and what is needed stays."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.clock import MORNING
from tests.made_station import POINT, STORE_KEY, TUBES
from tests.store.several_stations import EVERYTHING, KIM, LEE, PARK, day_of, dump, person, shown

from testdesk.domain.corrections.authority import may_claim
from testdesk.domain.journal import events as ev
from testdesk.domain.journal.hash_chain import read_event
from testdesk.domain.station.retention import PERSONAL_KINDS, with_other_pseudonyms
from testdesk.settings import STORE
from testdesk.store.derived import derive
from testdesk.store.recovery.truth import read_truth, write_truth
from testdesk.wall_clock import milliseconds

OWN = 1
FAR = "2100-01-01T00:00:00.000Z"
PATIENT = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
OWN_DAY = [event.body for event in map(read_event, day_of(1)) if event and may_claim(event)]
ADDED = st.lists(
    st.sampled_from(
        [
            *OWN_DAY,
            ev.ResidentRegistered(person("e5" * 6, "崔", room="302")),
            ev.ResidentCorrected(
                "e5" * 6, (ev.FieldChange("name", "崔", "崔善"),), "typed_wrong", "f6" * 6,
                person("f6" * 6, "崔善", room="302"),
            ),
            ev.SampleTaken("R6", "f6" * 6, TUBES[8], 1, "id_number", POINT),
            ev.CodeBound("d" * 32, "e5" * 6),
            ev.CodeBound("9" * 32, "f6" * 6),
            ev.ProxyCodeIssued("f6" * 6, 2, 1, "2022-01-01", 10, 1, applicant="崔的女儿"),
        ]
    ),
    max_size=25,
)  # fmt: skip


def personal(db):
    marks = ", ".join("?" * len(PERSONAL_KINDS))
    sql = f"SELECT station, seq FROM event WHERE kind IN ({marks}) AND body IS NOT NULL"  # noqa: S608 - a test's own text
    return db.execute(sql, PERSONAL_KINDS).fetchall()


def bodies(db):
    return {row[:2]: row[2] for row in db.execute("SELECT station, seq, body FROM event")}


@PATIENT
@given(bodies_added=ADDED, data=st.data())
def test_whatever_is_erased_the_tables_are_the_fold_of_the_rest(empty_database, bodies_added, data):
    store, db = empty_database
    with store.write("test") as uow:
        uow.journal.adopt(EVERYTHING)
        uow.journal.append_all([ev.OperatorSignedIn("registrar"), *bodies_added])
        chosen = data.draw(st.sets(st.sampled_from(personal(db))))
        uow.retention.erase(chosen, by=FAR)
        assert uow.journal.refold() == []
        stored = bodies(db)
        assert {key for key in chosen if stored[key] is not None} == set()
        before = dump(db)
        uow.journal.adopt(EVERYTHING)  # a stick brings the same files again
        assert dump(db) == before
        uow.journal.residents_changed(derive(db, OWN, milliseconds(MORNING)))
        assert dump(db) == before, "a later program derives the same"


@PATIENT
@given(bodies_added=ADDED, share=st.floats(0, 1))
def test_what_is_due_changes_nothing_that_is_needed(empty_database, bodies_added, share):
    store, db = empty_database
    with store.write("test") as uow:
        uow.journal.adopt(EVERYTHING)
        uow.journal.append_all([ev.OperatorSignedIn("registrar"), *bodies_added])
        length = uow.journal.length()
        limits = {
            "own_last": int(length * share),
            "by": FAR,
            "round_": "R8",
            "today": dt.date(2022, 3, 26),
        }
        listed = {row[0] for row in db.execute("SELECT resident FROM person WHERE listed")}
        before = shown(uow), needed(uow, listed), uow.codes.next_serial()
        due = uow.retention.due(**limits)
        assert [key for key in due if key[0] == OWN and key[1] > limits["own_last"]] == []
        uow.retention.erase(due, by=FAR)
        assert uow.journal.refold() == []
        if not due:
            return
        assert needed(uow, listed) == before[1]
        assert uow.codes.next_serial() == before[2]
        assert uow.retention.due(**limits) == [], "and nothing is due again"


def needed(uow, listed):
    """What a desk must know of the people on the roster."""
    return {
        who: (
            uow.people.get(who),
            uow.samples.earlier("R8", who),
            uow.excuses.among([who], "R8"),
            [b.digest for b in uow.codes.bindings_of(who)],
            [c.card for c in uow.codes.cards_of(who) if c.valid_until >= dt.date(2022, 3, 26)],
        )
        for who in sorted(listed)
    }


def test_a_person_is_known_by_every_number_they_had():
    pairs = [(KIM, PARK), (PARK, "d4" * 6)]
    assert with_other_pseudonyms({"d4" * 6, LEE}, pairs) == {KIM, PARK, "d4" * 6, LEE}
    assert with_other_pseudonyms(set(), pairs) == set()


def test_a_missing_body_that_nothing_records_is_a_problem(written_events, raw):
    raw().execute("UPDATE event SET body = NULL WHERE kind = 'sample_taken'")
    raw().execute("DELETE FROM sample")
    assert [p for p in written_events.problems() if p.endswith("body_missing")]


@pytest.mark.parametrize("recorded", [True, False])
def test_an_erased_body_is_no_problem_if_an_event_records_it(written_events, recorded):
    with written_events.station.write("李敏") as uow:
        due = uow.retention.due(own_last=99, by=FAR, round_="R9", today=dt.date(2022, 3, 26))
        own = [seq for station, seq in due if station == 1]
        uow.retention.erase(due, by=FAR)
        if recorded:
            record = ev.BodiesErased(1, min(own), max(own), len(own), FAR, 14)
            uow.journal.append(record)
        uow.commit()
    assert own
    expected = [] if recorded else [f"station 1 event {seq}: body_missing" for seq in own]
    assert list(written_events.problems()) == expected


def test_a_file_made_from_the_truth_knows_what_was_erased(written_events, tmp_path):
    with written_events.station.write("李敏") as uow:
        due = uow.retention.due(own_last=99, by=FAR, round_="R9", today=dt.date(2022, 3, 26))
        own = [seq for station, seq in due if station == 1]
        uow.retention.erase(due, by=FAR)
        uow.journal.append(ev.BodiesErased(1, min(own), max(own), len(own), FAR, 14))
        uow.commit()
    truth = read_truth(written_events.store._db)
    write_truth(truth, tmp_path / STORE, STORE_KEY, written_events.clock)
    assert truth.erased_bodies == [(station, seq) for station, seq in sorted(due)]
