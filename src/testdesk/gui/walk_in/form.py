"""The form for a new person: required fields at the top, optional ones below."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from testdesk.domain.residents.documents import Document
from testdesk.domain.residents.people import Language
from testdesk.domain.search.hangul import has_hangul
from testdesk.gui import theme
from testdesk.gui.walk_in.address import AddressEntry
from testdesk.gui.walk_in.name import NameEntry
from testdesk.gui.walk_in.number import NumberEntry
from testdesk.gui.walk_in.texts import card_text
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import add_parts, in_column, in_row
from testdesk.gui.widgets.text import Label, caption
from testdesk.messages import catalogue
from testdesk.readers.id_card import IdCard
from testdesk.services.people.directory import WalkIn


class CardLine(Label):
    """The line about the ID card on the reader; visible while the form contains its number."""

    def __init__(self) -> None:
        super().__init__(px=theme.SMALL_PX, tone="soft", wrap=True)
        self.hide()

    def show_card(self, card: IdCard | None, document: Document | None) -> None:
        """Shows what else the ID card contains, if the document is that card."""
        same = card is not None and document is not None and card.number == document.number
        self.set_tone("attention" if card is not None and card.made_up else "soft")
        self.setText(partial(self._card_text, card) if card is not None else "")
        self.setVisible(same and bool(self.text()))

    def _card_text(self, card: IdCard) -> str:
        text = card_text(card)
        return f"{self.tr('Made up, for training.')} {text}".strip() if card.made_up else text


_MESSAGE_HEIGHT, _TIGHT_MESSAGE_HEIGHT = 84, 62  # two lines
_TIGHT_ROW_HEIGHT = 52
_LANGUAGES: dict[str, Language] = {"zh": "zh", "ko": "ko", "en": "en"}


class WalkInForm(Dialog):
    """The fields and their layout.

    Attributes:
        number: the entry of the document number.
        name: the entry of the name, as on the document.
    """

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("New person"), parent, width=1040)
        self.number = NumberEntry(today, self)
        self.name = NameEntry(lambda: self.tr("Name as on the document"))
        self._korean = LabelledField(lambda: self.tr("Name in Hangul (optional)"))
        self._phone = LabelledField(lambda: self.tr("Phone (optional)"), latin=True)
        self._address = AddressEntry(self)
        self._language = Choice(catalogue.LANGUAGES)
        self._language.set_value("zh")
        self._language_chosen = False
        self._card_line = CardLine()
        self._enter_button = Button("", "Enter", main=True)
        self._lay_out()
        self._language.chosen.connect(self._choose_language)
        self._korean.field.textEdited.connect(self.guess_language)

    def walk_in(self) -> WalkIn:
        """The data as typed; a language only if it was chosen or guessed from the name."""
        return WalkIn(
            name=self.name.text().strip(),
            document_type=self.number.chosen_type,
            document_number=self.number.number(),
            korean=self._korean.text().strip(),
            phone=self._phone.text().strip(),
            address=self._address.address(),
            language=_LANGUAGES[self._language.value()] if self._has_language() else "",
        )

    def _has_language(self) -> bool:
        return self._language_chosen or self._language.value() != "zh"

    def clear_other_fields(self) -> None:
        """Clears all fields except number and name, because they were about another person."""
        for field in (self._korean, self._phone, *self._address.findChildren(LabelledField)):
            field.field.clear()
        self._language.set_value("zh")
        self._language_chosen = False

    def _choose_language(self, _language: str) -> None:
        self._language_chosen = True

    def guess_language(self, text: str) -> None:
        """Sets Korean for a name in Hangul, unless the operator has chosen a language."""
        if not self._language_chosen and has_hangul(text):
            self._language.set_value("ko")

    def _lay_out(self) -> None:
        names = in_row((self.number, 1), (self.name, 1), gap=16)
        # The space for the message is reserved, so that nothing moves while the operator types.
        message_area = self._message_area = QWidget(self)
        message_area.setMinimumHeight(_MESSAGE_HEIGHT)
        message_row = in_row((self.number.number_banner, 1), self.number.near_button, gap=16)
        in_column((message_row, 1), self._card_line, gap=4, parent=message_area)
        others = in_row((self._korean, 1), (self._phone, 1), gap=16)
        add_parts(self.body, self.number.type_choice, names, message_area, others, self._address)
        # The row begins with a stretch; the language goes to the left of it.
        language_caption = caption(lambda: self.tr("Language"))
        self.buttons.insertWidget(0, language_caption)
        self.buttons.insertWidget(1, self._language)
        self.add_back_button()
        self.buttons.addWidget(self._enter_button)
        self._order_tabs()

    def _tighten(self) -> None:
        super()._tighten()
        for field in self.findChildren(QLineEdit):
            field.setMinimumHeight(_TIGHT_ROW_HEIGHT)
        self.number.type_choice.set_height(_TIGHT_ROW_HEIGHT)
        self.number.number_banner.set_tight(tight=True, px=theme.SMALL_PX)
        self._message_area.setMinimumHeight(_TIGHT_MESSAGE_HEIGHT)

    def _order_tabs(self) -> None:
        """Sets the tab order from number to name; the document type is last."""
        fields = (self.number.number_field, self.name, self._korean, self._phone)
        before: QWidget = self.number.number_field.field
        for after in (*(part.field for part in fields[1:]), *self._address.findChildren(QLineEdit)):
            QWidget.setTabOrder(before, after)
            before = after
