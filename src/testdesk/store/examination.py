"""Checks that the file itself is sound: its pages, its B-trees, its search index.

Short, because `database_file` knows the pages and `queries.search_check` knows the index.
"""

from __future__ import annotations

from collections.abc import Callable

from testdesk.database_file.pages import (
    damaged_pages,
    raise_if_page_unreadable,
    summary_of_tree_problems,
    tree_problems,
)
from testdesk.domain.refusals import StoreDamaged
from testdesk.store.connection import Database, raising_store_faults
from testdesk.store.queries.search_check import search_differs


def examine(db: Database, is_whole: Callable[[], bool]) -> list[str]:
    """The faults of the file, one text each; empty if there are none.

    Reads every page, including unreferenced ones, and makes everybody's search keys again. Writes
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
            raise_if_page_unreadable(pages, trees, is_whole, "store_unreachable")
            problems += summary_of_tree_problems(trees)
            if search_differs(db):
                problems.append("search index differs")
    except StoreDamaged as fault:
        problems.append(f"file: {fault.code}")
    return problems
