"""Screenshots of the demonstration."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from testdesk.demo.waiting import act_and_wait
from testdesk.gui.shell import Shell
from testdesk.messages.catalogue import LANGUAGES


class Album:
    """Takes each named screenshot once, and at the end one of every page in every language."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._photographed: set[str] = set()

    def photograph(self, name: str, shell: Shell) -> None:
        """Takes a screenshot of the window when a name is used for the first time."""
        if name in self._photographed:
            return
        self._photographed.add(name)
        self._settle(shell)
        self._folder.mkdir(exist_ok=True)
        number = len(self._photographed)
        shell.grab().save(str(self._folder / f"{number:02d}-{name}.png"))

    def tour(self, shell: Shell) -> None:
        """Takes screenshots of the five pages in three languages."""
        window = shell.window_
        if window is None:
            return
        for language in LANGUAGES:
            shell.change_language(language)
            for index, page in enumerate(("register", "proxy", "queue", "coverage", "handover")):
                window.show_page(index)
                self.photograph(f"{page}-{language}", shell)

    def _settle(self, shell: Shell) -> None:
        """Waits until everything requested is on the screen."""
        bridge, window = shell.bridge, shell.window_
        if bridge is None or window is None:
            return
        window.status_bar.refresh()
        for lane in (bridge.lane, bridge.reading, bridge.io):
            if lane.waiting:
                act_and_wait(lane.idle, lambda: None)
        # A row that was added to a list shows itself by a queued call, and then is given its place.
        for kind in (QEvent.Type.MetaCall, QEvent.Type.LayoutRequest):
            QCoreApplication.sendPostedEvents(None, kind)
