"""The declaration of the tables: keys that no two authors share."""

import pytest

from testdesk.domain.tables import INTEGER, TABLES, TEXT

# The key of these is the id of an event, which only its author writes.
BY_EVENT = {"excuse", "lookup", "sample", "proxy_code", "ticket"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
class TestEveryTable:
    def test_starts_with_the_event_and_its_time(self, table):
        assert table.columns[:4] == (
            ("station", INTEGER), ("seq", INTEGER), ("hlc", TEXT), ("at", TEXT),
        )  # fmt: skip

    def test_names_each_column_once(self, table):
        names = [name for name, _ in table.columns]
        assert len(set(names)) == len(names)

    def test_is_keyed_and_indexed_by_columns_it_has(self, table):
        names = {name for name, _ in table.columns}
        assert set(table.key) <= names
        assert all(set(index) <= names for index in table.indexes)

    def test_is_keyed_so_that_no_two_stations_write_one_row(self, table):
        assert "station" in table.key or table.name in BY_EVENT


def test_every_table_has_a_name_of_its_own():
    assert len({table.name for table in TABLES}) == len(TABLES) == 26
