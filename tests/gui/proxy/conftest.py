"""The proxy page on a desk of a few people."""

import pytest

from testdesk.gui import theme
from testdesk.gui.proxy.page import ProxyPage
from testdesk.printing.cards import PrintChoice


@pytest.fixture
def page(desk, qtbot, tmp_path):
    theme.use("light")
    page = ProxyPage(desk.bridge)
    qtbot.addWidget(page)
    page.resize(1254, 724)
    page.show()
    page.use_paper(PrintChoice("card", "", str(tmp_path / "cards")))
    page.shown()
    desk.settle()
    return page
