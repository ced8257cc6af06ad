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
    digits_to_check_text,
    known_text,
    near_text,
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

_FULL_LENGTH = 18
# At this length the date of birth is complete, and only an ID number can be as long.
_EARLY_CHECK_LENGTH = 16


class NumberEntry(QWidget):
    """The document type (buttons), its number, and what the number shows of the person.

    The codes of the types, such as "01", are those of the glossary.

    Attributes:
        document: the Document read from the number, or None.
        known: the resident who has this number, or None.
        number_field: the field for the number.
        number_banner: shows what the number contains, or what is wrong with it; the dialog places
            it.
        near_button: enters the number of a person that differs by one typing error; the dialog
            places it.

    Signals:
        read: the field's content now gives another Document, or None; carries it.
        mistyped: a number of 18 characters is wrong, and the faulty characters cannot be found;
            carries the number.
    """

    read = Signal(object)
    mistyped = Signal(str)

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._chosen_type = ""
        self.document: Document | None = None
        self.known: Resident | None = None
        self.type_choice = Choice(type_text, columns=len(TYPES))
        self.type_choice.set_value("01")
        self.type_choice.chosen.connect(self._choose_type)
        self.number_field = LabelledField(lambda: self.tr("Document number"), latin=True)
        self.number_field.field.setFont(theme.font(28))
        self.number_field.field.setMaxLength(40)
        self.number_field.field.textChanged.connect(lambda _text: self._read(finished=False))
        self.number_field.field.editingFinished.connect(self.finish)
        self.number_banner = Banner()
        self._near = ""  # the number that `near_button` enters
        self.near_button = Button(lambda: self.tr("Use that number"), "F8", focus=NEVER)
        self.near_button.clicked.connect(self._use_near)
        self.near_button.hide()
        in_column(self.number_field, parent=self)

    @property
    def chosen_type(self) -> str:
        """The type of document that the operator chose, or empty."""
        return self._chosen_type

    def number(self) -> str:
        return self.number_field.text().strip()

    def set_number(self, number: str) -> None:
        self.number_field.field.setText(number)
        self.finish()

    def set_scanned(self, number: str) -> None:
        """Enters a scanned number; it determines the type, whatever was chosen before."""
        self._chosen_type = ""
        self.set_number(number)

    def finish(self) -> None:
        """Treats the number as complete, and shows what is wrong with it."""
        self._read(finished=True)

    def show_known(self, known: Resident | None) -> None:
        """Shows which known person has the number, if any."""
        self.known = known
        if known is not None:
            self.number_banner.show_message(partial(known_text, known), "attention")
        elif self.document is not None:
            self._report(self.document)

    def show_near(self, near: NearPerson | None) -> None:
        """Offers the number of a known person; the operator compares it and decides."""
        if near is not None:
            self._near = near.resident.document_number
            wrong = partial(what_and_todo, "id_number_invalid", {"reason": "check_digit"})
            self.number_banner.show_message(lambda: f"{wrong()[0]}\n{near_text(near)}")
            self.near_button.show()

    def _use_near(self) -> None:
        if self._near:
            self.set_number(self._near)

    def _choose_type(self, kind: str) -> None:
        self._chosen_type = kind
        self._read(finished=bool(self.number()))

    def _read(self, *, finished: bool) -> None:
        number = normalise_number(self.number())
        # An incomplete number is ambiguous, so nothing is reported before it is complete.
        complete = finished or len(number) >= _FULL_LENGTH or number[:1].isalpha()
        before, self.document = self.document, None
        self.number_field.field.set_wrong(False)
        self._near = ""
        self.near_button.hide()
        try:
            if number and complete:
                self.document = read_document(
                    number, today=self._today, document_type=self._chosen_type
                )
        except Refusal as refusal:
            self._show_invalid(refusal, number, finished=finished)
        else:
            self._show_valid()
            self._report_early(number, complete=complete)
        if self.document != before:
            self.known = None
            self.read.emit(self.document)

    def _show_valid(self) -> None:
        if self.document is None:
            self.number_banner.hide()
            return
        if not self._chosen_type:
            self.type_choice.set_value(self.document.type if self.document.type in TYPES else "01")
        if self.known is None:
            self._report(self.document)

    def _report_early(self, number: str, *, complete: bool) -> None:
        """Reports an impossible date or letter before the last digits are typed."""
        if (
            complete
            or len(number) < _EARLY_CHECK_LENGTH
            or self._chosen_type not in {"", "01", "02"}
        ):
            return
        if (digit_range := impossible_digits(number, self._today)) is not None:
            self.number_field.field.set_wrong(True)
            self.number_banner.show_message(
                partial(digits_to_check_text, number, digit_range), "stop"
            )

    def _show_invalid(self, refusal: Refusal, number: str, *, finished: bool) -> None:
        is_reported = finished or len(number) >= _FULL_LENGTH
        self.number_banner.setVisible(is_reported)
        if not is_reported:
            return
        self.number_field.field.set_wrong(True)
        digit_range = None
        if isinstance(refusal, IdNumberInvalid) and len(number) >= _EARLY_CHECK_LENGTH:
            digit_range = impossible_digits(number, self._today)
        if digit_range is None:
            self.number_banner.show_fault(refusal)
            if len(number) == _FULL_LENGTH:
                self.mistyped.emit(number)
            return
        faulty, wrong = digit_range, partial(what_and_todo, refusal.code, refusal.detail)
        self.number_banner.show_message(
            lambda: f"{wrong()[0]}\n{digits_to_check_text(number, faulty)}", "stop"
        )
        if finished:
            self._select(digit_range)

    def _select(self, digit_range: DigitRange) -> None:
        """Selects the faulty characters in the field, so that the next key replaces them."""
        typed = self.number_field.field.text()
        indexes = [index for index, character in enumerate(typed) if normalise_number(character)]
        if len(indexes) >= digit_range.last:
            first, last = indexes[digit_range.first - 1], indexes[digit_range.last - 1]
            self.number_field.field.setSelection(first, last - first + 1)

    def _report(self, document: Document) -> None:
        def text() -> str:
            return f"{derived_text(document, self._today)}\n{warning_text(document)}".strip()

        tone: BannerTone = "attention" if warning_text(document) else "accent"
        self.number_banner.show_message(text, tone)
