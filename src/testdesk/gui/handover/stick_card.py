"""The card of the handover page that shows the stick, its free space and the last message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from testdesk.bridge.sticks import Stick
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

_AGAIN_MS = 3_000
_SIZES = (theme.SMALL_PX, 17, 16, 15, 14)
# A message, and shorter forms of it for less room, the shortest last.
ShorterTexts = Sequence[Callable[[], str]]


class NoteCondition(msgspec.Struct, frozen=True):
    """The state in which a message on the card is true; afterwards it is removed or replaced.

    Attributes:
        folder: the folder of the stick concerned; None if the message is that there is no stick.
        length: the length of the journal that is on the stick; None if the message does not
            depend on the journal.
        lasts: whether the message is still true after the page was left and opened again.
    """

    folder: Path | None = None
    length: int | None = None
    lasts: bool = False


class StickCard(Translated, CardFrame):
    """Shows the stick's name and free space, advice, and the last message about the stick.

    Attributes:
        next_button: shows the next stick; hidden unless there are several.
        folder_button: chooses a folder in place of a stick.
        banner: the last message.
        stick: the stick that is shown, or None.

    Signals:
        doubtful: asks the page to check whether the last message is still true of the journal.
            Another program may have written to it, which no bus announces.
    """

    doubtful = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme.SIDE_WIDTH)
        self.stick: Stick | None = None
        self._found: list[Stick] = []
        self._needed = 0
        self._reported: tuple[ShorterTexts, BannerTone] | None = None
        self._about: NoteCondition | None = None
        self._unsettled = False
        self.banner = Banner(px=theme.SMALL_PX)
        self.folder_button = Button(lambda: self.tr("Another folder"), small=True, focus=TAB)
        self.next_button = Button(lambda: self.tr("The other one"), small=True, focus=TAB)
        self.next_button.clicked.connect(self.show_next)
        again = QTimer(self, interval=_AGAIN_MS)
        again.timeout.connect(self._ask_again)
        again.start()
        self._title = caption()
        self._name = FittedText(px=36)
        self._room = Label(px=19, tone="soft", wrap=True)
        self._advice = Label(px=19, tone="soft", wrap=True)
        self._advice.setText(lambda: self.tr("Pull it only when you see: safe to pull."))
        head = in_row(self._title, STRETCH, self.folder_button)
        add_parts(self.column, head, self._name, self._room, self.next_button, self._advice)
        add_parts(self.column, self.banner, STRETCH)
        self._retranslate()

    def show_sticks(self, found: Sequence[Stick]) -> None:
        """Shows one of the sticks: the same as before, as long as it is inserted.

        Clears a message about a stick that is gone, or one that no stick is inserted if there is
        one now.
        """
        before = self.stick
        again = [s for s in found if before is not None and s.folder == before.folder]
        self._found = list(found)
        self.stick = next(iter(again or self._found), None)
        self._show()
        if self._unsettled:
            self._unsettled, self._about = (
                False,
                NoteCondition(self.stick.folder if self.stick else None),
            )
        folders: list[Path | None] = [stick.folder for stick in self._found]
        if self._about is not None and self._about.folder not in (folders or [None]):
            self.fall_silent()

    def show_next(self) -> None:
        if self.stick is not None and len(self._found) > 1:
            folders = [stick.folder for stick in self._found]
            number = folders.index(self.stick.folder) + 1
            self.stick = self._found[number % len(folders)]
            self.fall_silent()
            self._show()

    def show_needed(self, needed: int) -> None:
        """Shows at once if the stick has too little space; `needed` is the most bytes to write."""
        self._needed = needed
        self._show()

    def set_low(self, *, low: bool) -> None:
        self._name.setFixedHeight(30 if low else self._name.sizeHint().height())

    @property
    def about(self) -> NoteCondition | None:
        """The state in which the last message is true.

        None if there is no message, or if it is about work that is under way.
        """
        return self._about

    def report(
        self,
        text: Callable[[], str],
        tone: BannerTone = "attention",
        *,
        about: NoteCondition | None = None,
        shorter: ShorterTexts = (),
    ) -> None:
        """Shows a message, and translates it when the language changes.

        Args:
            text: returns the sentence in the current language.
            tone: its colour and mark.
            about: the state in which the message is true; None while work is under way.
            shorter: shorter forms of the message for less room, the shortest last.
        """
        self._reported, self._about, self._unsettled = ((text, *shorter), tone), about, False
        self.banner.show_message(text, tone)
        self._advice.hide()
        self._fit()

    def report_tried(self, text: Callable[[], str], tone: BannerTone) -> None:
        """Shows the result of an attempt; it applies to the stick found at the next look."""
        self.report(text, tone)
        self._unsettled = True

    def report_written(self, result: StickResult, stick: Stick, now: StationStatus) -> None:
        """Shows what was written to a stick; events not exported as of `now` are not on it."""
        on_it = now.length - max(0, now.unexported - now.held)
        about = NoteCondition(stick.folder, length=on_it, lasts=True)
        self.report(result.text, result.tone, about=about, shorter=result.shorter)

    def doubt(self, now: StationStatus) -> None:
        """Replaces the message that the stick is safe to pull once the journal has new events.

        The event that closes the shift alone does not count: everything else of the shift is on the
        stick, and the closing event is exported with the next batch.
        """
        about = self._about
        if about is None or about.length is None or about.length >= now.length:
            return
        if now.shift.closed_at and about.length >= now.shift.last:
            return
        people, entries = now.people - now.exported_people, now.length - about.length

        def since() -> str:
            form = self.tr("Not on the stick yet: people {count}. Export again.")
            other = self.tr("Not on the stick yet: other entries {count}. Export again.")
            return form.format(count=people) if people > 0 else other.format(count=entries)

        self.report(since, "attention", about=about)

    def hideEvent(self, event: QHideEvent) -> None:
        # The result of an attempt is cleared with the page; a message about the journal stays.
        super().hideEvent(event)
        about = self._about
        if not event.spontaneous() and about is not None and not about.lasts:
            self.fall_silent()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fits the whole message, since its end matters most: that the stick may be pulled.

        A long message gets a smaller font. If that is not enough, the stick's free space is
        hidden, then its name; after that, shorter forms of the message are tried.
        """
        texts, tone = self._reported or ((lambda: "",), "accent")
        for text in texts:
            self.banner.show_message(text, tone)
            if self._has_room():
                return

    def _has_room(self) -> bool:
        margins = self.column.contentsMargins()
        wide = self.contentsRect().width() - margins.left() - margins.right()
        yielding = (self._room, self._name)
        for given_up in range(len(yielding) + 1):
            for index, part in enumerate(yielding):
                part.setVisible(index >= given_up)
            room = self._room_for_notice()
            for px in _SIZES:
                self.banner.set_px(px)
                if self.banner.heightForWidth(wide) <= room:
                    return True
        return False

    def _room_for_notice(self) -> int:
        """The height in pixels that the other rows leave for the message."""
        column = self.column
        margins = column.contentsMargins()
        room = self.contentsRect().height() - margins.top() - margins.bottom()
        for item in (column.itemAt(index) for index in range(column.count())):
            if item is not None and item.widget() is not self.banner and not item.isEmpty():
                room -= item.minimumSize().height() + column.spacing()
        return room

    def _ask_again(self) -> None:
        if self.isVisible() and self._about is not None and self._about.length is not None:
            self.doubtful.emit()

    def fall_silent(self) -> None:
        self._reported = self._about = None
        self._unsettled = False
        self.banner.show_message("")
        for part in (self._advice, self._room, self._name):
            part.show()

    def _retranslate(self) -> None:
        self._show()
        self._fit()

    def _show(self) -> None:
        several = len(self._found) > 1
        self.next_button.setVisible(several)
        title = self.tr("{count} sticks, this one:").format(count=len(self._found))
        self._title.setText(title if several else self.tr("Stick"))
        if self.stick is None:
            self._name.setText(self.tr("Not inserted"))
            self._room.setText(self.tr("Plug the stick in, or choose a folder."))
            self._room.set_tone("soft")
            return
        self._name.setText(self.stick.name)
        free = self.stick.free
        text = "" if free is None else self.tr("{free} free").format(free=_size(free))
        scarce = free is not None and free < self._needed
        if scarce:
            text = self.tr("Too little space: {free} free, {needed} needed").format(
                free=_size(free or 0), needed=_size(self._needed)
            )
        self._room.setText(text)
        self._room.set_tone("attention" if scarce else "soft")


def _size(size: int) -> str:
    return QLocale(QLocale.Language.English).formattedDataSize(
        size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
    )
