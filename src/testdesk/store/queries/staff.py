"""Queries for the operators of this station, and their wrong PINs in a row."""

from __future__ import annotations

from testdesk.domain.staff.members import OperatorSpan, StaffMember
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
# Newest first. `kind != 'sample_taken'` lets SQLite use the partial index `event_rare_kind`.
_SIGN_INS = """
    SELECT seq, operator, coalesce(json_extract(CAST(body AS TEXT), '$.role'), '') FROM event
    WHERE kind = 'operator_signed_in' AND kind != 'sample_taken' AND station = :own
        AND seq >= :first
    ORDER BY seq DESC
"""
_LAST_EVENT = """
    SELECT seq FROM event WHERE station = :own AND seq >= :first AND operator = :name
    ORDER BY seq DESC LIMIT 1
"""
_TIME = """
    SELECT at FROM event e WHERE station = :own AND seq = :seq AND NOT EXISTS (
        SELECT 1 FROM doubtful_time d WHERE d.station = e.station AND d.seq = e.seq)
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

    def last_span(self, first: int) -> OperatorSpan | None:
        """See `ports.Staff`; reads the sign-ins back to that of somebody else."""
        own = {"own": self._station}
        began, name, role = 0, "", ""
        for seq, operator, role_then in self._db.execute(_SIGN_INS, own | {"first": first}):
            if began and operator != name:
                break
            began, name, role = seq, operator, role or role_then
        if not began:
            return None
        ended = self._db.execute(_LAST_EVENT, own | {"first": began, "name": name}).fetchone()[0]
        times = [self._db.execute(_TIME, own | {"seq": seq}).fetchone() for seq in (began, ended)]
        if None in times:
            return None
        return OperatorSpan(name, role, times[0][0], times[1][0])

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
