"""The question that is asked before the window is closed if something is unfinished."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.gui.widgets.dialog import Question
from testdesk.gui.window import Window
from testdesk.messages.catalogue import ntranslate
from testdesk.services.unfinished_work import UnfinishedWork, unfinished

TIMEOUT_MS = 2_000  # if the station has not answered by then, the question has no figures


class Leaving(QObject):
    """Reads on the lane what is unfinished, and asks; there is only one question at a time.

    Signals:
        agreed: nothing is unfinished, or the operator agreed to close.
    """

    agreed = Signal()

    def __init__(
        self,
        front_page: Callable[[], QWidget],
        parent: QObject,
        window: Callable[[], Window | None],
    ) -> None:
        """`front_page` returns the page over which to ask, `window` the open Window or None."""
        super().__init__(parent)
        self._front_page, self._window = front_page, window
        self._question: Question | None = None
        self._timeout = QTimer(self, interval=TIMEOUT_MS, singleShot=True)
        self._timeout.timeout.connect(lambda: self._ask(None))

    def ask(self, bridge: StationBridge) -> None:
        """Starts; does nothing while a question is open or the station is being read."""
        if self._question is not None or self._timeout.isActive():
            return
        self._timeout.start()
        bridge.read(unfinished, self._answered, self, self._failed)

    def _answered(self, left: UnfinishedWork) -> None:
        if not self._timeout.isActive():
            return  # too late: the question was asked without the figures
        self._timeout.stop()
        if left or self._list_state() in {"importing", "checking"}:
            self._ask(left)
        else:
            self.agreed.emit()

    def _failed(self, _error: CodedError) -> None:
        """Asks without the figures if they cannot be read, for example from a damaged file."""
        if self._timeout.isActive():
            self._timeout.stop()
            self._ask(None)

    def _unfinished_text(self, left: UnfinishedWork | None) -> str:
        """The open tube and the people not exported; other entries only if no people are left."""
        if left is None:
            return self.tr("The program does not answer")
        tube, facts = left.open_tube, []
        if tube is not None:
            text = self.tr("Tube open {count}/{capacity}")
            facts.append(text.format(count=len(tube.places), capacity=tube.capacity))
        if left.people:
            text = ntranslate(
                "Leaving",
                "{people} person not exported",
                "{people} people not exported",
                left.people,
            )
            facts.append(text.format(people=left.people))
        elif left.events:
            text = ntranslate(
                "Leaving",
                "{events} entry not exported",
                "{events} entries not exported",
                left.events,
            )
            facts.append(text.format(events=left.events))
        return self.tr(", ").join(facts)

    def _list_state(self) -> str:
        window = self._window()
        return "idle" if window is None else window.coverage.lists.state

    def _list_text(self, state: str) -> tuple[str, str]:
        """Two texts: that a list is being imported or checked, and what closing does; or empty."""
        if state == "importing":
            return self.tr("A list is being imported"), self.tr(
                "Closing stops the import. People imported so far are kept; import the same list "
                "again for the rest."
            )
        if state == "checking":
            return self.tr("A list is being checked"), self.tr(
                "Closing stops the import. Nothing from the list has been imported."
            )
        return "", ""

    def _ask(self, left: UnfinishedWork | None) -> None:
        """Asks about what is unfinished; `left` is None if the station has not answered."""
        state = self._list_state()

        def title() -> str:
            facts = filter(None, (self._list_text(state)[0], self._unfinished_text(left)))
            return self.tr("{facts}: close anyway?").format(facts=self.tr(", ").join(facts))

        def about() -> str:
            saved = self.tr(
                "Everybody who got a verdict is saved on this laptop, and stays saved after "
                "closing."
            )
            return "\n".join(filter(None, (self._list_text(state)[1], saved)))

        question = self._question = Question(
            title,
            about,
            yes=lambda: self.tr("Close the program"),
            no=lambda: self.tr("Stay here"),
            parent=self._front_page(),
        )
        question.confirmed.connect(self.agreed)
        question.finished.connect(self._closed)
        question.open_once()

    def _closed(self) -> None:
        self._question = None


def stop_background_work(window: Window) -> None:
    """Stops scanners, camera, network, list import and queue display when the program closes."""
    window.router.stop()
    window.devices.close()
    window.handover.network.close_connection()
    window.coverage.lists.close()
    if window.queue.display is not None:
        window.queue.display.close()
