"""The panel after cards came out: whose they are, who fetches them, and which are missing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from testdesk.gui import theme
from testdesk.gui.proxy.applicant import relation_text
from testdesk.gui.proxy.print_dialog import layout_text
from testdesk.gui.proxy.print_results import PrintedResult
from testdesk.gui.widgets.fitted import draw_fitted
from testdesk.gui.widgets.measured import measured_font
from testdesk.gui.widgets.row_delegate import MIDDLE_RIGHT
from testdesk.gui.widgets.symbol import Shape, paint_symbol
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.catalogue import ntranslate
from testdesk.messages.sentences import sentence_of
from testdesk.services.cards.codes import IssuedCard

_MARGIN, _SYMBOL, _GAP = 32, 96, 24
_HEADING_PX, _ROW, _LEAST_ROW = 46, 72, 40
# In a panel lower or narrower than this, margins and symbol are smaller.
_LOW, _NARROW = 560, 600
_NUMBER_SHARE = 0.25


class CardResultPanel(Translated, QWidget):
    """Green, with a tick; amber, with the triangle, if a card is missing; else hidden.

    Attributes:
        shown: the result; None while there is nothing to show.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: PrintedResult | None = None
        self._room = _LOW
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_result(self, result: PrintedResult) -> None:
        """Shows who got a card until `clear` is called."""
        self.shown = result
        self._retranslate()
        self.updateGeometry()
        self.show()

    def clear(self) -> None:
        """Hides the panel, and keeps nothing of the people."""
        self.shown = None
        self.setAccessibleName("")
        self.hide()

    def set_room(self, height: int) -> None:
        """Sets the height in pixels of the page; in a low one the panel is lower."""
        self._room = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        cards = _row_count(self.shown) if self.shown is not None else 0
        low = self._room < _LOW
        head = (16 + 64 + 12 + 12) if low else (_MARGIN + _SYMBOL + 20 + 16)
        row = _LEAST_ROW if low or cards > 3 else _ROW
        most = self._room // 2
        return QSize(480, min(head + cards * row + (12 if low else 20), most))

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        result, colours = self.shown, theme.current()
        if result is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill = "attention_fill" if result.missing.cards else "accent_fill"
            painter.setBrush(colours.colour(fill))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
            bottom = self._paint_head(painter, result)
            self._paint_cards(painter, result, bottom)

    def _paint_head(self, painter: QPainter, result: PrintedResult) -> float:
        """Paints symbol, heading and line; returns the y at which the names begin."""
        low = self._room < _LOW
        margin = 16 if low else _MARGIN
        side = 64 if low or self.width() < _NARROW else _SYMBOL
        top = margin + ((_SYMBOL - side) / 2 if not low else 0)
        symbol = QRectF(_MARGIN, top, side, side)
        shape: Shape = "triangle" if result.missing.cards else "tick"
        paint_symbol(painter, symbol, shape, self._ink())
        box = QRectF(symbol.right() + _GAP, margin, 0, 64 if low else _SYMBOL)
        box.setRight(self.width() - _MARGIN)
        split = box.height() * (0.5 if low else 0.58)
        painter.setPen(self._ink())
        heading = QRectF(box.left(), box.top(), box.width(), split)
        vertical = Qt.AlignmentFlag.AlignBottom
        draw_fitted(painter, heading, self._heading(result), px=_HEADING_PX, vertical=vertical)
        painter.setPen(self._faded())
        about = QRectF(box.left(), box.top() + split + 4, box.width(), box.height() - split - 4)
        draw_fitted(
            painter, about, self._about(result), px=theme.BODY_PX, bold=False,
            vertical=Qt.AlignmentFlag.AlignTop, wrap_anywhere=True,
        )  # fmt: skip
        y = box.bottom() + (12 if low else 20)
        line = self._ink()
        line.setAlphaF(0.4)
        painter.setPen(QPen(line, 1))
        painter.drawLine(QPointF(_MARGIN, y), QPointF(self.width() - _MARGIN, y))
        return y + (4 if low else 12)

    def _paint_cards(self, painter: QPainter, result: PrintedResult, top: float) -> None:
        room = self.height() - top - 8
        row = min(float(_ROW), room / max(_row_count(result), 1))
        box = QRectF(_MARGIN, top, self.width() - 2 * _MARGIN, row)
        for card in result.cards:
            self._paint_card(painter, box, card, card.card_number, self._which(card))
            box.translate(0, row)
        for card in result.missing.cards:
            self._paint_card(painter, box, card, "", self.tr("missing"))
            box.translate(0, row)
        if result.missing.cards:
            painter.setPen(self._ink())
            box.adjust(0, 0, 0, -6)
            draw_fitted(
                painter, box, self._why(result), px=theme.BODY_PX, bold=False, wrap_anywhere=True
            )

    def _paint_card(
        self, painter: QPainter, box: QRectF, card: IssuedCard, card_number: str, which_text: str
    ) -> None:
        px = min(_HEADING_PX, int(box.height() * 0.64))
        small = measured_font(theme.BODY_PX if px > theme.BODY_PX + 8 else theme.SMALL_TEXT_PX)
        number = box.width() * _NUMBER_SHARE
        texts = (*self._which_texts().values(), which_text)
        which = max(small.width(text) for text in texts) + 4
        person = card.resident
        names = QRectF(box.left(), box.top(), box.width() - number - which - 16, box.height())
        korean = person.korean if person.korean != person.name else ""
        used = measured_font(px, bold=True).width(person.name) + 16
        beside = korean and used + measured_font(px * 2 // 3).width(korean) <= names.width()
        painter.setPen(self._ink())
        draw_fitted(painter, names, person.name, px=px)
        painter.setPen(self._faded())
        if beside:
            korean_box = names.adjusted(used, px * 0.12, 0, 0)
            draw_fitted(painter, korean_box, korean, px=px * 2 // 3, bold=False)
        painter.setPen(self._ink())
        number_box = QRectF(names.right() + 16, box.top(), number, box.height())
        draw_fitted(painter, number_box, card_number, px=min(30, px))
        painter.setPen(self._faded())
        painter.setFont(small.font)
        which_box = QRectF(box.right() - which, box.top(), which, box.height())
        painter.drawText(which_box, MIDDLE_RIGHT, which_text)

    def _ink(self) -> QColor:
        return theme.current().colour("on_fill")

    def _faded(self) -> QColor:
        colour = self._ink()
        colour.setAlphaF(0.88)
        return colour

    def _heading(self, result: PrintedResult) -> str:
        count = len(result.cards)
        if missing := len(result.missing.cards):
            return self._partly(result, count, count + missing)
        if result.choice.printer:
            form = ntranslate("CardResult", "{count} card printed", "{count} cards printed", count)
        else:
            form = ntranslate(
                "CardResult",
                "{count} card saved as PDF, not printed",
                "{count} cards saved as PDF, not printed",
                count,
            )
        return form.format(count=count)

    def _partly(self, result: PrintedResult, count: int, total: int) -> str:
        if result.choice.printer:
            form = self.tr("{count} of {total} cards came out")
        else:
            form = self.tr("{count} of {total} cards saved as PDF, not printed")
        return form.format(count=count, total=total)

    def _why(self, result: PrintedResult) -> str:
        """Why a card is missing, and what to do."""
        error, count = result.missing.error, len(result.missing.cards)
        form = ntranslate(
            "CardResult", "{why} Enter prints the missing card.",
            "{why} Enter prints the {count} missing cards.", count,
        )  # fmt: skip
        return form.format(why=sentence_of(error) if error else "", count=count)

    def _about(self, result: PrintedResult) -> str:
        applicant, paper = result.applicant, layout_text(result.choice.layout)
        where = f"{paper}, {result.where}" if result.choice.printer else self._file(result.where)
        relation = relation_text().get(applicant.relation, "")
        who = " ".join(part for part in (relation, applicant.name) if part)
        for_whom = self.tr("hand to: {who}").format(who=who) if applicant.name else ""
        return " · ".join(part for part in (where, result.at, for_whom) if part)

    def _file(self, path: str) -> str:
        """The path, or in a low panel only the name, which stays legible."""
        return Path(path).name if self._room < _LOW else path

    def _which_texts(self) -> dict[bool, str]:
        """Whether the card is the one that was valid before, in words."""
        return {True: self.tr("same card"), False: self.tr("new card")}

    def _which(self, card: IssuedCard) -> str:
        return self._which_texts()[card.already_valid]

    def _retranslate(self) -> None:
        result = self.shown
        if result is not None:
            cards = [
                f"{card.resident.name} {card.card_number} {self._which(card)}"
                for card in result.cards
            ]
            missing = [
                f"{card.resident.name} {self.tr('missing')}" for card in result.missing.cards
            ]
            why = [self._why(result)] if missing else []
            self.setAccessibleName(". ".join((self._heading(result), *cards, *missing, *why)))
        self.update()


def _row_count(result: PrintedResult) -> int:
    """The rows under the line: the cards, the missing ones, and why these are missing."""
    missing = len(result.missing.cards)
    return len(result.cards) + missing + (1 if missing else 0)
