"""The bus that announces to every page what a command changed.

Short, because the bridge, the window and its tests all import it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from testdesk.domain.changes import Changes


class ChangeBus(QObject):
    """The one bus of the whole window.

    Signals:
        changed: the Changes, and the widget that ran the command.
    """

    changed = Signal(Changes, object)

    def announce(self, changes: Changes, initiator: object) -> None:
        """Announces the changes, unless the command changed nothing."""
        if changes:
            self.changed.emit(changes, initiator)
