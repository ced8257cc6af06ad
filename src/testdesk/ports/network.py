"""Headquarters over the network, as the services see it: a connection that may be down."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Protocol

import msgspec


class HeadquartersReply(msgspec.Struct, frozen=True):
    """Headquarters' description of itself: its software, and its clock."""

    software: str
    time: dt.datetime


class WaitingFile(msgspec.Struct, frozen=True):
    """A file that waits for this station.

    Attributes:
        file: its name.
        sha256: hex; empty if only the name is known.
        size: in bytes; an upper limit if only the name is known.
    """

    file: str
    sha256: str
    size: int


class Offer(msgspec.Struct, frozen=True):
    """The files waiting for this station, and which of its events headquarters claims to have.

    The claim is not signed, so it proves nothing; it only shows what is worth sending again.

    Attributes:
        files: the waiting files.
        highest: the highest of our sequence numbers that it has; None if it does not state any.
        missing: (first, last) of each gap below that.
    """

    files: tuple[WaitingFile, ...]
    highest: int | None = None
    missing: tuple[tuple[int, int], ...] = ()


class HeadquartersClient(Protocol):
    """The requests that can be made to headquarters (docs/http-v1.md).

    Every method raises EnvironmentFault with a code that begins with `network_`, and returns only
    what is proven to come from headquarters.
    """

    def city(self) -> HeadquartersReply:
        """Checks that the server is our city's headquarters; returns its software and clock."""
        ...

    def send(self, file: str, data: bytes) -> str:
        """Sends a batch. When this returns, headquarters has it, but only a receipt proves that.

        Returns:
            The name of the receipt that is now waiting, or an empty string.
        """
        ...

    def waiting(self) -> Offer:
        """The files waiting for this station, and which of its events headquarters has."""
        ...

    def fetch(self, wanted: WaitingFile) -> bytes:
        """One of the files, checked against the hash and size in the offer, if it has them."""
        ...


class OutboxFiles(Protocol):
    """Batches packed for the network, kept unchanged until their receipts arrive."""

    def write_draft(self, data: bytes) -> str:
        """Writes a batch that has no name yet and reads it back; returns a token for `name_draft`.

        Raises:
            EnvironmentFault: disk_full, home_not_writable, read_back_differs.
        """
        ...

    def name_draft(self, token: str, file: str) -> None:
        """Names the batch; replaces any batch with this name."""
        ...

    def discard_draft(self, token: str) -> None:
        """Removes a batch that has no name yet."""
        ...

    def names(self) -> list[str]:
        """The names of the batches."""
        ...

    def digest(self, file: str) -> str:
        """Hex SHA-256 of a batch, or empty if it is not there."""
        ...

    def read(self, file: str) -> bytes:
        """The contents of a batch.

        Raises:
            EnvironmentFault: file_missing.
        """
        ...

    def remove(self, file: str) -> None:
        """Removes a batch that has its receipt or is no longer needed."""
        ...

    def set_aside(self, file: str) -> None:
        """Moves a refused batch out of the way without deleting it."""
        ...


class InboxFiles(Protocol):
    """Files that arrived over the network and are being imported."""

    def imported(self) -> dict[str, str]:
        """The files imported before: hex SHA-256 by name."""
        ...

    def save(self, file: str, data: bytes) -> Path:
        """Saves a file; returns its path."""
        ...

    def mark_imported(self, file: str, sha256: str) -> None:
        """Marks a file as processed, and stores its hash unless that is empty."""
        ...

    def keep_only(self, names: frozenset[str]) -> None:
        """Drops the records of files that headquarters no longer offers."""
        ...
