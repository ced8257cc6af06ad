"""Waiting for a signal while the window keeps running; never for time."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from PySide6.QtCore import QEventLoop, QTimer, SignalInstance


class Spread(msgspec.Struct, frozen=True):
    """A distribution of times, in milliseconds."""

    p50: float
    p99: float
    max: float


@dataclass
class Timing:
    """How long every scan took, in milliseconds.

    Attributes:
        durable: until the answer's transaction was on disk.
        painted: until the verdict was on the screen.
    """

    durable: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)


def spread(times: Sequence[float]) -> Spread:
    """Median, 99th percentile and maximum, of at least two values."""
    return Spread(
        p50=round(statistics.median(times), 2),
        p99=round(statistics.quantiles(times, n=100, method="inclusive")[98], 2),
        max=round(max(times), 2),
    )


# A signal that has not come by then never will; the demo stops rather than hang.
PATIENCE_MS = 30_000


def act_and_wait(signal: SignalInstance, act: Callable[[], object]) -> tuple[Any, ...]:
    """Performs an action and waits until the signal comes.

    Args:
        signal: marks the end.
        act: the action that causes it.

    Returns:
        the signal's values.

    Raises:
        TimeoutError: it did not come.
    """
    received: list[tuple[Any, ...]] = []
    loop = QEventLoop()

    def arrived(*values: object) -> None:
        received.append(values)
        loop.quit()

    signal.connect(arrived)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    try:
        act()
        if not received:
            loop.exec()
    finally:
        signal.disconnect(arrived)
    if not received:
        raise TimeoutError(str(signal))
    return received[0]


def wait_until(condition: Callable[[], bool], signal: SignalInstance) -> None:
    """Waits until a condition is true, checking each time the signal comes.

    Raises:
        TimeoutError: it never was.
    """
    while not condition():
        act_and_wait(signal, lambda: None)
