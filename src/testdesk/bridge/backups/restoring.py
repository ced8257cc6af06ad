"""Makes a station from its backup, in an empty home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from testdesk import bootstrap
from testdesk.atomic_write import TEMPORARY_PREFIX
from testdesk.backup_folder import SUBFOLDER
from testdesk.bridge.backups.restore_tries import forget_wrong_tries, keeping_wrong_tries
from testdesk.courier.our_files import find_our_files
from testdesk.domain.refusals import EnvironmentFault, Refusal, StoreDamaged
from testdesk.domain.staff.roles import Approval
from testdesk.formats.crypto import keys
from testdesk.formats.exchange.batch import read_sender
from testdesk.formats.sealed.container import HEAD_LIMIT
from testdesk.formats.sealed.file_kinds import BATCH
from testdesk.home_files import names_in, raising_home_faults, scratch_folder
from testdesk.ports import Clock, Station, StationIdentity
from testdesk.services import checking
from testdesk.services.restoring import record_restored, require_restorers
from testdesk.services.session import Context
from testdesk.settings import (
    BACKUP,
    BACKUP_PLACE,
    LOG,
    RECOVERY,
    RESTORE_TRIES,
    STORE,
    WINDOW_LOCK,
)
from testdesk.store.recovery import backup
from testdesk.store.recovery.backup import BackupManifest

RestoringPeople = Callable[[Station], tuple[Context, Sequence[Approval]]]

# What may be in the home all the same: files of a restore that another program is running, of a
# station that lost its vault, or of a window that was only opened.
_MAY_BE_LEFT = (
    *(TEMPORARY_PREFIX, STORE, LOG, BACKUP, BACKUP_PLACE, WINDOW_LOCK, RECOVERY, RESTORE_TRIES),
    "screen.json",  # `gui.preferences`
)


class RestoredStation(msgspec.Struct, frozen=True):
    """A station that was restored and checked.

    Attributes:
        manifest: the backup's description of itself.
        events: how many events of all authors were in it.
    """

    manifest: BackupManifest
    events: int


def restore_station(
    home: Path,
    file: Path,
    passphrase: str,
    *,
    people: RestoringPeople,
    despite_batches: bool = False,
    clock: Clock | None = None,
) -> RestoredStation:
    """Restores a backup after checking all of it, and records that in the journal.

    Args:
        home: the folder; created if missing.
        file: the backup.
        passphrase: that of the day on which the backup was made.
        people: finds out, at the station in the backup, who restores it and who confirms that.
            Wrong PINs are counted as when somebody signs in, from one attempt to the next.
        despite_batches: whether to go on although a batch beside the backup has newer events.
        clock: a clock to use instead of the wall clock.

    Raises:
        Refusal: station_exists, home_not_empty; backup_damaged, version_unknown; passphrase_wrong;
            backup_older_than_batch; role_not_permitted, second_person_missing, and those of
            `people`.
        EnvironmentFault: store_damaged, store_too_new; file_unreadable, disk_full,
            home_not_writable.
    """
    if bootstrap.station_exists(home):
        raise Refusal("station_exists")
    bootstrap.sweep_home(home)
    if not all(name.startswith(_MAY_BE_LEFT) for name in names_in(home)):
        raise Refusal("home_not_empty")
    with scratch_folder(home) as folder:
        manifest = backup.unpack(file, folder)
        with bootstrap.station(folder, passphrase, clock=clock, from_backup=True) as station:
            with keeping_wrong_tries(home, station):
                context, approvals = people(station)
            require_restorers(context, approvals)
            events = checked_events(station)
            if not despite_batches:
                _refuse_older(file, station.identity, manifest.length)
            record_restored(
                context, created=manifest.created, length=manifest.length, approvals=approvals
            )
        with raising_home_faults():
            # A note of a newer backup would hide that what comes now is in none.
            (home / BACKUP).unlink(missing_ok=True)
            # It is sealed for the store that was here; the next opening makes one for this store.
            (home / RECOVERY).unlink(missing_ok=True)
        bootstrap.move_into_home(folder, home)
    forget_wrong_tries(home)
    return RestoredStation(manifest, events)


def checked_events(station: Station) -> int:
    """How many events of all authors there are, after checking each and folding them again.

    Args:
        station: opened from a backup, which has no mark (`database_file.mark`).

    Raises:
        EnvironmentFault: store_damaged; home_not_writable.
    """
    report = checking.verify(station=station)
    if report.ok:
        return report.events
    if all(problem.startswith("mark: ") for problem in report.problems):
        # The backup itself is complete: the mark was just made here, and this disk refused it.
        raise EnvironmentFault("home_not_writable")
    raise StoreDamaged()


def _refuse_older(file: Path, identity: StationIdentity, length: int) -> None:
    """Refuses a backup if a batch of this laptop on the same stick has newer events.

    Raises:
        Refusal: backup_older_than_batch.
    """
    public = keys.public_key(identity.signing_key).hex()
    newest = max((last for last in _last_events(_stick_of(file), identity, public)), default=0)
    if newest > length:
        raise Refusal("backup_older_than_batch", last=newest, length=length)


def _stick_of(file: Path) -> Path:
    """The folder in which batches may be: that of the stick, for an automatic backup."""
    folder = file.absolute().parent
    return folder.parent if folder.name == SUBFOLDER else folder


def _last_events(folder: Path, identity: StationIdentity, public: str) -> list[int]:
    """The last sequence number of each batch that this laptop wrote into a folder's files."""
    found = []
    try:
        batches = [path for path in find_our_files(folder) if path.suffix.lower() == BATCH]
    except OSError:  # the folder cannot be listed, so nothing in it could be exported either
        return []
    for path in batches:
        try:
            with path.open("rb") as file:
                manifest = read_sender(file.read(HEAD_LIMIT))
        except (OSError, Refusal):
            continue  # a damaged batch proves nothing
        if (manifest.city, manifest.station) == (identity.city, identity.station) and (
            manifest.signer.public_key == public
        ):
            found.append(manifest.last)
    return found
