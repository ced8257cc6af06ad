"""Pictures of what people saw."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from testdesk.gui.shell import Shell
from testdesk.gui.translation import LANGUAGES


class Album:
    """Takes each named moment once, and every page in every language at the end."""

    def __init__(self, folder: Path, application: QApplication, *, enabled: bool) -> None:
        self._folder, self._application, self._enabled = folder, application, enabled
        self._taken: set[str] = set()

    def take(self, name: str, widget: QWidget) -> None:
        """A picture of the window as it is, the first time a name comes."""
        if not self._enabled or name in self._taken:
            return
        self._taken.add(name)
        self._folder.mkdir(exist_ok=True)
        number = len(self._taken)
        widget.grab().save(str(self._folder / f"{number:02d}-{name}.png"))

    def tour(self, shell: Shell) -> None:
        """The five pages in three languages."""
        window = shell.window_
        if window is None or not self._enabled:
            return
        for language in LANGUAGES:
            shell.speak(language)
            for place, page in enumerate(("register", "proxy", "queue", "coverage", "handover")):
                window.show_page(place)
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
                self.take(f"{page}-{language}", shell)
