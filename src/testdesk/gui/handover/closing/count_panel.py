"""Row 2 while it is open: the count of the swabs, typed blind, and the reason of a difference."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.refusals import CodedError, ConfirmationNeeded
from testdesk.domain.station.swab_counts import MISCOUNTED, OTHER
from testdesk.gui import theme
from testdesk.gui.handover.closing.day_row import RowMark
from testdesk.gui.handover.closing.figures import difference_text, reason_texts
from testdesk.gui.page import RecognisedScan
from testdesk.gui.staff.second_person import SecondPerson
from testdesk.gui.widgets.button import TAB, Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.field import Field
from testdesk.gui.widgets.fitted import FittedText
from testdesk.gui.widgets.layouts import in_column, in_row
from testdesk.gui.widgets.text import Label, caption
from testdesk.gui.widgets.translated import Translated, translated
from testdesk.messages.sentences import sentence_of

_NUMBER_PX, _LOW = 46, 44


class CountPanel(Translated, QWidget):
    """Asks for the number first; only then shows how many people are registered.

    Attributes:
        number: the field for the number of swabs.
        reasons: the six reasons; shown if the number differs.
        note: where it happened; required for the last reason.
        second: who confirms the difference.

    Signals:
        counted: the number of swabs.
        explained: number, reason, note, and a tuple with the Approval of the second person.
        left: Esc was pressed.
    """

    counted = Signal(int)
    explained = Signal(int, str, str, tuple)
    left = Signal()

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._people = 0, 0
        self.mark = RowMark(2)
        self.number = Field(px=_NUMBER_PX, latin=True)
        self.number.setFixedWidth(152)
        self.number.setValidator(QIntValidator(0, 100_000, self))
        translated(self, self.number.setAccessibleName, lambda: self.tr("Number of swabs"))
        self.verdict = FittedText(px=30, tone="attention")
        self.save_button = Button(lambda: self.tr("Save the count"), "Enter", main=True, focus=TAB)
        self.reasons = Choice(reason_texts, columns=3, numbered=True, px=theme.SMALL_PX)
        self.note = Field(px=theme.BODY_PX)
        self.note.setFixedHeight(48)
        translated(self, self._set_note_prompt, lambda: self.tr("Where: tube and place"))
        self.second = SecondPerson(bridge, "close_with_difference")
        self.problem = Label(px=theme.SMALL_PX, tone="stop", wrap=True)
        self._lay_out()
        self.number.returnPressed.connect(self._save)
        self.save_button.clicked.connect(self._save)
        self.reasons.chosen.connect(self._reason_chosen)
        self.note.returnPressed.connect(self.second.focus_field)
        self.second.confirmed.connect(self._explain)
        self.second.refused.connect(self.show_problem)
        self.ask()

    def ask(self) -> None:
        """Asks for a number; nothing is shown that it could be copied from."""
        self.number.clear()
        self.number.setReadOnly(False)
        self._show_difference(visible=False)
        self.number.setFocus()

    def show_difference(self, count: int, people: int) -> None:
        """Shows how the count differs, and asks for the reason."""
        self._count, self._people = count, people
        self.number.setText(str(count))
        self.number.setReadOnly(True)
        self._show_difference(visible=True)
        self._retranslate()
        self.setFocus()

    def show_problem(self, error: CodedError | None) -> None:
        text: str | Callable[[], str] = "" if error is None else lambda: sentence_of(error)
        self.problem.setText(text)
        self.problem.setVisible(error is not None)
        if isinstance(error, ConfirmationNeeded):  # another person must confirm
            self.second.clear()
        elif error is not None:
            self.second.allow_retry()

    def set_compact(self, *, compact: bool, narrow: bool) -> None:
        # As in the rows above and below.
        gap = 16 if narrow else 32
        self._title.setFixedWidth(150 if narrow else 304)
        self._lead.setSpacing(gap)
        self._body.setContentsMargins(self.mark.width() + gap, 0, 0, 0)
        self.number.setFixedHeight(60 if compact else 72)
        # In a narrow window the six reasons and the two people need more lines, which are lower.
        self.reasons.set_columns(2 if narrow else 3)
        for button in self.reasons.findChildren(Button):
            button.setMinimumHeight(_LOW if narrow else theme.TOUCH)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._who.setDirection(down if narrow else across)
        self._who.setSpacing(theme.STEP if narrow else 16)

    @property
    def asks_reason(self) -> bool:
        """Whether a count was saved that differs and has no reason yet."""
        return self.number.isReadOnly()

    @property
    def has_answer(self) -> bool:
        """Whether a number is typed, or a difference shown."""
        return self.asks_reason or self.number.text() != ""

    def handle_scan(self, scan: RecognisedScan) -> bool:
        """Uses the badge of the second person while the reason is asked for."""
        return self.asks_reason and self.second.handle_scan(scan)

    def handle_key(self, key: str) -> bool:
        return self.asks_reason and key.isdigit() and self.reasons.pick(int(key) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A field has acted on its Enter already; the page must not act on it again.
            if self.hasFocus() and self.asks_reason:
                self._explain()
        elif not self.handle_key(event.text()):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.asks_reason:
            return
        with QPainter(self) as painter:
            painter.fillRect(QRectF(self.rect()), theme.current().colour("attention_soft"))

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = self._title = FittedText(px=30)
        translated(self, title.setText, lambda: self.tr("Count the swabs"))
        self._unit = Label(lambda: self.tr("swabs"), px=theme.SMALL_PX, tone="soft")
        self._advice = Label(
            lambda: self.tr("Count the swabs themselves; do not copy a number."),
            px=theme.SMALL_TEXT_PX,
            tone="soft",
            wrap=True,
        )
        self._lead = in_row(self.mark, title, self.number)
        head = in_row(
            self._lead, self._unit, (self.verdict, 1), self.save_button,
            gap=16,
        )  # fmt: skip
        self._why = QWidget()
        question = caption(lambda: self.tr("Why do they differ?"))
        self._who = in_row((self.note, 2), (self.second, 5), gap=16)
        in_column(question, self.reasons, self._who, gap=8, parent=self._why)
        body = self._body = in_row((in_column(self._advice, self._why, gap=0), 1))
        margins = (theme.GAP, 12, theme.GAP, 12)
        in_column(head, body, self.problem, gap=8, margins=margins, parent=self)

    def _show_difference(self, *, visible: bool) -> None:
        self.mark.show_state("differs" if visible else "open")
        for part in (self._why, self.verdict):
            part.setVisible(visible)
        for part in (self._advice, self.save_button):
            part.setVisible(not visible)
        self.note.clear()
        self.second.clear()
        self.show_problem(None)
        self.reasons.clear()
        self.update()

    def _retranslate(self) -> None:
        if not self.asks_reason:
            return
        form = self.tr("{difference}; registered: {people}")
        difference = difference_text(self._count, self._people)
        self.verdict.setText(form.format(difference=difference, people=f"{self._people:,}"))

    def _save(self) -> None:
        if self.number.text() and not self.asks_reason:
            self.counted.emit(int(self.number.text()))

    def _reason_chosen(self, reason: str) -> None:
        self.show_problem(None)
        if reason == MISCOUNTED:
            self.explained.emit(self._count, reason, "", ())
        elif reason == OTHER and not self.note.text().strip():
            self.note.setFocus()
        elif self.second.approval is not None:
            self._explain()
        else:
            self.second.focus_field()

    def _explain(self) -> None:
        """Saves the reason with the second person, or asks for the one that is missing."""
        reason, note = self.reasons.value(), self.note.text().strip()
        if reason and self.second.is_missing and (note or reason != OTHER):
            self.second.ask()
        elif reason:
            self.explained.emit(self._count, reason, note, self.second.approvals)

    def _set_note_prompt(self, text: str) -> None:
        self.note.setPlaceholderText(text)
        self.note.setAccessibleName(text)
