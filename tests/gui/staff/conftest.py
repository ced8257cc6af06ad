"""A window of a station with three operators."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.clock import ManualClock
from tests.gui.staff.staffed_window import StaffedWindow
from tests.gui.station_on_disk import KIT_PASSPHRASE, PASSPHRASE, PEOPLE, kit_bytes
from tests.little_work import quick_vaults

from testdesk import bootstrap
from testdesk.gui.staff.staff_dialog import StaffDialog
from testdesk.gui.window import HANDOVER
from testdesk.printing.choice import PrintChoice
from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.enrolment import Enrolled, enrol

PATIENCE = 60_000
LEAD_PIN, PIN = "704182", "358204"
TUBE, NEXT_TUBE = "YJ22034417", "YJ22034418"


@pytest.fixture(scope="module")
def staffed_home(tmp_path_factory: pytest.TempPathFactory) -> Any:
    home = tmp_path_factory.mktemp("staffed") / "home"
    with quick_vaults():
        bootstrap.set_up_station(
            home,
            kit=kit_bytes(),
            kit_passphrase=KIT_PASSPHRASE,
            passphrase=PASSPHRASE,
            clock=ManualClock(),
        )
        badges: dict[str, Enrolled] = {}
        with bootstrap.station(home, PASSPHRASE, clock=ManualClock()) as station:
            context = Context(station, ScanSession(operator="set-up"))
            for name, role, pin in (
                ("赵刚", "point_lead", LEAD_PIN),
                ("李敏", "registrar", PIN),
                ("崔明", "proxy_clerk", ""),
            ):
                badges[name] = enrol(context, name=name, role=role, pin=pin).value  # type: ignore[arg-type]  # the tuple's literals
    return home, badges


@pytest.fixture
def staffed(qtbot: Any, staffed_home: Any, tmp_path: Any) -> Iterator[StaffedWindow]:
    home, badges = staffed_home
    with quick_vaults():
        staffed = StaffedWindow(qtbot, shutil.copytree(home, tmp_path / "home"), badges)
        yield staffed
        staffed.shell.close()


@pytest.fixture
def differing(staffed: StaffedWindow, english: str) -> StaffedWindow:
    """A registrar counted two swabs for one person, and has given a reason."""
    assert english
    staffed.sign_in("李敏")
    for line in (TUBE, PEOPLE[0].document_number, "!seal"):
        staffed.scan(line)
    staffed.window.show_page(HANDOVER)
    page = staffed.window.handover
    staffed.until(lambda: page.rows.step == "count")
    page.count_swabs()
    QTest.keyClicks(page.rows.count_panel.number, "2")
    QTest.keyClick(page.rows.count_panel.number, Qt.Key.Key_Return)
    staffed.until(lambda: page.rows.count_panel.asks_reason)
    assert page.handle_key("1")
    return staffed


@pytest.fixture
def operators(staffed: StaffedWindow, english: str, tmp_path: Any) -> StaffDialog:
    """The dialog of operators, opened by a point lead."""
    assert english
    page = staffed.staff.sign_in
    staffed.badge("赵刚")
    staffed.until(lambda: bool(page.operator))
    QTest.keyClicks(page.pin.field, LEAD_PIN)
    QTest.keyClick(page.pin.field, Qt.Key.Key_Return)
    staffed.until(lambda: staffed.shell.currentWidget() is staffed.window)
    choice = PrintChoice("card", "", str(tmp_path))
    dialog = StaffDialog(staffed.bridge, choice, staffed.window)
    dialog.open_once()
    staffed.until(lambda: staffed.bridge.is_idle)
    return dialog
