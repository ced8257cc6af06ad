"""The way of a list into the desk: the button, the file, the dialog, what is told after it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from testdesk.bridge.desk import DeskBridge
from testdesk.bridge.list_taking import ListTaking
from testdesk.domain.refusals import CodedError
from testdesk.formats.roster_report import RosterReport
from testdesk.gui.lists.sheet import ListSheet
from testdesk.gui.lists.words import step_words, taken_words
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.file_sheet import FileSheet
from testdesk.gui.sentences import sentence_of

_FILES = "*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt"


class ListDesk(QObject):
    """Of one page; a list that is being taken in goes on when the dialog is closed.

    Attributes:
        button: opens the file, or the dialog of a list that is under way.
        taking: the list.

    Signals:
        told: what is to be said on the page, and in which tone.
    """

    told = Signal(str, str)

    def __init__(self, bridge: DeskBridge, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self.button = Button(key="F10")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.taking = ListTaking(bridge, self)
        self.button.clicked.connect(self.open)
        key = QShortcut(QKeySequence("F10"), page)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.open)
        self.taking.progress.connect(self._progressed)
        self.taking.taken.connect(self._taken)
        self.taking.failed.connect(self._failed)

    def retranslate(self) -> None:
        """The words in the language of now."""
        self.button.set_words(self.tr("Take in a list"))

    def open(self) -> None:
        """Asks for the file, or shows the list that is under way or was looked at."""
        if self.taking.state != "idle":
            self._open_sheet()
            return
        chooser = FileSheet(self.tr("Which list?"), self._folder, self._page, pattern=_FILES)
        chooser.chosen.connect(self.look)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def look(self, file: str) -> None:
        """Reads a file and shows what it would change."""
        self._folder = Path(file).parent
        self.taking.look(Path(file))
        self._open_sheet()

    def _open_sheet(self) -> None:
        sheet = ListSheet(self.taking, self._page)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _progressed(self, step: str, done: int, total: int) -> None:
        if self.taking.state == "taking":
            self.told.emit(step_words(step, done, total), "accent")

    def _taken(self, report: RosterReport) -> None:
        self.told.emit(taken_words(report), "accent")

    def _failed(self, error: CodedError) -> None:
        self.told.emit(sentence_of(error), "attention")
