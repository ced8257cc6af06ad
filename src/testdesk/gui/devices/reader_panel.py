"""The panel that chooses the ID-card reader and shows its state."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from testdesk.bridge.id_reader import IdReaderPoller, ReaderChoice, ReaderKind, ReaderState
from testdesk.domain.refusals import Refusal
from testdesk.gui.walk_in.texts import subtype_text
from testdesk.gui.widgets.banner import Banner, BannerTone
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import STRETCH, in_column
from testdesk.gui.widgets.text import caption
from testdesk.messages.sentences import sentence, sentence_of

TRAINING_CARD_KEY = "Ctrl+L"


class ReaderPanel(QWidget):
    """Offers no reader, the reader's program on this laptop (its service), or the training reader.

    A choice takes effect at once. While this panel is visible, cards are only tried: nobody is
    registered.

    Attributes:
        kind: the three buttons.
        address: the address at which that program answers.
        state_banner: the state of the reader; of a card, only the kind and the last four
            characters. Hidden while no reader is used.
        training_card_button: puts a made-up card on the training reader; visible only while that
            reader is chosen. In the main window its shortcut works too, and the card is used.

    Signals:
        chosen: the ReaderChoice that is used from now on, to be remembered.
    """

    chosen = Signal(ReaderChoice)

    def __init__(
        self, poller: IdReaderPoller, choice: ReaderChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._poller, self._choice = poller, choice
        label = caption(lambda: self.tr("ID-card reader"))
        self.kind = Choice(self._kind_text, parent=self)
        self.kind.set_value(choice.kind)
        self.address = LabelledField(
            lambda: self.tr("Address of the reader's program on this laptop"), latin=True
        )
        self.address.field.setText(choice.address)
        self.state_banner = Banner(self)
        self.training_card_button = Button(
            lambda: self.tr("Put a card on the reader"), TRAINING_CARD_KEY
        )
        widgets = (
            label,
            self.kind,
            self.address,
            self.state_banner,
            self.training_card_button,
            STRETCH,
        )
        in_column(*widgets, gap=8, parent=self)
        self.kind.chosen.connect(lambda _kind: self._apply())
        self.address.field.editingFinished.connect(self._apply)
        self.training_card_button.clicked.connect(poller.place_training_card)
        poller.state_changed.connect(self._show_state)
        self._show_state(poller.state)

    def showEvent(self, event: QShowEvent) -> None:
        # While the panel is visible, cards are only tried.
        super().showEvent(event)
        self._poller.test_only = True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._poller.test_only = False

    def _apply(self) -> None:
        kind = cast("ReaderKind", self.kind.value())
        choice = ReaderChoice(kind, self.address.text().strip())
        if choice == self._choice:
            return
        self._show_fields(kind)
        try:
            self._poller.use(choice)
        except Refusal as refusal:
            self.address.set_problem(partial(sentence_of, refusal))
            self.address.field.setFocus()
            return
        self.address.set_problem("")
        self._choice = choice
        self.chosen.emit(choice)

    def _show_state(self, state: ReaderState) -> None:
        tone: BannerTone = "attention" if state.kind == "simulator" else "accent"
        text = partial(self._state_text, state)
        self.state_banner.show_message(text, "stop" if state.code else tone)
        self._show_fields(cast("ReaderKind", self.kind.value()))

    def _show_fields(self, kind: ReaderKind) -> None:
        self.address.setVisible(kind == "service")
        self.training_card_button.setVisible(kind == "simulator")
        self.state_banner.setVisible(kind == self._poller.state.kind != "off")

    def _state_text(self, state: ReaderState) -> str:
        if state.code:
            return sentence(state.code, state.detail)
        template = self.tr("Read: {kind}, ending in {tail}.")
        card_read = (
            template.format(kind=subtype_text(state.card), tail=state.tail) if state.card else ""
        )
        if state.kind == "simulator":
            warning = self.tr("For training only: the people on these cards are made up.")
            return " ".join((warning, card_read)).strip()
        return card_read or self.tr("Ready. Put a card on it to try it; nobody is registered here.")

    def _kind_text(self) -> dict[str, str]:
        return {
            "off": self.tr("None"),
            "service": self.tr("Reader's program"),
            "simulator": self.tr("Training"),
        }
