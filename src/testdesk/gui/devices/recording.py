"""Records in the program log which devices come and go, by their kind alone.

Short, because the devices report it themselves.
"""

from __future__ import annotations

from functools import partial

from testdesk.bridge.id_reader import ReaderState
from testdesk.gui.devices.controller import DevicesController
from testdesk.gui.status_bar import StatusBar
from testdesk.program_log.records import record


def record_devices(devices: DevicesController, status_bar: StatusBar) -> None:
    """Begins to record the devices of a window."""
    devices.scanner.state_changed.connect(partial(_changed, "scanner"))
    devices.camera.state_changed.connect(partial(_changed, "camera"))
    devices.reader.state_changed.connect(_reader_changed)
    status_bar.sticks_changed.connect(partial(_stick_changed, status_bar))


def _changed(device: str, state: str) -> None:
    record("device", device=device, state=state)


def _reader_changed(state: ReaderState) -> None:
    if state.code:
        record("device", device="id_reader", code=state.code)


def _stick_changed(status_bar: StatusBar) -> None:
    state = "gone" if status_bar.stick is None else "plugged_in"
    record("device", device="stick", state=state)
