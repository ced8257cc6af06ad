"""The complete record of one person: all lines of the history, newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from testdesk.bridge.row_model import Column, RowModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.history import HistoryEntry
from testdesk.gui import person_texts, theme
from testdesk.gui.person.history_texts import (
    about_text,
    line_text,
    shown_value,
    when_text,
    where_text,
)
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label
from testdesk.services.people.history import PersonRecord

_VOID = "✕ "
_LEAST = 220  # the headers and four lines: on a low screen the facts above stay visible


class RecordDialog(Dialog):
    """Shows the person and the lines; a line that is no longer valid begins with a cross.

    Attributes:
        table: the table of the lines.
    """

    def __init__(
        self, bridge: StationBridge, record: PersonRecord, parent: QWidget | None = None
    ) -> None:
        super().__init__(person_texts.both_names(record.resident), parent, width=1040)
        self._person, self._today = record.resident, bridge.station.clock.today()
        model = RowModel(self._columns(), parent=self)
        model.show_rows(record.history)
        self.table = TableView(model, row_height=44, px=theme.SMALL_PX)
        self.table.setMinimumHeight(_LEAST)
        self.table.stretch(2)
        add_parts(self.body, Label(self._facts, tone="soft", wrap=True), self.table)
        self.add_button(lambda: self.tr("Close"), "Esc", self.reject)
        self.table.setFocus()

    def _facts(self) -> str:
        person = self._person
        facts = (
            person_texts.sex_and_age(person, self._today),
            shown_value("document_number", person.document_number),
            shown_value("phone", person.phone),
            person_texts.full_address(person.address),
            person.note,
        )
        return " · ".join(fact for fact in facts if fact)

    def _columns(self) -> tuple[Column[HistoryEntry], ...]:
        return (
            Column(lambda line: when_text(line, self._today), lambda: self.tr("When")),
            Column(_what, lambda: self.tr("What")),
            Column(about_text, lambda: self.tr("About")),
            Column(where_text, lambda: self.tr("Who")),
        )


def _what(line: HistoryEntry) -> str:
    return f"{_VOID}{line_text(line)}" if line.void else line_text(line)
