"""The sheet that opens a renewed kit: its passphrase, told by telephone, and what became of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.desk import DeskBridge
from testdesk.domain.refusals import CodedError
from testdesk.formats.kit import Kit
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.field import LabelledField
from testdesk.gui.parts.sheet import Sheet
from testdesk.gui.parts.text import Text
from testdesk.gui.sentences import sentence_of
from testdesk.ports import StationIdentity
from testdesk.services import renewal


class KitSheet(Sheet):
    """Asks for the passphrase of a kit and takes the kit over.

    A refusal is told here and changes nothing; a kit that shows without its passphrase that it
    cannot be taken is not asked for one.

    Attributes:
        passphrase: what is typed; shown to nobody, kept nowhere.

    Signals:
        taken: the StationIdentity from here on.
    """

    taken = Signal(object)
    gives_way = False

    def __init__(
        self, bridge: DeskBridge, kit: renewal.OfferedKit, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent, width=600)
        self._bridge, self._kit = bridge, kit
        self._busy = False
        self.title.setText(self.tr("New card keys"))
        self.passphrase = LabelledField(self.tr("Passphrase of the kit"), secret=True)
        self.back_button = Button(self.tr("Back"), "Esc")
        self.take_button = Button(self.tr("Take over"), "Enter", main=True)
        self.back_button.clicked.connect(self.reject)
        self.take_button.clicked.connect(self.take)
        self.passphrase.field.returnPressed.connect(self.take)
        self.buttons.addWidget(self.back_button)
        if kit.problem is not None:
            self.notice.say(sentence_of(kit.problem), "stop")
            return
        words = self.tr("Headquarters tells you the passphrase by phone.")
        self.body.addWidget(Text(words, tone="soft", wrap=True))
        self.body.addWidget(self.passphrase)
        self.buttons.addWidget(self.take_button)
        self.passphrase.field.setFocus()

    def take(self) -> None:
        """Opens the kit away from the screen, and then renews the station on its own lane."""
        passphrase = self.passphrase.text().strip()
        if self._busy:
            return
        if not passphrase:
            self.passphrase.set_problem(self.tr("Type the passphrase."))
            return
        self._set_busy(busy=True)
        self.notice.say(self.tr("Opening the kit. This takes a moment."), "accent")
        job = partial(
            renewal.open_kit,
            desk=self._bridge.desk,
            path=self._kit.path,
            passphrase=passphrase,
        )
        self._bridge.print(job, self._opened, self, self._refuse)

    def reject(self) -> None:
        """Goes back; not while the kit is being taken, so that what became of it is seen."""
        if not self._busy:
            super().reject()

    def _opened(self, kit: Kit) -> None:
        bridge = self._bridge
        deed = partial(renewal.take_over, desk=bridge.desk, session=bridge.session, kit=kit)
        bridge.run(deed, self._done, self, self._refuse)

    def _done(self, identity: StationIdentity) -> None:
        self._set_busy(busy=False)
        self.passphrase.field.clear()
        self.accept()
        self.taken.emit(identity)

    def _refuse(self, error: CodedError) -> None:
        self._set_busy(busy=False)
        self.notice.say(sentence_of(error), "stop")
        self.passphrase.field.selectAll()
        self.passphrase.field.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        for part in (self.back_button, self.take_button, self.passphrase):
            part.setEnabled(not busy)
