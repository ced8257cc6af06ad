"""The crash page, shown after an unexpected exception; it explains what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.gui import theme
from testdesk.gui.start.cover import Cover
from testdesk.gui.widgets.banner import BannerTone
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_row
from testdesk.gui.widgets.shortcut import bind
from testdesk.gui.widgets.text import Label, hairline, quiet
from testdesk.gui.widgets.translated import Text
from testdesk.messages.catalogue import translate
from testdesk.services.exchange.error_report import CONTENTS

_SHOWN_FRAMES = 3


class CrashPage(Cover):
    """Explains what to do, and lets the operator go on, save a report, or close the program.

    Attributes:
        lines: the lines of the error, without its message.

    Signals:
        continued: the operator wants to go back to the pages.
        leave: the operator wants to close the program.
        stick_requested, folder_requested: the operator wants to save a report there.
    """

    continued = Signal()
    leave = Signal()
    stick_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(860, parent)
        self.lines: Sequence[str] = ()
        self._summary = Label(px=theme.SMALL_TEXT_PX, tone="soft", wrap=True)
        self._back = Button(lambda: self.tr("Back to the station"), "Enter", main=True)
        self._leave = Button(lambda: self.tr("Close the program"))
        self._to_stick = Button(lambda: self.tr("Save a report to the stick"), "F7", small=True)
        self._to_folder = Button(lambda: self.tr("Save it to a folder"), "F8", small=True)
        self.title.setText(lambda: self.tr("The program made a mistake"))
        self.intro.setText(
            lambda: self.tr(
                "Everybody who got a verdict is saved. Check the last person on the register "
                "page, and scan that person again if in doubt: nobody is counted twice. If this "
                "page comes back, continue with the paper list and call headquarters."
            )
        )
        self._contents = quiet(lambda: translate("ErrorReport", CONTENTS), px=theme.SMALL_TEXT_PX)
        reports = in_row(self._to_stick, self._to_folder, STRETCH, gap=12)
        row = in_row(STRETCH, self._leave, self._back, gap=12)
        add_parts(self.card.column, self._summary, hairline(), self._contents, reports, row)
        self._back.clicked.connect(self.continued)
        self._leave.clicked.connect(self.leave)
        self._to_stick.clicked.connect(self.stick_requested)
        self._to_folder.clicked.connect(self.folder_requested)
        bind(self, "F7", self._to_stick.click)
        bind(self, "F8", self._to_folder.click)
        self._retranslate()

    def report_crash(self, lines: Sequence[str]) -> None:
        """Shows where it happened; `lines` are those of `program_log.traces.crash_lines`."""
        self.lines = lines
        self._summary.setText(" · ".join([*lines[:1], *lines[1:][-_SHOWN_FRAMES:]]))
        self.show_saved("")
        self._back.setFocus()

    def show_saved(self, text: Text, tone: BannerTone = "attention") -> None:
        """Shows how saving went, in place of what is in a report, so that it fits a low screen."""
        self.banner.show_message(text, tone)
        self._contents.setVisible(self.banner.isHidden())

    def set_saving(self, *, saving: bool) -> None:
        """Whether a report is being saved, during which no other can be asked for."""
        for button in (self._to_stick, self._to_folder):
            button.setEnabled(not saving)
        if saving:
            self.show_saved(lambda: self.tr("The report is being saved."))
            self._back.setFocus()

    def _retranslate(self) -> None:
        super()._retranslate()
        self.show_saved("")
