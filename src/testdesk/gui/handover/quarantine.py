"""The ranges of events that headquarters refused: how many people, since when, why, what to do.

They are shown as banners rather than in a list view, because each wraps to as many lines as it
needs and has its own tone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from testdesk.domain.station.status import Quarantined
from testdesk.gui import theme
from testdesk.gui.person_texts import day_and_time
from testdesk.gui.widgets.banner import TIGHT_PX, Banner
from testdesk.messages.sentences import sentence, what_and_todo


class QuarantineList(QWidget):
    """Shows a banner for each refused range that is not released; hidden while there is none.

    Attributes:
        notices: the banners, the newest range first.
        older: holds all banners but the newest. The page places it below the batches, so that the
            newest refusal and the newest batch are both visible however much was refused.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notices: list[Banner] = []
        self.older = QWidget()
        self._low = False
        self._columns = {part: QVBoxLayout(part) for part in (self, self.older)}
        for part, column in self._columns.items():
            column.setContentsMargins(0, 0, 0, theme.STEP)
            column.setSpacing(theme.STEP)
            part.hide()

    def show_quarantine(self, quarantined: Sequence[Quarantined], today: dt.date) -> None:
        """Shows the ranges, except those within another range that has the same reason."""
        reported = [batch for batch in quarantined if not _within_another(batch, quarantined)]
        while len(self.notices) > len(reported):
            gone = self.notices.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.notices) < len(reported):
            parent = self.older if self.notices else self
            # Qt returns to the initial font size when the banner is first shown.
            px = TIGHT_PX if self._low else theme.SMALL_PX
            self.notices.append(Banner(parent, px=px))
            self._columns[parent].addWidget(self.notices[-1])
        self.set_low(low=self._low)
        for banner, batch in zip(self.notices, reported, strict=True):
            waits = batch.written_again and not batch.lasting
            banner.show_message(
                self._text(batch, today, waits=waits), "attention" if waits else "stop"
            )
        self.setVisible(bool(reported))
        self.older.setVisible(len(reported) > 1)

    def set_low(self, *, low: bool) -> None:
        self._low = low
        for banner in self.notices:
            banner.set_tight(tight=low)

    def _text(self, one: Quarantined, today: dt.date, *, waits: bool) -> str:
        head = self.tr("Refused by headquarters: events {first}–{last} · people {people} · {since}")
        since = day_and_time(one.since, today)
        what, _ = what_and_todo(one.reason)
        todo = self.tr("Exported again; no answer yet.") if waits else sentence(one.remedy)
        reported = head.format(first=one.first, last=one.last, people=one.people, since=since)
        return "\n".join((reported, what, todo))


def _within_another(one: Quarantined, others: Sequence[Quarantined]) -> bool:
    return any(
        other.reason == one.reason
        and other.first <= one.first
        and one.last <= other.last
        and (other.first, other.last) != (one.first, one.last)
        for other in others
    )
