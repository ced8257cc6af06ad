"""The tube labels that were printed, and the numbers already on tubes.

Short, because each repository has a module of its own.
"""

from __future__ import annotations

from testdesk.store.connection import Database

_NEWEST = "SELECT last FROM label_print WHERE station = ? ORDER BY seq DESC LIMIT 1"
# Numbers of the same length and prefix sort in counting order. A "discarded" tube was opened by
# mistake: the opening was undone.
_OVERLAPPING = """
    SELECT first, last FROM label_print
    WHERE length(first) = :length AND first <= :last AND last >= :first
    UNION ALL SELECT tube, tube FROM tube
    WHERE state != 'discarded' AND length(tube) = :length AND tube BETWEEN :first AND :last
    ORDER BY 2 DESC LIMIT 1
"""


class StoredLabels:
    """Reads the labels printed at one station."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db = db
        self._station = station

    def newest_number(self) -> str | None:
        """See `ports.Labels`."""
        row = self._db.execute(_NEWEST, [self._station]).fetchone()
        return row[0] if row else None

    def overlapping_print(self, first: str, last: str) -> tuple[str, str] | None:
        """See `ports.Labels`."""
        span = {"first": first, "last": last, "length": len(first)}
        row = self._db.execute(_OVERLAPPING, span).fetchone()
        return (row[0], row[1]) if row else None
