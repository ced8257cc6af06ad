"""Typing on the register page begins a search for a person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from testdesk.gui.scans.router import ScanRouter
from testdesk.gui.widgets.dialog import top_dialog

if TYPE_CHECKING:
    from testdesk.gui.page_stack import PageStack
    from testdesk.gui.proxy.page import ProxyPage
    from testdesk.gui.register.page import RegisterPage


class TypedSearch(QObject):
    """Passes what is typed on the register page to a search field.

    While the register page asks to whom a scanned code belongs, this is the field of `WhoseDialog`;
    otherwise it is the field of the proxy page.

    Args:
        router: distinguishes a person who types from a scanner.
        pages: the window's pages.
        show_page: shows one of them.
    """

    def __init__(
        self,
        router: ScanRouter,
        pages: PageStack,
        show_page: Callable[[RegisterPage | ProxyPage], None],
    ) -> None:
        super().__init__(router)
        self._router, self._register, self._pages = router, pages.register, pages
        self._show_page = show_page
        router.typed_by_hand.connect(self._search)

    def use_codes_of(self, page: ProxyPage) -> None:
        """From now on, handles a complete code that is typed on the page as a scan."""
        page.finder.whole_code.connect(self._scan)

    def _search(self, text: str) -> None:
        if not self._register.isVisible() or top_dialog(self._register) is not None:
            return
        self._router.clear()
        if self._register.asks_owner():
            from testdesk.gui.register.whose_dialog import WhoseDialog  # noqa: PLC0415 - not for the first paint

            self._register.find_person()
            dialog = top_dialog(self._register)
            if isinstance(dialog, WhoseDialog):
                dialog.finder.continue_typing(text)
        else:
            self._show_page(self._pages.proxy)
            self._pages.proxy.finder.continue_typing(text)

    def _scan(self, text: str) -> None:
        """Handles a complete code as a scan, although it was typed."""
        self._pages.proxy.finder.clear()
        self._show_page(self._register)
        self._register.scan(text)
