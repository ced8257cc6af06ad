"""A database of an older version is brought up: a real file that it left."""

from functools import partial

from sqlalchemy import inspect, select
from tests.hq.laptops import MORNING

from testdesk.hq.store import database
from testdesk.hq.store.facts import derive
from testdesk.hq.store.schema.columns import METADATA
from testdesk.hq.store.schema.tables import CURRENT_RESIDENT, EVENT, FACTS, SCHEMA, VERSION


def test_the_list_is_shown_again_after_an_older_version_showed_a_liar(engine_of_version_2):
    with database.read_transaction(engine_of_version_2) as connection:
        shown = (
            connection.execute(select(CURRENT_RESIDENT).where(CURRENT_RESIDENT.c.name == "朴顺子"))
            .mappings()
            .one()
        )
        assert (shown["phone"], shown["colour"], shown["building"]) == ("13812340021", "none", "3")
        assert connection.execute(select(SCHEMA.c.version)).scalar_one() == VERSION
        clocks = select(EVENT.c.trusted).where(EVENT.c.station == 1, EVENT.c.kind != "x")
        assert set(connection.scalars(clocks)) == {0, 1}


def index_names(connection, table):
    return {index["name"] for index in inspect(connection).get_indexes(table.name)}


def test_version_7_gets_its_indexes_and_keeps_its_people(engine_of_version_2):
    with database.write_transaction(engine_of_version_2) as connection:
        city = connection.execute(select(SCHEMA.c.city)).scalar_one()
        connection.execute(SCHEMA.update().values(version=7))
        for name in ("tube_station_seq", "resident_station_seq", "event_of_people"):
            connection.exec_driver_sql(f"DROP INDEX ix_{name}")
        people = connection.execute(select(CURRENT_RESIDENT)).all()
    database.prepare(engine_of_version_2, city, derive=partial(derive, now=MORNING))
    with database.read_transaction(engine_of_version_2) as connection:
        for table in METADATA.sorted_tables:
            assert index_names(connection, table) >= {index.name for index in table.indexes}
        assert people
        assert connection.execute(select(CURRENT_RESIDENT)).all() == people
        assert connection.execute(select(SCHEMA.c.version)).scalar_one() == VERSION


def test_every_table_is_as_a_new_database_has_it(engine_of_version_2):
    with database.read_transaction(engine_of_version_2) as connection:
        for table in METADATA.sorted_tables:
            assert index_names(connection, table) >= {index.name for index in table.indexes}
            found = connection.execute(select(table)).keys()
            assert list(found) == [column.name for column in table.columns]
        assert len(connection.execute(select(FACTS["sample"])).all()) == 1
