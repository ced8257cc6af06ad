"""Waiting for a signal while the window lives on; never for time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance

# A signal that has not come by then never will; the demo stops rather than hang.
PATIENCE_MS = 30_000


def after(signal: SignalInstance, act: Callable[[], object]) -> tuple[Any, ...]:
    """Does something and waits until the signal comes.

    Args:
        signal: what announces the end.
        act: what brings it about.

    Returns:
        the signal's values.

    Raises:
        TimeoutError: it did not come.
    """
    came: list[tuple[Any, ...]] = []
    loop = QEventLoop()

    def arrived(*values: object) -> None:
        came.append(values)
        loop.quit()

    signal.connect(arrived)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    try:
        act()
        if not came:
            loop.exec()
    finally:
        signal.disconnect(arrived)
    if not came:
        raise TimeoutError(str(signal))
    return came[0]


def until(condition: Callable[[], bool], signal: SignalInstance) -> None:
    """Waits until something is so, looking each time the signal comes.

    Raises:
        TimeoutError: it never was.
    """
    while not condition():
        after(signal, lambda: None)
