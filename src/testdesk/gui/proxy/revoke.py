"""A card that must not be good any more: lost, stolen, in the wrong hands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from testdesk.bridge.desk import DeskBridge
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import CodedError
from testdesk.gui.parts.reasons import ReasonSheet
from testdesk.gui.proxy.person_card import PersonCard
from testdesk.gui.sentences import sentence
from testdesk.services import codes
from testdesk.services.codes import IssuedCard


class RevokeSheet(ReasonSheet):
    """Asks why a card shall be void."""

    def __init__(self, card: IssuedCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        about = self.tr("Card {number} of {name}. It is good nowhere after this.")
        self.ask(
            self.tr("Void this card: why?"),
            about.format(number=card.card_number, name=card.resident.name),
            {
                "lost": self.tr("Lost"),
                "stolen": self.tr("Stolen"),
                "wrong_person": self.tr("Wrong person"),
                "damaged": self.tr("Damaged"),
                "died_or_moved": self.tr("Died or moved away"),
                "other": self.tr("Another reason"),
            },
            leave=self.tr("Keep the card"),
        )


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
