"""Joins the window with automatic backups: when they are made, and what is shown of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from testdesk.bridge.backups.making import BackupSource, choose_place, forget_place
from testdesk.bridge.backups.timer import BackupTimer
from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.gui.window import Window
from testdesk.store.station_file import StationFile

if TYPE_CHECKING:
    from testdesk.gui.backups.dialog import BackupsDialog


class BackupsController(QObject):
    """Makes backups while the window is open, and opens their dialog.

    Attributes:
        timer: decides when a backup is made.
        dialog: the open dialog, or None.
    """

    def __init__(
        self, bridge: StationBridge, store: StationFile, home: Path, window: Window
    ) -> None:
        super().__init__(window)
        self._bridge, self._home, self._window = bridge, home, window
        source = BackupSource(home, store.key, store.checkpoint, bridge.station.clock)
        self.timer = BackupTimer(bridge, source, lambda: store.sealed_tubes, self)
        self.dialog: BackupsDialog | None = None
        self.timer.changed.connect(self._show)
        window.status_bar.sticks_changed.connect(self.timer.stick_changed)
        self._show()

    def open(self) -> None:
        """Opens the dialog over the window."""
        from testdesk.gui.backups.dialog import BackupsDialog  # noqa: PLC0415 - not for the first paint

        dialog = BackupsDialog(self.timer, self._window)
        dialog.finished.connect(self._closed)
        dialog.place_requested.connect(self._ask_for_place)
        dialog.off_requested.connect(self._switch_off)
        self.dialog = dialog
        dialog.open_once()

    def use_place(self, folder: Path) -> None:
        """Makes backups in a folder from now on, the first one at once."""
        self._bridge.run_on_io(
            partial(choose_place, self._home, folder), self._chosen, self, self._refused
        )

    def close(self, *, patience_s: float | None = None) -> bool:
        """Waits for the backup that is being made; see `Lane.close`."""
        self.timer.timer.stop()
        return self.timer.lane.close(patience_s=patience_s)

    def _chosen(self, _folder: Path) -> None:
        self.timer.place_chosen()

    def _switch_off(self) -> None:
        self._bridge.run_on_io(
            partial(forget_place, self._home), self._switched_off, self, self._refused
        )

    def _switched_off(self, _none: None) -> None:
        self.timer.place_chosen()

    def _refused(self, error: CodedError) -> None:
        if self.dialog is not None:
            self.dialog.banner.show_fault(error, "attention")
        else:
            self._bridge.refused.emit(error)

    def _ask_for_place(self) -> None:
        from testdesk.gui.widgets.file_dialog import FileDialog  # noqa: PLC0415 - not for the first paint

        stick = self._window.status_bar.stick
        start = stick.folder if stick is not None else Path.home()
        dialog = FileDialog(
            lambda: self.tr("Choose a folder on a stick or a second disk"), start, self._window
        )
        dialog.chosen.connect(lambda path: self.use_place(Path(path)))
        dialog.open_once()

    def _closed(self) -> None:
        self.dialog = None

    def _show(self) -> None:
        state = self.timer.state
        self._window.status_bar.show_backup_failed(failed=bool(state.place.failed))
