"""A database of an older version is brought up: a real file that it left."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.hq.laptops import MORNING

from testdesk.hq import database
from testdesk.hq.facts import derive
from testdesk.hq.schema import EVENT, FACTS, PERSON, SCHEMA, VERSION
from testdesk.hq.table_making import METADATA

FILES = Path(__file__).parent / "files"
KEY = bytes.fromhex("db" * 32)


@pytest.fixture
def engine(tmp_path):
    """Version 2: a list, and a station whose clock of another century turned somebody red."""
    file = tmp_path / "hq.db"
    shutil.copy(FILES / "headquarters-schema-2.db", file)
    engine = database.open_engine(file, key=KEY, url=None)
    with database.reading(engine) as connection:
        city = connection.execute(select(SCHEMA.c.city)).scalar_one()
    database.prepare(engine, city, derive=partial(derive, now=MORNING))
    yield engine
    engine.dispose()


def test_the_list_is_shown_again_after_an_older_version_showed_a_liar(engine):
    with database.reading(engine) as connection:
        shown = connection.execute(select(PERSON).where(PERSON.c.name == "朴顺子")).mappings().one()
        assert (shown["phone"], shown["colour"], shown["building"]) == ("13812340021", "none", "3")
        assert connection.execute(select(SCHEMA.c.version)).scalar_one() == VERSION
        clocks = select(EVENT.c.trusted).where(EVENT.c.station == 1, EVENT.c.kind != "x")
        assert set(connection.scalars(clocks)) == {0, 1}


def test_every_table_is_as_a_new_database_has_it(engine):
    with database.reading(engine) as connection:
        for table in METADATA.sorted_tables:
            found = connection.execute(select(table)).keys()
            assert list(found) == [column.name for column in table.columns]
        assert len(connection.execute(select(FACTS["sample"])).all()) == 1
