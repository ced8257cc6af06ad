"""What the handover page shows when a renewal, a new kit for this station, is on the stick."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.bridge.sticks import Stick
from testdesk.domain.refusals import CodedError
from testdesk.gui.handover.kit_dialog import KitDialog
from testdesk.gui.widgets.button import TAB, Button
from testdesk.gui.widgets.layouts import in_column
from testdesk.gui.widgets.text import Label
from testdesk.ports import StationIdentity
from testdesk.services.exchange.renewal import OfferedKit, offered_kit


class KitOffer(QWidget):
    """Offers to open a renewal; hidden unless one for this station is on the stick.

    Attributes:
        button: opens the dialog.
        kit: the kit on the stick, or None.

    Signals:
        applied: a kit was applied; carries the new StationIdentity.
    """

    applied = Signal(StationIdentity)

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.kit: OfferedKit | None = None
        self.label = Label(px=19, bold=True, wrap=True)
        self.button = Button(lambda: self.tr("Open the kit"), small=True, focus=TAB)
        self.button.clicked.connect(self.open_dialog)
        in_column(self.label, self.button, gap=8, parent=self)
        self._show(None)

    def look_for_kit(self, stick: Stick | None) -> None:
        """Looks for a kit on the stick, on the `io` lane, since a stick may be slow."""
        if stick is None:
            self._show(None)
            return
        query = partial(offered_kit, self._bridge.station, folder=stick.folder)
        self._bridge.run_on_io(query, self._show, self, self._hide)

    def open_dialog(self) -> None:
        """Asks for the kit's passphrase, or shows why the kit cannot be applied."""
        if self.kit is None:
            return
        dialog = KitDialog(self._bridge, self.kit, self)
        dialog.applied.connect(self._applied)
        dialog.open_once()

    def _show(self, kit: OfferedKit | None) -> None:
        self.kit = kit
        self.label.setText(self._text)
        self.setVisible(kit is not None)

    def _text(self) -> str:
        if self.kit is not None and self.kit.problem is not None:
            return self.tr("A kit on the stick cannot be used.")
        return self.tr("New card keys from headquarters are on the stick.")

    def _hide(self, _error: CodedError) -> None:
        # The stick was pulled during the search; the page reports that when it needs the stick.
        self._show(None)

    def _applied(self, identity: object) -> None:
        self._show(None)
        self.applied.emit(identity)
