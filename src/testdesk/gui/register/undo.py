"""Undo on the register page: it first shows what it will undo, and undoes it on confirmation."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError, Refusal, UnknownPerson
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.tubes import Place, Tube
from testdesk.gui.person.lookup_recorder import LookupRecorder
from testdesk.messages.catalogue import translate
from testdesk.ports import Station
from testdesk.services import voiding
from testdesk.services.voiding import Undoable


class UndoPanel(QWidget):
    """Undoes the last action, removes people from tubes and corrects people; shows only dialogs.

    Attributes:
        proposed: what a second F9 undoes, or None.
        lookups: records whose records were opened for a correction.

    Signals:
        undo_proposed: carries the Undoable that the next F9 undoes.
        decided: the operator has decided; carries the command to run, with its details bound.
        voided: somebody was removed from a tube; carries the ScanResult.
        failed: the CodedError with the reason why nothing can be undone.
        dialog_closed: the dialog that asks for a reason was closed.
    """

    undo_proposed = Signal(Undoable)
    decided = Signal(object)
    voided = Signal(object)
    failed = Signal(CodedError)
    dialog_closed = Signal()

    def __init__(self, bridge: StationBridge, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._bridge = bridge
        self._reading = False
        self.lookups = LookupRecorder(bridge, self, "register")
        self.proposed: Undoable | None = None

    def press(self) -> None:
        """F9: proposes to undo the last action; pressed again, undoes it."""
        proposed = self.proposed
        if proposed is not None:
            self.proposed = None
            self.decided.emit(partial(voiding.undo, seq=proposed.seq))
        elif not self._reading:
            self._reading = True
            self._bridge.read(voiding.next_undo, self._propose, self, self._refuse)

    def cancel(self) -> None:
        """Drops the proposal without undoing anything: after Esc, a scan or another answer."""
        self.proposed = None

    def ask_why(self, place: Place, tube: Tube) -> None:
        """Opens the dialog that asks why a person is removed from a tube."""
        from testdesk.gui.register.void_dialog import VoidDialog  # noqa: PLC0415 - not for the first paint

        name = "  ".join(part for part in (place.name, place.korean) if part)
        dialog = VoidDialog(
            name or translate("Person", "Not on the list"),
            tube.tube,
            place.position,
            sealed=tube.state == "sealed",
            parent=self.parentWidget(),
        )
        dialog.chosen.connect(partial(self._void, place.sample))
        dialog.corrects.connect(partial(self._correct, place.resident))
        dialog.finished.connect(self.dialog_closed)
        dialog.open_once()

    def _correct(self, resident: str) -> None:
        """Opens the correction of a person whose record is wrong; the tube stays as it is."""

        def read(station: Station) -> Resident | None:
            with station.read() as uow:
                return uow.people.get(resident)

        def ask(person: Resident | None) -> None:
            if person is None:  # unknown to this station: there is no record to correct
                self._refuse(UnknownPerson())
                return
            self.lookups.open(person.resident)
            from testdesk.gui.person.correction import CorrectionDialog  # noqa: PLC0415 - not for the first paint

            CorrectionDialog(self._bridge, person, self.parentWidget()).open_once()

        self._bridge.read(read, ask, self, self._refuse)

    def _propose(self, undoable: Undoable | None) -> None:
        self._reading = False
        if undoable is None:
            self._refuse(Refusal("nothing_to_undo"))
        else:
            self.proposed = undoable
            self.undo_proposed.emit(undoable)

    def _refuse(self, error: CodedError) -> None:
        self._reading, self.proposed = False, None
        self.failed.emit(error)

    def _void(self, sample: str, reason: str) -> None:
        from testdesk.gui.staff.second_person import run_confirmed  # noqa: PLC0415 - not for the first paint

        command = partial(voiding.void_sample, sample=sample, reason=reason)
        owner = self.parentWidget() or self
        run_confirmed(self._bridge, command, self.voided.emit, owner, self._refuse)
