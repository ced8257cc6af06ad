"""The complete record of one person: all entries of the history, newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from testdesk.bridge.row_model import Column, RowModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.history import HistoryEntry
from testdesk.gui import person_texts, theme
from testdesk.gui.person.history_texts import (
    details_text,
    entry_text,
    operator_text,
    value_text,
    when_text,
)
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label
from testdesk.services.people.history import PersonRecord

_VOID_MARK = "✕ "
_MIN_HEIGHT = 220  # the header and four rows: on a low screen the details above stay visible


class RecordDialog(Dialog):
    """Shows the person and the entries; an entry that is no longer valid begins with a cross.

    Attributes:
        table: the table of the entries.
    """

    def __init__(
        self, bridge: StationBridge, record: PersonRecord, parent: QWidget | None = None
    ) -> None:
        super().__init__(person_texts.both_names(record.resident), parent, width=1040)
        self._person, self._today = record.resident, bridge.station.clock.today()
        model = RowModel(self._columns(), parent=self)
        model.show_rows(record.history)
        self.table = TableView(model, row_height=44, px=theme.SMALL_PX)
        self.table.setMinimumHeight(_MIN_HEIGHT)
        self.table.stretch(2)
        add_parts(self.body, Label(self._details, tone="soft", wrap=True), self.table)
        self.add_button(lambda: self.tr("Close"), "Esc", self.reject)
        self.table.setFocus()

    def _details(self) -> str:
        person = self._person
        details = (
            person_texts.sex_and_age(person, self._today),
            value_text("document_number", person.document_number),
            value_text("phone", person.phone),
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
