"""The view of excuses is `domain.excuses.excuses` in SQL: at headquarters and at a station."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.made_station import STORE_KEY

from testdesk.domain.excuses import ExcuseStatement, excuses
from testdesk.domain.tables import Row
from testdesk.hq.store import view
from testdesk.hq.store.schema.tables import FACTS
from testdesk.store.connection import open_file
from testdesk.store.events.rows import upsert_rows
from testdesk.store.queries.excuses import StoredExcuses
from testdesk.store.schema.migrations import migrate

PEOPLE = ("a1" * 6, "b2" * 6)
STATEMENTS = st.lists(
    st.builds(
        ExcuseStatement,
        resident=st.sampled_from(PEOPLE),
        station=st.integers(0, 3),
        seq=st.integers(1, 4),
        hlc=st.sampled_from(["0" * 16, "1" * 16, "2" * 16]),
        at=st.just("2022-03-26T08:00:00.000Z"),
        reason=st.sampled_from(["", "away", "refused"]),
        note=st.sampled_from(["", "女儿来电"]),
        operator=st.just("李敏"),
    ),
    unique_by=lambda one: (one.station, one.seq),
    max_size=8,
)


def rows(statements, round_="R7"):
    return [
        {**one._asdict(), "excuse": f"{one.station:016x}{one.seq:016x}", "round": round_}
        for one in statements
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STATEMENTS, STATEMENTS)
def test_headquarters_shows_the_excuses_that_hold(hq, statements, of_another_round):
    table = FACTS["excuse"]
    with hq.write() as connection:
        connection.execute(table.delete())
        for some in (rows(statements), rows(of_another_round, "R8")):
            if some:
                named = [{**row, "excuse": row["round"] + row["excuse"]} for row in some]
                connection.execute(table.insert(), named)
        found = connection.execute(view.excuses().select()).mappings()
        shown = {
            row["resident"]: (row["reason"], row["note"], row["station"])
            for row in found
            if row["round"] == "R7"
        }
    held = excuses(statements)
    assert shown == {who: (one.reason, one.note, one.station) for who, one in held.items()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STATEMENTS)
def test_a_station_shows_the_same(tmp_path_factory, statements):
    path = tmp_path_factory.getbasetemp() / "excuses.db"
    db = open_file(path, STORE_KEY)
    try:
        migrate(db, path)
        db.execute("DELETE FROM excuse")
        upsert_rows(db, [Row("excuse", row) for row in rows(statements)])
        stored = StoredExcuses(db).among(PEOPLE, "R7")
        assert stored == excuses(statements)
        assert StoredExcuses(db).among(PEOPLE, "R8") == {}
    finally:
        db.close()
