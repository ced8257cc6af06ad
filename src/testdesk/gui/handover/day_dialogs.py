"""The sheets at the end of a day: counting the swabs, and closing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from testdesk.gui.person_texts import clock_time
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.field import LabelledField
from testdesk.gui.widgets.text import Label
from testdesk.messages.catalogue import ntranslate
from testdesk.messages.sentences import what_and_todo
from testdesk.services.day import DayReport


class SwabDialog(Dialog):
    """Asks how many swabs were counted today.

    Signals:
        counted: the number.
        left_out: closed without one.
    """

    counted = Signal(int)
    left_out = Signal()
    gives_way = False

    def __init__(self, parent: QWidget | None = None, *, before_export: bool = False) -> None:
        super().__init__("", parent, width=560)
        self.title.setText(self.tr("How many swabs were taken in this shift?"))
        self.body.addWidget(
            Label(
                self.tr("Count the swabs themselves; do not copy the screen."),
                tone="soft",
                wrap=True,
            )
        )
        if before_export:
            text = self.tr("The count goes onto the stick with the last batch of the day.")
            self.body.addWidget(Label(text, tone="soft", wrap=True))
        self.number = LabelledField(self.tr("Swabs"), latin=True)
        self.number.field.setValidator(QIntValidator(0, 100_000, self))
        self.body.addWidget(self.number)
        leave = self.tr("Export without the count") if before_export else self.tr("Back")
        self.add_button(leave, "Esc", self.reject)
        self.add_button(self.tr("Save"), "Enter", self._keep, main=True)
        self.number.field.returnPressed.connect(self._keep)
        self.rejected.connect(self.left_out)
        self.number.field.setFocus()

    def _keep(self) -> None:
        if not self.number.text():
            self.number.set_problem(self.tr("Type a number."))
            return
        self.accept()
        self.counted.emit(int(self.number.text()))


class DayDialog(Dialog):
    """Says whether the day adds up, and if not, what to do about each thing.

    Signals:
        closing: it adds up, and shall be closed.
    """

    closing = Signal()

    def __init__(self, report: DayReport, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=720)
        self.title.setText(self._head(report))
        if not report.problems:
            text = self.tr("{people}, {tubes}. Everything is exported and read back.")
            self.body.addWidget(
                Label(
                    text.format(people=_people(report.people), tubes=_tubes(report.tubes)),
                    wrap=True,
                )
            )
        if report.shift.closed_at:
            text = self.tr("Closed at {time}. The next scan begins a new day.")
            closed = text.format(time=clock_time(report.shift.closed_at))
            self.body.addWidget(Label(closed, tone="soft", wrap=True))
        if report.clock_doubtful:
            what, todo = what_and_todo("clock_was_wrong", {"people": report.clock_doubtful})
            self.body.addWidget(Label(what, tone="attention", bold=True, wrap=True))
            self.body.addWidget(Label(todo, tone="soft", wrap=True))
        for code in report.problems:
            what, todo = what_and_todo(code)
            self.body.addWidget(Label(what, bold=True, wrap=True))
            self.body.addWidget(Label(todo, tone="soft", wrap=True))
        closes = report.can_close
        back = self.add_button(self.tr("Back"), "Esc", self.reject, main=not closes)
        text = self.tr("Close the day")
        self.close_button = self.add_button(text, "Enter", self._close, main=True)
        self.close_button.setVisible(closes)
        (self.close_button if closes else back).setDefault(True)

    def _head(self, report: DayReport) -> str:
        if report.problems:
            return self.tr("Not done yet")
        return self.tr("Everything adds up") if report.can_close else self.tr("The day is done")

    def _close(self) -> None:
        self.accept()
        self.closing.emit()


def _people(count: int) -> str:
    form = ntranslate("DayDialog", "{count} person", "{count} people", count)
    return form.format(count=count)


def _tubes(count: int) -> str:
    return ntranslate("DayDialog", "{count} tube", "{count} tubes", count).format(count=count)
