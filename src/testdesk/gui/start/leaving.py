"""Asking before the window is closed, where something would be left unfinished."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError
from testdesk.gui.widgets.dialog import Question
from testdesk.gui.window import Window
from testdesk.messages.catalogue import ntranslate
from testdesk.services.leaving import UnfinishedWork, unfinished

PATIENCE_MS = 2_000  # a station that has not answered by then: asked without its figures


class Leaving(QObject):
    """Reads what is unfinished on the lane and asks; one question at a time.

    Signals:
        agreed: nothing is unfinished, or a person said yes.
    """

    agreed = Signal()

    def __init__(
        self, front: Callable[[], QWidget], parent: QObject, window: Callable[[], Window | None]
    ) -> None:
        """`front` is the page over which the question is asked, `window` the one that is open."""
        super().__init__(parent)
        self._front, self._window = front, window
        self._question: Question | None = None
        self._waits = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._waits.timeout.connect(lambda: self._ask(None))

    def ask(self, bridge: StationBridge) -> None:
        """Begins; while a question is open or the station is being asked, nothing new begins."""
        if self._question is not None or self._waits.isActive():
            return
        self._waits.start()
        bridge.read(unfinished, self._answered, self, self._failed)

    def _answered(self, left: UnfinishedWork) -> None:
        if not self._waits.isActive():
            return  # too late: it was asked without
        self._waits.stop()
        if left or self._list_state() in {"importing", "checking"}:
            self._ask(left)
        else:
            self.agreed.emit()

    def _failed(self, _error: CodedError) -> None:
        """The figures cannot be had (a damaged file, say): that must not keep the window open."""
        if self._waits.isActive():
            self._waits.stop()
            self._ask(None)

    def _facts(self, left: UnfinishedWork | None) -> str:
        """Tube and people as facts; other entries only where no person waits."""
        if left is None:
            return self.tr("The desk does not answer")
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
        return "idle" if window is None else window.coverage.lists.list_import.state

    def _list_text(self, state: str) -> tuple[str, str]:
        """Says that a list is under way, and what closing does to it; empty where none is."""
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
        """About what is unfinished; None where the station does not answer."""
        state = self._list_state()

        def title() -> str:
            facts = filter(None, (self._list_text(state)[0], self._facts(left)))
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
            parent=self._front(),
        )
        question.confirmed.connect(self.agreed)
        question.finished.connect(self._closed)
        question.open_once()

    def _closed(self) -> None:
        self._question = None


def let_go(window: Window) -> None:
    """Lets go of scanner, camera, network, a list and the second screen: the program is closing."""
    window.router.rest()
    window.devices.close()
    window.handover.network.close_line()
    window.coverage.lists.list_import.close()
    if window.queue.display is not None:
        window.queue.display.close()
