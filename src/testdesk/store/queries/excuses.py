"""Who is excused in a round, and why, as screens read it.

Short, because a repository has a module of its own.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from testdesk.domain.excuses import Excuse
from testdesk.store.connection import Database

_EXCUSED = """
    SELECT resident, reason, note, at, operator, station FROM excuse_valid
    WHERE round = ? AND resident IN (SELECT value FROM json_each(?))
"""


class StoredExcuses:
    """Reads the valid excuses, whichever station made them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def among(self, residents: Collection[str], round_: str) -> dict[str, Excuse]:
        """See `ports.Excuses`."""
        rows = self._db.execute(_EXCUSED, [round_, json.dumps(sorted(residents))])
        return {resident: Excuse(*row) for resident, *row in rows}
