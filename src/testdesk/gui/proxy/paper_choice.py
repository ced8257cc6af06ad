"""On what and where cards are printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from testdesk.bridge.cards import PrintChoice
from testdesk.gui import theme
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.choice import Choice
from testdesk.gui.parts.sheet import Sheet
from testdesk.gui.parts.text import Text
from testdesk.gui.translation import translate
from testdesk.paper.faces import Layout

_LAYOUTS: tuple[Layout, ...] = ("card", "slip58", "slip80")
_PDF = "pdf"


def layout_word(layout: Layout) -> str:
    """What a layout is called."""
    return {
        "card": translate("Paper", "Card"),
        "sheet": translate("Paper", "Sheet of cards"),
        "slip58": translate("Paper", "Slip 58 mm"),
        "slip80": translate("Paper", "Slip 80 mm"),
    }[layout]


def first_choice() -> PrintChoice:
    """Before anybody chose: a card as a PDF, among the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    home = Path(documents) if documents and Path(documents).is_dir() else Path.home()
    return PrintChoice(folder=str(home / "testdesk"))


class PrintSheet(Sheet):
    """Asks for paper and printer.

    Signals:
        chosen: the PrintChoice.
    """

    chosen = Signal(object)

    def __init__(
        self, choice: PrintChoice, printers: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent, width=720)
        self._folder = choice.folder
        self.title.setText(self.tr("Print on what?"))
        self._layout = Choice({layout: layout_word(layout) for layout in _LAYOUTS}, columns=3)
        self._layout.set_value(choice.layout if choice.layout in _LAYOUTS else "card")
        # A printer that is gone is not offered; the PDF always works.
        self._printers = [name for name in printers if name]
        words = {f"printer {n}": name for n, name in enumerate(self._printers)}
        self._target = Choice({**words, _PDF: self.tr("PDF file")}, columns=2)
        known = choice.printer in self._printers
        at = self._printers.index(choice.printer) if known else -1
        self._target.set_value(f"printer {at}" if known else _PDF)
        self._target.chosen.connect(lambda _value: self._show_folder())
        self._where = Text(px=theme.SMALL_PX, tone="soft", wrap=True)
        self._pick = Button(self.tr("Another folder"))
        self._pick.clicked.connect(self._pick_folder)
        self.body.addWidget(Text(self.tr("Paper"), px=theme.SMALL_PX, tone="soft"))
        self.body.addWidget(self._layout)
        self.body.addWidget(Text(self.tr("Printer"), px=theme.SMALL_PX, tone="soft"))
        self.body.addWidget(self._target)
        row = QHBoxLayout()
        row.addWidget(self._where, 1)
        row.addWidget(self._pick)
        self.body.addLayout(row)
        back = Button(self.tr("Back"), "Esc")
        back.clicked.connect(self.reject)
        use = Button(self.tr("Use this"), "Enter", main=True)
        use.setDefault(True)
        use.clicked.connect(self._use)
        self.buttons.addWidget(back)
        self.buttons.addWidget(use)
        self._show_folder()

    def _show_folder(self) -> None:
        to_file = self._target.value() == _PDF
        self._where.setVisible(to_file)
        self._pick.setVisible(to_file)
        self._where.setText(self._folder)

    def _pick_folder(self) -> None:
        picked = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for PDF files"), self._folder
        )
        if picked:
            self._folder = picked
            self._show_folder()

    def _use(self) -> None:
        target = self._target.value()
        printer = "" if target == _PDF else self._printers[int(target.removeprefix("printer "))]
        layout = cast("Layout", self._layout.value())
        self.accept()
        self.chosen.emit(PrintChoice(layout, printer, self._folder))
