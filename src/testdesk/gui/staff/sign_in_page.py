"""The page on which an operator signs in with a badge, or with a name and the PIN."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from testdesk.domain.refusals import CodedError
from testdesk.domain.staff.members import OperatorSpan, StaffMember
from testdesk.gui import theme
from testdesk.gui.person_texts import clock_time
from testdesk.gui.staff.badge_picture import BadgePicture
from testdesk.gui.staff.cover_bar import CoverBar
from testdesk.gui.staff.member_button import MemberButton
from testdesk.gui.staff.pin_entry import PinEntry
from testdesk.gui.staff.pin_pause import PinPause
from testdesk.gui.status_bar import StatusTexts, role_text
from testdesk.gui.widgets.banner import Banner
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.text import Label, quiet, strong
from testdesk.gui.widgets.translated import Text, Translated
from testdesk.messages import catalogue
from testdesk.messages.sentences import sentence, sentence_of
from testdesk.services.staff.identification import Credentials

_ROOMY_HEIGHT, _WIDE = 740, 1200


class StaffPage(Translated, QWidget):
    """Lists the operators; a scanned badge signs in without any key.

    Attributes:
        pin: the digits of the PIN.
        open_button: wakes at the sixth digit.
        pause: the pause of the chosen operator's PIN, counted down in place of the title.
        bar: the bar at the foot.

    Signals:
        chosen: an operator was chosen; carries the identity.
        submitted: Credentials of a name and a PIN, or of a badge and a PIN.
        language: another language was chosen.
        left: Esc; the operator who was signed in before goes on.
    """

    chosen = Signal(str)
    submitted = Signal(Credentials)
    language = Signal(str)
    left = Signal()

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge, self._opened, self._resumes = "", ("", ""), ""
        self._last: OperatorSpan | None = None
        self._buttons: list[MemberButton] = []
        self._languages = Choice(catalogue.LANGUAGES)
        self._languages.chosen.connect(self.language)
        self.title = Label(lambda: self.tr("Who sits at this station?"), bold=True)
        self.banner = Banner()
        self.pin = PinEntry()
        self.pin.changed.connect(self._show_state)
        self.pin.submitted.connect(self.submit)
        self.open_button = Button(self._open_text, "Enter", main=True)
        self.open_button.clicked.connect(self.submit)
        self._chosen, self._missing = Label(rich=True), Label(px=theme.SMALL_PX, tone="soft")
        self.pause, self.bar = PinPause(self), CoverBar((0, 1))
        self.pause.changed.connect(self._show_pause)
        name, self._place = Label("testdesk", px=24, bold=True, tone="accent"), Label(tone="soft")
        self._place.setText(place)
        top = in_row(name, self._place, STRETCH, self._languages, gap=theme.GAP)
        cards = self._cards = in_row(self._badge_card(), self._pin_card(), gap=theme.GAP)
        page = self._column = in_column(top, self.title, self.banner, (cards, 1), gap=theme.STEP)
        in_column((page, 1), self.bar, gap=0, parent=self)
        self._fit()
        self._retranslate()

    def _badge_card(self) -> CardFrame:
        card = CardFrame()
        head = self._scan = Label(lambda: self.tr("Scan your badge"), bold=True, wrap=True)
        note = quiet(lambda: self.tr("The code on its front; a second is enough."))
        for label in (head, note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        add_parts(card.column, STRETCH, (BadgePicture(), 8), head, note, STRETCH)
        return card

    def _pin_card(self) -> CardFrame:
        card = self._pin = CardFrame()
        head = self._head = Label(bold=True, wrap=True)
        head.setText(lambda: self.tr("No badge with you: choose your name, then the PIN"))
        content = QWidget()
        content.setObjectName("scrolled")
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(theme.STEP)
        scrolled = QScrollArea()
        scrolled.setWidget(content)
        scrolled.setWidgetResizable(True)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        middle = in_row((scrolled, 1), (self.pin, 1), gap=theme.GAP)
        below = in_row((self.open_button, 1), self._chosen, STRETCH, self._missing, gap=16)
        add_parts(card.column, head, (middle, 1), below)
        return card

    def show_texts(self, texts: StatusTexts) -> None:
        """Shows what the status bar of the window shows."""
        self._place.setText(texts.place)
        self.bar.show_texts(texts)

    def show_opened(self, name: str, at: str) -> None:
        """Shows who opened the station's file with the passphrase, and when, as HH:MM."""
        self._opened = name, at
        self._show_own()

    def show_last(self, span: OperatorSpan | None) -> None:
        """Shows who signed in last; None leaves it out."""
        self._last = span
        self._show_own()

    def show_staff(self, staff: Sequence[StaffMember]) -> None:
        """Lists those who may sign in; keeps who is chosen."""
        chosen = self.operator
        for button in self._buttons:
            button.deleteLater()
        while self._list.count():
            self._list.takeAt(0)
        self._buttons = [MemberButton(member) for member in staff if member.enrolled]
        for button in self._buttons:
            self._list.addWidget(button)
            button.clicked.connect(self._chose)
            button.setChecked(button.member.operator == chosen)
        self._list.addStretch(1)
        self._show_state()

    @property
    def operator(self) -> str:
        """The identity of the chosen operator; empty if none is chosen."""
        return next((b.member.operator for b in self._buttons if b.isChecked()), "")

    def begin(self, operator: str = "", badge: str = "", *, resumes: str = "") -> None:
        """Prepares the page for the next person.

        Args:
            operator: the identity of the one to choose; empty for none.
            badge: the scanned badge of a point lead, to which the PIN belongs.
            resumes: the role that goes on where the locked station was left; empty if it is not
                locked. Everybody else begins on the page of the role.
        """
        self._badge, self._resumes = badge, resumes
        self.pin.clear()
        self.pause.start(0)
        self._report("")
        for button in self._buttons:
            button.setAutoExclusive(False)
            button.setChecked(button.member.operator == operator and operator != "")
            button.setAutoExclusive(True)
        self._show_state()
        self.pin.field.setFocus()
        self.chosen.emit(operator)

    def submit(self) -> None:
        """Emits `submitted` once a name and six digits are there."""
        if not self.open_button.isEnabled():
            return
        self.open_button.setEnabled(False)
        operator = "" if self._badge else self.operator
        self.submitted.emit(Credentials(self._badge, operator, self.pin.pin))

    def refuse(self, error: CodedError) -> None:
        """Shows why nobody was signed in, and lets the person try again."""
        self.pin.clear()
        self._report(lambda: sentence_of(error))
        self._show_state()
        self.pin.field.setFocus()

    def show_pause(self, operator: str, seconds: int) -> None:
        """Counts down how long the PIN of this operator is paused, while the name is chosen."""
        if operator == self.operator:
            self.pause.start(seconds)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        roomy, wide = self.height() >= _ROOMY_HEIGHT, self.width() >= _WIDE
        self._column.setContentsMargins(48, 16 if roomy else 12, 48, 24 if roomy else 16)
        end = 20 if roomy else 12
        self._pin.column.setContentsMargins(theme.GAP, end, theme.GAP, end)
        self._scan.set_px(46 if roomy and wide else theme.TITLE_PX)
        self._head.set_px(theme.BODY_PX if roomy else theme.SMALL_PX)
        self.title.set_px(theme.HEADING_PX if roomy else theme.TITLE_PX)
        # In a narrow window the names need the larger part.
        badge, pin = (1, 1) if wide else (2, 3)
        self._cards.setStretch(0, badge)
        self._cards.setStretch(1, pin)

    def _report(self, text: Text) -> None:
        """Shows a sentence in place of the title, so that nothing moves."""
        self.banner.show_message(text, "stop")
        self.title.setVisible(not text)

    def _show_pause(self) -> None:
        seconds = self.pause.seconds
        self._report(partial(sentence, "pin_paused", {"seconds": seconds}) if seconds else "")
        self._show_state()

    def _chose(self) -> None:
        self._badge = ""
        self.pause.start(0)
        self._report("")
        self._show_state()
        self.pin.field.setFocus()
        self.chosen.emit(self.operator)

    def _show_own(self) -> None:
        """In the bar: who opened the file, and who was here last."""
        (name, at), span = self._opened, self._last
        opened = escape(self.tr("data unlocked by {name} {time}"))
        last = escape(self.tr("last: {name} {role} {since}–{until}"))
        self.bar.show_own(
            opened.format(name=strong(name), time=at) if name else "",
            last.format(
                name=strong(span.name),
                role=escape(role_text().get(span.role, "")),
                since=clock_time(span.since),
                until=clock_time(span.until),
            )
            if span
            else "",
        )

    @property
    def _chosen_member(self) -> StaffMember | None:
        return next((b.member for b in self._buttons if b.isChecked()), None)

    def _open_text(self) -> str:
        """Which page the button opens; until a name is chosen, that is not known."""
        chosen = self._chosen_member
        if chosen is None:
            return self.tr("Open")
        if chosen.role == self._resumes:
            return self.tr("Go on")
        texts = {
            "proxy_clerk": self.tr("Open People"),
            "queue_guide": self.tr("Open Queue"),
            "point_lead": self.tr("Open Coverage"),
        }
        return texts.get(chosen.role, self.tr("Open Register"))

    def _show_state(self) -> None:
        chosen, missing = self._chosen_member, self.pin.missing
        self.open_button.set_text(self._open_text)
        self.open_button.setEnabled(chosen is not None and not missing and not self.pause.seconds)
        role = role_text().get(chosen.role, "") if chosen else ""
        self._chosen.setText(f"{strong(chosen.name)} · {role}" if chosen else "")
        text = self.tr("Digits missing: {count}").format(count=missing)
        self._missing.setText(text if chosen and missing else "")

    def _retranslate(self) -> None:
        self._languages.set_value(catalogue.current_language())
        self.show_staff([button.member for button in self._buttons])
        self._show_own()
