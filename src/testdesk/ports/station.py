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
        """The time in UTC, aware."""
        ...

    def today(self) -> dt.date:
        """The station's local day."""
        ...


class Courier(Protocol):
    """Carries files to and from a folder, as a stick."""

    def write(self, folder: Path, name: str, data: bytes) -> Path:
        """Writes under `folder`/testdesk, flushes, re-reads and compares.

        Raises:
            EnvironmentFault: disk_full, stick_gone, stick_read_only, read_back_differs.
        """
        ...

    def write_all(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Writes files by name as `write` does; leaves those that are there with the same content.

        Raises:
            EnvironmentFault: as `write`; what was written before stays.
        """
        ...

    def incoming(self, paths: Sequence[Path]) -> list[Path]:
        """Our files among files and folders, in name order."""
        ...

    def read(self, path: Path) -> bytes:
        """A whole file.

        Raises:
            EnvironmentFault: file_missing, file_unreadable.
            Refusal: file_too_large.
        """
        ...


@dataclass(frozen=True)
class Station:
    """One station at work: what every command receives.

    Attributes:
        who: the station's current identity.
        clock: the wall clock.
        read: opens a transaction that reads only; it takes no write lock.
        write: opens a transaction in the name of an operator, with the write lock.
        courier: files in and out.
        examine: what is wrong with the file itself, one text each.
        checkpoint: to be called when nothing is written for a while: folds the file's log into it.
    """

    who: Callable[[], StationIdentity]
    clock: Clock
    read: Callable[[], ReadingUnit]
    write: Callable[[str], UnitOfWork]
    courier: Courier
    examine: Callable[[], tuple[str, ...]]
    checkpoint: Callable[[], object]

    @property
    def identity(self) -> StationIdentity:
        """The station's current identity.

        A renewed kit changes it while the window is open, between two commands on the database's
        lane: code that holds this station and asks again has the new card keys.
        """
        return self.who()
