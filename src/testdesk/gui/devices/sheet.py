"""The sheet of devices: choose one, and try it here without registering anybody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from testdesk.bridge.camera import Camera, CameraFound, cameras
from testdesk.bridge.desk import DeskBridge
from testdesk.bridge.id_reader import IdReading, ReaderChoice
from testdesk.bridge.serial_scanner import SerialScanner
from testdesk.gui import theme
from testdesk.gui.devices.camera_part import CameraPart
from testdesk.gui.devices.reader_part import ReaderPart
from testdesk.gui.devices.scanner_part import ScannerPart
from testdesk.gui.devices.words import card_words, device_words, scan_words
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.choice import Choice
from testdesk.gui.parts.sheet import Sheet
from testdesk.gui.parts.text import Text, hairline
from testdesk.readers.id_card import IdCard

_PART_HEIGHT = 304


class DevicesSheet(Sheet):
    """One device at a time; below, what was scanned last, with whatever device.

    Attributes:
        kind: which device is shown.
        scanner, camera, reader: the parts.
        last: what was scanned last.
    """

    def __init__(
        self,
        bridge: DeskBridge,
        scanner: SerialScanner,
        camera: Camera,
        reader: IdReading,
        reader_choice: ReaderChoice,
        *,
        find_cameras: Callable[[], list[CameraFound]] = cameras,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent, width=860)
        self._tube_form = bridge.desk.identity.tube_form
        self._told: tuple[str, str] | None = None
        self.scanner = ScannerPart(bridge, scanner)
        self.camera = CameraPart(camera, find_cameras)
        self.reader = ReaderPart(reader, reader_choice)
        self._parts: dict[str, ScannerPart | CameraPart | ReaderPart] = {
            "scanner": self.scanner,
            "camera": self.camera,
            "reader": self.reader,
        }
        self.kind, self._stack = Choice(self._part_words()), QStackedWidget()
        self._label = Text(px=theme.SMALL_PX, tone="soft")
        self.last = Text(px=theme.LIST_NAME_PX)
        self._close = Button(key="Esc")
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.retranslate()

    def retranslate(self) -> None:
        """The words in the language of now."""
        self.title.setText(self.tr("Devices"))
        self.kind.set_words(self._part_words())
        self._label.setText(self.tr("Last scan · while this is open nobody is registered"))
        self._close.set_words(self.tr("Done"))
        for part in self._parts.values():
            part.retranslate()
        self._show_last()

    def take_scan(self, text: str) -> bool:
        """What a keyboard scanner types is shown, and goes no further."""
        self.show_scan("keyboard", text)
        return True

    def take_card(self, card: IdCard) -> bool:
        """A card on the reader likewise."""
        self._told = (device_words("reader"), card_words(card))
        self._show_last()
        return True

    def show_scan(self, device: str, text: str) -> None:
        """Shows what a device sent: keyboard, serial, camera."""
        self._told = (device_words(device), scan_words(text, self._tube_form))
        self._show_last()

    def _lay_out(self) -> None:
        self.body.addWidget(self.kind)
        # One place for all parts, high enough for what they may say: nothing jumps.
        self._stack.setMinimumHeight(_PART_HEIGHT)
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(hairline())
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self._label)
        told.addWidget(self.last)
        self.buttons.insertLayout(0, told, 1)
        self.buttons.addWidget(self._close)
        self._close.clicked.connect(self.accept)
        self.kind.set_value("scanner")
        self.kind.chosen.connect(self._show_part)
        self._show_part("scanner")

    def _show_part(self, kind: str) -> None:
        self._stack.setCurrentWidget(self._parts[kind])

    def _show_last(self) -> None:
        device, words = self._told or ("", "")
        told = self.tr("{device}: {scan}").format(device=device, scan=words)
        self.last.setText(told if self._told else self.tr("Nothing yet"))

    def _part_words(self) -> dict[str, str]:
        return {
            "scanner": self.tr("Scanner"),
            "camera": self.tr("Camera"),
            "reader": self.tr("ID-card reader"),
        }
