"""The dialog in which an operator changes their passphrase of this station."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk import station_vault
from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError, PassphraseWeak
from testdesk.formats.crypto.generated import generated_passphrase
from testdesk.formats.crypto.strength import PASSPHRASE_GUESSES, guess_count
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.text import Label


class PassphraseDialog(Dialog):
    """Asks for the old passphrase and twice for a new one, and shows whether that is strong enough.

    Attributes:
        old, new, again: the fields, which are neither shown nor stored.
        strength: shows whether the new passphrase is strong enough, or one that was made.

    Signals:
        changed: the station opens with the new passphrase.
    """

    changed = Signal()
    closes_on_scan = False

    def __init__(self, bridge: StationBridge, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Change the passphrase"), parent)
        self._bridge, self._home, self._busy = bridge, home, False
        self._made, self._judged, self._is_strong = "", "", False
        self.old = LabelledField(lambda: self.tr("Old passphrase"), secret=True)
        self.new = LabelledField(lambda: self.tr("New passphrase: four words"), secret=True)
        self.again = LabelledField(lambda: self.tr("The same again"), secret=True)
        self.strength = Label(self._about_strength, tone="soft", wrap=True)
        add_parts(self.body, self.old, self.new, self.again, self.strength)
        self.make_button = self.add_side_button(
            lambda: self.tr("Make one for me"), "", self.make_passphrase
        )
        self.back_button = self.add_back_button()
        self.change_button = self.add_button(
            lambda: self.tr("Change"), "Enter", self.change, main=True
        )
        self.new.field.textEdited.connect(self._judge)
        self.old.field.setFocus()

    def make_passphrase(self) -> None:
        """Fills in a passphrase that was made here, and shows it so that it can be written down."""
        self._made = generated_passphrase()
        for entry in (self.new, self.again):
            entry.field.setText(self._made)
            entry.set_problem("")
        self.strength.set_tone("accent")
        self.strength.setText(self._about_strength)

    def change(self) -> None:
        """Changes the passphrase on the `io` lane, unless something is missing."""
        if self._busy or not self._is_complete():
            return
        self._set_busy(busy=True)
        job = partial(
            station_vault.change_passphrase,
            self._home,
            old=self.old.text(),
            new=self.new.text(),
            own_names=(self._bridge.session.operator, self._bridge.station.identity.point),
        )
        self._bridge.run_on_io(job, self._done, self, self._refuse)

    def reject(self) -> None:
        """Closes the dialog, except during the change: its result must be seen."""
        if not self._busy:
            super().reject()

    def _judge(self, text: str) -> None:
        """Estimates the guesses on the `io` lane, where the lists of words may take a moment."""
        self._made = ""
        own = (self._bridge.session.operator, self._bridge.station.identity.point)
        self._bridge.run_on_io(
            lambda: guess_count(text, own) >= PASSPHRASE_GUESSES,
            partial(self._show_strength, text),
            self,
            self._refuse,
        )

    def _show_strength(self, text: str, is_strong: bool) -> None:
        if text != self.new.text():
            return  # of an earlier letter
        self._judged, self._is_strong = text, is_strong
        self.strength.set_tone("accent" if is_strong else "attention")
        self.strength.setText(self._about_strength)

    def _about_strength(self) -> str:
        if self._made:
            text = self.tr("Write it down, it is not shown again: {passphrase}")
            return text.format(passphrase=self._made)
        if not self._judged:
            return self.tr("Earlier backups still open with the old passphrase.")
        if self._is_strong:
            return self.tr("Strong enough.")
        return self.tr("Too easy to guess. Use four unrelated words.")

    def _is_complete(self) -> bool:
        missing = self.tr("Please fill this in.")
        self.old.set_problem("" if self.old.text() else missing)
        self.new.set_problem("" if self.new.text() else missing)
        differs = self.new.text() != self.again.text()
        self.again.set_problem(self.tr("The two passphrases differ.") if differs else "")
        wrong = [one for one in (self.old, self.new, self.again) if one.problem.text()]
        for entry in wrong[:1]:
            self._correct(entry)
        return not wrong

    def _done(self, _name: str) -> None:
        self._set_busy(busy=False)
        for entry in (self.old, self.new, self.again):
            entry.field.clear()
        self.accept()
        self.changed.emit()

    def _refuse(self, error: CodedError) -> None:
        self._set_busy(busy=False)
        if isinstance(error, PassphraseWeak):
            self.new.set_problem(lambda: self.tr("Too easy to guess. Use four unrelated words."))
            self.again.field.clear()
            self._correct(self.new)
            return
        self.banner.show_fault(error)
        self._correct(self.old)

    def _correct(self, entry: LabelledField) -> None:
        entry.field.setFocus()
        entry.field.selectAll()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        parts = (self.old, self.new, self.again, self.make_button)
        for part in (*parts, self.back_button, self.change_button):
            part.setEnabled(not busy)


def open_passphrase_dialog(bridge: StationBridge, home: Path, window: QWidget) -> None:
    """Opens the dialog over the window."""
    PassphraseDialog(bridge, home, window).open_once()
