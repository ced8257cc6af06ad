"""The dialog that finds a difference: the sealed tubes of the shift, counted one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QWidget

from testdesk.bridge.row_model import Column, RowModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.station.swab_counts import TubeCheck
from testdesk.gui.handover.closing.figures import difference_text, joined
from testdesk.gui.page import RecognisedScan
from testdesk.gui.person_texts import tube_text
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.shortcut import bind
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label
from testdesk.messages.values import value_text
from testdesk.services import tube_counts


class TubesDialog(Dialog):
    """Lists the tubes; a number and Enter counts the chosen one and goes on to the next.

    A scan of a tube chooses it. How many people are in a tube is shown once it is counted.

    Attributes:
        number: the number of swabs in the chosen tube.
        table: the tubes.

    Signals:
        changed: a count was saved.
        bags_requested: the bags are to be shown.
    """

    changed = Signal()
    bags_requested = Signal()
    confirms_discard = False

    def __init__(
        self, bridge: StationBridge, tubes: Sequence[TubeCheck], parent: QWidget | None = None
    ) -> None:
        super().__init__(lambda: self.tr("Tubes of this shift"), parent, fills=True)
        self._bridge = bridge
        about = Label(tone="soft", wrap=True)
        about.setText(
            lambda: self.tr("Scan a tube or choose it, count its swabs, and press Enter.")
        )
        self._model = RowModel[TubeCheck](
            (
                Column(lambda tube: tube_text(tube.tube), lambda: self.tr("Tube")),
                Column(_counted_text, lambda: self.tr("Swabs"), number=True),
                Column(_places_text, lambda: self.tr("People"), number=True),
                Column(self._difference_text, lambda: self.tr("Difference")),
            ),
            key=lambda tube: tube.tube,
        )
        self.table = TableView(self._model, row_height=44)
        self._model.setParent(self.table)
        self.table.stretch(3)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.number = LabelledField(self._number_text, latin=True)
        self.number.field.setValidator(QIntValidator(0, 100, self))
        add_parts(self.body, about, self.number, (self.table, 1))
        self.bags_button = self.add_side_button(
            lambda: self.tr("Bags…"), "F7", self.bags_requested.emit
        )
        bind(self, "F7", self.bags_requested.emit)
        self.add_back_button()
        self.save_button = self.add_button(
            lambda: self.tr("Save the count"), "Enter", self._save, main=True
        )
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self._model.show_rows(tubes)
        self._choose_next(0)
        self.number.field.setFocus()

    @property
    def chosen(self) -> TubeCheck | None:
        """The tube whose swabs are counted next."""
        return self._model.row(self.table.currentIndex().row())

    def handle_scan(self, scan: RecognisedScan) -> bool:
        rows = [tube.tube for tube in self._model.rows()]
        code = scan.line.strip().upper()
        if code not in rows:
            return False
        self.table.selectRow(rows.index(code))
        self.number.field.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        row = self.table.currentIndex().row() + step
        if step and 0 <= row < self._model.rowCount():
            self.table.selectRow(row)
        elif not step:
            super().keyPressEvent(event)

    def _retranslate_number(self) -> None:
        self.number.set_label(self._number_text)

    def _number_text(self) -> str:
        chosen = self.chosen if hasattr(self, "table") else None
        if chosen is None:
            return self.tr("No tube is sealed in this shift.")
        return self.tr("Swabs in tube {tube}").format(tube=tube_text(chosen.tube))

    def _row_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.number.field.clear()
        self._retranslate_number()

    def _choose_next(self, first: int) -> None:
        """Chooses the next tube that is not counted, or else the next one."""
        tubes = self._model.rows()
        rows = [*range(first, len(tubes)), *range(first)]
        row = next((row for row in rows if tubes[row].counted is None), rows[0] if rows else -1)
        if row >= 0:
            self.table.selectRow(row)
        self._retranslate_number()

    def _save(self) -> None:
        chosen = self.chosen
        if chosen is None or not self.number.text():
            return
        action = partial(tube_counts.count_tube, tube=chosen.tube, count=int(self.number.text()))
        self.run_once(self._bridge, action, self._saved, self.banner.show_fault)

    def _saved(self, check: TubeCheck) -> None:
        rows = [check if tube.tube == check.tube else tube for tube in self._model.rows()]
        row = self.table.currentIndex().row()
        self._model.show_rows(rows)
        self.banner.show_message("")
        self._choose_next(row + 1 if row + 1 < len(rows) else 0)
        self.changed.emit()

    def _difference_text(self, tube: TubeCheck) -> str:
        if tube.counted is None:
            return self.tr("not counted")
        if not tube.difference:
            return self.tr("agrees")
        difference = difference_text(tube.counted, tube.places)
        reason = value_text("swab_reason", tube.reason) if tube.reason else ""
        return joined(difference, reason, tube.note)


def _counted_text(tube: TubeCheck) -> str:
    return "" if tube.counted is None else str(tube.counted)


def _places_text(tube: TubeCheck) -> str:
    return "" if tube.counted is None else str(tube.places)
