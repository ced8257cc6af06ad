"""The dialog with the rare actions for a person; most of them need a reason."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.changes import Done
from testdesk.domain.corrections.bindings import UNBIND_REASONS
from testdesk.domain.refusals import CodedError
from testdesk.domain.residents.coverage import PersonCoverage
from testdesk.domain.residents.lookups import SEES_LOOKUPS
from testdesk.domain.station.tubes import VOID_REASONS
from testdesk.gui import theme
from testdesk.gui.coverage.excusing import ExcuseController
from testdesk.gui.person.actions import (
    EXCUSE,
    NEW_CARD,
    RECORD,
    REMOVE,
    UNBIND,
    VOID_CARD,
    PersonAction,
    actions_for,
)
from testdesk.gui.person.history_texts import reason_text
from testdesk.gui.person.record import RecordDialog
from testdesk.gui.person_texts import both_names
from testdesk.gui.staff.second_person import run_confirmed
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import in_column, in_row
from testdesk.gui.widgets.reasons import ReasonDialog
from testdesk.gui.widgets.text import Label, caption, hairline
from testdesk.gui.widgets.translated import translated
from testdesk.messages.sentences import sentence_of
from testdesk.services import voiding
from testdesk.services.cards import codes
from testdesk.services.people import bindings
from testdesk.services.people.history import PersonRecord, person_record
from testdesk.services.session import Context

T = TypeVar("T")
_NEW_CARD_REASONS = ("unreadable", "card_lost", "data_wrong", "other")
_VOID_CARD_REASONS = ("lost", "stolen", "wrong_person", "damaged", "died_or_moved", "other")


class ActionRow(QPushButton):
    """A button with an action's name, explanation and key; grey and without key if unavailable."""

    def __init__(self, get_action: Callable[[], PersonAction], key: str) -> None:
        super().__init__()
        action = get_action()
        self.setObjectName("row")
        self.setAutoDefault(False)
        self.setEnabled(action.available)
        translated(self, self.setAccessibleName, lambda: get_action().text)
        tone = ("stop" if action.voids else "ink") if action.available else "soft"
        name = Label(lambda: get_action().text, px=24, bold=True, tone=tone)
        about = caption(lambda: get_action().explanation)
        self._texts = in_column(name, about, gap=2)
        self._row = row = in_row((self._texts, 1), margins=(0, 8, 0, 8), parent=self)
        if action.available:
            key_label = caption(key)
            key_label.setObjectName("cap")  # drawn like a key of the keyboard
            row.addWidget(key_label, 0, Qt.AlignmentFlag.AlignVCenter)

    def tighten(self) -> None:
        """Reduces the margins, so that six of them fit on a low screen."""
        self._row.setContentsMargins(0, 1, 0, 1)
        self._texts.setSpacing(0)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())


