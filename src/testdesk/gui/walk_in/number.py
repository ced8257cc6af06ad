"""The entry of a document number, which is interpreted while it is typed."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.domain.numbers.id_number_typos import DigitRange, impossible_digits
from testdesk.domain.refusals import IdNumberInvalid, Refusal
from testdesk.domain.residents.documents import Document, normalise_number, read_document
from testdesk.domain.residents.people import Resident
from testdesk.gui import theme
from testdesk.gui.walk_in.texts import (
    TYPES,
    derived_text,
    known_text,
    near_text,
    place_text,
    type_text,
    warning_text,
)
from testdesk.gui.widgets.banner import Banner, BannerTone
from testdesk.gui.widgets.button import NEVER, Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import in_column
from testdesk.messages.sentences import what_and_todo
from testdesk.services.people.near_people import NearPerson

_LONG = 18
# At this length the whole date of birth is there, and no other kind of number is as long.
_JUDGED_EARLY = 16


class NumberEntry(QWidget):
    """The kind of document (buttons), its number, and the facts in the number, to confirm.

    Attributes:
        document: the Document read from the number, or None.
        known: the resident who has this number, or None.
        line: the field for the number.
        number_banner: shows the facts in the number, or what is wrong with it; the dialog places
            it.
        near_button: takes the number of a person whose number is one typing error away; the
            dialog places it.

    Signals:
        read: the field's content now gives another Document, or None.
        mistyped: a number of 18 characters is wrong, and the faulty places cannot be found.
    """

    read = Signal(object)
    mistyped = Signal(str)

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._stated = ""
        self.document: Document | None = None
        self.known: Resident | None = None
        self.kinds = Choice(type_text, columns=len(TYPES))
        self.kinds.set_value("01")
        self.kinds.chosen.connect(self._state)
        self.line = LabelledField(lambda: self.tr("Document number"), latin=True)
        self.line.field.setFont(theme.font(28))
        self.line.field.setMaxLength(40)
        self.line.field.textChanged.connect(lambda _text: self._read(finished=False))
        self.line.field.editingFinished.connect(self.finish)
        self.number_banner = Banner()
        self._near = ""
        self.near_button = Button(lambda: self.tr("Use that number"), "F8", focus=NEVER)
        self.near_button.clicked.connect(self._use_near)
        self.near_button.hide()
        in_column(self.line, of=self)

    @property
    def stated(self) -> str:
        """The type of document that the operator chose, or empty."""
        return self._stated

    def number(self) -> str:
        return self.line.text().strip()

    def put(self, number: str) -> None:
        self.line.field.setText(number)
        self.finish()

    def put_card(self, number: str) -> None:
        """Takes a scanned number; the number determines the kind, not an earlier choice."""
        self._stated = ""
        self.put(number)

    def finish(self) -> None:
        """Reads the number as complete, and shows what is wrong with it."""
        self._read(finished=True)

    def show_known(self, known: Resident | None) -> None:
        """Shows which known person has the number, if any."""
        self.known = known
        if known is not None:
            self.number_banner.show_message(partial(known_text, known), "attention")
        elif self.document is not None:
            self._report(self.document)

    def show_near(self, near: NearPerson | None) -> None:
        """Offers the number of a listed person; the operator compares it and decides."""
        if near is not None:
            self._near = near.resident.document_number
            wrong = partial(what_and_todo, "id_number_invalid", {"reason": "check_digit"})
            self.number_banner.show_message(lambda: f"{wrong()[0]}\n{near_text(near)}")
            self.near_button.show()

    def _use_near(self) -> None:
        if self._near:
            self.put(self._near)

    def _state(self, kind: str) -> None:
        self._stated = kind
        self._read(finished=bool(self.number()))

    def _read(self, *, finished: bool) -> None:
        number = normalise_number(self.number())
        # An incomplete number is ambiguous, so nothing is reported before it is complete.
        whole = finished or len(number) >= _LONG or number[:1].isalpha()
        before, self.document = self.document, None
        self.line.field.set_wrong(False)
        self._near = ""
        self.near_button.hide()
        try:
            if number and whole:
                self.document = read_document(number, today=self._today, document_type=self._stated)
        except Refusal as refusal:
            self._show_wrong(refusal, number, finished=finished)
        else:
            self._show_right()
            self._report_early(number, whole=whole)
        if self.document != before:
            self.known = None
            self.read.emit(self.document)

    def _show_right(self) -> None:
        if self.document is None:
            self.number_banner.hide()
            return
        if not self._stated:
            self.kinds.set_value(self.document.type if self.document.type in TYPES else "01")
        if self.known is None:
            self._report(self.document)

    def _report_early(self, number: str, *, whole: bool) -> None:
        """Reports an impossible month or letter before the last digits are typed."""
        if whole or len(number) < _JUDGED_EARLY or self._stated not in {"", "01", "02"}:
            return
        if (places := impossible_digits(number, self._today)) is not None:
            self.line.field.set_wrong(True)
            self.number_banner.show_message(partial(place_text, number, places), "stop")

    def _show_wrong(self, refusal: Refusal, number: str, *, finished: bool) -> None:
        shown = finished or len(number) >= _LONG
        self.number_banner.setVisible(shown)
        if not shown:
            return
        self.line.field.set_wrong(True)
        places = None
        if isinstance(refusal, IdNumberInvalid) and len(number) >= _JUDGED_EARLY:
            places = impossible_digits(number, self._today)
        if places is None:
            self.number_banner.show_fault(refusal)
            if len(number) == _LONG:
                self.mistyped.emit(number)
            return
        where, wrong = places, partial(what_and_todo, refusal.code, refusal.detail)
        self.number_banner.show_message(
            lambda: f"{wrong()[0]}\n{place_text(number, where)}", "stop"
        )
        if finished:
            self._select(places)

    def _select(self, places: DigitRange) -> None:
        """Selects the faulty characters in the field, so that the next key replaces them."""
        typed = self.line.field.text()
        signs = [at for at, sign in enumerate(typed) if normalise_number(sign)]
        if len(signs) >= places.last:
            first, last = signs[places.first - 1], signs[places.last - 1]
            self.line.field.setSelection(first, last - first + 1)

    def _report(self, document: Document) -> None:
        def text() -> str:
            return f"{derived_text(document, self._today)}\n{warning_text(document)}".strip()

        tone: BannerTone = "attention" if warning_text(document) else "accent"
        self.number_banner.show_message(text, tone)
