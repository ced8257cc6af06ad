"""A station at work: its identity, clock, courier and transactions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from testdesk.ports.identity import StationIdentity
from testdesk.ports.unit_of_work import ReadingUnit, UnitOfWork


class Clock(Protocol):
    """The wall clock."""

    def now(self) -> dt.datetime:
        """The current time, aware and in UTC."""
        ...

    def today(self) -> dt.date:
        """The current day in the station's local time."""
        ...


class Courier(Protocol):
    """Carries files to and from a folder, such as a stick."""

    def write(self, folder: Path, name: str, data: bytes) -> Path:
        """Writes into `folder`/testdesk, flushes, reads the file again and compares.

        Raises:
            EnvironmentFault: disk_full, stick_gone, stick_read_only, read_back_differs.
        """
        ...

    def write_all(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Writes files by name, as `write` does, except those that are there unchanged already.

        Raises:
            EnvironmentFault: as `write`; files written before the fault stay.
        """
        ...

    def incoming(self, paths: Sequence[Path]) -> list[Path]:
        """The files of testdesk among these files and in these folders, sorted by name."""
        ...

    def read(self, path: Path) -> bytes:
        """The contents of a file.

        Raises:
            EnvironmentFault: file_missing, file_unreadable.
            Refusal: file_too_large.
        """
        ...


@dataclass(frozen=True)
class Station:
    """One station at work, as every command receives it.

    Attributes:
        read_identity: returns the station's current identity.
        clock: the wall clock.
        read: opens a transaction that reads only; it takes no write lock.
        write: opens a transaction in the name of an operator, with the write lock.
        courier: carries files in and out.
        examine: returns the faults of the database file itself, one text each.
        checkpoint: folds SQLite's log into the file; called when nothing is written for a while.
        shrink: rewrites the file without what was erased, if that is still due; returns whether
            nothing that was erased is left in the file and its log.
    """

    read_identity: Callable[[], StationIdentity]
    clock: Clock
    read: Callable[[], ReadingUnit]
    write: Callable[[str], UnitOfWork]
    courier: Courier
    examine: Callable[[], tuple[str, ...]]
    checkpoint: Callable[[], object]
    shrink: Callable[[], bool]

    @property
    def identity(self) -> StationIdentity:
        """The station's current identity.

        A renewal changes it while the window is open, between two commands on the database's lane.
        Code that keeps this station and reads the property again gets the new card keys.
        """
        return self.read_identity()
