"""Reads a run of one station's events and checks its chain meanwhile.

Each event of a chain has hashes that cannot be compressed, so nobody can make a reader store much
more than was sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import ChainBroken
from testdesk.formats.sealed.entries import read_entries

_CHUNK_SIZE = 256


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
    source, found = iter(lines), list[Entry]()
    while piece := list(islice(source, _CHUNK_SIZE)):
        entries = read_entries(piece, first_line=len(found) + 1)
        if any(entry.header.station != station for entry in entries):
            raise ChainBroken()
        # `read_entries` has already verified that bodies match their headers.
        if not hash_chain.is_chained(entries, prev=prev, first=first + len(found)):
            raise ChainBroken()
        found += entries
        prev = hash_chain.header_hash(found[-1].header)
        if most is not None and len(found) > most:
            raise ChainBroken()
    return found
