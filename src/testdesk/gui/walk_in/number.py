"""The document's number, read as it is typed."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from testdesk.domain.documents import Document, normalise_number, read_document
from testdesk.domain.people import Resident
from testdesk.domain.refusals import Refusal
from testdesk.gui import theme
from testdesk.gui.parts.choice import Choice
from testdesk.gui.parts.field import LabelledField
from testdesk.gui.parts.notice import Notice
from testdesk.gui.sentences import sentence
from testdesk.gui.walk_in.words import (
    TYPES,
    derived_words,
    known_words,
    type_words,
    warning_words,
)

_LONG = 18


class NumberEntry(QWidget):
    """The kind of document as buttons; the number; what it tells, for confirmation.

    Attributes:
        document: as read, or None.
        known: the resident who has this number, or None.
        line: the number's field.
        told: what the number says, or what is wrong with it; placed by the dialog.

    Signals:
        read: another Document was read from the field, or None.
    """

    read = Signal(object)

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._stated = ""
        self.document: Document | None = None
        self.known: Resident | None = None
        self.kinds = Choice(type_words(), columns=len(TYPES))
        self.kinds.set_value("01")
        self.kinds.chosen.connect(self._state)
        self.line = LabelledField(self.tr("Document number"), latin=True)
        self.line.field.setFont(theme.font(28))
        self.line.field.setMaxLength(40)
        self.line.field.textChanged.connect(lambda _text: self._read(finished=False))
        self.line.field.editingFinished.connect(self.finish)
        self.told = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)

    @property
    def stated(self) -> str:
        """The type that somebody chose, or empty."""
        return self._stated

    def number(self) -> str:
        """As typed."""
        return self.line.text().strip()

    def put(self, number: str) -> None:
        """Fills the field, as after a scan."""
        self.line.field.setText(number)
        self.finish()

    def finish(self) -> None:
        """Reads the number as whole, and says what is wrong with it."""
        self._read(finished=True)

    def show_known(self, known: Resident | None) -> None:
        """Says whose number it is already, if anybody's."""
        self.known = known
        if known is not None:
            self.told.say(known_words(known), "attention")
        elif self.document is not None:
            self._tell(self.document)

    def _state(self, kind: str) -> None:
        self._stated = kind
        self._read(finished=bool(self.number()))

    def _read(self, *, finished: bool) -> None:
        number = normalise_number(self.number())
        # Half a number looks like many things; nothing is said of it before it is whole.
        whole = finished or len(number) >= _LONG or number[:1].isalpha()
        before, self.document = self.document, None
        self.line.field.set_wrong(False)
        try:
            if number and whole:
                self.document = read_document(number, today=self._today, document_type=self._stated)
        except Refusal as refusal:
            self._say_wrong(refusal, shown=finished or len(number) >= _LONG)
        else:
            self._say_right()
        if self.document != before:
            self.known = None
            self.read.emit(self.document)

    def _say_right(self) -> None:
        if self.document is None:
            self.told.hide()
            return
        if not self._stated:
            self.kinds.set_value(self.document.type if self.document.type in TYPES else "01")
        if self.known is None:
            self._tell(self.document)

    def _say_wrong(self, refusal: Refusal, *, shown: bool) -> None:
        self.told.setVisible(shown)
        if shown:
            self.line.field.set_wrong(True)
            self.told.say(sentence(refusal.code, refusal.detail), "stop")

    def _tell(self, document: Document) -> None:
        words, warning = derived_words(document, self._today), warning_words(document)
        self.told.say(
            f"{words}\n{warning}" if warning else words, "attention" if warning else "accent"
        )
