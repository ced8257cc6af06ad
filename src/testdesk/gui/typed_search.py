"""Who types on the register page looks for somebody: the finder goes on with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from testdesk.gui.proxy.page import ProxyPage
from testdesk.gui.register.page import RegisterPage
from testdesk.gui.register.whose import WhoseDialog
from testdesk.gui.scans.router import ScanRouter
from testdesk.gui.widgets.dialog import top_dialog


class TypedSearch(QObject):
    """Between the two pages.

    Args:
        router: knows a hand from a scanner.
        register, proxy: the pages.
        bring: brings one of them to the front.
    """

    def __init__(
        self,
        router: ScanRouter,
        register: RegisterPage,
        proxy: ProxyPage,
        bring: Callable[[RegisterPage | ProxyPage], None],
    ) -> None:
        super().__init__(router)
        self._router, self._register, self._proxy, self._bring = router, register, proxy, bring
        router.by_hand.connect(self._typed)
        proxy.finder.whole_code.connect(self._scan)

    def _typed(self, text: str) -> None:
        if not self._register.isVisible() or top_dialog(self._register) is not None:
            return
        self._router.forget()
        if self._register.asks_whose():
            self._register.find_person()
            dialog = top_dialog(self._register)
            if isinstance(dialog, WhoseDialog):
                dialog.finder.begin(text)
        else:
            self._bring(self._proxy)
            self._proxy.finder.begin(text)

    def _scan(self, text: str) -> None:
        """A whole code that was typed by hand is a scan, as it is on the register page."""
        self._proxy.finder.clear()
        self._bring(self._register)
        self._register.scan(text)
