"""COPY and row by row are two ways to one table."""

import pytest
from tests.hq.exchange.several_names import NAMES
from tests.hq.laptops import resident
from tests.hq.tables import rows

from testdesk.domain.journal.events import ResidentRegistered
from testdesk.domain.refusals import EnvironmentFault
from testdesk.domain.residents.people import Address, Resident
from testdesk.hq.store import bulk, database, journal
from testdesk.hq.store.schema.tables import EVENT, FACTS


def stored(hq, station, copy_from, monkeypatch):
    monkeypatch.setattr(bulk, "COPY_FROM", copy_from)
    with hq.write() as connection:
        journal.store(connection, station.entries, now_ms=2**41)
    return tuple(
        sorted(rows(hq, table), key=lambda row: (row["station"], row["seq"]))
        for table in (EVENT, FACTS["resident"])
    )


def test_both_ways_keep_every_character(hq, station_of_names, monkeypatch):
    copied = stored(hq, station_of_names, 1, monkeypatch)
    with hq.write() as connection:
        for table in (EVENT, FACTS["resident"], FACTS["station"]):
            connection.execute(table.delete())
    assert stored(hq, station_of_names, 1000, monkeypatch) == copied
    assert [row["name"] for row in copied[1]] == NAMES


def test_rows_copied_again_change_nothing_and_a_newer_one_replaces(
    hq, station_of_names, monkeypatch
):
    first = stored(hq, station_of_names, 1, monkeypatch)
    assert stored(hq, station_of_names, 1, monkeypatch) == first
    station_of_names.record(
        ResidentRegistered(Resident(resident(0), "新", address=Address("河南小区", "3")))
    )
    again = stored(hq, station_of_names, 1, monkeypatch)
    assert len(again[1]) == len(first[1])
    assert again[1][-1]["name"] == "新"


def test_what_postgresql_refuses_is_reported_without_the_row(hq, monkeypatch):
    monkeypatch.setattr(bulk, "COPY_FROM", 1)
    if hq.engine.dialect.name == "sqlite":
        pytest.skip("SQLite copies nothing")
    row = {name.name: "朴顺子\0" for name in FACTS["resident"].columns} | {"station": 3, "seq": 1}
    how = {"replaces": lambda new: new.excluded.seq > FACTS["resident"].c.seq}
    with pytest.raises(bulk.CopyError) as caught, hq.write() as connection:
        bulk.merge(connection, FACTS["resident"], [row], **how)
    assert "朴" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_server_that_ends_amid_the_copy_is_the_environments_fault(
    hq, station_of_names, monkeypatch
):
    monkeypatch.setattr(bulk, "COPY_FROM", 1)
    if hq.engine.dialect.name == "sqlite":
        pytest.skip("SQLite copies nothing")

    def cut_off():
        with hq.write() as connection:
            own = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            with database.read_transaction(hq.engine) as other:
                other.exec_driver_sql(f"SELECT pg_terminate_backend({own}, 5000)")
            journal.store(connection, station_of_names.entries, now_ms=2**41)

    with pytest.raises(EnvironmentFault) as caught:
        cut_off()
    assert caught.value.code == "database_unreachable"
    assert rows(hq, EVENT) == []
