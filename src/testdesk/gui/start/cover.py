"""The frame of the pages that cover the window: language, and a card in the middle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from testdesk.domain.refusals import CodedError
from testdesk.gui import theme
from testdesk.gui.widgets.banner import Banner, BannerTone
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.text import Label, quiet
from testdesk.gui.widgets.translated import Translated
from testdesk.messages import catalogue
from testdesk.messages.sentences import sentence_of

_ROOMY_HEIGHT = 700


class Cover(Translated, QWidget):
    """A page with one card, a `CardFrame`, in the middle.

    Attributes:
        card: the card, to which subclasses add their fields.
        title, intro: the title and the introduction at the top of the card.
        banner: shows a message; see `report`.

    Signals:
        language: another language was chosen; carries its code, such as "zh".
    """

    language = Signal(str)

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = Label("testdesk", px=24, bold=True, tone="accent")
        self._languages = Choice(catalogue.LANGUAGES)
        self._languages.chosen.connect(self.language)
        self.card = CardFrame(margin=28)
        self.card.setFixedWidth(width)
        self.title = Label(px=theme.TITLE_PX, bold=True, wrap=True)
        self.intro = quiet()
        self.banner = Banner()
        add_parts(self.card.column, self.title, self.intro, self.banner)
        top = in_row(name, STRETCH, self._languages)
        self._column = in_column(top, STRETCH, parent=self)
        self._column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(2)
        self._set_spaces()

    def dialog_area(self) -> QRect:
        """The whole page, since it has neither sidebar nor status bar."""
        return self.rect()

    def report(self, text: str, tone: BannerTone = "stop") -> None:
        """Shows a sentence in place of the introduction, so that nothing moves."""
        self.banner.show_message(text, tone)
        self.intro.setVisible(not text)

    def refuse_error(self, error: CodedError) -> None:
        """Shows why something was refused, on a page that asks for something."""

    def event(self, event: QEvent) -> bool:
        # A layout asks a centred widget for its hint alone, by which texts that wrap are cut.
        handled = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._set_spaces()
            column = self.card.column
            column.activate()
            self.card.setMinimumHeight(column.totalHeightForWidth(self.card.width()))
        return handled

    def _set_spaces(self) -> None:
        """Leaves less space around and in the card on a small laptop, so that all of it is seen."""
        around, inside, between = (6, 10, 6) if self.height() < _ROOMY_HEIGHT else (20, 28, 11)
        self._column.setContentsMargins(32, around, 32, around)
        self.card.column.setContentsMargins(28, inside, 28, inside)
        if self.card.column.spacing() != between:  # setting it asks for another layout each time
            self.card.column.setSpacing(between)

    def _retranslate(self) -> None:
        self._languages.set_value(catalogue.current_language())
        self.report("")


def show_fault_over(page: QWidget, fault: CodedError) -> bool:
    """Shows a fault in the dialog over a page, or on the page itself if it is a `Cover`.

    Returns:
        Whether the fault could be shown.
    """
    dialog = top_dialog(page)
    if dialog is not None:
        dialog.banner.show_fault(fault, "attention")
    elif isinstance(page, Cover):
        page.report(sentence_of(fault), "attention")
    return dialog is not None or isinstance(page, Cover)
