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
    """Shows a banner for each refused range whose events have not been accepted in another batch.

    It is hidden while there is none.

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
        shown = [refused for refused in quarantined if not _within_another(refused, quarantined)]
        while len(self.banners) > len(shown):
            removed = self.banners.pop()
            removed.hide()
            removed.deleteLater()
        while len(self.banners) < len(shown):
            parent = self.older if self.banners else self
            # When a banner is first shown, Qt returns to the size with which it was made.
            px = TIGHT_PX if self._compact else theme.SMALL_PX
            self.banners.append(Banner(parent, px=px))
            self._columns[parent].addWidget(self.banners[-1])
        self.set_compact(compact=self._compact)
        for banner, refused in zip(self.banners, shown, strict=True):
            # A `lasting` refusal is repeated however often the events are exported.
            waiting = refused.written_again and not refused.refused_every_time
            banner.show_message(
                self._text(refused, today, waiting=waiting), "attention" if waiting else "stop"
            )
        self.setVisible(bool(shown))
        self.older.setVisible(len(shown) > 1)

    def set_compact(self, *, compact: bool) -> None:
        self._compact = compact
        for banner in self.banners:
            banner.set_tight(tight=compact)

    def _text(self, refused: Quarantined, today: dt.date, *, waiting: bool) -> str:
        head = self.tr("Refused by headquarters: events {first}–{last} · people {people} · {since}")
        since = day_and_time(refused.since, today)
        what, _ = what_and_todo(refused.reason)
        todo = self.tr("Exported again; no answer yet.") if waiting else sentence(refused.remedy)
        title = head.format(
            first=refused.first, last=refused.last, people=refused.people, since=since
        )
        return "\n".join((title, what, todo))


def _within_another(refused: Quarantined, others: Sequence[Quarantined]) -> bool:
    return any(
        other.reason == refused.reason
        and other.first <= refused.first
        and refused.last <= other.last
        and (other.first, other.last) != (refused.first, refused.last)
        for other in others
    )
