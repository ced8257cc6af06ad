"""The dialogs at the end of a day: counting the swabs, and closing the day."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from testdesk.gui.person_texts import clock_time
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.text import Label
from testdesk.messages.catalogue import ntranslate
from testdesk.messages.sentences import what_and_todo
from testdesk.services.day import DayReport


class SwabDialog(Dialog):
    """Asks how many swabs were counted in the shift.

    Signals:
        counted: the number of swabs.
        skipped: the dialog was closed without a number.
    """

    counted = Signal(int)
    skipped = Signal()
    closes_on_scan = False

    def __init__(self, parent: QWidget | None = None, *, before_export: bool = False) -> None:
        super().__init__(lambda: self.tr("How many swabs were taken in this shift?"), parent)
        advice, hint = Label(tone="soft", wrap=True), Label(tone="soft", wrap=True)
        advice.setText(lambda: self.tr("Count the swabs themselves; do not copy the screen."))
        hint.setText(
            lambda: self.tr("The count goes onto the stick with the last batch of the day.")
        )
        hint.setVisible(before_export)
        self.number = LabelledField(lambda: self.tr("Swabs"), latin=True)
        self.number.field.setValidator(QIntValidator(0, 100_000, self))
        add_parts(self.body, advice, hint, self.number)
        back_button = self.add_back_button()
        if before_export:
            back_button.set_text(lambda: self.tr("Export without the count"))
        self.add_button(lambda: self.tr("Save"), "Enter", self._save, main=True)
        self.rejected.connect(self.skipped)
        self.number.field.setFocus()

    def _save(self) -> None:
        if not self.number.text():
            self.number.set_problem(lambda: self.tr("Type a number."))
            return
        self.accept()
        self.counted.emit(int(self.number.text()))


class DayDialog(Dialog):
    """Shows whether the day's numbers agree, and if not, what to do about each problem.

    Signals:
        closing: the numbers agree, and the operator chose to close the day.
    """

    closing = Signal()

    def __init__(self, report: DayReport, parent: QWidget | None = None) -> None:
        self._report = report
        super().__init__(self._heading, parent)
        if not report.problems:
            self.body.addWidget(Label(self._sum_text, wrap=True))
        if report.shift.closed_at:
            self.body.addWidget(Label(self._closed_text, tone="soft", wrap=True))
        if report.clock_doubtful:
            detail = {"people": report.clock_doubtful}
            self._add(partial(what_and_todo, "clock_was_wrong", detail), tone="attention")
        for code in report.problems:
            self._add(partial(what_and_todo, code))
        can_close = report.can_close
        self.add_button(lambda: self.tr("Back"), "Esc", self.reject, main=not can_close)
        self.close_button = self.add_button(
            lambda: self.tr("Close the day"), "Enter", self._close, main=True
        )
        self.close_button.setVisible(can_close)

    def _add(self, texts: Callable[[], tuple[str, str]], *, tone: str = "ink") -> None:
        self.body.addWidget(Label(lambda: texts()[0], tone=tone, bold=True, wrap=True))
        self.body.addWidget(Label(lambda: texts()[1], tone="soft", wrap=True))

    def _heading(self) -> str:
        if self._report.problems:
            return self.tr("Not done yet")
        if self._report.can_close:
            return self.tr("Everything adds up")
        return self.tr("The day is done")

    def _sum_text(self) -> str:
        people, tubes = _people_text(self._report.people), _tubes_text(self._report.tubes)
        text = self.tr("{people}, {tubes}. Everything is exported and read back.")
        return text.format(people=people, tubes=tubes)

    def _closed_text(self) -> str:
        text = self.tr("Closed at {time}. The next scan begins a new day.")
        return text.format(time=clock_time(self._report.shift.closed_at))

    def _close(self) -> None:
        self.accept()
        self.closing.emit()


def _people_text(count: int) -> str:
    form = ntranslate("DayDialog", "{count} person", "{count} people", count)
    return form.format(count=count)


def _tubes_text(count: int) -> str:
    return ntranslate("DayDialog", "{count} tube", "{count} tubes", count).format(count=count)
