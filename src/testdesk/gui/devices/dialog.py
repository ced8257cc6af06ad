"""The dialog in which the operator chooses devices, and tries them without registering anybody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from testdesk.bridge.camera import Camera, CameraFound, cameras
from testdesk.bridge.id_reader import IdReaderPoller, ReaderChoice
from testdesk.bridge.serial_scanner import SerialScanner
from testdesk.bridge.station import StationBridge
from testdesk.gui import theme
from testdesk.gui.devices.camera_panel import CameraPanel
from testdesk.gui.devices.reader_panel import ReaderPanel
from testdesk.gui.devices.scanner_panel import ScannerPanel
from testdesk.gui.devices.texts import card_text, device_text, scan_text
from testdesk.gui.page import RecognisedScan
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts, in_column
from testdesk.gui.widgets.text import Label, caption, hairline
from testdesk.readers.id_card import IdCard

_PANEL_HEIGHT = 304


class DevicesDialog(Dialog):
    """Shows one device at a time, and below it the last scan from any device.

    Attributes:
        kind: chooses which device is shown.
        scanner, camera, reader: the panels of the devices.
        last_scan: the label that shows the last scan.
    """

    def __init__(
        self,
        bridge: StationBridge,
        scanner: SerialScanner,
        camera: Camera,
        reader: IdReaderPoller,
        reader_choice: ReaderChoice,
        *,
        find_cameras: Callable[[], list[CameraFound]] = cameras,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: self.tr("Devices"), parent, width=860)
        self._tube_form = bridge.station.identity.tube_form
        self._last_scan_texts: Callable[[], tuple[str, str]] | None = None
        self.scanner = ScannerPanel(bridge, scanner)
        self.camera = CameraPanel(camera, find_cameras)
        self.reader = ReaderPanel(reader, reader_choice)
        self._panels: dict[str, ScannerPanel | CameraPanel | ReaderPanel] = {
            "scanner": self.scanner,
            "camera": self.camera,
            "reader": self.reader,
        }
        self.kind, self._stack = Choice(self._device_texts), QStackedWidget()
        self.last_scan = Label(self._last_text, px=theme.LIST_NAME_PX)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Shows what a keyboard scanner typed, and does not pass it on."""
        self.show_scan("keyboard", scan.line)
        return True

    def handle_card(self, card: IdCard) -> bool:
        self._show_last(lambda: (device_text("reader"), card_text(card)))
        return True

    def show_scan(self, device: str, text: str) -> None:
        """Shows what a device sent; `device` is keyboard, serial or camera."""
        self._show_last(lambda: (device_text(device), scan_text(text, self._tube_form)))

    def _lay_out(self) -> None:
        # The area is high enough for every panel, so that nothing moves when another is shown.
        self._stack.setMinimumHeight(_PANEL_HEIGHT)
        for panel in self._panels.values():
            self._stack.addWidget(panel)
        add_parts(self.body, self.kind, (self._stack, 1), hairline())
        label = caption(lambda: self.tr("Last scan · nobody is registered while this is open"))
        self.buttons.insertLayout(0, in_column(label, self.last_scan, gap=4), 1)
        self.add_button(lambda: self.tr("Done"), "Esc", self.accept)
        self.kind.set_value("scanner")
        self.kind.chosen.connect(self._show_panel)
        self._show_panel("scanner")

    def _show_panel(self, kind: str) -> None:
        self._stack.setCurrentWidget(self._panels[kind])

    def _show_last(self, texts: Callable[[], tuple[str, str]]) -> None:
        self._last_scan_texts = texts
        self.last_scan.setText(self._last_text)

    def _last_text(self) -> str:
        if self._last_scan_texts is None:
            return self.tr("Nothing yet")
        device, text = self._last_scan_texts()
        return self.tr("{device}: {scan}").format(device=device, scan=text)

    def _device_texts(self) -> dict[str, str]:
        return {
            "scanner": self.tr("Scanner"),
            "camera": self.tr("Camera"),
            "reader": self.tr("ID-card reader"),
        }
