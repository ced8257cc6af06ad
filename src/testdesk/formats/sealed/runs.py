"""Reads a run of one station's events and checks its chain meanwhile.

Each event of a chain has hashes that cannot be compressed, so nobody can make a reader store much
more than was sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import ChainBroken
from testdesk.formats.sealed.entries import read_entries

_CHUNK_SIZE = 256


class VerifiedPortion(NamedTuple):
    """Some events of a run, and the hash of each header."""

    entries: list[Entry]
    hashes: list[str]


def read_run(
    lines: Iterable[bytes],
    *,
    station: int,
    first: int = 1,
    prev: str = hash_chain.GENESIS,
    most: int | None = None,
) -> list[Entry]:
    """The events of a payload's lines, which must be one station's and form a chain.

    Args:
        lines: as written by `entries.write_entries`.
        station: the author.
        first: sequence number of the first event.
        prev: header hash of the event before it.
        most: the highest permitted number of events; None for any number.

    Raises:
        Refusal: event_damaged (see `read_entries`); chain_broken. The first fault is reported.
    """
    portions = read_portions(lines, station=station, first=first, prev=prev, most=most)
    return [entry for portion in portions for entry in portion.entries]


def read_portions(
    lines: Iterable[bytes],
    *,
    station: int,
    first: int = 1,
    prev: str = hash_chain.GENESIS,
    most: int | None = None,
) -> Iterator[VerifiedPortion]:
    """Yields the events as `read_run` returns them, in small portions as they are verified."""
    source, read = iter(lines), 0
    while piece := list(islice(source, _CHUNK_SIZE)):
        entries = read_entries(piece, first_line=read + 1)
        if any(entry.header.station != station for entry in entries):
            raise ChainBroken()
        # `read_entries` has already verified that bodies match their headers.
        hashes = hash_chain.chained_hashes(entries, prev=prev, first=first + read)
        read += len(entries)
        if hashes is None or (most is not None and read > most):
            raise ChainBroken()
        prev = hashes[-1]
        yield VerifiedPortion(entries, hashes)
