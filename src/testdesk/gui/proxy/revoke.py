"""A card that must not be good any more: lost, stolen, in the wrong hands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from testdesk.bridge.desk import DeskBridge
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import CodedError
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.choice import Choice
from testdesk.gui.parts.sheet import Sheet
from testdesk.gui.parts.text import Text
from testdesk.gui.proxy.person_card import PersonCard
from testdesk.gui.sentences import sentence
from testdesk.services import codes
from testdesk.services.codes import IssuedCard

REASONS = ("lost", "stolen", "wrong_person", "damaged", "died_or_moved", "other")


class RevokeSheet(Sheet):
    """Asks why; the choice is the deed.

    Signals:
        chosen: one of `REASONS`.
    """

    chosen = Signal(str)

    def __init__(self, card: IssuedCard, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=680)
        self.title.setText(self.tr("Void this card: why?"))
        about = self.tr("Card {number} of {name}. It is good nowhere after this.")
        words = about.format(number=card.card_number, name=card.resident.name)
        self.body.addWidget(Text(words, tone="soft", wrap=True))
        said = {
            "lost": self.tr("Lost"),
            "stolen": self.tr("Stolen"),
            "wrong_person": self.tr("Wrong person"),
            "damaged": self.tr("Damaged"),
            "died_or_moved": self.tr("Died or moved away"),
            "other": self.tr("Another reason"),
        }
        self._choice = Choice({r: said[r] for r in REASONS}, columns=2, numbered=True)
        self._choice.chosen.connect(self._chosen)
        self.body.addWidget(self._choice)
        back = Button(self.tr("Keep the card"), "Esc")
        back.clicked.connect(self.reject)
        self.buttons.addWidget(back)
        # No reason looks chosen beforehand.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def take_key(self, key: str) -> bool:
        """The number of a reason."""
        return key.isdigit() and self._choice.pick(int(key) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses nothing here: a reason must be given."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _chosen(self, reason: str) -> None:
        self.accept()
        self.chosen.emit(reason)


class Revoker(QObject):
    """Voids the good card of the person who is shown.

    Signals:
        revoked: a card is void; the person may get a new one at once.
    """

    revoked = Signal()

    def __init__(self, bridge: DeskBridge, card: PersonCard, page: QWidget) -> None:
        super().__init__(page)
        self._bridge, self._card, self._page = bridge, card, page
        card.revoke.clicked.connect(self.ask)
        shortcut = QShortcut(QKeySequence("Ctrl+Delete"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.ask)

    def ask(self) -> None:
        """Asks why; nothing happens where no good card is shown."""
        if self._card.good is None:
            return
        sheet = RevokeSheet(self._card.good, self._page)
        sheet.chosen.connect(partial(self._revoke, self._card.good))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _revoke(self, card: IssuedCard, reason: str) -> None:
        desk, session = self._bridge.desk, self._bridge.session

        def deed() -> tuple[IssuedCard, Changes]:
            touched = codes.revoke(desk=desk, session=session, card=card.card.card, reason=reason)
            return card, touched

        self._bridge.run(deed, self._revoked, self, self._failed)

    def _revoked(self, card: IssuedCard) -> None:
        words = self.tr("Card {number} is void.").format(number=card.card_number)
        self._card.say(words, "attention", ends=False)
        self.revoked.emit()

    def _failed(self, error: CodedError) -> None:
        self._card.say(sentence(error.code, error.detail), "stop", ends=False)