class MoreDialog(Dialog):
    """The actions for one person; a digit picks one of them.

    Attributes:
        rows: the buttons, by the code of the action.

    Signals:
        picked: the code of the action that was picked.
    """

    picked = Signal(str)

    def __init__(
        self, record: PersonRecord, own_station: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(both_names(record.resident), parent)
        self._actions = actions_for(record, own_station)
        self.rows: dict[str, ActionRow] = {}
        self.body.setSpacing(0)
        self.body.addWidget(hairline())
        for index, action in enumerate(self._actions):

            def get_action(index: int = index) -> PersonAction:
                return actions_for(record, own_station)[index]

            row = self.rows[action.code] = ActionRow(get_action, str(index + 1))
            row.clicked.connect(partial(self._pick, action.code))
            self.body.addWidget(row)
        hint = Label(px=theme.SMALL_TEXT_PX, tone="soft")
        hint.setText(lambda: self.tr("Each of these asks for a reason and goes into the record."))
        self.buttons.insertWidget(0, hint)
        self.add_button(lambda: self.tr("Close"), "Esc", self.reject).setFocus()

    def handle_key(self, key: str) -> bool:
        """Picks the action with this digit, if it is available; returns whether it did."""
        index = int(key) - 1 if key.isdigit() else -1
        if not 0 <= index < len(self._actions) or not self._actions[index].available:
            return False
        self._pick(self._actions[index].code)
        return True

    def _tighten(self) -> None:
        super()._tighten()
        for row in self.rows.values():
            row.tighten()

    def _pick(self, code: str, _checked: bool = False) -> None:
        self.accept()
        self.picked.emit(code)


class MoreController(QObject):
    """Opens the dialog for a person, asks for the reason, and runs the action.

    Attributes:
        excusing: excuses the person from the round.

    Signals:
        new_card_requested: a pseudonym, and the reason for a new card in place of the valid one.
        reported: a function that returns the result, which names the person; and the tone of the
            message, attention or stop.
    """

    new_card_requested = Signal(str, str)
    reported = Signal(object, str)

    def __init__(self, bridge: StationBridge, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._page = bridge, page
        self.excusing = ExcuseController(bridge, page)
        self.excusing.reported.connect(self.reported)

    def open(self, resident: str) -> None:
        self._bridge.read(partial(person_record, resident=resident), self._show, self)

    def _show(self, record: PersonRecord) -> None:
        if not self._page.isVisible():
            return
        dialog = MoreDialog(record, self._bridge.station.identity.station, self._page)
        dialog.picked.connect(partial(self._picked, record))
        dialog.open_once()

    def _picked(self, record: PersonRecord, code: str) -> None:
        if code == EXCUSE:
            self.excusing.ask(_coverage_of(record))
            return
        if code == RECORD:
            self._open_record(record.resident.resident)
            return
        ask: dict[str, tuple[tuple[str, ...], Callable[[PersonRecord, str], None]]] = {
            NEW_CARD: (_NEW_CARD_REASONS, self._new_card),
            VOID_CARD: (_VOID_CARD_REASONS, self._void_card),
            REMOVE: (VOID_REASONS, self._remove),
            UNBIND: (UNBIND_REASONS, self._unbind),
        }
        reasons, action = ask[code]
        dialog = ReasonDialog(
            lambda: self._question(code).format(name=record.resident.name),
            lambda: next(
                action.explanation
                for action in actions_for(record, self._own_station)
                if action.code == code
            ),
            lambda: {reason: reason_text(reason) for reason in reasons},
            cancel=lambda: self.tr("Leave it"),
            parent=self._page,
        )
        dialog.chosen.connect(partial(action, record))
        dialog.open_once()

    def _open_record(self, resident: str) -> None:
        lookups = self._bridge.session.role in SEES_LOOKUPS

        def show(record: PersonRecord) -> None:
            if self._page.isVisible():
                RecordDialog(self._bridge, record, self._page).open_once()

        self._bridge.read(partial(person_record, resident=resident, lookups=lookups), show, self)

    def _question(self, code: str) -> str:
        return {
            NEW_CARD: self.tr("A new card for {name}: why?"),
            VOID_CARD: self.tr("Void the card of {name}: why?"),
            REMOVE: self.tr("Remove {name} from the tube: why?"),
            UNBIND: self.tr("Unbind the phone code of {name}: why?"),
        }[code]

    @property
    def _own_station(self) -> int:
        return self._bridge.station.identity.station

    def _new_card(self, record: PersonRecord, reason: str) -> None:
        self.new_card_requested.emit(record.resident.resident, reason)

    def _void_card(self, record: PersonRecord, reason: str) -> None:
        valid_card = record.valid_card
        if valid_card is None:
            return

        def text() -> str:
            form = self.tr("Card {number} of {name} is void.")
            return form.format(number=valid_card.card_number, name=record.resident.name)

        self._run(partial(codes.revoke, card=valid_card.card.card, reason=reason), text)

    def _remove(self, record: PersonRecord, reason: str) -> None:
        resident = record.resident
        command = partial(voiding.void_sample, reason=reason, resident=resident.resident)

        def text() -> str:
            return self.tr("{name} is removed from the tube.").format(name=resident.name)

        def report(_result: object) -> None:
            self.reported.emit(text, "attention")

        run_confirmed(self._bridge, command, report, self._page, self._failed)

    def _unbind(self, record: PersonRecord, reason: str) -> None:
        resident = record.resident
        self._run(
            partial(bindings.unbind_code, resident=resident.resident, reason=reason),
            lambda: self.tr("The phone code of {name} is unbound.").format(name=resident.name),
        )

    def _run(self, action: Callable[[Context], Done[T]], text: Callable[[], str]) -> None:
        def report(_value: object) -> None:
            self.reported.emit(text, "attention")

        self._bridge.run(action, report, self, self._failed)

    def _failed(self, error: CodedError) -> None:
        self.reported.emit(partial(sentence_of, error), "stop")


def _coverage_of(record: PersonRecord) -> PersonCoverage:
    """What the dialogs about excuses need to know of the person."""
    excuse = record.excuse
    missing = record.listed and record.earlier is None and excuse is None
    return PersonCoverage(
        record.resident,
        sampled=record.earlier is not None,
        reason="not_seen" if missing else "",
        listed=record.listed,
        excused=excuse.reason if excuse is not None else "",
    )
