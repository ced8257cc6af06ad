"""The dialogs after a scan whose owner is unknown: they find the owner or add a new person.

Short, because the window opens them from any page, and the register page does not need them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.station.verdicts import ScanResult
from testdesk.readers.id_card import IdCard

if TYPE_CHECKING:
    from testdesk.gui.register.page import RegisterPage


def ask_owner(
    bridge: StationBridge, register: RegisterPage, over: QWidget, result: ScanResult
) -> None:
    """Asks for the owner of the scanned code, and passes the answer to the register page."""
    from testdesk.gui.register.whose_dialog import WhoseDialog  # noqa: PLC0415 - not for the first paint

    dialog = WhoseDialog(bridge, result, over)
    dialog.answered.connect(register.name_owner)
    dialog.open_once()


def ask_new_person(
    bridge: StationBridge,
    register: RegisterPage,
    over: QWidget,
    result: ScanResult | None,
    card: IdCard | None,
) -> None:
    """Opens the form for a walk-in, filled from the scanned ID number and the ID card, if any."""
    from testdesk.gui.walk_in.dialog import WalkInDialog  # noqa: PLC0415 - not for the first paint

    number = result.scan if result is not None and result.kind == "id_number" else ""
    dialog = WalkInDialog(bridge, over, number=number, samples=True, card=card)
    dialog.registered.connect(register.add_registered_person)
    dialog.open_once()
