"""Waits for signals while the window keeps running, instead of sleeping for fixed times."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from PySide6.QtCore import QEventLoop, QTimer, SignalInstance


class Spread(msgspec.Struct, frozen=True):
    """Median, 99th percentile and maximum of some times, in milliseconds."""

    p50: float
    p99: float
    max: float


@dataclass
class Timing:
    """How long each scan took, in milliseconds.

    Attributes:
        durable: until the transaction of its event was on disk.
        painted: until the verdict was on the screen.
    """

    durable: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)


def spread(times: Sequence[float]) -> Spread:
    """Computes the spread of at least two values."""
    return Spread(
        p50=round(statistics.median(times), 2),
        p99=round(statistics.quantiles(times, n=100, method="inclusive")[98], 2),
        max=round(max(times), 2),
    )


# After this time the demo stops waiting for a signal and fails, rather than hang.
PATIENCE_MS = 30_000


def act_and_wait(signal: SignalInstance, act: Callable[[], object]) -> tuple[Any, ...]:
    """Performs an action and waits until the signal comes.

    Args:
        signal: the signal to wait for.
        act: the action that causes it.

    Returns:
        the signal's values.

    Raises:
        TimeoutError: the signal did not come.
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
        TimeoutError: the signal stopped coming before the condition was true.
    """
    while not condition():
        act_and_wait(signal, lambda: None)
