"""The panel that chooses a serial scanner; a keyboard scanner always works."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from testdesk.bridge.serial_scanner import BAUDS, PortFound, SerialScanner, serial_ports
from testdesk.bridge.station import StationBridge
from testdesk.gui import theme
from testdesk.gui.devices.device_box import DeviceBox
from testdesk.gui.widgets.banner import Banner, BannerTone
from testdesk.gui.widgets.layouts import STRETCH, in_column, in_row
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label, quiet
from testdesk.gui.widgets.translated import Text, Translated
from testdesk.messages.sentences import sentence

_SEARCH_MS = 2_000  # the interval at which ports are looked for


class ScannerPanel(Translated, QWidget):
    """Offers the serial ports, and shows the state of the chosen one.

    Attributes:
        ports, speeds: the drop-down lists.
        banner: the state of the port.

    Signals:
        chosen: the port and its speed in bits per second.
    """

    chosen = Signal(str, int)

    def __init__(
        self, bridge: StationBridge, scanner: SerialScanner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._scanner = bridge, scanner
        self.ports, self.speeds, self.banner = DeviceBox(scanner.port), QComboBox(), Banner()
        self.speeds.setMinimumHeight(theme.TOUCH)
        for baud in BAUDS:
            self.speeds.addItem(str(baud), baud)
        self.speeds.setCurrentIndex(max(0, self.speeds.findData(scanner.baud)))
        self._lay_out()
        self.ports.picked.connect(lambda _port: self._choose())
        self.speeds.activated.connect(lambda _index: self._choose())
        scanner.state_changed.connect(self._show_state)
        self._search_timer = QTimer(self, interval=_SEARCH_MS)
        self._search_timer.timeout.connect(self._find_ports)
        self._retranslate()
        self._show_state(scanner.state)

    def _retranslate(self) -> None:
        self.speeds.setFont(theme.font(theme.BODY_PX))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._find_ports()
        self._search_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._search_timer.stop()

    def _lay_out(self) -> None:
        keyboard = Label(
            lambda: self.tr(
                "A scanner that types like a keyboard always works; there is nothing to set."
            ),
            wrap=True,
        )
        label = quiet(lambda: self.tr("A scanner on a serial port (USB-COM)"))
        hint = quiet(
            lambda: self.tr(
                "Set it to send Enter (CR) after each code. Over USB, the speed does not matter."
            )
        )
        keyboard_row = in_row(SymbolWidget("tick", "accent", side=28), (keyboard, 1), gap=12)
        row = in_row((self.ports, 3), (self.speeds, 1), gap=12)
        in_column(keyboard_row, 8, label, row, hint, self.banner, STRETCH, gap=8, parent=self)

    def _find_ports(self) -> None:
        self._bridge.run_on_io(serial_ports, self._offer, self)

    def _offer(self, found: list[PortFound]) -> None:
        self.ports.offer(
            {
                port.name: f"{port.name} · {port.description}" if port.description else port.name
                for port in found
            }
        )

    def _choose(self) -> None:
        self.chosen.emit(self.ports.currentData(), self.speeds.currentData())

    def _show_state(self, state: str) -> None:
        messages: dict[str, tuple[Text, BannerTone]] = {
            "ready": (lambda: self.tr("Open. Scan something to try it."), "accent"),
            "gone": (partial(sentence, "scanner_gone"), "attention"),
            "denied": (partial(sentence, "scanner_denied"), "attention"),
        }
        self.banner.show_message(*messages.get(state, ("", "accent")))
        self.speeds.setEnabled(state != "off")
