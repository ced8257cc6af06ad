"""The station's identity, as kept in its file."""

from __future__ import annotations

import msgspec

from testdesk.domain.refusals import StoreDamaged
from testdesk.ports import StationIdentity
from testdesk.store.connection import Database

_NAME = "identity"


class StoredIdentity:
    """The row that holds it, for one connection while that is open.

    Attributes:
        known: as of the last transaction begun or committed here.
    """

    def __init__(self, db: Database, known: StationIdentity | None = None) -> None:
        """Reads it, unless the file is being made and does not have it yet (`known`).

        Raises:
            EnvironmentFault: store_damaged: no identity in the file.
        """
        self._db = db
        self._kept: StationIdentity | None = None
        self.known = known or self.current()

    def current(self) -> StationIdentity:
        """See `ports.Identity`.

        Raises:
            EnvironmentFault: store_damaged.
        """
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", [_NAME]).fetchone()
        if row is None:
            raise StoreDamaged()
        return msgspec.msgpack.decode(row[0], type=StationIdentity)

    def keep(self, identity: StationIdentity) -> None:
        """See `ports.Identity`."""
        value = msgspec.msgpack.encode(identity)
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_NAME, value])
        self._kept = identity

    def committed(self) -> None:
        """Called after a commit: what was kept is valid."""
        self.known, self._kept = self._kept or self.known, None

    def rolled_back(self) -> None:
        """Called after a rollback: what was kept is dropped."""
        self._kept = None

    def read_again(self) -> None:
        """Called after another connection wrote to the file."""
        self.known = self.current()
