"""Importing a list on a page: the button, the choice of the file, the dialog, and the reports."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.list_import import ListImport
from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.formats.roster.report import RosterReport
from testdesk.gui.lists.dialog import ListDialog
from testdesk.gui.lists.texts import imported_text, step_text
from testdesk.gui.widgets.button import TAB, Button
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.gui.widgets.shortcut import bind
from testdesk.messages.sentences import sentence_of

_FILE_PATTERN = "*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt"


class ListImportController(QObject):
    """Imports lists for one page; an import under way goes on when the dialog is closed.

    Attributes:
        button: asks for the file, or opens the dialog of the list that is being imported.
        list_import: the list and the state of its import.

    Signals:
        reported: a `Text` for the page, and its tone.
    """

    reported = Signal(object, str)

    def __init__(self, bridge: StationBridge, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self.button = Button(lambda: self.tr("Import a list"), "F10", focus=TAB)
        self.list_import = ListImport(bridge, self)
        self.button.clicked.connect(self.open)
        bind(page, "F10", self.open)
        self.list_import.progress.connect(self._progressed)
        self.list_import.imported.connect(self._imported)
        self.list_import.failed.connect(self._failed)

    def open(self) -> None:
        """Asks for the file, or shows the list that is being checked or imported already."""
        if self.list_import.state != "idle":
            self._open_dialog()
            return
        dialog = FileDialog(
            lambda: self.tr("Which list?"), self._folder, self._page, pattern=_FILE_PATTERN
        )
        dialog.chosen.connect(self.check_file)
        dialog.open_once()

    def check_file(self, file: str) -> None:
        self._folder = Path(file).parent
        self.list_import.check_file(Path(file))
        self._open_dialog()

    def _open_dialog(self) -> None:
        ListDialog(self.list_import, self._page).open_once()

    def _progressed(self, step: str, done: int, total: int) -> None:
        if self.list_import.state == "importing":
            self.reported.emit(partial(step_text, step, done, total), "accent")

    def _imported(self, report: RosterReport) -> None:
        self.reported.emit(partial(imported_text, report), "accent")

    def _failed(self, error: CodedError) -> None:
        self.reported.emit(partial(sentence_of, error), "attention")
