"""The complete record of one person: all entries of the history, newest first.

Numbers are masked. The whole document number or telephone number is shown for half a minute, after
the operator has given a reason and the lookup is recorded.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from testdesk.bridge.row_model import Column, RowModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.history import HistoryEntry
from testdesk.domain.refusals import CodedError
from testdesk.domain.residents.lookups import LOOKUP_REASONS, Lookup, Shown
from testdesk.domain.residents.people import Resident
from testdesk.gui import person_texts, theme
from testdesk.gui.person.history_texts import (
    details_text,
    entry_text,
    operator_text,
    reason_text,
    value_text,
    when_text,
)
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_row
from testdesk.gui.widgets.reasons import ReasonDialog
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label
from testdesk.services.people.history import PersonRecord
from testdesk.services.people.lookups import show_in_full

_VOID_MARK = "✕ "
_IN_FULL_SECONDS = 30
_FIELDS: dict[Shown, str] = {"number": "document_number", "phone": "phone"}
_MIN_HEIGHT = 220  # the header and four rows: on a low screen the details above stay visible


class RecordDialog(Dialog):
    """Shows the person and the entries; an entry that is no longer valid begins with a cross.

    Attributes:
        table: the table of the entries.
        number_button, phone_button: show a number in full, after asking for the reason.
        mask_timer: masks the numbers again.
    """

    def __init__(
        self, bridge: StationBridge, record: PersonRecord, parent: QWidget | None = None
    ) -> None:
        super().__init__(person_texts.both_names(record.resident), parent, width=1040)
        self._bridge = bridge
        self._in_full: dict[str, str] = {}  # by field
        self._person, self._today = record.resident, bridge.station.clock.today()
        model = RowModel(self._columns(), parent=self)
        model.show_rows(record.history)
        self.table = TableView(model, row_height=44, px=theme.SMALL_PX)
        self.table.setMinimumHeight(_MIN_HEIGHT)
        self.table.stretch(2)
        self.number_button = Button(lambda: self.tr("Whole number …"), "1", small=True)
        self.phone_button = Button(lambda: self.tr("Whole phone number …"), "2", small=True)
        self.number_button.setEnabled(bool(record.resident.document_number))
        self.phone_button.setEnabled(bool(record.resident.phone))
        self.number_button.clicked.connect(lambda: self.ask_why("number"))
        self.phone_button.clicked.connect(lambda: self.ask_why("phone"))
        self._details_label = Label(self._details, tone="soft", wrap=True)
        in_full = in_row(self.number_button, self.phone_button, STRETCH, gap=12)
        add_parts(self.body, self._details_label, in_full, self.table)
        self.mask_timer = QTimer(self, singleShot=True)
        self.mask_timer.setInterval(_IN_FULL_SECONDS * 1000)
        self.mask_timer.timeout.connect(self.mask_numbers)
        self.add_button(lambda: self.tr("Close"), "Esc", self.reject)
        self.table.setFocus()

    def ask_why(self, shown: Shown) -> None:
        """Asks why a number is to be shown in full; without an answer it stays masked."""
        dialog = ReasonDialog(
            lambda: self.tr("Why do you need the whole number?"),
            lambda: self.tr("It is shown for half a minute. Who saw it and why is recorded."),
            lambda: {reason: reason_text(reason) for reason in LOOKUP_REASONS},
            cancel=lambda: self.tr("Leave it"),
            parent=self,
        )
        dialog.chosen.connect(partial(self._show_in_full, shown))
        dialog.open_once()

    def mask_numbers(self) -> None:
        """Masks the numbers again."""
        self._in_full = {}
        self._details_label.setText(self._details)

    def handle_key(self, key: str) -> bool:
        button = {"1": self.number_button, "2": self.phone_button}.get(key)
        if button is None or not button.isEnabled():
            return False
        button.click()
        return True

    def _show_in_full(self, shown: Shown, reason: str) -> None:
        operator = self._bridge.session.operator
        lookup = Lookup(self._person.resident, shown, "people", operator, reason)

        def show(person: Resident) -> None:
            field = _FIELDS[shown]
            self._in_full[field] = getattr(person, field)
            self._details_label.setText(self._details)
            self.mask_timer.start()

        def failed(error: CodedError) -> None:
            self.banner.show_fault(error)

        self._bridge.run(partial(show_in_full, lookup=lookup), show, self, failed)

    def _details(self) -> str:
        person = self._person
        details = (
            person_texts.sex_and_age(person, self._today),
            *(
                self._in_full.get(field) or value_text(field, getattr(person, field))
                for field in _FIELDS.values()
            ),
            person_texts.full_address(person.address),
            person.note,
        )
        return " · ".join(detail for detail in details if detail)

    def _columns(self) -> tuple[Column[HistoryEntry], ...]:
        return (
            Column(lambda entry: when_text(entry, self._today), lambda: self.tr("When")),
            Column(_what_text, lambda: self.tr("What")),
            Column(details_text, lambda: self.tr("About")),
            Column(operator_text, lambda: self.tr("Who")),
        )


def _what_text(entry: HistoryEntry) -> str:
    return f"{_VOID_MARK}{entry_text(entry)}" if entry.void else entry_text(entry)
