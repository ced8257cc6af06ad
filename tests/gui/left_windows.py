"""Which windows there are, and which of them a test left behind."""

import gc

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import getCppPointer


def top_levels() -> dict[int, str]:
    """The kind of every widget without a parent, by its address: holding it would keep it alive."""
    return {getCppPointer(one)[0]: type(one).__name__ for one in QApplication.topLevelWidgets()}


def left_since(before: dict[int, str]) -> list[str]:
    """The kinds of widgets that are new and stay, though everything due was deleted."""

    def left() -> list[str]:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return [kind for address, kind in top_levels().items() if address not in before]

    if left():  # Python may free it yet; collecting takes long, so it is done only then
        gc.collect()
    return sorted(left())
