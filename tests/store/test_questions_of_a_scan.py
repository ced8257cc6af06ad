"""No question that a scan, an undo, a search or the status bar asks goes through a large table."""

import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from tests.made_station import FATHER, HALMEONI, TUBES, MadeStation

from testdesk.gui.register.state import read_state
from testdesk.ports import Station
from testdesk.services import queue
from testdesk.services.cards import prints
from testdesk.services.day_overview import day_overview
from testdesk.services.just_done import just_done
from testdesk.services.people import directory
from testdesk.services.people.history import person_record
from testdesk.services.people.near_people import near_person
from testdesk.services.shift_log import shift_log
from testdesk.services.staff.enrolment import staff_of
from testdesk.services.staff.identification import last_operator, pin_pause
from testdesk.services.status import status
from testdesk.services.tubes import has_open_tube, tube_record
from testdesk.services.unfinished_work import unfinished
from testdesk.services.voiding import next_undo

# A row for a round, a shift, an export, a signed file, a count by hand, a distrusted station, a
# corrected number, an event while the clock was wrong, or a person of the staff (`staff o`); a row
# in all; and a list that is given to the query.
SMALL = {
    *("round", "shift", "writing", "signed_time", "swab_count", "distrust", "alias", "o"),
    "doubtful_time",
    *("log_round", "main.search_config", "a", "asked"),
}
# The cards of a station, fewer than its samples. A button counts them on the reading lane; a dialog
# lists them when it is opened.
OF_CARDS = {"cards without a print": {"c"}, "saved cards": {"c"}}
SCANNED = re.compile(r"SCAN (?!CONSTANT ROW|\S+ VIRTUAL TABLE)(\S+)")
# All rows of one station, which are nearly all rows. With a limit, few of them are read.
OF_A_STATION = re.compile(r"SEARCH (\S+) USING .*\(station=\?\)$")
STATEMENT = re.compile(r"\s*(SELECT|WITH|INSERT|UPDATE|DELETE)\b", re.IGNORECASE)


def actions(station: MadeStation) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is done all day, twice each, because the first time may read more."""
    for tube, number in zip(TUBES, (HALMEONI, FATHER), strict=False):
        for line in (tube, number, number, f"https://example.cn/{tube}", "222401199001011239"):
            yield f"scan {line}", partial(station.scan, line)
        yield "status", lambda: status(station.station)
        yield "search", lambda: directory.search(station.station, text="psz", limit=50)
        yield from questions_of_a_page(station, tube)
        for line in ("!undo", "!undo", "!seal other", "!undo"):
            yield line, partial(station.scan, line)


def questions_of_a_page(
    station: MadeStation, tube: str
) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a key or a row on a page asks, on the lane on which scans run."""
    person = station.who(HALMEONI)
    questions: dict[str, Callable[[Station], object]] = {
        "household": partial(directory.household, resident=person),
        "person": partial(directory.get_person, resident=person),
        "record of a person": partial(person_record, resident=person, lookups=True),
        "document": partial(directory.check_document, number=FATHER),
        "record of a tube": partial(tube_record, code=tube),
        "whether a tube is open": has_open_tube,
        "what would be undone": next_undo,
        "newest lines of the shift": shift_log,
        "what the people page did": just_done,
        "older rows of it": partial(just_done, before=2**40),
        "tube in progress": read_state,
        "nearly the same number": partial(near_person, number="222401193604120026"),
        "what is unfinished": unfinished,
        "the rows of closing": day_overview,
        "the queue": queue.view,
        "the queue of a desk": partial(queue.overview, desk_number=1),
        "who was here last": last_operator,
        "the pause of a PIN": partial(pin_pause, operator="0" * 16),
        "cards without a print": prints.unprinted,
        "saved cards": prints.saved,
        "people of a station": staff_of,
    }
    for name, question in questions.items():
        yield name, partial(question, station.station)


def scanned_tables(station: MadeStation, action: Callable[[], object]) -> set[str]:
    """The tables of which some statement of the action reads every row, or all of one station."""
    connection, statements = station.store._db.conn, list[str]()
    connection.set_trace_callback(statements.append)
    try:
        action()
    finally:
        connection.set_trace_callback(None)
    found = set[str]()
    for statement in filter(STATEMENT.match, statements):
        plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        limited = "LIMIT" in statement or "max(seq)" in statement
        forms = (SCANNED,) if limited else (SCANNED, OF_A_STATION)
        found |= {match[1] for row in plan for form in forms if (match := form.match(row[3]))}
    return found


def test_nothing_that_is_done_all_day_goes_through_a_large_table(station):
    station.scans(TUBES[2], "!undo")  # the first event of a run looks through all times once
    found = {
        name: scanned_tables(station, action) - SMALL - OF_CARDS.get(name, set())
        for name, action in actions(station)
    }
    assert {name: tables for name, tables in found.items() if tables} == {}


def test_a_question_that_reads_all_of_a_station_is_found(station):
    query = "SELECT body FROM event WHERE station = 1 AND kind IN ('a', 'b') ORDER BY seq"
    assert scanned_tables(station, lambda: station.store._db.execute(query)) == {"event"}


@pytest.mark.parametrize("table", ["event", "person", "sample"])
def test_a_question_that_goes_through_a_table_is_found(station, table):
    database = station.store._db
    query = f"SELECT * FROM {table}"  # noqa: S608 - one of three names
    assert scanned_tables(station, lambda: database.execute(query)) == {table}
