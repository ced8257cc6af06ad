"""A dialog inside the window for choosing a folder or a file, in the program's language.

Qt's own file dialog is a separate window, and its language depends on how Qt was packaged.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QDir,
    QItemSelection,
    QStandardPaths,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileSystemModel,
    QListView,
    QWidget,
)

from testdesk.bridge.lane import Lane
from testdesk.bridge.sticks import Stick, sticks
from testdesk.gui import theme
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_row
from testdesk.gui.widgets.row_delegate import RowDelegate
from testdesk.gui.widgets.text import quiet
from testdesk.gui.widgets.translated import Text

_ROW_HEIGHT, _MIN_VISIBLE_ROWS = 48, 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Row(RowDelegate):
    height = _ROW_HEIGHT  # px, large enough for a finger


class _Entries(QListView):
    """A list that leaves Left, Right, Backspace and Enter to the dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Backspace, *_ENTER):
            event.ignore()
        else:
            super().keyPressEvent(event)


class FileDialog(Dialog):
    """Shows the contents of a folder; → opens an entry, ← goes up, Enter chooses it.

    The folder's contents and the sticks are read on other threads.

    Attributes:
        entries: the list of the folder's contents.
        use_button: the main button.

    Signals:
        chosen: the path of the chosen folder or file.
    """

    chosen = Signal(str)

    def __init__(
        self, title: Text, start: Path, parent: QWidget | None = None, *, pattern: str = ""
    ) -> None:
        """With a `pattern`, such as `*.tdk` or `*.tdk *.zip`, a file is chosen, otherwise a folder.

        Args:
            title: the heading.
            start: the folder that is shown first.
            parent: see `Dialog`.
            pattern: the patterns of the files that are shown, separated by spaces.
        """
        super().__init__(title, parent)
        self._chooses_file = bool(pattern)
        self._lane = Lane("locations", self)
        self._model = QFileSystemModel(self)
        self._model.setReadOnly(True)
        kinds = QDir.Filter.AllDirs | QDir.Filter.NoDotAndDotDot
        self._model.setFilter(kinds | QDir.Filter.Files if pattern else kinds)
        self._model.setNameFilters(pattern.split())
        self._model.setNameFilterDisables(False)
        self._model.setOption(QFileSystemModel.Option.DontUseCustomDirectoryIcons)
        self._path = quiet()
        self.entries = _Entries()
        self._lay_out()
        self.add_back_button()
        self.use_button = self.add_button(self._choose_text, "Enter", self._choose, main=True)
        self._connect()
        self._show(start)
        self._lane.submit(sticks, self._add_locations, owner=self, failed=lambda _error: None)
        self.entries.setFocus()

    def folder(self) -> str:
        """The folder that is shown; empty stands for the computer with its drives."""
        return self._model.rootPath() if self._model.rootPath() != "." else ""

    def done(self, result: int) -> None:
        self._lane.close(patience_s=0)
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Backspace):
            self._go_up()
        elif event.key() == Qt.Key.Key_Right:
            self._open()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QWidget()
        # The height is fixed, because the row is filled later and nothing must move.
        row.setFixedHeight(_ROW_HEIGHT)
        self._location_buttons = in_row(STRETCH, gap=8, parent=row)
        self.entries.setModel(self._model)
        self.entries.setItemDelegate(_Row(self.entries))
        self.entries.setFont(theme.font(theme.BODY_PX))
        self.entries.setMinimumHeight(_ROW_HEIGHT * _MIN_VISIBLE_ROWS)
        self.entries.setFlow(QListView.Flow.TopToBottom)
        add_parts(self.body, row, self._path, (self.entries, 1))
        self._open_button = self.add_side_button(lambda: self.tr("Open"), "→", self._open)
        self.add_side_button(lambda: self.tr("Up"), "←", self._go_up)

    def _connect(self) -> None:
        self.entries.doubleClicked.connect(lambda _index: self._open())
        self.entries.selectionModel().selectionChanged.connect(self._selected)

    def _add_locations(self, found: list[Stick]) -> None:
        """Adds buttons for the sticks, the user's documents folder and the computer."""
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        locations: list[tuple[Text, Path]] = [(stick.name, stick.folder) for stick in found]
        locations.append((lambda: self.tr("Documents"), Path(documents)))
        locations.append((lambda: self.tr("Computer"), Path(Path.home().anchor)))
        for index, (text, folder) in enumerate(locations):
            button = Button(text, px=theme.SMALL_PX)
            button.setFixedHeight(_ROW_HEIGHT)
            button.clicked.connect(partial(self._show, folder))
            self._location_buttons.insertWidget(index, button)

    def _show(self, folder: Path) -> None:
        """Shows a folder; if it is missing, the nearest folder above it that exists."""
        while not folder.is_dir() and folder != folder.parent:
            folder = folder.parent
        self._show_path(str(folder))

    def _show_path(self, path: str) -> None:
        self.entries.setRootIndex(self._model.setRootPath(path))
        self.entries.clearSelection()
        self._model.sort(0)
        self._selected()

    def _go_up(self) -> None:
        folder = Path(self.folder())
        # Above a drive is the list of all drives.
        self._show_path(str(folder.parent) if folder != folder.parent else "")

    def _open(self) -> None:
        chosen = self._selection()
        if chosen and Path(chosen).is_dir():
            self._show_path(chosen)
        elif chosen:
            self._choose()

    def _selection(self) -> str:
        found = self.entries.selectedIndexes()
        return self._model.filePath(found[0]) if found else ""

    def _choose(self) -> None:
        chosen = self._selection() or ("" if self._chooses_file else self.folder())
        if self._chooses_file and Path(chosen).is_dir():
            self._open()
        elif chosen:
            self.accept()
            self.chosen.emit(str(Path(chosen)))

    def _selected(self, *_change: QItemSelection) -> None:
        chosen = self._selection()
        path_or_folder = chosen or self.folder()
        # Zero-width spaces allow the path to wrap after each of its parts.
        path = str(Path(path_or_folder)).replace("/", "/\u200b").replace("\\", "\\\u200b")
        self._path.setText(path if path_or_folder else lambda: self.tr("Computer"))
        self._open_button.setEnabled(bool(chosen) and Path(chosen).is_dir())
        self.use_button.setEnabled(bool(chosen if self._chooses_file else path_or_folder))

    def _choose_text(self) -> str:
        return self.tr("Use this file") if self._chooses_file else self.tr("Use this folder")
