"""The proxy page on a station of a few people."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.proxy.proxy_hands import print_for, type_in
from tests.gui.running_station import PEI, SHUNZI

from testdesk.gui import theme
from testdesk.gui.person.correction import CorrectionDialog
from testdesk.gui.proxy.page import ProxyPage
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.paper.output import thermal
from testdesk.printing.choice import PrintChoice


@pytest.fixture
def page(running_station, qtbot, tmp_path):
    theme.use("light")
    page = ProxyPage(running_station.bridge)
    qtbot.addWidget(page)
    page.resize(1254, 724)
    page.show()
    page.use_print_choice(PrintChoice("card", "", str(tmp_path / "cards")))
    page.on_shown()
    running_station.settle()
    return page


@pytest.fixture
def correction_dialog(page, running_station, qtbot):
    """Over 朴顺子."""
    type_in(page, running_station, qtbot, "4525")
    qtbot.keyClick(page.finder.field, Qt.Key.Key_F7)
    opened = top_dialog(page)
    assert isinstance(opened, CorrectionDialog)
    return opened


@pytest.fixture
def patient(monkeypatch):
    """A printer is waited for as long as it takes: how long is not what these tests ask."""
    monkeypatch.setattr(thermal, "_ANSWER_SECONDS", 600)


@pytest.fixture
def two_done(page, running_station, qtbot):
    """First 裴世哲, then the couple together; the result is in view, and the finder empty."""
    print_for(page, running_station, qtbot, PEI)
    print_for(page, running_station, qtbot, SHUNZI, also=[Qt.Key.Key_2])
    return page
