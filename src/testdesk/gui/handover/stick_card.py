"""The part of the handover page that shows the stick, its free space and the last message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from testdesk.bridge.sticks import Stick
from testdesk.domain.refusals import CodedError
from testdesk.domain.station.status import StationStatus
from testdesk.gui import theme
from testdesk.gui.handover.stick_result import StickResult
from testdesk.gui.widgets.banner import Banner, BannerTone
from testdesk.gui.widgets.button import TAB, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.fitted import FittedText
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_row
from testdesk.gui.widgets.text import Label, caption
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.sentences import sentence_of

_CHECK_MS = 3_000
_FONT_SIZES = (theme.SMALL_PX, 17, 16, 15, 14)
# A message, and shorter forms of it for less room, the shortest last.
ShorterTexts = Sequence[Callable[[], str]]


class MessageCondition(msgspec.Struct, frozen=True):
    """When a message is true; a message that is no longer true is removed or replaced.

    Attributes:
        folder: the folder of the stick concerned; None if the message is that there is no stick.
        length: the sequence number up to which the journal is on the stick; None if the message
            does not depend on the journal.
        kept_when_hidden: whether the message stays when another page is shown.
    """

    folder: Path | None = None
    length: int | None = None
    kept_when_hidden: bool = False

    @classmethod
    def no_stick(cls) -> MessageCondition:
        """The condition of a message that there is no stick."""
        return cls()


class StickCard(Translated, CardFrame):
    """Shows the stick's name and free space, advice, and the last message about the stick.

    Attributes:
        next_button: shows the next stick; hidden unless there are several.
        folder_button: chooses a folder in place of a stick.
        banner: the last message.
        stick: the stick that is shown, or None.

    Signals:
        check_requested: asks the page to check whether the last message is still true. Another
            program may have written to the journal, and the bus does not announce that.
    """

    check_requested = Signal()

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        """`page` is the page on which the last message is checked, also in its other views."""
        super().__init__(parent)
        self._page = page
        self.setFixedWidth(theme.SIDE_WIDTH)
        self.stick: Stick | None = None
        self._sticks: list[Stick] = []
        self._bytes_needed = 0
        self._message: tuple[ShorterTexts, BannerTone] | None = None
        self._condition: MessageCondition | None = None
        self._applies_to_next_stick = False
        self._failure = ""  # the code of the attempt that failed, if the message is about one
        self.banner = Banner(px=theme.SMALL_PX)
        self.folder_button = Button(lambda: self.tr("Another folder"), small=True, focus=TAB)
        self.next_button = Button(lambda: self.tr("The other one"), small=True, focus=TAB)
        self.next_button.clicked.connect(self.show_next)
        self._check_timer = QTimer(self, interval=_CHECK_MS)
        self._check_timer.timeout.connect(self._request_check)
        self._title = caption()
        self._name = FittedText(px=36)
        self._free_space = Label(px=19, tone="soft", wrap=True)
        self._advice = Label(px=19, tone="soft", wrap=True)
        self._advice.setText(lambda: self.tr("Pull it only when you see: safe to pull."))
        header = in_row(self._title, STRETCH, self.folder_button)
        add_parts(self.column, header, self._name, self._free_space, self.next_button, self._advice)
        add_parts(self.column, self.banner, STRETCH)
        self._retranslate()

    def show_sticks(self, sticks: Sequence[Stick]) -> None:
        """Shows one of the sticks: the same as before, as long as it is inserted.

        Clears a message about a stick that was pulled. When a stick is inserted, clears the message
        that there is none.
        """
        before = self.stick
        kept = [s for s in sticks if before is not None and s.folder == before.folder]
        self._sticks = list(sticks)
        self.stick = next(iter(kept or self._sticks), None)
        self._show()
        if self._applies_to_next_stick:
            self._applies_to_next_stick = False
            self._condition = MessageCondition(self.stick.folder if self.stick else None)
        folders: list[Path | None] = [stick.folder for stick in self._sticks]
        if self._condition is not None and self._condition.folder not in (folders or [None]):
            self.clear_message()

    def show_next(self) -> None:
        if self.stick is not None and len(self._sticks) > 1:
            folders = [stick.folder for stick in self._sticks]
            number = folders.index(self.stick.folder) + 1
            self.stick = self._sticks[number % len(folders)]
            self.clear_message()
            self._show()

    def show_bytes_needed(self, bytes_needed: int) -> None:
        """Sets how many bytes an export may need; shows at once if the stick has too few free."""
        self._bytes_needed = bytes_needed
        self._show()

    def set_compact(self, *, compact: bool) -> None:
        self._name.setFixedHeight(30 if compact else self._name.sizeHint().height())

    @property
    def condition(self) -> MessageCondition | None:
        """The condition of the last message.

        None if there is no message, or if it is about work that is under way.
        """
        return self._condition

    def report(
        self,
        text: Callable[[], str],
        tone: BannerTone = "attention",
        *,
        condition: MessageCondition | None = None,
        shorter: ShorterTexts = (),
    ) -> None:
        """Shows a message, and translates it when the language changes.

        Args:
            text: returns the sentence in the current language.
            tone: the colour and symbol of the banner.
            condition: when the message is true; None while work is under way.
            shorter: shorter forms of the message for less room, the shortest last.
        """
        self._message, self._condition, self._applies_to_next_stick = (
            ((text, *shorter), tone),
            condition,
            False,
        )
        self._failure = ""
        if condition is not None and condition.length is not None:
            self._check_timer.start()
        self.banner.show_message(text, tone)
        self._advice.hide()
        self._fit()

    def report_attempt(self, text: Callable[[], str], tone: BannerTone) -> None:
        """Shows the result of an attempt; it stays when the sticks are next looked for.

        From then on it applies to the stick that is shown.
        """
        self.report(text, tone)
        self._applies_to_next_stick = True

    def report_failure(self, error: CodedError) -> None:
        """Shows why an attempt failed."""
        self.report_attempt(lambda: sentence_of(error), "stop")
        self._failure = error.code

    @property
    def has_failed(self) -> bool:
        """Whether the last message is about an attempt that failed."""
        return self._failure != ""

    @property
    def failure_code(self) -> str:
        """The code of the attempt that failed; empty if it did not."""
        return self._failure

    def report_export(self, result: StickResult, stick: Stick, status: StationStatus) -> None:
        """Shows the result of an export; `status` was read after it."""
        # The `held` events were exported, but their batch is in a lasting quarantine.
        exported_length = status.length - max(0, status.unexported - status.exported_in_quarantine)
        condition = MessageCondition(stick.folder, length=exported_length, kept_when_hidden=True)
        self.report(result.text, result.tone, condition=condition, shorter=result.shorter)

    def withdraw_outdated_message(self, status: StationStatus) -> None:
        """Replaces the message that the stick is safe to pull, if the journal has new events.

        If the only new event is the one that closes the shift, the message stays: the rest of the
        shift is on the stick, and this event is exported with the next batch.
        """
        condition = self._condition
        if condition is None or condition.length is None or not self.is_outdated(status):
            return
        people, entries = status.people - status.exported_people, status.length - condition.length

        def text() -> str:
            form = self.tr("Not on the stick yet: people {count}. Export again.")
            other = self.tr("Not on the stick yet: other entries {count}. Export again.")
            return form.format(count=people) if people > 0 else other.format(count=entries)

        self.report(text, "attention", condition=condition)

    def is_outdated(self, status: StationStatus) -> bool:
        """Whether the journal has events that are not on the stick, other than the close."""
        condition = self._condition
        if condition is None or condition.length is None or condition.length >= status.length:
            return False
        return not (status.shift.closed_at and condition.length >= status.shift.last)

    def forget_attempt(self) -> None:
        """Clears the result of an attempt, when another page is shown."""
        condition = self._condition
        if condition is not None and not condition.kept_when_hidden:
            self.clear_message()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Makes the whole message visible; its end says that the stick may be pulled.

        A long message gets a smaller font. If that is not enough, the stick's free space is
        hidden, then its name. If that is still not enough, a shorter form of the message is used.
        """
        texts, tone = self._message or ((lambda: "",), "accent")
        for text in texts:
            self.banner.show_message(text, tone)
            if self._fits():
                return

    def _fits(self) -> bool:
        margins = self.column.contentsMargins()
        width = self.contentsRect().width() - margins.left() - margins.right()
        hideable = (self._free_space, self._name)
        for hidden_count in range(len(hideable) + 1):
            for index, part in enumerate(hideable):
                part.setVisible(index >= hidden_count)
            height = self._banner_height()
            for px in _FONT_SIZES:
                self.banner.set_px(px)
                if self.banner.heightForWidth(width) <= height:
                    return True
        return False

    def _banner_height(self) -> int:
        """The height in pixels that is left for the banner below the other rows."""
        column = self.column
        margins = column.contentsMargins()
        height = self.contentsRect().height() - margins.top() - margins.bottom()
        for item in (column.itemAt(index) for index in range(column.count())):
            if item is not None and item.widget() is not self.banner and not item.isEmpty():
                height -= item.minimumSize().height() + column.spacing()
        return height

    def _request_check(self) -> None:
        if self._condition is None or self._condition.length is None:
            self._check_timer.stop()
        elif self._page.isVisible():
            self.check_requested.emit()

    def clear_message(self) -> None:
        self._message = self._condition = None
        self._failure = ""
        self._applies_to_next_stick = False
        self.banner.show_message("")
        for part in (self._advice, self._free_space, self._name):
            part.show()

    def _retranslate(self) -> None:
        self._show()
        self._fit()

    def _show(self) -> None:
        several = len(self._sticks) > 1
        self.next_button.setVisible(several)
        title = self.tr("{count} sticks, this one:").format(count=len(self._sticks))
        self._title.setText(title if several else self.tr("Stick"))
        if self.stick is None:
            self._name.setText(self.tr("Not inserted"))
            self._free_space.setText(self.tr("Plug the stick in, or choose a folder."))
            self._free_space.set_tone("soft")
            return
        self._name.setText(self.stick.name)
        free = self.stick.free
        text = "" if free is None else self.tr("{free} free").format(free=_size_text(free))
        scarce = free is not None and free < self._bytes_needed
        if scarce:
            text = self.tr("Too little space: {free} free, {needed} needed").format(
                free=_size_text(free or 0), needed=_size_text(self._bytes_needed)
            )
        self._free_space.setText(text)
        self._free_space.set_tone("attention" if scarce else "soft")


def _size_text(size: int) -> str:
    return QLocale(QLocale.Language.English).formattedDataSize(
        size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
    )
