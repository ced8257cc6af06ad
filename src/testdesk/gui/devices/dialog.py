"""The sheet of devices: choose one, and try it here without registering anybody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from testdesk.bridge.camera import Camera, CameraFound, cameras
from testdesk.bridge.id_reader import IdReaderPoller, ReaderChoice
from testdesk.bridge.serial_scanner import SerialScanner
from testdesk.bridge.station import StationBridge
from testdesk.gui import theme
from testdesk.gui.devices.camera_part import CameraPanel
from testdesk.gui.devices.reader_part import ReaderPanel
from testdesk.gui.devices.scanner_part import ScannerPanel
from testdesk.gui.devices.texts import card_text, device_text, scan_text
from testdesk.gui.page import SortedScan
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.text import Label, hairline
from testdesk.gui.widgets.translated import Translated
from testdesk.readers.id_card import IdCard

_PART_HEIGHT = 304


class DevicesDialog(Translated, Dialog):
    """One device at a time; below, what was scanned last, with whatever device.

    Attributes:
        kind: which device is shown.
        scanner, camera, reader: the parts.
        last: what was scanned last.
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
        super().__init__("", parent, width=860)
        self._tube_form = bridge.station.identity.tube_form
        self._reported: tuple[str, str] | None = None
        self.scanner = ScannerPanel(bridge, scanner)
        self.camera = CameraPanel(camera, find_cameras)
        self.reader = ReaderPanel(reader, reader_choice)
        self._parts: dict[str, ScannerPanel | CameraPanel | ReaderPanel] = {
            "scanner": self.scanner,
            "camera": self.camera,
            "reader": self.reader,
        }
        self.kind, self._stack = Choice(self._part_text()), QStackedWidget()
        self._label = Label(px=theme.SMALL_PX, tone="soft")
        self.last = Label(px=theme.LIST_NAME_PX)
        self._close = Button(key="Esc")
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self._retranslate()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Devices"))
        self.kind.set_text(self._part_text())
        self._label.setText(self.tr("Last scan · nobody is registered while this is open"))
        self._close.set_text(self.tr("Done"))
        self._show_last()

    def handle_scan(self, scan: SortedScan) -> bool:
        """What a keyboard scanner types is shown, and goes no further."""
        self.show_scan("keyboard", scan.line)
        return True

    def handle_card(self, card: IdCard) -> bool:
        """A card on the reader likewise."""
        self._reported = (device_text("reader"), card_text(card))
        self._show_last()
        return True

    def show_scan(self, device: str, text: str) -> None:
        """Shows what a device sent: keyboard, serial, camera."""
        self._reported = (device_text(device), scan_text(text, self._tube_form))
        self._show_last()

    def _lay_out(self) -> None:
        self.body.addWidget(self.kind)
        # One place for all parts, high enough for what they may say: nothing jumps.
        self._stack.setMinimumHeight(_PART_HEIGHT)
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(hairline())
        reported = QVBoxLayout()
        reported.setSpacing(4)
        reported.addWidget(self._label)
        reported.addWidget(self.last)
        self.buttons.insertLayout(0, reported, 1)
        self.buttons.addWidget(self._close)
        self._close.clicked.connect(self.accept)
        self.kind.set_value("scanner")
        self.kind.chosen.connect(self._show_part)
        self._show_part("scanner")

    def _show_part(self, kind: str) -> None:
        self._stack.setCurrentWidget(self._parts[kind])

    def _show_last(self) -> None:
        device, text = self._reported or ("", "")
        reported = self.tr("{device}: {scan}").format(device=device, scan=text)
        self.last.setText(reported if self._reported else self.tr("Nothing yet"))

    def _part_text(self) -> dict[str, str]:
        return {
            "scanner": self.tr("Scanner"),
            "camera": self.tr("Camera"),
            "reader": self.tr("ID-card reader"),
        }
