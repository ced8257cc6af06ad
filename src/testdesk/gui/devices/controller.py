"""The devices besides the keyboard: opens the chosen ones and passes on what they read."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.camera import Camera
from testdesk.bridge.id_reader import IdReaderPoller, ReaderChoice
from testdesk.bridge.serial_scanner import BAUDS, SerialScanner
from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import Refusal
from testdesk.readers.id_card import IdCard

if TYPE_CHECKING:
    from testdesk.gui.devices.dialog import DevicesDialog

# The states in which a device cannot be used, with the name by which the status bar reports it.
_UNAVAILABLE_SCANNER = {"gone": "scanner", "denied": "scanner"}
_UNAVAILABLE_CAMERA = {"missing": "camera", "failed": "camera"}


class DeviceChoice(msgspec.Struct, frozen=True, omit_defaults=True):
    """The chosen devices, remembered for the next start.

    Attributes:
        port, baud: the port and the speed (bits per second) of the serial scanner.
        camera: the camera's id. An empty port or id means that no such device is used.
        reader: the ID-card reader.
    """

    port: str = ""
    baud: int = BAUDS[0]
    camera: str = ""
    reader: ReaderChoice = ReaderChoice()


class DevicesController(QObject):
    """Passes on what the devices read; an open dialog gets it instead, and only shows it.

    Attributes:
        scanner, camera, reader: the devices.
        dialog: the open DevicesDialog, or None.

    Signals:
        scanned: one scan, like `ScanRouter.scanned`.
        card_read: the IdCard on the reader.
        chosen: a DeviceChoice, to be remembered.
        unavailable_changed: the list of the chosen devices that cannot be used now: "scanner",
            "camera".
    """

    scanned = Signal(str)
    card_read = Signal(IdCard)
    chosen = Signal(DeviceChoice)
    unavailable_changed = Signal(object)

    def __init__(self, bridge: StationBridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._choice = DeviceChoice()
        self.scanner, self.camera = SerialScanner(self), Camera(self)
        self.reader = IdReaderPoller(self)
        self.dialog: DevicesDialog | None = None
        self.scanner.scanned.connect(partial(self._scan_received, "serial"))
        self.camera.scanned.connect(partial(self._scan_received, "camera"))
        self.reader.card_read.connect(self._card_read)
        for device in (self.scanner, self.camera):
            device.state_changed.connect(self._report_unavailable)

    def start(self, choice: DeviceChoice) -> None:
        """Opens the remembered devices; called after the window is shown, since it takes time."""
        # The training reader is not remembered: made-up people must never appear by surprise.
        if choice.reader.kind == "simulator":
            choice = msgspec.structs.replace(choice, reader=ReaderChoice())
        self._choice = choice
        self.scanner.use(choice.port, choice.baud)
        self.camera.use(choice.camera)
        with suppress(Refusal):  # an invalid address, edited in the file; the reader stays off
            self.reader.use(choice.reader)

    def open(self) -> None:
        if self.dialog is not None:
            return
        from testdesk.gui.devices.dialog import DevicesDialog  # noqa: PLC0415 - not for the first paint

        devices = (self.scanner, self.camera, self.reader)
        dialog = DevicesDialog(self._bridge, *devices, self._choice.reader, parent=self._window)
        dialog.scanner.chosen.connect(self._use_port)
        dialog.camera.chosen.connect(self._use_camera)
        dialog.reader.chosen.connect(self._remember_reader)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open_once()

    def close(self) -> None:
        self.scanner.close()
        self.camera.close()
        self.reader.close()

    def _use_port(self, port: str, baud: int) -> None:
        self._remember(msgspec.structs.replace(self._choice, port=port, baud=baud))
        self.scanner.use(port, baud)

    def _use_camera(self, camera: str) -> None:
        self._remember(msgspec.structs.replace(self._choice, camera=camera))
        self.camera.use(camera)

    def _remember_reader(self, reader: ReaderChoice) -> None:
        """Remembers the reader; its panel has already begun to use it."""
        self._remember(msgspec.structs.replace(self._choice, reader=reader))

    def _remember(self, choice: DeviceChoice) -> None:
        self._choice = choice
        self.chosen.emit(choice)

    def _closed(self) -> None:
        self.dialog = None

    def _scan_received(self, device: str, text: str) -> None:
        if self.dialog is not None:
            self.dialog.show_scan(device, text)
        else:
            self.scanned.emit(text)

    def _card_read(self, card: IdCard) -> None:
        if self.dialog is not None:
            self.dialog.handle_card(card)
        else:
            self.card_read.emit(card)

    def _report_unavailable(self, _state: str) -> None:
        devices = (
            _UNAVAILABLE_SCANNER.get(self.scanner.state),
            _UNAVAILABLE_CAMERA.get(self.camera.state),
        )
        self.unavailable_changed.emit([device for device in devices if device])
