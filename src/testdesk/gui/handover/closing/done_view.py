"""The page of a closed day: four figures, what waits for a receipt, and the sheet of the day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from testdesk.gui import theme
from testdesk.gui.handover.batches import paint_steps, steps_of
from testdesk.gui.handover.closing.figures import joined, people_text, tubes_text
from testdesk.gui.person_texts import clock_time, day_and_time
from testdesk.gui.widgets.button import TAB, Button
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.fitted import draw_fitted
from testdesk.gui.widgets.layouts import STRETCH, add_parts, in_column, in_row
from testdesk.gui.widgets.symbol import paint_symbol
from testdesk.gui.widgets.text import Label
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.values import value_text
from testdesk.services.day_overview import DayOverview, WaitingBatch
from testdesk.wall_clock import local_date

_SHOWN_BATCHES = 4


class ClosedPanel(QWidget):
    """The green panel: closed, when and where, and the four figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._detail = "", ""
        self._figures: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_texts(self, title: str, detail: str, figures: tuple[tuple[str, str], ...]) -> None:
        """`figures` are numbers, each with what it counts."""
        self._title, self._detail, self._figures = title, detail, figures
        counted = (f"{number} {what}" for number, what in figures)
        self.setAccessibleName(" ".join((title, detail, *counted)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 304)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 190)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("accent_fill"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
            ink, half = colours.colour("on_fill"), self.height() * 0.55
            side = min(104.0, half - 40)
            paint_symbol(painter, QRectF(32, (half - side) / 2, side, side), "tick", ink)
            left = 32 + side + 32
            width = self.width() - left - 24
            painter.setPen(ink)
            draw_fitted(painter, QRectF(left, 16, width, half * 0.6), self._title, px=64)
            detail = QRectF(left, 16 + half * 0.6, width, half * 0.4 - 16)
            top = Qt.AlignmentFlag.AlignTop
            draw_fitted(painter, detail, self._detail, px=22, bold=False, vertical=top)
            painter.drawLine(32, round(half), self.width() - 32, round(half))
            self._paint_figures(painter, QRectF(32, half, self.width() - 64, self.height() - half))

    def _paint_figures(self, painter: QPainter, box: QRectF) -> None:
        width = box.width() / max(1, len(self._figures))
        for index, (number, what) in enumerate(self._figures):
            left = box.left() + index * width
            top = QRectF(left, box.top() + 6, width - 16, box.height() * 0.52)
            below = QRectF(left, top.bottom(), width - 16, box.bottom() - top.bottom() - 10)
            draw_fitted(painter, top, number, px=52)
            align = Qt.AlignmentFlag.AlignTop
            draw_fitted(painter, below, what, px=theme.SMALL_PX, bold=False, vertical=align)


class WaitingRow(QWidget):
    """One batch without a receipt, with its four bars."""

    def __init__(
        self, waiting: WaitingBatch, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._waiting, self._today = waiting, today
        self.setFixedHeight(48)

    def paintEvent(self, event: QPaintEvent) -> None:
        batch, colours = self._waiting.batch, theme.current()
        figures = joined(people_text(batch.people), tubes_text(self._waiting.tubes))
        with QPainter(self) as painter:
            box = QRectF(self.rect())
            bars = QRectF(box.right() - 196, box.top(), 196, box.height())
            paint_steps(painter, bars, steps_of(batch), step_width=48)
            painter.setPen(colours.colour("ink"))
            half, px = (box.width() - 212) / 2, theme.BODY_PX
            draw_fitted(painter, QRectF(0, 0, half - 8, box.height()), figures, px=px, bold=False)
            painter.setPen(colours.colour("soft"))
            when = day_and_time(batch.written_at, self._today)
            draw_fitted(painter, QRectF(half, 0, half, box.height()), when, px=px, bold=False)


class SheetPreview(QWidget):
    """The figures of the sheet of the day, as on paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, str], ...] = ()
        self._title = ""
        self.setMinimumSize(240, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, title: str, rows: tuple[tuple[str, str], ...]) -> None:
        self._title, self._rows = title, rows
        self.setAccessibleName(" ".join((title, *(f"{what} {count}" for what, count in rows))))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        with QPainter(self) as painter:
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(colours.colour("line"))
            painter.drawRect(box)
            inner = box.adjusted(16, 12, -16, -12)
            height = min(34.0, inner.height() / (len(self._rows) + 1.6))
            painter.setPen(colours.colour("ink"))
            title = QRectF(inner.left(), inner.top(), inner.width(), height * 1.4)
            draw_fitted(painter, title, self._title, px=22)
            for index, (what, count) in enumerate(self._rows):
                top = title.bottom() + index * height
                row = QRectF(inner.left(), top, inner.width(), height)
                text = row.adjusted(0, 0, -72 if count else 0, 0)
                draw_fitted(painter, text, what, px=15, bold=False)
                painter.setFont(theme.font(15, bold=True))
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(row, right, count)
                painter.drawLine(row.bottomLeft(), row.bottomRight())


class DayDone(Translated, QWidget):
    """Shows a closed day; the page acts on its buttons.

    Attributes:
        closed, sheet: the green panel, and the figures of the sheet.
        sheet_button: for the sheet of the day.
        reopen_button: opens the day again; for the key F10.
        batches_button, bags_button: show the batches, for the key 3, and the bags, for F7.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: DayOverview | None = None
        self._today, self._closed_at = dt.date.min, ""
        self.closed, self._waiting = ClosedPanel(), CardFrame()
        self._waiting_title = Label(px=28, bold=True, wrap=True)
        self._waiting_advice = Label(px=theme.BODY_PX, tone="soft", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.reopen_button = Button(lambda: self.tr("Open the day again…"), "F10", focus=TAB)
        self.batches_button = Button(lambda: self.tr("Batches"), "3", focus=TAB)
        self.bags_button = Button(lambda: self.tr("Bags"), "F7", focus=TAB)
        add_parts(self._waiting.column, self._waiting_title, self._rows, self._waiting_advice)
        add_parts(self._waiting.column, STRETCH)
        self.sheet_button = Button(lambda: self.tr("Print the sheet again"), "Ctrl+P", focus=TAB)
        self.sheet, self._printed = SheetPreview(), Label(px=theme.SMALL_TEXT_PX, wrap=True)
        self._printed.hide()
        self.side = CardFrame(margin=16)
        add_parts(self.side.column, (self.sheet, 1), self._printed, self.sheet_button)
        others = in_row((self.batches_button, 1), (self.bags_button, 1), gap=8)
        add_parts(self.side.column, others, self.reopen_button)
        left = in_column((self.closed, 1), (self._waiting, 1), gap=theme.GAP)
        in_row((left, 2), (self.side, 1), gap=theme.GAP, parent=self)

    def show_overview(self, overview: DayOverview, today: dt.date) -> None:
        self._overview, self._today = overview, today
        status, report = overview.status, overview.report
        at = clock_time(status.shift.closed_at)
        day = local_date(status.shift.closed_at).isoformat()
        station = self.tr("station {number}, {point}").format(
            number=status.station, point=status.point
        )
        swabs = self.tr("swabs")
        if report.swabs is not None and report.swabs != report.people:
            more = abs(report.swabs - report.people)
            swabs = self.tr("swabs, explained {count}").format(count=more)
        self.closed.show_texts(
            self.tr("Day closed"),
            joined(f"{day} {at}", status.round or "", station),
            (
                (f"{report.people:,}", self.tr("people")),
                ("–" if report.swabs is None else f"{report.swabs:,}", swabs),
                (f"{report.tubes:,}", self.tr("tubes")),
                (f"{report.exported:,}", self.tr("people exported")),
            ),
        )
        self._show_sheet(overview)
        self._show_waiting(overview)

    def show_printed(self, where: str, at: str) -> None:
        """Shows where the sheet went: a printer's name, or the path of a PDF."""

        def text() -> str:
            if where.endswith(".pdf"):
                saved = self.tr("Saved {at}: {file}. Print it, sign both lines.")
                return saved.format(at=at, file=Path(where).name)
            sent = self.tr("Sent to {printer} {at}. Sign both lines.")
            return sent.format(at=at, printer=where)

        self._printed.setText(text)
        self._printed.show()

    def _show_sheet(self, overview: DayOverview) -> None:
        report, status = overview.report, overview.status
        swabs = "–" if report.swabs is None else f"{report.swabs:,}"
        rows = [
            (self.tr("People registered"), f"{report.people:,}"),
            (
                self.tr("Places in {tubes}").format(tubes=tubes_text(report.tubes)),
                f"{report.places:,}",
            ),
            (self.tr("Swabs counted"), swabs),
        ]
        count = report.swab_count
        if count is not None and count.explains(report.people):
            reason = value_text("swab_reason", count.reason)
            rows.append((reason, ""))
        rows += [
            (self.tr("Exported and read back"), f"{report.exported:,}"),
            (self.tr("Receipt received for"), f"{overview.arrived_people:,}"),
            (self.tr("Proxy codes issued"), f"{status.proxy_codes:,}"),
        ]
        if self._closed_at != status.shift.closed_at:  # of another shift
            self._printed.hide()
            self._closed_at = status.shift.closed_at
        self.sheet.show_rows(self.tr("Sheet of the day"), tuple(rows))

    def _show_waiting(self, overview: DayOverview) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for waiting in overview.waiting[:_SHOWN_BATCHES]:
            self._rows.addWidget(WaitingRow(waiting, self._today))
        if not overview.waiting:
            self._waiting_title.setText(lambda: self.tr("Headquarters has everything"))
            self._waiting_title.set_tone("accent")
            self._waiting_advice.setText("")
            return
        people = sum(one.batch.people for one in overview.waiting)
        tubes = sum(one.tubes for one in overview.waiting)
        text = self.tr("Still waiting for a receipt: {figures}")
        figures = joined(people_text(people), tubes_text(tubes))
        self._waiting_title.setText(text.format(figures=figures))
        self._waiting_title.set_tone("attention")
        self._waiting_advice.setText(
            lambda: self.tr("When the stick comes back, plug it in: the receipt is read by itself.")
        )

    def _retranslate(self) -> None:
        if self._overview is not None:
            self.show_overview(self._overview, self._today)
