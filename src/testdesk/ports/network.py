"""Headquarters over the network, as the services see it: a courier that may be away."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Protocol

import msgspec


class HeadquartersReply(msgspec.Struct, frozen=True):
    """Headquarters' word of itself: its software, and its clock."""

    software: str
    time: dt.datetime


class WaitingFile(msgspec.Struct, frozen=True):
    """A file that waits for this station.

    Attributes:
        file: its name.
        sha256: hex; empty where only the name was told.
        size: bytes, or the most that there may be where only the name was told.
    """

    file: str
    sha256: str
    size: int


class Offer(msgspec.Struct, frozen=True):
    """What waits for this station, and what headquarters says that it has of us.

    The second is no proof: nothing is signed. It only says what is worth sending again.

    Attributes:
        files: those that wait.
        highest: the highest number of ours that it has; None where it does not say.
        missing: (first, last) of each gap below that.
    """

    files: tuple[WaitingFile, ...]
    highest: int | None = None
    missing: tuple[tuple[int, int], ...] = ()


class HeadquartersClient(Protocol):
    """What can be asked of headquarters (docs/http-v1.md).

    Every method raises EnvironmentFault with a code that begins with `network_`: nothing that
    was not proven to be headquarters' is ever answered.
    """

    def city(self) -> HeadquartersReply:
        """Whether it is headquarters of our city, and what its clock says."""
        ...

    def send(self, file: str, data: bytes) -> str:
        """Hands a batch over. Returning says that it arrived, which proves nothing to us.

        Returns:
            The name of the receipt that now waits, or nothing.
        """
        ...

    def waiting(self) -> Offer:
        """The files that wait for this station, and what headquarters has of it."""
        ...

    def fetch(self, wanted: WaitingFile) -> bytes:
        """One of them, of exactly the hash and size that were told, where they were."""
        ...


class OutboxFiles(Protocol):
    """Batches packed for the network: kept as they are until their receipt."""

    def lay(self, data: bytes) -> str:
        """Writes a batch that has no name yet, reads it back; a token for `name`.

        Raises:
            EnvironmentFault: disk_full, home_not_writable, read_back_differs.
        """
        ...

    def name(self, token: str, file: str) -> None:
        """Gives it its name; what had the name before is gone."""
        ...

    def forget(self, token: str) -> None:
        """Removes what was laid and got no name."""
        ...

    def names(self) -> list[str]:
        """The batches there are."""
        ...

    def digest(self, file: str) -> str:
        """Hex SHA-256 of one, or empty where it is not there."""
        ...

    def read(self, file: str) -> bytes:
        """One of them.

        Raises:
            EnvironmentFault: file_missing.
        """
        ...

    def drop(self, file: str) -> None:
        """It has its receipt, or is nobody's any more."""
        ...

    def set_aside(self, file: str) -> None:
        """It was refused: out of the way, and not deleted."""
        ...


class Arrivals(Protocol):
    """Files that came over the network, on their way into the station."""

    def imported(self) -> dict[str, str]:
        """What was imported before: hex SHA-256 by name."""
        ...

    def put(self, file: str, data: bytes) -> Path:
        """Lays a file down; its path."""
        ...

    def done(self, file: str, sha256: str) -> None:
        """It was looked at; the hash is remembered, or where it is empty, not."""
        ...

    def keep_only(self, names: frozenset[str]) -> None:
        """Forgets what headquarters offers no more."""
        ...
