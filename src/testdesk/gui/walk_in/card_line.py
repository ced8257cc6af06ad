"""What a card on the reader says besides the name and the number."""

from __future__ import annotations

from testdesk.domain.documents import Document
from testdesk.gui import theme
from testdesk.gui.walk_in.texts import card_text
from testdesk.gui.widgets.text import Label
from testdesk.readers.id_card import IdCard


class CardLine(Label):
    """Shown for as long as the number in the form is the card's."""

    def __init__(self) -> None:
        super().__init__(px=theme.SMALL_PX, tone="soft", wrap=True)
        self.hide()

    def show_card(self, card: IdCard | None, document: Document | None) -> None:
        """The words of a card, where the document is the card's."""
        same = card is not None and document is not None and card.number == document.number
        text = card_text(card) if card is not None else ""
        made_up = card is not None and card.made_up
        if made_up:
            text = " ".join((self.tr("Made up, for training."), text)).strip()
        self.set_tone("attention" if made_up else "soft")
        self.setText(text)
        self.setVisible(same and bool(text))
