"""Reads a run (a range without gaps) of one station's events, and checks its chain meanwhile.

Each event of a chain has hashes that cannot be compressed, so nobody can make a reader store much
more than was sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import ChainBroken
from testdesk.formats.sealed.entries import read_entries

_MAX_LINES = 256
# An event may list 2,000 people.
_MAX_BYTES = 2 * 2**20


class VerifiedPortion(NamedTuple):
    """Some events of a run, and the hash of each header."""

    entries: list[Entry]
    hashes: list[str]


def read_portions(
    lines: Iterable[bytes],
    *,
    station: int,
    first: int = 1,
    prev: str = hash_chain.GENESIS,
    most: int | None = None,
) -> Iterator[VerifiedPortion]:
    """Yields the events of a payload's lines, which must be one station's and form a chain.

    They come in small portions, each as soon as it is verified.

    Args:
        lines: as written by `entries.write_entries`.
        station: the author.
        first: sequence number of the first event.
        prev: header hash of the event before the first.
        most: the highest permitted number of events; None for any number.

    Raises:
        Refusal: event_damaged (see `read_entries`); chain_broken. The first fault is reported.
    """
    read = 0
    for piece in _pieces(lines):
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


def _pieces(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    piece, size = list[bytes](), 0
    for line in lines:
        piece.append(line)
        size += len(line)
        if len(piece) == _MAX_LINES or size >= _MAX_BYTES:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece
