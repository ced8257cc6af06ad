"""The two questions of a scan that names nobody: whose it is, and who the new person is.

Short, because the window asks from any page, and the register page stays whole without it.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.register.page import RegisterPage
from testdesk.gui.register.whose import WhoseDialog
from testdesk.gui.walk_in.dialog import WalkInDialog
from testdesk.readers.id_card import IdCard


def ask_whose(
    bridge: StationBridge, register: RegisterPage, over: QWidget, result: ScanResult
) -> None:
    """Asks whose the scanned code is; the register page goes on with the answer."""
    dialog = WhoseDialog(bridge, result, over)
    dialog.answered.connect(register.answer_owner)
    dialog.open_once()


def ask_new(
    bridge: StationBridge,
    register: RegisterPage,
    over: QWidget,
    result: ScanResult | None,
    card: IdCard | None,
) -> None:
    """Opens the form of a walk-in, with the ID number that was scanned and nothing else."""
    number = result.scan if result is not None and result.kind == "id_number" else ""
    dialog = WalkInDialog(bridge, over, number=number, samples=True, card=card)
    dialog.registered.connect(register.person_written_down)
    dialog.open_once()
