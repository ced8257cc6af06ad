"""The dialog that asks for the owner of a scanned code that belongs to no known person."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import DetailValue
from testdesk.domain.residents.masking import mask_document_number
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.status import FoundPerson
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.page import RecognisedScan
from testdesk.gui.proxy.rows import ROW_HEIGHT
from testdesk.gui.proxy.search import Finder
from testdesk.gui.walk_in.dialog import WalkInDialog
from testdesk.gui.walk_in.search_text import SearchText
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.shortcut import bind
from testdesk.gui.widgets.text import quiet
from testdesk.messages.sentences import sentence
from testdesk.readers.id_card import IdCard

_ROWS_SHOWN, _TIGHT_ROWS_SHOWN = 4, 3


class WhoseDialog(Dialog):
    """A search as on the proxy page; scanning the person's ID card answers at once.

    Attributes:
        finder: the search field and the list.

    Signals:
        answered: the pseudonym of the person.
    """

    answered = Signal(str)
    confirms_discard = False

    def __init__(
        self, bridge: StationBridge, result: ScanResult, parent: QWidget | None = None
    ) -> None:
        self._bridge = bridge
        self._scanned = False  # whether a scan is being looked up; its person is the answer
        self._id_card: IdCard | None = None
        # An ID number that belongs to no known person is the number of the new person.
        self._number = self._scanned_number = result.scan if result.kind == "id_number" else ""
        self._is_shared_document = result.reason == "document_of_several"
        super().__init__(self._title, parent, width=960)
        self.closes_on_scan = False
        self.finder = Finder(bridge, self, px=34)
        self._search_text = SearchText(self.finder, self)
        self._hint = quiet(self._hint_text)
        self._use_button = Button(lambda: self.tr("This is the person"), "Enter", main=True)
        self._lay_out()
        self._connect()
        self._on_chosen(None)
        self.finder.field.setFocus()

    def _title(self) -> str:
        if self._scanned_number and not self._is_shared_document:
            form = self.tr("Nobody on the list has {number}")
            return form.format(number=mask_document_number(self._scanned_number).replace("*", "•"))
        return self.tr("Whose code is this?")

    def _hint_text(self) -> str:
        if self._is_shared_document:
            return self.tr("Find the person by name, and compare the document.")
        if self._scanned_number:
            return self.tr("New here? Press F6 to add the person, or find the person by name.")
        return self.tr("Scan the person's ID card, or type a few letters of name or address.")

    def _lay_out(self) -> None:
        field = CardFrame(self, margin=0)
        field.column.setContentsMargins(24, 4, 24, 4)
        field.column.addWidget(self.finder.field)
        found = CardFrame(self, margin=0)
        found.column.setContentsMargins(1, 8, 1, 8)
        found.column.addWidget(self.finder.list)
        self.finder.list.setFixedHeight(ROW_HEIGHT * _ROWS_SHOWN)
        add_parts(self.body, self._hint, field, found)
        self.add_side_button(lambda: self.tr("New person"), "F6", self.new_person)
        self.add_back_button()
        self.buttons.addWidget(self._use_button)

    def _tighten(self) -> None:
        super()._tighten()
        self.finder.list.setFixedHeight(ROW_HEIGHT * _TIGHT_ROWS_SHOWN)

    def _connect(self) -> None:
        finder = self.finder
        finder.chosen.connect(self._on_chosen)
        finder.entered.connect(self._on_entered)
        finder.unknown.connect(self._unknown)
        finder.invalid.connect(self._show_problem)
        finder.field.textEdited.connect(self._edited)
        bind(self, "F6", self.new_person)
        self._use_button.clicked.connect(self._use_current)

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Looks up an ID number; leaves any other code to the caller."""
        if scan.kind != "id_number":
            return False
        self._look_up(scan.line)
        return True

    def handle_card(self, card: IdCard) -> bool:
        """Treats an ID card on the reader as a scan; for a new person, it fills the form."""
        self._id_card = card
        self._look_up(card.number)
        return True

    def new_person(self) -> None:
        name = self._search_text.name()
        card = self._id_card if self._id_card and self._id_card.number == self._number else None
        dialog = WalkInDialog(self._bridge, self, number=self._number, name=name, card=card)
        dialog.registered.connect(self._on_registered)
        dialog.open_once()

    def _look_up(self, number: str) -> None:
        self._scanned = True
        self.banner.show_message("")
        self.finder.find_number(number)

    def _edited(self, _text: str) -> None:
        self._scanned = False
        self.banner.show_message("")

    def _on_chosen(self, found: FoundPerson | None) -> None:
        self._use_button.setEnabled(found is not None)
        if found is not None and self._scanned:
            self._answer(found.resident.resident)

    def _on_entered(self, found: FoundPerson) -> None:
        self._answer(found.resident.resident)

    def _use_current(self) -> None:
        if self.finder.current is not None and self.finder.is_up_to_date:
            self._answer(self.finder.current.resident.resident)

    def _unknown(self, number: str) -> None:
        self._scanned = False
        self._number = number
        self.new_person()

    def _show_problem(self, code: str, detail: dict[str, DetailValue]) -> None:
        self._scanned = False
        self.banner.show_message(partial(sentence, code, detail), "stop")

    def _on_registered(self, resident: Resident) -> None:
        self._answer(resident.resident)

    def _answer(self, resident: str) -> None:
        self.accept()
        self.answered.emit(resident)
