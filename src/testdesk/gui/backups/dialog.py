"""The dialog of backups: where they are made, how the newest one ended, and one more now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.backups.timer import BackupTimer
from testdesk.gui import theme
from testdesk.gui.person_texts import day_and_time
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.text import Label, caption, quiet
from testdesk.messages.sentences import sentence


class BackupsDialog(Dialog):
    """Shows the state of the timer, and follows it while it is open.

    Signals:
        place_requested: the operator wants to choose a place.
        off_requested: the operator wants no more automatic backups.
    """

    place_requested = Signal()
    off_requested = Signal()

    def __init__(self, timer: BackupTimer, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Backups"), parent)
        self._timer = timer
        self._place = Label(self._place_text, px=theme.BODY_PX, wrap=True)
        self._state = Label(self._state_text, px=theme.BODY_PX, wrap=True)
        choose = Button(lambda: self.tr("Choose a place"))
        self._off = Button(lambda: self.tr("Switch off"))
        hint = quiet(
            lambda: self.tr(
                "A backup is encrypted, and opens with this station's passphrase. Its place should "
                "be a stick or a second disk, which nobody steals together with the laptop."
            )
        )
        add_parts(self.body, caption(lambda: self.tr("Where")), self._place)
        add_parts(self.body, caption(lambda: self.tr("Newest backup")), self._state, hint)
        self.buttons.insertWidget(0, choose)
        self.buttons.insertWidget(1, self._off)
        self._now = self.add_button(
            lambda: self.tr("Back up now"), "Enter", timer.back_up_now, main=True
        )
        self.add_button(lambda: self.tr("Done"), "Esc", self.reject)
        choose.clicked.connect(self.place_requested)
        self._off.clicked.connect(self.off_requested)
        timer.changed.connect(self._show)
        self._show()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def _show(self) -> None:
        self._place.setText(self._place_text)
        self._state.setText(self._state_text)
        self._now.setEnabled(self._timer.chosen and not self._timer.state.running)
        self._off.setVisible(self._timer.chosen)

    def _place_text(self) -> str:
        folder = self._timer.state.place.folder
        if not folder:
            return self.tr("No place is chosen, so no backups are made by themselves.")
        text = self.tr(
            "{folder}: after each sealed tube, and at most five minutes after any other change"
        )
        return text.format(folder=folder)

    def _state_text(self) -> str:
        state = self._timer.state
        if state.running:
            return self.tr("A backup is being made and read back…")
        if state.place.failed:
            return sentence(state.place.failed, {"reason": state.place.reason})
        if state.last is None:
            return self.tr("None is known.")
        text = self.tr("Made at {time}, up to entry {events}; it was read back and opens.")
        time = day_and_time(state.last.at, self._timer.today)
        return text.format(time=time, events=state.last.events)
