"""The dialog that corrects a person's record: current values, new values and the reason."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from testdesk.bridge.latest_query import LatestQuery
from testdesk.bridge.station import StationBridge
from testdesk.domain.journal.events import CorrectedField
from testdesk.domain.refusals import CodedError, DocumentOfAnother
from testdesk.domain.residents.people import Resident
from testdesk.gui import theme
from testdesk.gui.page import SortedScan
from testdesk.gui.person.history_texts import reason_text, value_now
from testdesk.gui.person.marked_field import HEIGHT, MarkedField
from testdesk.gui.person_texts import both_names
from testdesk.gui.walk_in.texts import TYPES, type_text
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import in_row
from testdesk.gui.widgets.text import Label, hairline
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.catalogue import LANGUAGES
from testdesk.messages.sentences import sentence
from testdesk.messages.sentences.record_fields import field_text
from testdesk.services.people import directory
from testdesk.services.people.correction import ADDRESS_FIELDS, REASONS, correct, value_of
from testdesk.services.people.hangul_readings import hangul_reading

_LABEL, _NOW = 104, 208
_WIDE = {"compound": 9, "building": 6, "unit": 6, "room": 6}
_LATIN = frozenset(("document_number", "phone"))
_KINDS = ("", *TYPES)


class CorrectionDialog(Translated, Dialog):
    """An empty field stays unchanged; Ctrl Del removes a value; Enter saves one correction.

    Attributes:
        fields: the input fields, by the name of the record's field.
        kind: the button (F8) for the kind of document; if none is chosen, the number decides.
        language: the choice of language; no choice leaves it unchanged.
        reason: the choice of the reason; none is preselected.

    Signals:
        corrected: the corrected Resident.
    """

    corrected = Signal(Resident)
    gives_way = False

    def __init__(
        self, bridge: StationBridge, person: Resident, parent: QWidget | None = None
    ) -> None:
        self._bridge, self._person = bridge, person
        super().__init__(self._title, parent)
        self._busy = False
        self._reading, self._proposed = LatestQuery(bridge, self), ""
        self._now: dict[str, Label] = {}
        self.fields: dict[str, MarkedField] = {}
        self.kind = Button("", "F8", px=theme.SMALL_TEXT_PX)
        self._kind = ""
        self.language = Choice(LANGUAGES, px=theme.SMALL_PX)
        self.reason = Choice(_reasons, numbered=True, keys="Alt", px=theme.SMALL_TEXT_PX)
        self._lay_out()
        self._connect()
        self._retranslate()
        self.fields["name"].setFocus()

    def _title(self) -> str:
        return self.tr("Correct {name}").format(name=both_names(self._person))

    def changes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, field in self.fields.items():
            if field.empties:
                found[name] = ""
            elif text := field.text().strip():
                found[name] = text
        if self._kind:
            found["document_type"] = self._kind
        if language := self.language.value():
            found["language"] = language
        return found

    def save(self) -> None:
        """Writes the correction, or shows what is still missing."""
        if self._busy:
            return
        if self._proposed and not self.fields["korean"].hasFocus():
            # The reading is only a proposal: the operator looks at it before it is saved.
            self._look_at_reading()
        elif not self.reason.value():
            self.banner.show_message(lambda: self.tr("Why? Choose a reason: Alt 1, 2 or 3."))
        else:
            self._busy = True
            action = partial(
                correct,
                resident=self._person.resident,
                changes=self.changes(),
                reason=self.reason.value(),
            )
            self._bridge.run(action, self._done, self, self._failed)

    def handle_scan(self, scan: SortedScan) -> bool:
        """Takes an ID number if its field has the focus; otherwise it may be another person's."""
        number = self.fields["document_number"]
        if scan.kind != "id_number" or not number.hasFocus():
            return False
        number.setText(scan.line)
        self._retranslate()
        return True

    def handle_key(self, key: str) -> bool:
        """Picks the reason with this number, unless a text field has the focus."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit)
        return not typing and key.isdigit() and self.reason.pick(int(key) - 1)

    def empty_field(self) -> None:
        """Marks the value of the field with the focus for removal, or cancels that."""
        field = QApplication.focusWidget()
        if not isinstance(field, MarkedField) or field.name == "name":
            return
        value = value_of(self._person, cast("CorrectedField", field.name))
        if value:
            field.set_empties("" if field.empties else lambda: self.tr("will be emptied"))
            self._retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _LABEL)
        grid.setColumnMinimumWidth(1, _NOW)
        grid.setColumnStretch(2, 1)
        now, new, hint = (Label(px=theme.SMALL_TEXT_PX, tone="soft") for _ in range(3))
        now.setText(lambda: self.tr("Now"))
        new.setText(lambda: self.tr("New"))
        hint.setText(lambda: self.tr("Ctrl Del empties a field."))
        grid.addWidget(now, 0, 1)
        grid.addWidget(new, 0, 2)
        grid.addWidget(hairline(), 1, 0, 1, 3)
        for name in ("name", "korean", "document_number", "phone", "address", "language"):
            self._add_row(grid, name)
        # Above the note, because a reason is required and a low screen hides the last row.
        line = grid.rowCount()
        grid.addWidget(Label(lambda: self.tr("Why"), tone="soft"), line, 0)
        grid.addWidget(self.reason, line, 1, 1, 2)
        self._add_row(grid, "note")
        self.body.addLayout(grid)
        self.buttons.insertWidget(0, hint)
        self.add_button(lambda: self.tr("Save the correction"), "Enter", self.save, main=True)
        self.add_button(lambda: self.tr("Leave it"), "Esc", self.reject)

    def _add_row(self, grid: QGridLayout, name: str) -> None:
        line = grid.rowCount()
        grid.addWidget(Label(partial(self._label_text, name), tone="soft"), line, 0)
        now = Label(partial(value_now, self._person, name), wrap=True)
        now.setMaximumWidth(_NOW)
        self._now[name] = now
        grid.addWidget(now, line, 1)
        if name == "language":
            grid.addWidget(self.language, line, 2)
        elif name == "address":
            grid.addLayout(self._side_by_side(*ADDRESS_FIELDS), line, 2)
        elif name == "document_number":
            row = self._side_by_side(name)
            row.addWidget(self.kind)
            grid.addLayout(row, line, 2)
        else:
            grid.addLayout(self._side_by_side(name), line, 2)
        for button in (*self.language.findChildren(Button), *self.reason.findChildren(Button)):
            button.setFixedHeight(HEIGHT)
        self.kind.setFixedHeight(HEIGHT)
        self.kind.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _label_text(self, name: str) -> str:
        return (field_text() | {"address": self.tr("Address")})[name]

    def _field_text(self, name: str) -> str:
        return (field_text() | {"building": self.tr("Bldg")})[name]

    def _side_by_side(self, *names: str) -> QHBoxLayout:
        row = in_row(gap=8)
        for name in names:
            text = partial(self._field_text, name)
            field = MarkedField(name, text, latin=name in _LATIN, parent=self)
            part = name in ADDRESS_FIELDS
            field.show_unchanged(text if part else lambda: self.tr("unchanged"))
            if part:
                field.setMinimumWidth(64)
                field.setFont(theme.font(theme.SMALL_TEXT_PX))
            self.fields[name] = field
            row.addWidget(field, _WIDE.get(name, 1))
        return row

    def _connect(self) -> None:
        for field in self.fields.values():
            field.textEdited.connect(lambda _text: self._retranslate())
        self.fields["name"].textEdited.connect(self._ask_reading)
        self.fields["korean"].textEdited.connect(self._own_reading)
        self.kind.clicked.connect(self._next_kind)
        self.language.chosen.connect(lambda _language: self._retranslate())
        self.reason.chosen.connect(lambda _reason: self.banner.show_message(""))
        QShortcut(QKeySequence("F8"), self, self._next_kind)
        QShortcut(QKeySequence("Ctrl+Delete"), self, self.empty_field)
        for index in range(len(REASONS)):
            QShortcut(QKeySequence(f"Alt+{index + 1}"), self, partial(self.reason.pick, index))

    def _next_kind(self) -> None:
        self._kind = _KINDS[(_KINDS.index(self._kind) + 1) % len(_KINDS)]
        self._retranslate()

    def _retranslate(self) -> None:
        """Strikes out the values that will be replaced, and marks the fields that differ."""
        changed, check = self.tr("changed"), self.tr("from the new name: check it")
        for name, field in self.fields.items():
            value = value_of(self._person, cast("CorrectedField", name))
            differs = field.empties or field.text().strip() not in {"", value}
            message = check if name == "korean" and self._proposed else changed
            field.set_mark(message if differs and name not in ADDRESS_FIELDS else "")
        self.kind.set_text(type_text().get(self._kind, self.tr("by the number")))
        given = self.changes()
        for name, text in self._now.items():
            parts: tuple[str, ...] = ADDRESS_FIELDS if name == "address" else (name,)
            if name == "document_number":
                parts = (name, "document_type")
            letters = theme.font(theme.BODY_PX)
            letters.setStrikeOut(any(self._differs(part, given) for part in parts))
            text.setFont(letters)

    def _differs(self, name: str, given: Mapping[str, str]) -> bool:
        value = value_of(self._person, cast("CorrectedField", name))
        return given.get(name, value) != value

    def _ask_reading(self, name: str) -> None:
        """Proposes the Korean reading of a new name, unless the operator has typed one."""
        self._reading.drop()
        korean = self.fields["korean"]
        if korean.empties or (korean.text() and korean.text() != self._proposed):
            return

        def show(reading: str) -> None:
            differs = name.strip() not in {"", self._person.name}
            self._proposed = reading if differs and reading != self._person.korean else ""
            korean.setText(self._proposed)
            self._retranslate()

        self._reading.ask(partial(hangul_reading, name=name.strip()), show)

    def _own_reading(self, _text: str) -> None:
        self._proposed = ""

    def _look_at_reading(self) -> None:
        korean = self.fields["korean"]
        korean.setFocus()
        korean.selectAll()

    def _done(self, person: Resident) -> None:
        self._busy = False
        self.accept()
        self.corrected.emit(person)

    def _failed(self, error: CodedError) -> None:
        self._busy = False
        other = error.detail.get("resident")
        if isinstance(error, DocumentOfAnother) and other:
            query = partial(directory.get_person, resident=str(other))
            self._bridge.read(query, self._show_whose, self)
        else:
            self.banner.show_fault(error)

    def _show_whose(self, other: Resident | None) -> None:
        name = other.name if other is not None else "–"
        text = partial(sentence, "document_of_another", {"resident": name})
        self.banner.show_message(text, "stop")


def _reasons() -> dict[str, str]:
    return {reason: reason_text(reason) for reason in REASONS}
