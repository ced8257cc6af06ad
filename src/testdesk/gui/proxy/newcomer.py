"""What the proxy page shows if nobody is found: the reason, and the form for a new person."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.residents.people import Resident
from testdesk.gui.proxy.search import Finder
from testdesk.gui.walk_in.dialog import WalkInDialog
from testdesk.gui.walk_in.search_text import SearchText
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.widgets.text import Label
from testdesk.messages.sentences import sentence
from testdesk.readers.id_card import IdCard


class Newcomer(QObject):
    """Shows that nobody was found, and opens the form for a new person.

    Attributes:
        label: the sentence above the empty list.

    Signals:
        registered: the Resident, who is new or already known.
    """

    registered = Signal(Resident)

    def __init__(self, bridge: StationBridge, finder: Finder, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._finder, self._page = bridge, finder, page
        self._number = ""
        self._id_card: IdCard | None = None
        self._opens_form_if_unknown = False
        self._search_text = SearchText(finder, self)
        self.label = Label(self._nobody_text, tone="soft", wrap=True, parent=page)
        finder.searched.connect(self._show_searched)
        finder.unknown.connect(self._show_unknown)
        finder.invalid.connect(self._show_invalid)

    def handle_card(self, card: IdCard) -> None:
        """Searches for the holder of an ID card on the reader; opens a filled form if not found."""
        self._finder.field.setFocus()
        self._finder.find_number(card.number)
        self._id_card, self._opens_form_if_unknown = card, True

    def add_person(self) -> None:
        """Opens the form, filled with the search text if the search found nobody."""
        number = self._number or self._search_text.number()
        name = self._search_text.name()
        card = self._id_card if self._id_card and self._id_card.number == self._number else None
        dialog = WalkInDialog(self._bridge, self._page, number=number, name=name, card=card)
        dialog.registered.connect(self.registered)
        dialog.open_once()

    def _show_searched(self) -> None:
        self._number = ""
        self.label.setText(self._nobody_text)
        self.label.setVisible(self._finder.empty)

    def _nobody_text(self) -> str:
        return self.tr("Nobody found. Press F6 to add a new person.")

    def _show_unknown(self, number: str) -> None:
        self._number = number
        self.label.setText(
            lambda: self.tr("Nobody on the list has this number. Press F6 to add the person.")
        )
        # Only once per ID card on the reader, because the query is repeated when data change.
        card = self._id_card
        if self._opens_form_if_unknown and card is not None and card.number == number:
            self._opens_form_if_unknown = False
            if self._page.isVisible() and top_dialog(self._page) is None:
                self.add_person()

    def _show_invalid(self, code: str, detail: dict[str, object]) -> None:
        self.label.setText(partial(sentence, code, detail))
