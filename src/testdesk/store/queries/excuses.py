"""Queries for the people excused in a round, and the reasons.

Short, because each repository has a module of its own.
"""

from __future__ import annotations

from collections.abc import Collection

from testdesk.domain.excuses import Excuse
from testdesk.store.connection import IN_LIST, Database, json_list

_EXCUSED = f"""
    SELECT resident, reason, note, at, operator, station FROM excuse_valid
    WHERE round = ? AND resident {IN_LIST}
"""  # noqa: S608 - our own names


class StoredExcuses:
    """Reads the valid excuses of all stations."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def among(self, pseudonyms: Collection[str], round_: str) -> dict[str, Excuse]:
        """See `ports.Excuses`."""
        rows = self._db.execute(_EXCUSED, [round_, json_list(pseudonyms)])
        return {pseudonym: Excuse(*row) for pseudonym, *row in rows}
