"""Checks that the file itself is sound: its pages, its B-trees, its search index."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import zip_longest

from testdesk.database_file.errors import FILE_ERRORS
from testdesk.database_file.pages import (
    damaged_pages,
    refuse_unread_page,
    summary_of_tree_problems,
    tree_problems,
)
from testdesk.domain.refusals import StoreDamaged
from testdesk.store.connection import Database, raising_store_faults
from testdesk.store.queries.people import select_residents
from testdesk.store.queries.search import index_people
from testdesk.store.queries.search_rebuild import SEARCH_COLUMNS

_CHUNK_SIZE = 500
_TERM_COLUMNS = "term, doc"
_SECOND_INDEX = "search_again"


def examine(db: Database, is_whole: Callable[[], bool]) -> list[str]:
    """The faults of the file, one text each; empty if there are none.

    Reads every page, including unreferenced ones, and indexes everybody again in memory. Writes
    nothing into the file.

    Args:
        db: the open file.
        is_whole: whether all of its pages are complete; then a bad page was only unreadable.

    Raises:
        EnvironmentFault: store_unreachable: a page could not be read.
    """
    with raising_store_faults(is_whole):
        pages = damaged_pages(db.execute)
    problems = [f"page {number}: damaged" for number in pages]
    try:
        with raising_store_faults(is_whole):
            trees = tree_problems(db.execute)
            refuse_unread_page(pages, trees, is_whole, "store_unreachable")
            problems += summary_of_tree_problems(trees)
            if _search_differs(db):
                problems.append("search index differs")
    except StoreDamaged as fault:
        problems.append(f"file: {fault.code}")
    return problems


def _search_differs(db: Database) -> bool:
    try:
        db.execute(f"CREATE VIRTUAL TABLE temp.{_SECOND_INDEX} USING fts5({SEARCH_COLUMNS})")
        for schema, table in (("main", "search"), ("temp", _SECOND_INDEX)):
            db.execute(
                f"CREATE VIRTUAL TABLE temp.words_of_{table}"
                f" USING fts5vocab('{schema}', '{table}', 'instance')"
            )
        last = ""
        while people := select_residents(
            db, "WHERE resident > ? ORDER BY resident LIMIT ?", [last, _CHUNK_SIZE]
        ):
            index_people(db, people, table=f"temp.{_SECOND_INDEX}")
            last = people[-1].resident
        # Both come by term and then by document: read side by side, neither is kept in memory.
        stored, expected = (
            db.execute(f"SELECT {_TERM_COLUMNS} FROM temp.words_of_{table}")  # noqa: S608 - our own names
            for table in ("search", _SECOND_INDEX)
        )
        return any(row != other for row, other in zip_longest(stored, expected))
    finally:
        for table in ("words_of_search", f"words_of_{_SECOND_INDEX}", _SECOND_INDEX):
            with suppress(*FILE_ERRORS):  # the table was not created, or its index is damaged
                db.execute(f"DROP TABLE IF EXISTS temp.{table}")
