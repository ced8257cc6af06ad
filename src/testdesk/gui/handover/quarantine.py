"""What headquarters refused: what, whose, since when, why, and the way out.

Banners and no list view: each wraps to as many lines as it needs, in a tone of its own.
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
    """A notice for each refused range that is not released; hidden while there is none.

    Attributes:
        notices: what is shown, the newest range first.
        older: holds all but the newest, and has its place behind the batches: however much was
            refused, the newest refusal and the newest batch are both in sight.
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
        """Shows them; one that lies within another of the same reason is reported with that one."""
        reported = [batch for batch in quarantined if not _within_another(batch, quarantined)]
        while len(self.notices) > len(reported):
            gone = self.notices.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.notices) < len(reported):
            parent = self.older if self.notices else self
            # Qt goes back to the letters of the beginning when it is first shown.
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
        todo = self.tr("Exported again; no answer yet.") if waits else sentence(one.way)
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
