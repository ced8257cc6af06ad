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

# If the station has not answered by then, the question does not state what is unfinished.
TIMEOUT_MS = 2_000


class Leaving(QObject):
    """Reads what is unfinished, and asks whether to close; only one question is open at a time.

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

    def _answered(self, remaining: UnfinishedWork) -> None:
        if not self._timeout.isActive():
            return  # too late: the question was asked without the answer
        self._timeout.stop()
        if remaining or self._list_state() in {"importing", "checking"}:
            self._ask(remaining)
        else:
            self.agreed.emit()

    def _failed(self, _error: CodedError) -> None:
        """Asks without the answer if nothing can be read, for example from a damaged file."""
        if self._timeout.isActive():
            self._timeout.stop()
            self._ask(None)

    def _unfinished_text(self, remaining: UnfinishedWork | None) -> str:
        """The open tube and the people not exported; if all are, the other events ("entries")."""
        if remaining is None:
            return self.tr("The program does not answer")
        tube, parts = remaining.open_tube, []
        if tube is not None:
            text = self.tr("Tube open {count}/{capacity}")
            parts.append(text.format(count=len(tube.places), capacity=tube.capacity))
        if remaining.people:
            text = ntranslate(
                "Leaving",
                "{people} person not exported",
                "{people} people not exported",
                remaining.people,
            )
            parts.append(text.format(people=remaining.people))
        elif remaining.events:
            text = ntranslate(
                "Leaving",
                "{events} entry not exported",
                "{events} entries not exported",
                remaining.events,
            )
            parts.append(text.format(events=remaining.events))
        return self.tr(", ").join(parts)

    def _list_state(self) -> str:
        window = self._window()
        return "idle" if window is None else window.list_import_state()

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

    def _ask(self, remaining: UnfinishedWork | None) -> None:
        """Asks about what is unfinished; `remaining` is None if the station has not answered."""
        state = self._list_state()

        def title() -> str:
            parts = filter(None, (self._list_text(state)[0], self._unfinished_text(remaining)))
            return self.tr("{facts}: close anyway?").format(facts=self.tr(", ").join(parts))

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
