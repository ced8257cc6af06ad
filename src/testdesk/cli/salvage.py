"""`salvage`: exports a damaged station's events to a stick and makes a new store of them."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
import msgspec

from testdesk import bootstrap
from testdesk.atomic_write import flush_folder
from testdesk.cli.shared.command_log import in_program_log
from testdesk.cli.shared.folders import make_folder
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.options import FOLDER, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, print_to_stderr
from testdesk.cli.shared.window_lock import window_is_open
from testdesk.courier.folder import FolderCourier
from testdesk.database_file.log import check_log_empty
from testdesk.database_file.mark import mark_of
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import EnvironmentFault, Refusal, StoreDamaged, StoreUnsound
from testdesk.formats.crypto.vault_slots import open_any
from testdesk.formats.exchange.batch import NO_BATCH, batch_name, write_batch
from testdesk.home_files import raising_home_faults, scratch_folder
from testdesk.messages.catalogue import translatable
from testdesk.ports import StationIdentity
from testdesk.services import checking
from testdesk.services.exchange import handover
from testdesk.services.session import Context, ScanSession
from testdesk.settings import STORE, VAULT, WINDOW_LOCK
from testdesk.store.recovery.salvage import SalvagedStation, runs, salvage
from testdesk.store.recovery.truth import write_truth
from testdesk.wall_clock import WallClock, utc_text

_RESTORED = translatable(
    "CommandLine", "the data is restored; only its batch still has to be handed over"
)
_RESTORED_UNMARKED = translatable(
    "CommandLine",
    "everything that could be read is restored; only its batch still has to be handed over. The "
    "mark that records how many entries there were is gone. Before you continue, compare the last "
    "number with headquarters (testdesk hq status). If headquarters has more, end this number "
    "there (testdesk hq station end) and continue under another",
)


@click.command("salvage")
@click.argument("folder", metavar="DIR", type=FOLDER)
@command_with_output
@in_program_log
def salvage_command(run: CommandRun, folder: Path) -> Output:
    """Recovers everything that can be read from damaged data, and writes it to DIR as batches.

    If no event is lost, a new store replaces the damaged one, which is kept beside it. If some are
    lost, nothing in the home is changed. Close the window first.
    """
    if not bootstrap.station_exists(run.home):
        raise Refusal("station_missing")
    passphrase = run.passphrase()
    key = open_any(_vault(run.home), passphrase)
    make_folder(folder)
    with _window_locked_out(run.home), scratch_folder(run.home) as scratch:
        if _is_sound(run.home, passphrase):
            # "desk" is the released code for the sentence about a station.
            raise Refusal("salvage_not_needed", reason="desk")
        salvaged = salvage(_damaged_store(run.home), key, scratch)
        if salvaged.is_whole:
            write_truth(salvaged.truth, scratch / STORE, key, WallClock())
            (scratch / VAULT).write_bytes(_vault(run.home))
            _put_in_place(run.home, scratch, passphrase)
            print_to_stderr(
                localized(_RESTORED if salvaged.length_by_mark is not None else _RESTORED_UNMARKED)
            )
    files = (
        _export(run.home, passphrase, folder)
        if salvaged.is_whole
        else _write_runs(salvaged, folder)
    )
    value = {
        **_station_and_last_event(salvaged),
        "events": len(salvaged.truth.events),
        "mended_pages": salvaged.mended_pages,
        "lost_pages": salvaged.lost_pages,
        "lost": salvaged.lost,
        "lost_of_headquarters": salvaged.lost_of_headquarters,
        "marked": salvaged.length_by_mark,
        "other_history": salvaged.other_history,
        "rebuilt": salvaged.is_whole,
        "files": files,
    }
    return Output(value, pairs(value), refused="" if salvaged.is_whole else "salvage_incomplete")


@contextmanager
def _window_locked_out(home: Path) -> Iterator[None]:
    """Makes sure that no window is or will be open on the home.

    Raises:
        EnvironmentFault: store_busy.
    """
    try:
        from PySide6.QtCore import QLockFile  # noqa: PLC0415 - Qt, only where it is installed
    except ModuleNotFoundError:
        # A window needs Qt; another installation's has named its process in the lock.
        if window_is_open(home / WINDOW_LOCK):
            raise EnvironmentFault("store_busy") from None
        yield
        return
    lock = QLockFile(str(home / WINDOW_LOCK))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError:
        raise EnvironmentFault("store_busy")
    try:
        yield
    finally:
        lock.unlock()


def _vault(home: Path) -> bytes:
    try:
        return (home / VAULT).read_bytes()
    except OSError as error:
        raise EnvironmentFault("file_unreadable", errno=error.errno or errno.EIO) from error


def _is_sound(home: Path, passphrase: str) -> bool:
    try:
        with bootstrap.station(home, passphrase) as station:
            return checking.verify(station=station).ok
    except StoreUnsound:
        return False


def _damaged_store(home: Path) -> Path:
    """The store, or the one that an earlier, interrupted salvage had moved aside.

    Raises:
        EnvironmentFault: store_missing.
    """
    if (home / STORE).exists():
        return home / STORE
    # Files with another "-" are the log and the mark that were moved aside with a store.
    kept = [path for path in home.glob(f"{STORE}.kept-*") if "-" not in path.name.split("kept-")[1]]
    if not kept:
        raise StoreUnsound("store_missing")
    return max(kept, key=lambda path: path.stat().st_mtime_ns)


def _put_in_place(home: Path, scratch: Path, passphrase: str) -> None:
    """Checks all of the new store and puts it in place of the damaged one, which is kept.

    Raises:
        EnvironmentFault: store_damaged: the new one is damaged too; nothing was moved.
    """
    with bootstrap.station(scratch, passphrase, from_backup=True) as station:
        report = checking.verify(station=station)
    if not report.ok:
        raise StoreDamaged()
    check_log_empty(scratch / STORE)
    with raising_home_faults():
        bootstrap.move_store_aside(home)
        # The store last: without it the salvage can be repeated, from the one that was kept.
        mark_of(scratch / STORE).replace(mark_of(home / STORE))
        flush_folder(home)
        (scratch / STORE).replace(home / STORE)
        flush_folder(home)


def _export(home: Path, passphrase: str, folder: Path) -> list[str]:
    """Exports every event that headquarters has not accepted, as one batch."""
    with bootstrap.station(home, passphrase) as station:
        session = ScanSession(operator="salvage")
        report = handover.export(Context(station, session), folder=folder, again=True).value
    return [report.file] if report else []


def _station_and_last_event(salvaged: SalvagedStation) -> dict[str, int | None]:
    """The station and where its journal ended, which `hq station end` asks for."""
    identity = _identity(salvaged)
    own_events = [entry.header.seq for entry in salvaged.truth.entries_of(identity.station)]
    last = max([*own_events, *(last for _, last in salvaged.lost), salvaged.length_by_mark or 0])
    return {"station": identity.station, "last": last}


def _identity(salvaged: SalvagedStation) -> StationIdentity:
    return msgspec.msgpack.decode(salvaged.truth.identity or b"", type=StationIdentity)


def _write_runs(salvaged: SalvagedStation, folder: Path) -> list[str]:
    """Writes our own events, each continuous run as one batch."""
    identity = _identity(salvaged)
    return [
        _write_run(identity, run, folder)
        for run in runs(salvaged.truth.entries_of(identity.station))
    ]


def _write_run(identity: StationIdentity, run: Sequence[Entry], folder: Path) -> str:
    data = write_batch(
        run,
        sender=handover.sender_of(identity),
        prev_batch=NO_BATCH,
        created=utc_text(WallClock().now()),
        acknowledged=handover.acknowledged_update(identity),
    )
    name = batch_name(identity.station, run[0].header.seq, run[-1].header.seq)
    return FolderCourier().write(folder, name, data).name
