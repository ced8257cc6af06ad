"""What the handover page says when a renewed kit lies on the stick."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from testdesk.bridge.desk import DeskBridge
from testdesk.bridge.sticks import Stick
from testdesk.domain.refusals import CodedError
from testdesk.gui import theme
from testdesk.gui.handover.kit_sheet import KitSheet
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.text import Text
from testdesk.services.renewal import OfferedKit, offered


class KitOffer(QWidget):
    """Hidden until there is a kit for this station that it has not taken yet.

    Attributes:
        button: opens the sheet.
        kit: what lies on the stick, or None.

    Signals:
        taken: the StationIdentity from here on.
    """

    taken = Signal(object)

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.kit: OfferedKit | None = None
        self.words = Text(px=19, bold=True, wrap=True)
        self.button = Button(px=theme.STRIP_PX)
        self.button.setMinimumHeight(44)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.open_sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.button)
        self.hide()

    def look(self, stick: Stick | None) -> None:
        """Looks whether there is one; a stick may be slow, so away from the screen."""
        if stick is None:
            self._show(None)
            return
        query = partial(offered, desk=self._bridge.desk, folder=stick.folder)
        self._bridge.print(query, self._show, self, self._gone)

    def open_sheet(self) -> None:
        """Asks for the kit's passphrase, or says why the kit cannot be taken."""
        if self.kit is None:
            return
        sheet = KitSheet(self._bridge, self.kit, self)
        sheet.taken.connect(self._taken)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def retranslate(self) -> None:
        """The words in the language of now."""
        self.button.set_words(self.tr("Open the kit"))
        self._show(self.kit)

    def _show(self, kit: OfferedKit | None) -> None:
        self.kit = kit
        if kit is not None and kit.problem is not None:
            self.words.setText(self.tr("A kit on the stick cannot be taken."))
        else:
            self.words.setText(self.tr("New card keys from headquarters are on the stick."))
        self.setVisible(kit is not None)

    def _gone(self, _error: CodedError) -> None:
        # The stick was pulled while it was looked at; the page says so when it needs it.
        self._show(None)

    def _taken(self, identity: object) -> None:
        self._show(None)
        self.taken.emit(identity)
