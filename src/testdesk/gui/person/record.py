"""The whole record of one person: every line of the history, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QWidget

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
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label
from testdesk.services.people.history import PersonRecord

_VOID = "✕ "


class RecordDialog(Dialog):
    """Who it is, and the lines; what no longer holds has a cross before it.

    Attributes:
        table: the lines.
    """

    def __init__(
        self, bridge: StationBridge, record: PersonRecord, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent, width=1040)
        person = record.resident
        today = bridge.station.clock.today()
        names = (person.name, person.korean if person.korean != person.name else "")
        self.title.setText("  ".join(name for name in names if name))
        facts = (
            person_texts.sex_and_age(person, today),
            shown_value("document_number", person.document_number),
            shown_value("phone", person.phone),
            person_texts.full_address(person.address),
            person.note,
        )
        about = " · ".join(fact for fact in facts if fact)
        self.body.addWidget(Label(about, tone="soft", wrap=True))
        self._model = RowModel[HistoryEntry](
            (
                Column(lambda line: when_text(line, today), self.tr("When")),
                Column(_what, self.tr("What")),
                Column(about_text, self.tr("About")),
                Column(where_text, self.tr("Who")),
            )
        )
        self._model.show_rows(record.history)
        self.table = TableView(self._model, row_height=44, px=theme.SMALL_PX)
        self.table.setMinimumHeight(300)
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.body.addWidget(self.table)
        back = Button(self.tr("Close"), "Esc")
        back.clicked.connect(self.reject)
        self.buttons.addWidget(back)
        self.table.setFocus()


def _what(line: HistoryEntry) -> str:
    return f"{_VOID}{line_text(line)}" if line.void else line_text(line)
