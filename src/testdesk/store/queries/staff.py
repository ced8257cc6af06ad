"""Queries for the operators of this station, and their wrong PINs in a row."""

from __future__ import annotations

from testdesk.domain.staff.members import StaffMember
from testdesk.domain.staff.pins import WrongTries
from testdesk.store.connection import Database

# The newest statement about each operator, of this station and of headquarters (0).
_STAFF = """
    SELECT operator, name, role, badge_key, pin, state, by, at FROM staff o
    WHERE station IN (0, :station) AND NOT EXISTS (
        SELECT 1 FROM staff n WHERE n.operator = o.operator AND n.station IN (0, :station)
        AND (n.hlc, n.station, n.seq) > (o.hlc, o.station, o.seq))
    ORDER BY name, operator
"""
_TRIES = "SELECT count, last_at FROM pin_try WHERE operator = ?"
_KEEP_TRIES = "INSERT OR REPLACE INTO pin_try VALUES (?, ?, ?)"


class StoredStaff:
    """Reads the operators, and keeps their wrong PINs."""

    def __init__(self, db: Database, *, station: int) -> None:
        self._db = db
        self._station = station

    def all(self) -> list[StaffMember]:
        """See `ports.Staff`."""
        return [StaffMember(*row) for row in self._db.execute(_STAFF, {"station": self._station})]

    def wrong_tries(self, operator: str) -> WrongTries:
        """See `ports.Staff`."""
        row = self._db.execute(_TRIES, [operator]).fetchone()
        return WrongTries(*row) if row else WrongTries()

    def keep_tries(self, operator: str, tries: WrongTries) -> None:
        """See `ports.StaffTries`."""
        self._db.execute(_KEEP_TRIES, [operator, tries.count, tries.last_at])

    def forget_tries(self, operator: str) -> None:
        """See `ports.StaffTries`."""
        self._db.execute("DELETE FROM pin_try WHERE operator = ?", [operator])
