"""The document's number, read as it is typed."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from testdesk.domain.documents import Document, normalise_number, read_document
from testdesk.domain.number_places import Places, faulty_places
from testdesk.domain.people import Resident
from testdesk.domain.refusals import Refusal
from testdesk.gui import theme
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.choice import Choice
from testdesk.gui.parts.field import LabelledField
from testdesk.gui.parts.notice import Notice
from testdesk.gui.sentences import sentence, what_and_todo
from testdesk.gui.walk_in.words import (
    TYPES,
    derived_words,
    known_words,
    near_words,
    place_words,
    type_words,
    warning_words,
)
from testdesk.services.near_people import NearPerson

_LONG = 18
# Behind so many signs a date of birth stands whole, and nothing else has so many digits.
_TOLD_EARLY = 16


class NumberEntry(QWidget):
    """The kind of document as buttons; the number; what it tells, for confirmation.

    Attributes:
        document: as read, or None.
        known: the resident who has this number, or None.
        line: the number's field.
        told: what the number says, or what is wrong with it; placed by the dialog.
        take_near: takes the number of the person who is one slip away; placed by the dialog.

    Signals:
        read: another Document was read from the field, or None.
        mistyped: a number of 18 signs is wrong, and it does not tell where.
    """

    read = Signal(object)
    mistyped = Signal(str)

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
        self._near = ""
        self.take_near = Button(self.tr("Take that number"), "F8")
        self.take_near.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.take_near.clicked.connect(self._take_near)
        self.take_near.hide()
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

    def put_card(self, number: str) -> None:
        """A card on the reader: its number tells the kind, whatever was chosen before."""
        self._stated = ""
        self.put(number)

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

    def show_near(self, near: NearPerson | None) -> None:
        """Offers the number of somebody on the list; it is the person who compares and takes it."""
        if near is not None:
            self._near = near.resident.document_number
            wrong, _ = what_and_todo("id_number_invalid", {"reason": "check_digit"})
            self.told.say(f"{wrong}\n{near_words(near)}", "attention")
            self.take_near.show()

    def _take_near(self) -> None:
        if self._near:
            self.put(self._near)

    def _state(self, kind: str) -> None:
        self._stated = kind
        self._read(finished=bool(self.number()))

    def _read(self, *, finished: bool) -> None:
        number = normalise_number(self.number())
        # Half a number looks like many things; nothing is said of it before it is whole.
        whole = finished or len(number) >= _LONG or number[:1].isalpha()
        before, self.document = self.document, None
        self.line.field.set_wrong(False)
        self._near = ""
        self.take_near.hide()
        try:
            if number and whole:
                self.document = read_document(number, today=self._today, document_type=self._stated)
        except Refusal as refusal:
            self._say_wrong(refusal, number, finished=finished)
        else:
            self._say_right()
            self._tell_early(number, whole=whole)
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

    def _tell_early(self, number: str, *, whole: bool) -> None:
        """A month or a letter that cannot be is told before the last digits are typed."""
        if whole or len(number) < _TOLD_EARLY or self._stated not in {"", "01", "02"}:
            return
        if (places := faulty_places(number, self._today)) is not None:
            self.line.field.set_wrong(True)
            self.told.say(place_words(number, places), "stop")

    def _say_wrong(self, refusal: Refusal, number: str, *, finished: bool) -> None:
        shown = finished or len(number) >= _LONG
        self.told.setVisible(shown)
        if not shown:
            return
        self.line.field.set_wrong(True)
        places = None
        if refusal.code == "id_number_invalid" and len(number) >= _TOLD_EARLY:
            places = faulty_places(number, self._today)
        if places is None:
            self.told.say(sentence(refusal.code, refusal.detail), "stop")
            if len(number) == _LONG:
                self.mistyped.emit(number)
            return
        wrong, _ = what_and_todo(refusal.code, refusal.detail)
        self.told.say(f"{wrong}\n{place_words(number, places)}", "stop")
        if finished:
            self._select(places)

    def _select(self, places: Places) -> None:
        """Marks the faulty signs in the field, so that the next key replaces them."""
        typed = self.line.field.text()
        signs = [at for at, sign in enumerate(typed) if normalise_number(sign)]
        if len(signs) >= places.last:
            first, last = signs[places.first - 1], signs[places.last - 1]
            self.line.field.setSelection(first, last - first + 1)

    def _tell(self, document: Document) -> None:
        words, warning = derived_words(document, self._today), warning_words(document)
        self.told.say(
            f"{words}\n{warning}" if warning else words, "attention" if warning else "accent"
        )
