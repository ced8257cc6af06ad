"""Records in the journal that a station was restored from a backup.

Short, because it is one command; `bridge.backups.restoring` restores the files.
"""

from __future__ import annotations

from testdesk import __version__
from testdesk.domain.journal.events import StationRestored
from testdesk.ports import Station


def record_restored(station: Station, *, operator: str, created: str, length: int) -> None:
    """Appends the event that marks everything after it as written after the restore.

    If the old laptop wrote other events under these numbers, the two histories differ from this
    event on, so headquarters refuses whichever arrives second, and can tell why.

    Args:
        station: the restored station.
        operator: who restored it.
        created: when the backup was made: UTC, in ISO format.
        length: the highest own sequence number in the backup.
    """
    with station.write(operator) as uow:
        uow.journal.append(StationRestored(created, length, __version__))
        uow.commit()
