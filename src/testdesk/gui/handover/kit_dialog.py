"""The dialog that opens a renewal, with the passphrase that headquarters gave by phone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.formats.exchange.kit import Kit
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.text import Label
from testdesk.ports import StationIdentity
from testdesk.services.exchange import renewal


class KitDialog(Dialog):
    """Asks for the passphrase of a renewal (a kit for this station) and applies it.

    A refusal is shown in the dialog, and nothing is changed. If it is known beforehand that the
    kit cannot be applied, the dialog shows why and does not ask for the passphrase.

    Attributes:
        passphrase: the field for the passphrase, which is neither shown nor stored.

    Signals:
        applied: the new StationIdentity.
    """

    applied = Signal(StationIdentity)
    closes_on_scan = False

    def __init__(
        self, bridge: StationBridge, kit: renewal.OfferedKit, parent: QWidget | None = None
    ) -> None:
        super().__init__(lambda: self.tr("New card keys"), parent)
        self._bridge, self._kit = bridge, kit
        self._busy = False
        self.passphrase = LabelledField(lambda: self.tr("Passphrase of the kit"), secret=True)
        self.back_button = self.add_back_button()
        self.apply_button = Button(lambda: self.tr("Apply"), "Enter", main=True)
        self.apply_button.clicked.connect(self.apply)
        self.passphrase.field.returnPressed.connect(self.apply)
        if kit.problem is not None:
            self.banner.show_fault(kit.problem)
            return
        about = Label(tone="soft", wrap=True)
        about.setText(lambda: self.tr("Headquarters gives you the passphrase by phone."))
        add_parts(self.body, about, self.passphrase)
        self.buttons.addWidget(self.apply_button)
        self.passphrase.field.setFocus()

    def apply(self) -> None:
        """Opens the kit on the `io` lane, and then applies it on the station's lane."""
        passphrase = self.passphrase.text().strip()
        if self._busy:
            return
        if not passphrase:
            self.passphrase.set_problem(lambda: self.tr("Type the passphrase."))
            return
        self._set_busy(busy=True)
        self.banner.show_message(lambda: self.tr("Opening the kit. This takes a moment."), "accent")
        job = partial(
            renewal.open_kit, self._bridge.station, path=self._kit.path, passphrase=passphrase
        )
        self._bridge.run_on_io(job, self._opened, self, self._refuse)

    def reject(self) -> None:
        """Closes the dialog, except while the kit is being applied: the result must be seen."""
        if not self._busy:
            super().reject()

    def _opened(self, kit: Kit) -> None:
        bridge = self._bridge
        action = partial(renewal.renew, kit=kit)
        bridge.run(action, self._done, self, self._refuse)

    def _done(self, identity: StationIdentity) -> None:
        self._set_busy(busy=False)
        self.passphrase.field.clear()
        self.accept()
        self.applied.emit(identity)

    def _refuse(self, error: CodedError) -> None:
        self._set_busy(busy=False)
        self.banner.show_fault(error)
        self.passphrase.field.selectAll()
        self.passphrase.field.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        for part in (self.back_button, self.apply_button, self.passphrase):
            part.setEnabled(not busy)
