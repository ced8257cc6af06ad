"""A window of a station with three operators."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from tests.clock import ManualClock
from tests.gui.staff.staffed_window import StaffedWindow
from tests.gui.station_on_disk import KIT_PASSPHRASE, PASSPHRASE, kit_bytes
from tests.little_work import quick_vaults

from testdesk import bootstrap
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
