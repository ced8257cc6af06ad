"""No question that a scan, an undo, a search or the status bar asks goes through a large table."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

import pytest
from tests.made_station import FATHER, HALMEONI, TUBES, MadeStation

from testdesk.services.people import directory
from testdesk.services.status import status

# A row for a round, a shift, an export, a signed file, a count by hand, or a distrusted station; a
# row in all; and the numbers of a list that is given to the query.
SMALL = {
    *("round", "shift", "writing", "signed_time", "swab_count", "distrust"),
    *("log_round", "main.search_config", "a"),
}
SCANNED = re.compile(r"SCAN (?!CONSTANT ROW|\S+ VIRTUAL TABLE)(\S+)")
STATEMENT = re.compile(r"\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b", re.IGNORECASE)


def actions(station: MadeStation) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is done all day, twice each, because the first time may read more."""
    for tube, number in zip(TUBES, (HALMEONI, FATHER), strict=False):
        for line in (tube, number, number, f"https://example.cn/{tube}", "222401199001011239"):
            yield f"scan {line}", partial(station.scan, line)
        yield "status", lambda: status(station.station)
        yield "search", lambda: directory.search(station.station, text="psz", limit=50)
        yield (
            "household",
            lambda: directory.household(station.station, resident=station.who(HALMEONI)),
        )
        for line in ("!undo", "!undo", "!seal other", "!undo"):
            yield line, partial(station.scan, line)


def scanned_tables(station: MadeStation, action: Callable[[], object]) -> set[str]:
    """The tables of which some statement of the action reads every row."""
    connection, statements = station.store._db.conn, list[str]()
    connection.set_trace_callback(statements.append)
    try:
        action()
    finally:
        connection.set_trace_callback(None)
    plans = (
        connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        for statement in statements
        if STATEMENT.match(statement)
    )
    lines = (row[3] for row in chain.from_iterable(plans))
    return {found[1] for line in lines if (found := SCANNED.match(line))}


def test_nothing_that_is_done_all_day_goes_through_a_large_table(station):
    found = {name: scanned_tables(station, action) - SMALL for name, action in actions(station)}
    assert {name: tables for name, tables in found.items() if tables} == {}


@pytest.mark.parametrize("table", ["event", "person", "sample"])
def test_a_question_that_goes_through_a_table_is_found(station, table):
    database = station.store._db
    query = f"SELECT * FROM {table}"  # noqa: S608 - one of three names
    assert scanned_tables(station, lambda: database.execute(query)) == {table}
