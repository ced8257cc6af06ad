"""The station's identity, as stored in its file."""

from __future__ import annotations

import msgspec

from testdesk.domain.refusals import StoreDamaged
from testdesk.ports import StationIdentity
from testdesk.store.connection import Database

_SETTING = "identity"


class StoredIdentity:
    """The row with the identity, for one open connection.

    Attributes:
        known: the identity at the last beginning or commit of a transaction here.
    """

    def __init__(self, db: Database, known: StationIdentity | None = None) -> None:
        """Reads the identity.

        `known` is given while the file is being created and does not contain it yet.

        Raises:
            EnvironmentFault: store_damaged: there is no identity in the file.
        """
        self._db = db
        self._uncommitted: StationIdentity | None = None
        self.known = known or self.current()

    def current(self) -> StationIdentity:
        """See `ports.Identity`.

        Raises:
            EnvironmentFault: store_damaged.
        """
        row = self._db.execute("SELECT value FROM setting WHERE name = ?", [_SETTING]).fetchone()
        if row is None:
            raise StoreDamaged()
        return msgspec.msgpack.decode(row[0], type=StationIdentity)

    def keep(self, identity: StationIdentity) -> None:
        """See `ports.Identity`."""
        value = msgspec.msgpack.encode(identity)
        self._db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", [_SETTING, value])
        self._uncommitted = identity

    def after_commit(self) -> None:
        """Makes the identity stored in the transaction the valid one; called after a commit."""
        self.known, self._uncommitted = self._uncommitted or self.known, None

    def after_rollback(self) -> None:
        """Drops the identity stored in the transaction; called after a rollback."""
        self._uncommitted = None

    def read_again(self) -> None:
        """Reads the identity again; called after another connection wrote to the file."""
        self.known = self.current()
