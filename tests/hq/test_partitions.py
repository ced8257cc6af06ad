"""On PostgreSQL each round's samples lie by themselves; a database of version 1 is brought up."""

import pytest
from sqlalchemy import inspect
from tests.hq.laptops import derive_now, resident
from tests.hq.tables import count, rows

from testdesk.hq.city.rounds import open_round, partition_name
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store import database
from testdesk.hq.store.schema.columns import METADATA
from testdesk.hq.store.schema.tables import FACTS, SCHEMA, VERSION

# As version 1 made it.
SAMPLE_1 = """CREATE TABLE sample (
    station BIGINT NOT NULL, seq BIGINT NOT NULL, hlc TEXT NOT NULL, at TEXT NOT NULL,
    sample TEXT NOT NULL, round TEXT NOT NULL, resident TEXT NOT NULL, tube TEXT NOT NULL,
    position BIGINT NOT NULL, by TEXT NOT NULL, point TEXT NOT NULL, compound TEXT NOT NULL,
    building TEXT NOT NULL, operator TEXT NOT NULL, PRIMARY KEY (sample, station))"""
INDEXES_1 = ("round, resident", "resident", "tube", "station, seq", "station, at")
TABLES_1 = {"event", "kit", "station_key", "batch", "contact", "schema"} | set(FACTS)


def where(hq, round_):
    """The tables in which PostgreSQL keeps the samples of a round."""
    query = "SELECT DISTINCT tableoid::regclass::text FROM sample WHERE round = %(r)s"
    with hq.read() as connection:
        return {row[0] for row in connection.exec_driver_sql(query, {"r": round_})}


def import_all(hq, station):
    assert import_batch(hq, station.batch(), file="b.tdb").verdict == "accepted"


@pytest.mark.parametrize("name", ["R7", "第七轮", "R'7\"; %s --", "x" * 200])
def test_a_round_that_was_opened_has_its_own_partition(fresh, station_of_fresh, name):
    open_round(fresh, name=name)
    station_of_fresh.full_tube("YJ00000001", [resident(1)], round_=name)
    import_all(fresh, station_of_fresh)
    assert [row["round"] for row in rows(fresh, FACTS["sample"])] == [name]
    if fresh.engine.dialect.name == "postgresql":
        assert where(fresh, name) == {partition_name(name)}


def test_samples_that_came_before_their_round_are_kept_where_they_are(fresh, station_of_fresh):
    station_of_fresh.full_tube("YJ00000001", [resident(1)])
    import_all(fresh, station_of_fresh)
    open_round(fresh, name="R7")
    station_of_fresh.full_tube("YJ00000002", [resident(2)])
    import_all(fresh, station_of_fresh)
    assert count(fresh, FACTS["sample"]) == 2
    if fresh.engine.dialect.name == "postgresql":
        assert where(fresh, "R7") == {"sample_of_other_rounds"}


def version_1(hq):
    """Takes the tables back to what version 1 had."""
    with hq.write() as connection:
        held = [dict(row) for row in connection.execute(FACTS["sample"].select()).mappings()]
        FACTS["sample"].drop(connection)
        for table in reversed(METADATA.sorted_tables):
            if table.name not in TABLES_1:
                table.drop(connection)
        strict = " STRICT" if connection.dialect.name == "sqlite" else ""
        connection.exec_driver_sql(
            (SAMPLE_1.replace("BIGINT", "INTEGER") + strict) if strict else SAMPLE_1
        )
        for columns in INDEXES_1:
            name = columns.replace(", ", "_")
            connection.exec_driver_sql(f"CREATE INDEX ix_sample_{name} ON sample ({columns})")
        connection.execute(FACTS["sample"].insert(), held)
        connection.execute(SCHEMA.update().values(version=1))
    return held


def test_a_database_of_version_1_is_brought_up_with_all_it_holds(fresh, station_of_fresh):
    station_of_fresh.full_tube("YJ00000001", [resident(n) for n in range(3)])
    import_all(fresh, station_of_fresh)
    held = version_1(fresh)
    database.prepare(fresh.engine, fresh.city, derive=derive_now)
    found = rows(fresh, FACTS["sample"])
    assert sorted(found, key=str) == sorted(held, key=str)
    assert [row["version"] for row in rows(fresh, SCHEMA)] == [VERSION]
    names = set(inspect(fresh.engine).get_table_names())
    assert names >= set(METADATA.tables)
    assert "sample_1" not in names
    indexes = {index["name"] for index in inspect(fresh.engine).get_indexes("sample")}
    assert indexes == {index.name for index in FACTS["sample"].indexes}
    station_of_fresh.full_tube("YJ00000002", [resident(9)])
    import_all(fresh, station_of_fresh)
    assert count(fresh, FACTS["sample"]) == 4
