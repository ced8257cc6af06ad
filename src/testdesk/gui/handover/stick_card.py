"""The stick of the handover page: which one, how much room, what became of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from testdesk.bridge.sticks import Stick
from testdesk.gui import theme
from testdesk.gui.parts.button import Button
from testdesk.gui.parts.card import Card
from testdesk.gui.parts.fitted import FittedText
from testdesk.gui.parts.notice import Notice, NoticeTone
from testdesk.gui.parts.text import Text

_SIZES = (theme.SMALL_PX, 17, 16, 15, 14)


class StickCard(Card):
    """Name, room, advice, and the last word about it.

    Attributes:
        folder_button: another folder instead of a stick.
        notice: the last word.
        stick: the one that is shown, or None.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(theme.SIDE_WIDTH)
        self.stick: Stick | None = None
        self._said: tuple[Callable[[], str], NoticeTone] | None = None
        self.notice = Notice(px=theme.SMALL_PX)
        self.folder_button = Button(px=theme.STRIP_PX)
        self.folder_button.setMinimumHeight(44)
        self.folder_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title = Text(px=theme.SMALL_PX, tone="soft")
        self._name = FittedText(px=36)
        self._room = Text(px=19, tone="soft", wrap=True)
        self._advice = Text(px=19, tone="soft", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.folder_button)
        self.column.addLayout(head)
        for part in (self._name, self._room, self._advice):
            self.column.addWidget(part)
        self.column.addWidget(self.notice)
        self.column.addStretch(1)

    def show_stick(self, stick: Stick | None) -> bool:
        """Shows a stick, or that there is none; whether one has just come."""
        came = self.stick is None and stick is not None
        self.stick = stick
        self._show()
        return came

    def set_low(self, *, low: bool) -> None:
        """The name takes less room in a low window."""
        self._name.setFixedHeight(30 if low else self._name.sizeHint().height())

    def say(self, words: Callable[[], str], tone: NoticeTone = "attention") -> None:
        """Words that can be said again in another language."""
        self._said = words, tone
        self.notice.say(words(), tone)
        self._advice.hide()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words keep within the room that is left."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Much to say is said in smaller letters: its end, that the stick may be pulled, counts."""
        column = self.column
        margins = column.contentsMargins()
        others = [item for item in map(column.itemAt, range(column.count())) if item is not None]
        room = self.height() - margins.top() - margins.bottom()
        for item in others:
            if item.widget() is not self.notice and not item.isEmpty():
                room -= item.minimumSize().height() + column.spacing()
        for px in _SIZES:
            self.notice.set_px(px)
            wide = self.width() - margins.left() - margins.right()
            if self.notice.heightForWidth(wide) <= room:
                break

    def fall_silent(self) -> None:
        """The last word is about another stick."""
        self._said = None
        self.notice.say("")
        self._advice.show()

    def retranslate(self) -> None:
        """The words in the language of now."""
        self._title.setText(self.tr("Stick"))
        self._advice.setText(self.tr("Pull it only when it says: safe to pull."))
        self.folder_button.set_words(self.tr("Another folder"))
        self._show()
        if self._said is not None:
            self.say(*self._said)

    def _show(self) -> None:
        if self.stick is None:
            self._name.setText(self.tr("Not inserted"))
            self._room.setText(self.tr("Plug the stick in, or choose a folder."))
            return
        free = QLocale(QLocale.Language.English).formattedDataSize(
            self.stick.free, 1, QLocale.DataSizeFormat.DataSizeSIFormat
        )
        self._name.setText(self.stick.name)
        self._room.setText(self.tr("{free} free").format(free=free))
