"""The devices beside the keyboard, as the window has them: chosen, kept, tried, heard."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.camera import Camera
from testdesk.bridge.desk import DeskBridge
from testdesk.bridge.serial_scanner import BAUDS, SerialScanner
from testdesk.gui.devices.sheet import DevicesSheet

_SCANNER_TROUBLE = {"gone": "scanner", "denied": "scanner"}
_CAMERA_TROUBLE = {"missing": "camera", "failed": "camera"}


class DeviceChoice(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a person chose, for the next start: the scanner's port and pace, the camera's id."""

    port: str = ""
    baud: int = BAUDS[0]
    camera: str = ""


class DevicesDesk(QObject):
    """Listens to all of them; while the sheet is open it shows what they send instead.

    Attributes:
        scanner, camera: the devices.
        sheet: the DevicesSheet while one is open.

    Signals:
        scanned: one scan, as `ScanRouter.scanned`.
        chosen: a DeviceChoice, to be kept.
        trouble: the devices that were chosen and are not to be had: scanner, camera.
    """

    scanned = Signal(str)
    chosen = Signal(object)
    trouble = Signal(object)

    def __init__(self, bridge: DeskBridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._choice = DeviceChoice()
        self.scanner, self.camera = SerialScanner(self), Camera(self)
        self.sheet: DevicesSheet | None = None
        self.scanner.scanned.connect(partial(self._heard, "serial"))
        self.camera.scanned.connect(partial(self._heard, "camera"))
        for device in (self.scanner, self.camera):
            device.state_changed.connect(self._tell_trouble)

    def start(self, choice: DeviceChoice) -> None:
        """Opens what was chosen before; for after the desk is shown: it may take a moment."""
        self._choice = choice
        self.scanner.use(choice.port, choice.baud)
        self.camera.use(choice.camera)

    def open(self) -> None:
        """Shows the sheet."""
        if self.sheet is not None:
            return
        sheet = DevicesSheet(self._bridge, self.scanner, self.camera, parent=self._window)
        sheet.scanner.chosen.connect(self._use_port)
        sheet.camera.chosen.connect(self._use_camera)
        sheet.finished.connect(self._closed)
        sheet.finished.connect(sheet.deleteLater)
        self.sheet = sheet
        sheet.open()

    def close(self) -> None:
        """Everything off."""
        self.scanner.close()
        self.camera.close()

    def _use_port(self, port: str, baud: int) -> None:
        self._keep(msgspec.structs.replace(self._choice, port=port, baud=baud))
        self.scanner.use(port, baud)

    def _use_camera(self, camera: str) -> None:
        self._keep(msgspec.structs.replace(self._choice, camera=camera))
        self.camera.use(camera)

    def _keep(self, choice: DeviceChoice) -> None:
        self._choice = choice
        self.chosen.emit(choice)

    def _closed(self) -> None:
        self.sheet = None

    def _heard(self, device: str, text: str) -> None:
        if self.sheet is not None:
            self.sheet.show_scan(device, text)
        else:
            self.scanned.emit(text)

    def _tell_trouble(self, _state: str) -> None:
        told = (_SCANNER_TROUBLE.get(self.scanner.state), _CAMERA_TROUBLE.get(self.camera.state))
        self.trouble.emit([one for one in told if one])
