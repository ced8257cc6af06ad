"""How long the desk lets people wait: from the scanner's Enter to the disk, and to the screen."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec


class Spread(msgspec.Struct, frozen=True):
    """Milliseconds."""

    p50: float
    p99: float
    max: float


@dataclass
class Timing:
    """Milliseconds of every scan.

    Attributes:
        durable: until the answer's transaction was on disk.
        painted: until the verdict was on the screen.
    """

    durable: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)


def spread(times: Sequence[float]) -> Spread:
    """Median, 99th percentile and the worst; of two values at least."""
    return Spread(
        p50=round(statistics.median(times), 2),
        p99=round(statistics.quantiles(times, n=100, method="inclusive")[98], 2),
        max=round(max(times), 2),
    )
