"""The window's five pages, each of which is made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from testdesk.gui.register.page import RegisterPage

if TYPE_CHECKING:
    from testdesk.bridge.station import StationBridge
    from testdesk.gui.coverage.page import CoveragePage
    from testdesk.gui.handover.page import HandoverPage
    from testdesk.gui.page import StackedPage
    from testdesk.gui.proxy.page import ProxyPage
    from testdesk.gui.queue.page import QueuePage

REGISTER, PROXY, QUEUE, COVERAGE, HANDOVER = range(5)
# Between two pages that are made in advance, so that a scan never waits for more than one.
_PAUSE_MS = 150
# The page that is given its network and its stick comes first.
_IN_ADVANCE = (HANDOVER, PROXY, QUEUE, COVERAGE)


class PageStack(QStackedWidget):
    """Holds the pages by their number; an empty widget keeps the place of one that is not made.

    Signals:
        made: a page was made, and is not shown yet; carries its number.
    """

    made = Signal(int)

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._made: dict[int, StackedPage] = {}
        self._places = {number: QWidget(self) for number in range(5)}
        for place in self._places.values():
            self.addWidget(place)
        # The size of the window follows the laptop's screen, not the tallest page.
        self.setMinimumSize(900, 560)

    def __getitem__(self, number: int) -> StackedPage:
        page = self._made.get(number)
        if page is None:
            page = self._made[number] = self._makers()[number]()
            self.insertWidget(number, page)
            place = self._places.pop(number)
            self.removeWidget(place)
            place.deleteLater()
            self.made.emit(number)
        return page

    def has(self, number: int) -> bool:
        """Whether the page is made."""
        return number in self._made

    @property
    def register(self) -> RegisterPage:
        return cast("RegisterPage", self[REGISTER])

    @property
    def proxy(self) -> ProxyPage:
        return cast("ProxyPage", self[PROXY])

    @property
    def queue(self) -> QueuePage:
        return cast("QueuePage", self[QUEUE])

    @property
    def coverage(self) -> CoveragePage:
        return cast("CoveragePage", self[COVERAGE])

    @property
    def handover(self) -> HandoverPage:
        return cast("HandoverPage", self[HANDOVER])

    def make_in_advance(self) -> None:
        """Makes the pages one by one, so that the first change to each is as quick as any other."""
        missing = [number for number in _IN_ADVANCE if not self.has(number)]
        if missing:
            self[missing[0]]
            QTimer.singleShot(_PAUSE_MS, self, self.make_in_advance)

    def _makers(self) -> tuple[Callable[[], StackedPage], ...]:
        return (self._register, self._proxy, self._queue, self._coverage, self._handover)

    def _register(self) -> StackedPage:
        return RegisterPage(self._bridge)

    def _proxy(self) -> StackedPage:
        from testdesk.gui.proxy.page import ProxyPage  # noqa: PLC0415 - not for the first paint

        return ProxyPage(self._bridge)

    def _queue(self) -> StackedPage:
        from testdesk.gui.queue.page import QueuePage  # noqa: PLC0415 - not for the first paint

        return QueuePage(self._bridge)

    def _coverage(self) -> StackedPage:
        from testdesk.gui.coverage.page import CoveragePage  # noqa: PLC0415 - not for the first paint

        return CoveragePage(self._bridge)

    def _handover(self) -> StackedPage:
        from testdesk.gui.handover.page import HandoverPage  # noqa: PLC0415 - not for the first paint

        return HandoverPage(self._bridge)
