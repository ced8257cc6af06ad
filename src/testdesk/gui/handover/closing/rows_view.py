"""The five rows of the end of the day: sealed, counted, exported, safe to pull, receipt."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QFrame, QWidget

from testdesk.bridge.station import StationBridge
from testdesk.domain.station.status import LONGEST_WAIT
from testdesk.gui.handover.closing.count_panel import CountPanel
from testdesk.gui.handover.closing.day_row import DayRow, MarkState
from testdesk.gui.handover.closing.figures import (
    batches_text,
    difference_text,
    joined,
    people_text,
    swabs_text,
    tubes_text,
)
from testdesk.gui.handover.closing.pull_panel import PullPanel, PullVerdict
from testdesk.gui.handover.closing.steps import Step, next_step
from testdesk.gui.person_texts import clock_time, comma_separated, day_and_time, tube_text
from testdesk.gui.widgets.card import CardFrame
from testdesk.gui.widgets.layouts import add_parts, in_column
from testdesk.gui.widgets.text import hairline
from testdesk.gui.widgets.translated import Translated
from testdesk.messages.sentences import what_and_todo
from testdesk.messages.values import value_text
from testdesk.services.day_overview import DayOverview


class DayRows(Translated, QWidget):
    """Shows how far the day is closed; the page acts on its buttons.

    Attributes:
        sealed, counted, exported, receipt: rows 1, 2, 3 and 5; pull is row 4.
        count_panel: row 2 while it is open.
        tubes_button, count_button, batches_button, receipts_button: for the keys 1, 2, 3 and 5.
        main_button: what Enter does: the next row that is not done.
        step: the next step.
    """

    def __init__(self, bridge: StationBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: DayOverview | None = None
        self._now = dt.datetime.min.replace(tzinfo=dt.UTC)
        self._today = dt.date.min
        self.step: Step = "read"
        self._compact = self._narrow = False
        self.sealed = DayRow(1, lambda: self.tr("Tubes sealed"))
        self.counted = DayRow(2, lambda: self.tr("Swabs counted"))
        self.exported = DayRow(3, lambda: self.tr("Exported"))
        self.receipt = DayRow(5, lambda: self.tr("Receipt"))
        self._small_pull = DayRow(4, lambda: self.tr("Read back, safe to pull"))
        self._small_receipt = DayRow(5, lambda: self.tr("Receipt"))
        self.pull, self.count_panel = PullPanel(), CountPanel(bridge)
        self.tubes_button = self.sealed.add_button(lambda: self.tr("Tubes"), "1")
        self.count_button = self.counted.add_button(lambda: self.tr("Count"), "2")
        self.batches_button = self.exported.add_button(lambda: self.tr("Batches"), "3")
        self.receipts_button = self.receipt.add_button(lambda: self.tr("Read receipts"), "5")
        self.main_button = self.receipt.add_button("", "Enter", main=True)
        self._lay_out()
        self.show_counting(counting=False)

    @property
    def counting(self) -> bool:
        """Whether row 2 is open."""
        return not self.count_panel.isHidden()

    def show_counting(self, *, counting: bool) -> None:
        """Opens or closes row 2; while it is open, the rows below are small."""
        self.count_panel.setVisible(counting)
        self.counted.setVisible(not counting)
        self.pull.setVisible(not counting)
        self._receipt_card.setVisible(not counting)
        self.tubes_button.setVisible(not counting)
        self.batches_button.setVisible(not counting)
        self._set_heights()

    def _set_heights(self) -> None:
        """While row 2 is open the others are lower; on a low screen rows 4 and 5 are hidden."""
        usual, low = (72, 48) if self._compact else (88, 60)
        for row in (self.sealed, self.counted, self.exported, self.receipt):
            row.setMinimumHeight(low if self.counting else usual)
        for part in self._small:
            part.setVisible(self.counting and not self._compact)

    def set_compact(self, *, compact: bool, narrow: bool) -> None:
        rows = (self.sealed, self.counted, self.exported, self.receipt)
        for row in (*rows, self._small_pull, self._small_receipt):
            row.set_compact(compact=narrow)
        self._compact, self._narrow = compact, narrow
        self.count_panel.set_compact(compact=compact, narrow=narrow)
        self._column.setSpacing(8 if compact else 16)
        self.pull.set_compact(compact=compact)
        self._set_heights()
        self.main_button.set_text(self._step_text)
        self._retranslate()

    def show_overview(self, overview: DayOverview, now: dt.datetime) -> None:
        """`now` is an aware time by the station's clock."""
        self._overview, self._now, self._today = overview, now, now.astimezone().date()
        self.step = next_step(overview)
        self._show_sealed(overview)
        self._show_counted(overview)
        self._show_exported(overview)
        self._show_receipt(overview)
        self.main_button.set_text(self._step_text)

    def show_pull(self, verdict: PullVerdict) -> None:
        self.pull.show_verdict(verdict)

    def _retranslate(self) -> None:
        if self._overview is not None:
            self.show_overview(self._overview, self._now)

    def _lay_out(self) -> None:
        card, self._receipt_card = CardFrame(margin=1), CardFrame(margin=1)
        card.column.setSpacing(0)
        lines = (hairline(), hairline(), hairline(), hairline())
        self._small: tuple[QWidget, ...] = (
            *(lines[2], self._small_pull),
            *(lines[3], self._small_receipt),
        )
        add_parts(card.column, self.sealed, lines[0], self.counted, self.count_panel, lines[1])
        add_parts(card.column, self.exported, *self._small)
        add_parts(self._receipt_card.column, (self.receipt, 1))
        self._column = in_column(card, (self.pull, 1), self._receipt_card, parent=self)
        self._fill: QFrame = card

    def _show_sealed(self, overview: DayOverview) -> None:
        status = overview.status
        people = people_text(status.places) if overview.counted else ""
        figures = joined(tubes_text(len(overview.tubes)), people)
        if status.open_tube is not None:
            text = self.tr("tube {tube} is still open")
            detail = text.format(tube=tube_text(status.open_tube.tube))
            self.sealed.show_state("open", figures, detail)
        elif "places_differ" in overview.report.problems:
            detail = what_and_todo("places_differ")[0]
            self.sealed.show_state("differs", figures, detail, amber=True)
        else:
            state: MarkState = "done" if overview.tubes else "open"
            self.sealed.show_state(state, figures, self._last(overview))

    def _last(self, overview: DayOverview) -> str:
        if not overview.tubes:
            return self.tr("no tube is sealed in this shift yet")
        text = self.tr("last tube {time} · {tube}")
        at = clock_time(overview.last_sealed_at)
        return text.format(time=at, tube=tube_text(overview.tubes[-1].tube))

    def _show_counted(self, overview: DayOverview) -> None:
        status, count = overview.status, overview.status.swab_count
        self.count_button.set_text(
            lambda: self.tr("Count again") if count is not None else self.tr("Count")
        )
        if count is None:
            detail = self.tr("not counted is not closed") if status.people else ""
            self.counted.show_state("open", self.tr("not counted yet"), detail)
            return
        at = self.tr("counted at {time}").format(time=clock_time(count.at))
        if count.count == status.people:
            self.counted.show_state("done", swabs_text(count.count), at)
            return
        figures = joined(swabs_text(count.count), difference_text(count.count, status.people))
        registered = self.tr("{people} registered").format(people=people_text(status.people))
        detail = registered if self._narrow else joined(registered, at)
        if count.explains(status.people):
            reason = value_text("swab_reason", count.reason)
            names = comma_separated(count.confirmed_by)
            detail = f"{joined(reason, count.note, names)}\n{detail}"
        self.counted.show_state("differs", figures, detail, amber=True)

    def _show_exported(self, overview: DayOverview) -> None:
        status, problems = overview.status, set(overview.report.problems)
        batches = batches_text(len(status.batches))
        events = self.tr("events 1–{last}").format(last=f"{status.length - status.unexported:,}")
        detail = joined(batches, events) if status.batches else self.tr("no batch yet")
        wrong = next((c for c in ("batch_quarantined", "headquarters_lost") if c in problems), "")
        exported = status.exported_people
        if wrong:
            figures = people_text(exported) if overview.counted else ""
            self.exported.show_state("differs", figures, what_and_todo(wrong)[0], amber=True)
        elif problems & {"not_exported", "count_not_exported"}:
            left = status.people - exported
            text = self.tr("{people} not exported").format(people=people_text(left))
            other = self.tr("other entries not exported: {count}")
            if left <= 0:
                text = other.format(count=overview.report.unexported)
            self.exported.show_state("open", text if overview.counted else "", detail)
        else:
            figures = people_text(exported) if status.people and overview.counted else ""
            self.exported.show_state("done" if status.batches else "open", figures, detail)
        self._small_pull.show_state("open", "", "")

    def _show_receipt(self, overview: DayOverview) -> None:
        status, waiting = overview.status, overview.waiting
        figures = ""
        if overview.counted and status.people:
            text = self.tr("{arrived} of {people}")
            figures = text.format(
                arrived=f"{overview.arrived_people:,}", people=people_text(status.people)
            )
        detail = self.tr("comes back with the stick")
        if waiting:
            oldest = min(one.batch.written_at for one in waiting)
            detail = self.tr("waiting: {batches}, since {when}").format(
                batches=batches_text(len(waiting)), when=day_and_time(oldest, self._today)
            )
        done = status.people > 0 and overview.arrived_people == status.people and not waiting
        if done:
            detail = self.tr("headquarters has everybody")
        state: MarkState = "done" if done else "waiting" if waiting else "open"
        late = status.longest_wait(self._now) > LONGEST_WAIT
        self.receipt.show_state(state, figures, detail, amber=late)
        self._small_receipt.show_state(state, figures, self.tr("may also come after the close"))

    def _step_text(self) -> str:
        if self._narrow and self.step in {"close", "export", "read"}:
            return self.tr("Close the day") if self.step == "close" else self.tr("Export")
        return {
            "seal": self.tr("To the open tube"),
            "count": self.tr("Count the swabs"),
            "explain": self.tr("Give the reason"),
            "export": self.tr("Export and read back"),
            "ask": self.tr("Look at the batches"),
            "close": self.tr("Close and print the sheet"),
            "read": self.tr("Export and read receipts"),
        }[self.step]
