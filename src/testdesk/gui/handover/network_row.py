"""The row of the handover page that shows the state of the network."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from testdesk.bridge.network import NetworkJob, NetworkStatus
from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.gui import theme
from testdesk.gui.handover.network_dialog import NetworkDialog
from testdesk.gui.handover.network_texts import network_symbol, network_text
from testdesk.gui.widgets.button import TAB, Button
from testdesk.gui.widgets.layouts import in_column, in_row
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label, hairline
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.sentences import sentence_of

_REFRESH_MS = 15_000
_NARROW_WIDTH = 560


class NetworkRow(Translated, QWidget):
    """One line of text about the network, and the buttons for it.

    Attributes:
        job: contacts headquarters; it keeps running whichever page is shown.
        label: the text.
        address_button: opens the dialog for the address.
        try_now_button: contacts headquarters at once.
        dialog: the open NetworkDialog, or None.
    """

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.job = NetworkJob(bridge, self)
        self.dialog: NetworkDialog | None = None
        self._symbol = SymbolWidget("dot", "soft", side=20)
        self.label = Label(px=theme.SMALL_PX, wrap=True)
        self.try_now_button = Button(lambda: self.tr("Try now"), small=True, focus=TAB)
        self.address_button = Button(lambda: self.tr("Network address"), small=True, focus=TAB)
        self._buttons = in_row(self.try_now_button, self.address_button)
        row = in_row(self._symbol, (self.label, 1), self._buttons, gap=12)
        in_column(hairline(), row, gap=8, parent=self)
        self.try_now_button.clicked.connect(self.job.try_now)
        self.address_button.clicked.connect(self.ask_address)
        self.job.changed.connect(self._show)
        # A text such as "Next try in 2 min" changes with time.
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(lambda: self._show(self.job.status))
        self._retranslate()

    def start(self, home: Path) -> None:
        """Begins to contact headquarters; called after the window is shown."""
        self.job.start(home)

    def close_connection(self) -> None:
        """Aborts a transfer under way; must be called before the database's lane is closed."""
        self.job.close()

    def ask_address(self) -> None:
        dialog = NetworkDialog(self.job.settings, self)
        dialog.chosen.connect(self._use)
        dialog.finished.connect(self._dialog_closed)
        self.dialog = dialog
        dialog.open_once()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # In a narrow window the buttons are smaller, to leave more room for the text.
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_WIDTH
        directions = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._buttons.setDirection(directions[0] if narrow else directions[1])
        self._buttons.setSpacing(6 if narrow else 12)
        self.label.set_px(theme.SMALL_TEXT_PX if narrow else theme.SMALL_PX)
        for button in (self.try_now_button, self.address_button):
            button.setFixedHeight(36 if narrow else 44)
        self._reserve_text_height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show(self.job.status)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _retranslate(self) -> None:
        self._show(self.job.status)

    def _use(self, address: str, plain_http: bool) -> None:
        dialog = self.dialog
        try:
            self.job.use(address, plain_http=plain_http)
        except CodedError as error:
            if dialog is not None:
                dialog.refuse(partial(sentence_of, error))
            return
        if dialog is not None:
            dialog.accept()

    def _dialog_closed(self) -> None:
        self.dialog = None

    def _show(self, status: NetworkStatus) -> None:
        self.label.setText(network_text(status, self._bridge.station.clock.now()))
        self._symbol.show_shape(*network_symbol(status))
        self.try_now_button.setVisible(bool(status.url) and not status.trying)
        self._reserve_text_height()
        # Repeated after the buttons are laid out, since the text may be narrower then.
        QTimer.singleShot(0, self, self._reserve_text_height)

    def _reserve_text_height(self) -> None:
        """Reserves the full height of the text, so that the list above shrinks, not the text."""
        self.label.setMinimumHeight(self.label.heightForWidth(self.label.width()))
