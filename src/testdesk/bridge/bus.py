"""The bus: tells every page what a command touched.

Short, because the bridge, the window and its tests meet at it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from testdesk.domain.changes import Changes


class ChangeBus(QObject):
    """One for the whole window.

    Signals:
        changed: what was touched, and the widget that did the command.
    """

    changed = Signal(Changes, object)

    def announce(self, changes: Changes, initiator: object) -> None:
        """Announces the changes, unless the command changed nothing."""
        if changes:
            self.changed.emit(changes, initiator)
