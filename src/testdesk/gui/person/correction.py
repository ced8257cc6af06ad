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
from testdesk.gui.page import RecognisedScan
from testdesk.gui.person.history_texts import current_value_text, reason_text
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

_LABEL_WIDTH, _CURRENT_WIDTH = 104, 208
_ROW_GAP, _TIGHT_ROW_GAP = 4, 2
_STRETCH_FACTORS = {"compound": 9, "building": 6, "unit": 6, "room": 6}
# In these fields the input method is switched off.
_LATIN = frozenset(("document_number", "phone"))
_DOCUMENT_TYPES = ("", *TYPES)  # "": not chosen, the number decides


class CorrectionDialog(Translated, Dialog):
    """An empty field leaves its value unchanged; Ctrl Del removes a value; Enter saves.

    Attributes:
        fields: the input fields, by the name of the record's field.
        type_button: chooses the document type (F8); if none is chosen, the number decides.
        language: the choice of language; no choice leaves it unchanged.
        reason: the choice of the reason; none is preselected.

    Signals:
        corrected: the corrected Resident.
    """

    corrected = Signal(Resident)
    closes_on_scan = False

    def __init__(
        self, bridge: StationBridge, person: Resident, parent: QWidget | None = None
    ) -> None:
        self._bridge, self._person = bridge, person
        super().__init__(self._title, parent)
        self._busy = False
        # A proposal is learned from everybody's names, so no scan may wait for it.
        self._reading_query = LatestQuery(bridge, self, in_background=True)
        self._proposed_reading = ""
        self._current_labels: dict[str, Label] = {}
        self.fields: dict[str, MarkedField] = {}
        self.type_button = Button("", "F8", px=theme.SMALL_TEXT_PX)
        self._document_type = ""
        self.language = Choice(LANGUAGES, px=theme.SMALL_PX)
        self.reason = Choice(_reasons, numbered=True, keys="Alt", px=theme.SMALL_TEXT_PX)
        self._lay_out()
        self._connect()
        self._retranslate()
        self.fields["name"].setFocus()

    def _title(self) -> str:
        return self.tr("Correct {name}").format(name=both_names(self._person))

    def changes(self) -> dict[str, str]:
        """The new values, by the name of the record's field; "" removes the value."""
        changes: dict[str, str] = {}
        for name, field in self.fields.items():
            if field.removes_value:
                changes[name] = ""
            elif text := field.text().strip():
                changes[name] = text
        if self._document_type:
            changes["document_type"] = self._document_type
        if language := self.language.value():
            changes["language"] = language
        return changes

    def save(self) -> None:
        """Saves the correction, or shows what is still missing."""
        if self._busy:
            return
        if self._proposed_reading and not self.fields["korean"].hasFocus():
            # The Hangul reading is only a proposal; the operator must check it before it is saved.
            self._focus_reading()
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

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Uses a scanned ID number only if the number's field has the focus.

        Otherwise the scan may be that of the next person, and is left to the caller.
        """
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

    def toggle_removal(self) -> None:
        """Marks the value of the field with the focus for removal, or cancels that."""
        field = QApplication.focusWidget()
        if not isinstance(field, MarkedField) or field.name == "name":
            return
        value = value_of(self._person, cast("CorrectedField", field.name))
        if value:
            field.set_removal("" if field.removes_value else lambda: self.tr("will be emptied"))
            self._retranslate()

    def _lay_out(self) -> None:
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(_ROW_GAP)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        grid.setColumnMinimumWidth(1, _CURRENT_WIDTH)
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
        # Above the note, because a reason is required, and a message may hide the last row.
        grid_row = grid.rowCount()
        grid.addWidget(Label(lambda: self.tr("Why"), tone="soft"), grid_row, 0)
        grid.addWidget(self.reason, grid_row, 1, 1, 2)
        self._add_row(grid, "note")
        self.body.addLayout(grid)
        self.buttons.insertWidget(0, hint)
        self.add_button(lambda: self.tr("Save the correction"), "Enter", self.save, main=True)
        self.add_button(lambda: self.tr("Leave it"), "Esc", self.reject)

    def _tighten(self) -> None:
        super()._tighten()
        self._grid.setVerticalSpacing(_TIGHT_ROW_GAP)

    def _add_row(self, grid: QGridLayout, name: str) -> None:
        grid_row = grid.rowCount()
        grid.addWidget(Label(partial(self._label_text, name), tone="soft"), grid_row, 0)
        now = Label(partial(current_value_text, self._person, name), wrap=True)
        now.setMaximumWidth(_CURRENT_WIDTH)
        self._current_labels[name] = now
        grid.addWidget(now, grid_row, 1)
        if name == "language":
            grid.addWidget(self.language, grid_row, 2)
        elif name == "address":
            grid.addLayout(self._side_by_side(*ADDRESS_FIELDS), grid_row, 2)
        elif name == "document_number":
            row = self._side_by_side(name)
            row.addWidget(self.type_button)
            grid.addLayout(row, grid_row, 2)
        else:
            grid.addLayout(self._side_by_side(name), grid_row, 2)
        for button in (*self.language.findChildren(Button), *self.reason.findChildren(Button)):
            button.setFixedHeight(HEIGHT)
        self.type_button.setFixedHeight(HEIGHT)
        self.type_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _label_text(self, name: str) -> str:
        return (field_text() | {"address": self.tr("Address")})[name]

    def _field_text(self, name: str) -> str:
        return (field_text() | {"building": self.tr("Bldg")})[name]

    def _side_by_side(self, *names: str) -> QHBoxLayout:
        row = in_row(gap=8)
        for name in names:
            text = partial(self._field_text, name)
            field = MarkedField(name, text, latin=name in _LATIN, parent=self)
            in_address = name in ADDRESS_FIELDS
            field.show_unchanged(text if in_address else lambda: self.tr("unchanged"))
            if in_address:
                field.setMinimumWidth(64)
                field.setFont(theme.font(theme.SMALL_TEXT_PX))
            self.fields[name] = field
            row.addWidget(field, _STRETCH_FACTORS.get(name, 1))
        return row

    def _connect(self) -> None:
        for field in self.fields.values():
            field.textEdited.connect(lambda _text: self._retranslate())
        self.fields["name"].textEdited.connect(self._ask_reading)
        self.fields["korean"].textEdited.connect(self._reading_typed)
        self.type_button.clicked.connect(self._next_document_type)
        self.language.chosen.connect(lambda _language: self._retranslate())
        self.reason.chosen.connect(lambda _reason: self.banner.show_message(""))
        QShortcut(QKeySequence("F8"), self, self._next_document_type)
        QShortcut(QKeySequence("Ctrl+Delete"), self, self.toggle_removal)
        for index in range(len(REASONS)):
            QShortcut(QKeySequence(f"Alt+{index + 1}"), self, partial(self.reason.pick, index))

    def _next_document_type(self) -> None:
        self._document_type = _DOCUMENT_TYPES[
            (_DOCUMENT_TYPES.index(self._document_type) + 1) % len(_DOCUMENT_TYPES)
        ]
        self._retranslate()

    def _retranslate(self) -> None:
        """Strikes out the current values that will be replaced, and marks the changed fields."""
        changed, check = self.tr("changed"), self.tr("from the new name: check it")
        for name, field in self.fields.items():
            value = value_of(self._person, cast("CorrectedField", name))
            differs = field.removes_value or field.text().strip() not in {"", value}
            message = check if name == "korean" and self._proposed_reading else changed
            field.show_difference(message if differs and name not in ADDRESS_FIELDS else "")
        self.type_button.set_text(type_text().get(self._document_type, self.tr("by the number")))
        changes = self.changes()
        for name, text in self._current_labels.items():
            parts: tuple[str, ...] = ADDRESS_FIELDS if name == "address" else (name,)
            if name == "document_number":
                parts = (name, "document_type")
            font = theme.font(theme.BODY_PX)
            font.setStrikeOut(any(self._differs(part, changes) for part in parts))
            text.setFont(font)

    def _differs(self, name: str, changes: Mapping[str, str]) -> bool:
        value = value_of(self._person, cast("CorrectedField", name))
        return changes.get(name, value) != value

    def _ask_reading(self, name: str) -> None:
        """Proposes the reading of a new name in Hangul, unless the operator has typed one."""
        self._reading_query.drop()
        korean = self.fields["korean"]
        if korean.removes_value or (korean.text() and korean.text() != self._proposed_reading):
            return

        def show(reading: str) -> None:
            differs = name.strip() not in {"", self._person.name}
            self._proposed_reading = reading if differs and reading != self._person.korean else ""
            korean.setText(self._proposed_reading)
            self._retranslate()

        self._reading_query.ask(partial(hangul_reading, name=name.strip()), show)

    def _reading_typed(self, _text: str) -> None:
        self._proposed_reading = ""

    def _focus_reading(self) -> None:
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
            self._bridge.read(query, self._show_other_holder, self)
        else:
            self.banner.show_fault(error)

    def _show_other_holder(self, other: Resident | None) -> None:
        name = other.name if other is not None else "–"
        text = partial(sentence, "document_of_another", {"resident": name})
        self.banner.show_message(text, "stop")


def _reasons() -> dict[str, str]:
    return {reason: reason_text(reason) for reason in REASONS}
