"""Ranges of events of several stations in one SQL statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, or_

# The first and the last sequence number of each station.
Ranges = Mapping[int, tuple[int, int]]

# The number of ranges in a statement; an unused one has a station that does not exist.
_RANGES_PER_QUERY = 16
_NO_STATION = -1


def ranges_of(numbers: Iterable[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """The lowest and the highest of the sequence numbers of each station."""
    ranges: dict[int, tuple[int, int]] = {}
    for station, seq in numbers:
        first, last = ranges.get(station, (seq, seq))
        ranges[station] = min(first, seq), max(last, seq)
    return ranges


def in_ranges(station: ColumnElement[Any], seq: ColumnElement[Any]) -> ColumnElement[bool]:
    """The condition that an event is in the ranges of `chunks`, for a query that is built once."""
    return or_(
        *(
            and_(
                station == bindparam(f"range_{index}_station"),
                seq.between(bindparam(f"range_{index}_first"), bindparam(f"range_{index}_last")),
            )
            for index in range(_RANGES_PER_QUERY)
        )
    )


def chunks(ranges: Ranges) -> Iterator[dict[str, int]]:
    """Yields the values for a query with `in_ranges`, one set for each time it has to run."""
    remaining = iter(ranges.items())
    while chunk := list(islice(remaining, _RANGES_PER_QUERY)):
        chunk += [(_NO_STATION, (1, 0))] * (_RANGES_PER_QUERY - len(chunk))
        yield {
            f"range_{index}_{name}": value
            for index, (station, (first, last)) in enumerate(chunk)
            for name, value in (("station", station), ("first", first), ("last", last))
        }
