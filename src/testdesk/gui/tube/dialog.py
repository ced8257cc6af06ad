"""The dialog of one tube: who is in it, how it was opened and sealed, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.row_model import Column, RowModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.station.tubes import Place
from testdesk.gui import theme
from testdesk.gui.person_texts import clock_time, clock_wrong, tube_text
from testdesk.gui.tube.texts import count_text, kind_text, step_texts
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label
from testdesk.messages.catalogue import translate
from testdesk.services.tubes import TubeRecord

_MIN_HEIGHT = 220  # the header and four rows


class TubeDialog(Dialog):
    """Shows the people by place; Enter opens the chosen one.

    Attributes:
        table: the places that are occupied.
        void_button, recall_button: for the chosen place, and for the whole tube.

    Signals:
        person_chosen: the pseudonym of the person whose page is to be shown.
        void_requested: the Place whose sample is to be voided.
        recall_requested: the recall sheet is to be printed or saved.
    """

    person_chosen = Signal(str)
    void_requested = Signal(Place)
    recall_requested = Signal()

    def __init__(
        self, bridge: StationBridge, record: TubeRecord, parent: QWidget | None = None
    ) -> None:
        super().__init__(lambda: tube_text(record.tube.tube), parent, width=900)
        self._today = bridge.station.clock.today()
        self._record = record
        self._about = Label(self._about_text, px=theme.BODY_PX, bold=True, wrap=True)
        self._steps = Label(self._steps_text, px=theme.SMALL_TEXT_PX, tone="soft", wrap=True)
        self._model = RowModel[Place](self._columns(), key=lambda place: place.sample, parent=self)
        self.table = TableView(self._model, row_height=44)
        self.table.setMinimumHeight(_MIN_HEIGHT)
        self.table.stretch(1)
        add_parts(self.body, self._about, self._steps, self.table)
        self.recall_button = self.add_side_button(
            lambda: self.tr("Recall sheet"), "2", self.recall_requested.emit
        )
        self.void_button = self.add_side_button(lambda: self.tr("Remove …"), "1", self.request_void)
        self.add_button(lambda: self.tr("Close"), "Esc", self.reject)
        self.add_button(lambda: self.tr("Open the person"), "Enter", self.choose, main=True)
        self.table.activated.connect(lambda _index: self.choose())
        self.show_record(record)
        self.table.setFocus()

    @property
    def chosen(self) -> Place | None:
        """The place that is selected in the table."""
        return self._model.row(self.table.currentIndex().row())

    def show_record(self, record: TubeRecord) -> None:
        """Shows the tube as it is now; the selection stays at its line."""
        row = max(self.table.currentIndex().row(), 0)
        self._record = record
        self._model.show_rows(record.tube.places)
        self.table.selectRow(min(row, self._model.rowCount() - 1))
        self._about.setText(self._about_text)
        self._steps.setText(self._steps_text)
        for button in (self.void_button, self.recall_button):
            button.setEnabled(bool(record.tube.places))

    def choose(self) -> None:
        """Closes the dialog and requests the page of the chosen person."""
        place = self.chosen
        if place is not None and self.isVisible():
            self.accept()
            self.person_chosen.emit(place.resident)

    def request_void(self) -> None:
        if self.chosen is not None:
            self.void_requested.emit(self.chosen)

    def handle_key(self, key: str) -> bool:
        button = {"1": self.void_button, "2": self.recall_button}.get(key)
        if button is None or not button.isEnabled():
            return False
        button.click()
        return True

    def _about_text(self) -> str:
        tube = self._record.tube
        round_ = self.tr("round {round}").format(round=tube.round)
        return " · ".join((kind_text(tube), count_text(tube), round_))

    def _steps_text(self) -> str:
        return "\n".join(step_texts(self._record, self._today))

    def _columns(self) -> tuple[Column[Place], ...]:
        return (
            Column(lambda place: str(place.position), lambda: self.tr("Place"), number=True),
            Column(_name_text, lambda: self.tr("Name")),
            Column(_time_text, lambda: self.tr("Time")),
        )


def _name_text(place: Place) -> str:
    names = "  ".join(part for part in (place.name, place.korean) if part)
    return names or translate("Person", "Not on the list")


def _time_text(place: Place) -> str:
    time = clock_time(place.at, seconds=True)
    return f"{time} · {clock_wrong()}" if place.clock_doubtful else time
