"""The queue on the lock: it goes on while this desk is locked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from testdesk.domain.station.status import QueueOverview
from testdesk.domain.station.tickets import Ticket
from testdesk.gui import theme
from testdesk.gui.person_texts import clock_time
from testdesk.gui.queue.display import DisplayPlace
from testdesk.gui.queue.display_drawing import DisplayFace, draw
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.symbol import SymbolWidget
from testdesk.gui.widgets.text import Label, hairline, quiet, strong
from testdesk.gui.widgets.translated import Translated

_RATIO = 9 / 16
# The rows of other desks, and that of this one.
_ROWS = 3


class DisplayThumbnail(QWidget):
    """The queue display, small."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: DisplayFace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(int(self.width() * _RATIO))

    def show_face(self, face: DisplayFace) -> None:
        """Shows what the display shows now."""
        self._face = face
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._face is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box, outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), QPainterPath()
            outline.addRoundedRect(box, theme.SMALL_RADIUS, theme.SMALL_RADIUS)
            painter.setClipPath(outline)
            draw(painter, QRectF(self.rect()), self._face)
            painter.setClipping(False)
            painter.setPen(theme.current().colour("line"))
            painter.drawPath(outline)


class PlaceChip(QFrame):
    """Whether waiting people see the display."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pill")
        self._symbol = SymbolWidget("tick", "accent", side=18)
        self.label = Label(px=theme.SMALL_TEXT_PX, bold=True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        in_row(self._symbol, self.label, gap=6, margins=(12, 4, 14, 4), parent=self)

    def show_place(self, text: str, *, seen: bool) -> None:
        """Shows a text, green and with a tick if the display is `seen`."""
        self._symbol.setVisible(seen)
        self.label.setText(text)
        self.label.set_tone("accent" if seen else "soft")
        if theme.set_style_property(self, "tone", "accent" if seen else "soft"):
            self.label.apply_font()  # a new style resets the text to its first font


class TicketRow(QWidget):
    """What is known of one desk: on the left what, on the right the ticket and the time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what, self.ticket = Label(wrap=True), Label(rich=True)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.ticket.setAlignment(right)
        self._row = in_row((self.what, 1), self.ticket, gap=16)
        in_column(self._row, hairline(), gap=0, parent=self)

    def show_texts(self, what: str, ticket: str) -> None:
        """Shows both texts; the second is rich."""
        self.what.setText(what)
        self.ticket.setText(ticket)

    def set_roomy(self, *, roomy: bool) -> None:
        """Leaves more or less space above and below the texts."""
        space = 13 if roomy else 5
        self._row.setContentsMargins(0, space, 0, space)
        for label in (self.what, self.ticket):
            label.set_px(theme.BODY_PX if roomy else theme.SMALL_PX)


class QueueCard(Translated, CardFrame):
    """The display as it is now, whether it can be seen, and which tickets were called last.

    Attributes:
        display: the thumbnail of the queue display.
        chip: where the display is.
        rows: other desks, then this one; hidden if nothing is known.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: QueueOverview | None = None
        self._place: DisplayPlace = "single_screen"
        self.display, self.chip = DisplayThumbnail(), PlaceChip()
        self.rows = [TicketRow() for _ in range(_ROWS)]
        head = Label(lambda: self.tr("The queue goes on"), bold=True)
        self._note = quiet(lambda: self.tr("Other desks call and register as before."))
        self._top = in_row((head, 1), self.chip, gap=theme.STEP)
        add_parts(self.column, self._top, self.display, self._note, *self.rows, STRETCH)
        self._retranslate()

    def show_place(self, place: DisplayPlace) -> None:
        """Shows where the display is."""
        self._place = place
        texts = {
            "second_screen": self.tr("The second screen shows it"),
            "same_screen": self.tr("In a window on this screen"),
            "closed": self.tr("The display is not open"),
            "single_screen": self.tr("No second screen"),
        }
        self.chip.show_place(texts[place], seen=place == "second_screen")

    def show_queue(self, overview: QueueOverview, face: DisplayFace) -> None:
        """Shows the queue as it is now."""
        self.display.show_face(face)
        self._overview = overview
        self._show_rows()

    def set_roomy(self, *, roomy: bool) -> None:
        """Leaves more or less space; in a narrow card the chip is below the head."""
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if roomy else direction.TopToBottom)
        self._top.setStretch(0, 1 if roomy else 0)
        self._top.setContentsMargins(0, 0, 0, 12 if roomy else 0)
        end = theme.GAP if roomy else 12
        self.column.setContentsMargins(theme.GAP, end, theme.GAP, end)
        for row in self.rows:
            row.set_roomy(roomy=roomy)

    def _show_rows(self) -> None:
        known, overview = list[tuple[str, str]](), self._overview
        if overview is not None:
            called = self.tr("Desk {desk} called last")
            known += [
                (called.format(desk=one.desk_number), _ticket_text(one))
                for one in overview.elsewhere[: _ROWS - 1]
            ]
        if overview is not None and (here := overview.here) is not None:
            state = self.tr("served") if here.state == "served" else self.tr("called")
            known.append((self.tr("This desk stopped at"), f"{_ticket_text(here)} {state}"))
        for index, row in enumerate(self.rows):
            row.setVisible(index < len(known))
            if index < len(known):
                row.show_texts(*known[index])
        self._note.setVisible(not known)

    def _retranslate(self) -> None:
        self.show_place(self._place)
        self._show_rows()


def _ticket_text(ticket: Ticket) -> str:
    return f"{strong(ticket.label)} · {clock_time(ticket.at)}"
