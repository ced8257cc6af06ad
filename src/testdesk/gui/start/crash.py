"""The crash page, shown after an unexpected exception; it explains what to do."""

from __future__ import annotations

import traceback
from types import TracebackType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from testdesk.gui import theme
from testdesk.gui.start.cover import Cover
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_row
from testdesk.gui.widgets.text import Label

_MAX_FRAMES = 6


def traceback_summary(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The type of the exception and the last frames of its traceback, without personal data."""
    frames = traceback.extract_tb(trace)[-_MAX_FRAMES:]
    lines = [f"{kind.__name__}"]
    lines += [f"{frame.filename.rsplit('testdesk/', 1)[-1]}:{frame.lineno}" for frame in frames]
    return "\n".join(lines)


class CrashPage(Cover):
    """Explains what to do, and lets the operator go on or close the program.

    Signals:
        continued: the operator wants to go back to the pages.
        leave: the operator wants to close the program.
    """

    continued = Signal()
    leave = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(860, parent)
        self._summary = Label(px=theme.SMALL_TEXT_PX, tone="soft", wrap=True)
        self._back = Button(lambda: self.tr("Back to the station"), "Enter", main=True)
        self._leave = Button(lambda: self.tr("Close the program"))
        self.title.setText(lambda: self.tr("The program made a mistake"))
        self.intro.setText(
            lambda: self.tr(
                "Everybody who got a verdict is saved. Check the last person on the register "
                "page, and scan that person again if in doubt: nobody is counted twice. If this "
                "page comes back, continue with the paper list and call headquarters."
            )
        )
        row = in_row(STRETCH, self._leave, self._back, gap=12)
        add_parts(self.card.column, self._summary, row)
        self._back.clicked.connect(self.continued)
        self._leave.clicked.connect(self.leave)
        self._retranslate()

    def report_crash(self, text: str) -> None:
        self._summary.setText(text)
        self._back.setFocus()
