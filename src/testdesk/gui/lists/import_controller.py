"""Importing a list on a page: the button, the choice of the file, the dialog, and the reports."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.gui.widgets.button import TAB, Button
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.gui.widgets.shortcut import bind
from testdesk.messages.sentences import sentence_of

if TYPE_CHECKING:
    from testdesk.bridge.list_import import ListImport, State
    from testdesk.formats.roster.report import RosterReport

_FILE_PATTERN = "*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt"


class ListImportController(QObject):
    """Imports lists for one page; an import under way goes on when the dialog is closed.

    Attributes:
        button: asks for the file, or opens the dialog of the list that is being imported.
        list_import: the list and the state of its import; made when it is first asked for.

    Signals:
        reported: a text (a `Text`) for the page, and its tone.
    """

    reported = Signal(object, str)

    def __init__(self, bridge: StationBridge, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._page = bridge, page
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self.button = Button(lambda: self.tr("Import a list"), "F10", focus=TAB)
        self.button.clicked.connect(self.open)
        bind(page, "F10", self.open)

    @cached_property
    def list_import(self) -> ListImport:
        from testdesk.bridge.list_import import ListImport  # noqa: PLC0415 - not for the first paint

        made = ListImport(self._bridge, self)
        made.progress.connect(self._progressed)
        made.imported.connect(self._imported)
        made.failed.connect(self._failed)
        return made

    @property
    def state(self) -> State:
        """The state of the import; idle if no list was ever chosen."""
        return self.list_import.state if self._is_made else "idle"

    def close(self) -> None:
        """Stops the import, if there is one, because the window is closing."""
        if self._is_made:
            self.list_import.close()

    @property
    def _is_made(self) -> bool:
        return "list_import" in self.__dict__  # where `cached_property` keeps it

    def open(self) -> None:
        """Asks for the file, or shows the list that is being checked or imported already."""
        if self.state != "idle":
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
        from testdesk.gui.lists.dialog import ListDialog  # noqa: PLC0415 - not for the first paint

        ListDialog(self.list_import, self._page).open_once()

    def _progressed(self, step: str, done: int, total: int) -> None:
        if self.state == "importing":
            from testdesk.gui.lists.texts import step_text  # noqa: PLC0415 - see `list_import`

            self.reported.emit(partial(step_text, step, done, total), "accent")

    def _imported(self, report: RosterReport) -> None:
        from testdesk.gui.lists.texts import imported_text  # noqa: PLC0415 - see `list_import`

        self.reported.emit(partial(imported_text, report), "accent")

    def _failed(self, error: CodedError) -> None:
        self.reported.emit(partial(sentence_of, error), "attention")
