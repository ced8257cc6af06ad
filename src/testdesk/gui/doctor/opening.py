"""Opens the check of this laptop over the window, with what the window knows of its devices.

Short, because it only joins the window and the dialog, which is loaded when it is needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from testdesk.bridge.station import StationBridge
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.window import Window
from testdesk.printing.choice import PrintChoice

if TYPE_CHECKING:
    from testdesk.bridge.doctor.checks import Devices


def open_doctor(
    window: Window, bridge: StationBridge, home: Path, choice: PrintChoice | None
) -> None:
    """Opens the dialog, unless another one is open; `choice` is where cards are printed."""
    from testdesk.bridge.doctor.checks import Devices  # noqa: PLC0415 - not for the first paint
    from testdesk.gui.doctor.dialog import DoctorDialog  # noqa: PLC0415 - the same

    def devices() -> Devices:
        return Devices(
            printer=(choice.printer or None) if choice is not None else None,
            scanner=window.devices.scanner.state,
            camera=window.devices.camera.state,
            screens=len(QGuiApplication.screens()),
            window_open=True,
        )

    if top_dialog(window) is None:
        DoctorDialog(bridge, home, devices, window).open_once()
