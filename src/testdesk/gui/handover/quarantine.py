"""The ranges of events that headquarters refused: how many people, since when, why, what to do.

Each range has a banner rather than a row of a list view, because a banner wraps to as many lines
as it needs and has its own tone.
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
        banners: the banners, the newest range first.
        older: contains all banners but the newest. The page places it below the batches, so that
            the newest refusal and the newest batch are both visible.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banners: list[Banner] = []
        self.older = QWidget()
        self._compact = False
        self._columns = {part: QVBoxLayout(part) for part in (self, self.older)}
        for part, column in self._columns.items():
            column.setContentsMargins(0, 0, 0, theme.STEP)
            column.setSpacing(theme.STEP)
            part.hide()

    def show_quarantine(self, quarantined: Sequence[Quarantined], today: dt.date) -> None:
        """Shows the ranges, except those within another range that has the same reason."""
        shown = [batch for batch in quarantined if not _within_another(batch, quarantined)]
        while len(self.banners) > len(shown):
            removed = self.banners.pop()
            removed.hide()
            removed.deleteLater()
        while len(self.banners) < len(shown):
            parent = self.older if self.banners else self
            # Qt returns to the initial font size when the banner is first shown.
            px = TIGHT_PX if self._compact else theme.SMALL_PX
            self.banners.append(Banner(parent, px=px))
            self._columns[parent].addWidget(self.banners[-1])
        self.set_compact(compact=self._compact)
        for banner, batch in zip(self.banners, shown, strict=True):
            waiting = batch.written_again and not batch.refused_every_time
            banner.show_message(
                self._text(batch, today, waiting=waiting), "attention" if waiting else "stop"
            )
        self.setVisible(bool(shown))
        self.older.setVisible(len(shown) > 1)

    def set_compact(self, *, compact: bool) -> None:
        self._compact = compact
        for banner in self.banners:
            banner.set_tight(tight=compact)

    def _text(self, batch: Quarantined, today: dt.date, *, waiting: bool) -> str:
        head = self.tr("Refused by headquarters: events {first}–{last} · people {people} · {since}")
        since = day_and_time(batch.since, today)
        what, _ = what_and_todo(batch.reason)
        todo = self.tr("Exported again; no answer yet.") if waiting else sentence(batch.remedy)
        title = head.format(first=batch.first, last=batch.last, people=batch.people, since=since)
        return "\n".join((title, what, todo))


def _within_another(batch: Quarantined, others: Sequence[Quarantined]) -> bool:
    return any(
        other.reason == batch.reason
        and other.first <= batch.first
        and batch.last <= other.last
        and (other.first, other.last) != (batch.first, batch.last)
        for other in others
    )
