"""The dialog of transport bags: packs the next one, and records who took which along."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.row_model import Column, RowModel
from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Done
from testdesk.domain.station.bags import BAG_SIZE, PackedBag
from testdesk.gui import theme
from testdesk.gui.handover.closing.figures import joined, people_text, tubes_text
from testdesk.gui.person_texts import clock_time
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import Field
from testdesk.gui.widgets.layouts import add_parts, in_row
from testdesk.gui.widgets.shortcut import bind
from testdesk.gui.widgets.table import TableView
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import translated
from testdesk.services import bags
from testdesk.services.session import Context

_FIELD_HEIGHT = 48


class BagsDialog(Dialog):
    """Lists the bags, newest first; the chosen one is handed over.

    Attributes:
        table: the bags.
        recipient, signed_by: who takes the chosen bag along, and the name in the signature.
        pack_button: packs the sealed tubes that are in no bag, at most twenty.
        hand_over_button: records that the chosen bag left; grey if none is chosen, or it has left.

    Signals:
        changed: a bag was packed or handed over.
    """

    changed = Signal()

    def __init__(
        self, bridge: StationBridge, found: bags.Bags, parent: QWidget | None = None
    ) -> None:
        super().__init__(lambda: self.tr("Transport bags"), parent, fills=True)
        self._bridge, self._found = bridge, found
        self._left = Label(tone="soft", wrap=True)
        self._left.setText(self._left_text)
        self._model = RowModel[PackedBag](
            (
                Column(lambda bag: bag.bag, lambda: self.tr("Bag")),
                Column(
                    lambda bag: joined(tubes_text(len(bag.tubes)), people_text(bag.people)),
                    lambda: self.tr("Contents"),
                ),
                Column(self._state_text, lambda: self.tr("State")),
            ),
            key=lambda bag: bag.bag,
        )
        self.table = TableView(self._model, row_height=44)
        self._model.setParent(self.table)
        self.table.stretch(2)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setMinimumHeight(90)
        self.table.setSizeAdjustPolicy(TableView.SizeAdjustPolicy.AdjustIgnored)
        self.recipient, self.signed_by = Field(px=theme.BODY_PX), Field(px=theme.BODY_PX)
        translated(self, self._set_prompts, lambda: self.tr("Goes with"))
        for field in (self.recipient, self.signed_by):
            field.setFixedHeight(_FIELD_HEIGHT)
        fields = in_row((self.recipient, 1), (self.signed_by, 1), gap=16)
        # Above the table, so that they are in view on the smallest screen.
        add_parts(self.body, self._left, fields, (self.table, 1))
        self._add_buttons()
        self.table.selectionModel().currentRowChanged.connect(self._show_whether_here)
        self._show(found)

    def _add_buttons(self) -> None:
        self.pack_button = self.add_side_button(
            lambda: self.tr("Pack the next bag"), "F7", self._pack
        )
        bind(self, "F7", self._pack)
        self.add_back_button()
        self.hand_over_button = self.add_button(
            lambda: self.tr("Hand over"), "Enter", self._hand_over, main=True
        )

    @property
    def chosen(self) -> PackedBag | None:
        """The bag that is handed over next."""
        return self._model.row(self.table.currentIndex().row())

    def _set_prompts(self, goes_with: str) -> None:
        prompts = (goes_with, self.tr("Signed by"))
        for field, text in zip((self.recipient, self.signed_by), prompts, strict=True):
            field.setPlaceholderText(text)
            field.setAccessibleName(text)

    def _show(self, found: bags.Bags) -> None:
        self._found = found
        self._left.setText(self._left_text)
        self._model.show_rows(found.packed)
        here = [row for row, bag in enumerate(found.packed) if not bag.handed_over_at]
        if here:
            self.table.selectRow(here[-1])  # the one that was packed first
        self._show_whether_here()

    def _show_whether_here(self) -> None:
        """Only a bag that has not left is handed over: Enter must not do it again, or pack one."""
        chosen = self.chosen
        self.hand_over_button.setEnabled(chosen is not None and not chosen.handed_over_at)

    def _left_text(self) -> str:
        count = len(self._found.unpacked)
        if not count:
            return self.tr("Every sealed tube of this shift is in a bag.")
        text = self.tr("In no bag yet: {tubes}. A bag holds {size}.")
        return text.format(tubes=tubes_text(count), size=BAG_SIZE)

    def _state_text(self, bag: PackedBag) -> str:
        if not bag.handed_over_at:
            text = self.tr("packed {time}, still here")
            return text.format(time=clock_time(bag.packed_at))
        text = self.tr("left {time} with {name}")
        return text.format(time=clock_time(bag.handed_over_at), name=bag.recipient)

    def _pack(self) -> None:
        self._run(bags.pack)

    def _hand_over(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        recipient, signed_by = self.recipient.text(), self.signed_by.text()
        self._run(partial(bags.hand_over, bag=chosen.bag, recipient=recipient, signed_by=signed_by))

    def _run(self, command: Callable[[Context], Done[PackedBag]]) -> None:
        self.run_once(self._bridge, command, self._done, self.banner.show_fault)

    def _done(self, _bag: PackedBag) -> None:
        self.banner.show_message("")
        self.recipient.clear()
        self.signed_by.clear()
        self._bridge.read(bags.bags, self._show, self)
        self.changed.emit()
