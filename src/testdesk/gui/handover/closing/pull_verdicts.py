"""Which verdict about the stick is true, from what was last reported about it."""

from __future__ import annotations

import msgspec

from testdesk.domain.station.status import StationStatus
from testdesk.gui.handover.closing.figures import joined, people_text, tubes_text
from testdesk.gui.handover.closing.pull_panel import PullVerdict
from testdesk.gui.handover.stick_card import StickCard
from testdesk.gui.person_texts import clock_time
from testdesk.messages.catalogue import translate
from testdesk.services.day_overview import DayOverview

_NOT_WRITTEN = frozenset({"not_exported", "count_not_exported", "headquarters_lost"})


class LastExport(msgspec.Struct, frozen=True):
    """The last export from this page.

    Attributes:
        stick: the name of the stick.
        at: UTC ISO time when it was read back.
        wrote: whether there was anything new to write.
    """

    stick: str
    at: str
    wrote: bool


def verdict_during_export(*, read_back: bool) -> PullVerdict:
    """The verdict during an export; `read_back` once the batch was read back."""
    text = translate("PullPanel", "Writing, do not pull")
    return PullVerdict("writing", text, text, half_done=read_back)


def verdict_of(card: StickCard, overview: DayOverview, last: LastExport | None) -> PullVerdict:
    """The verdict when nothing is being written."""
    status, condition = overview.status, card.condition
    if card.has_failed:
        code = card.failure_code
        text = translate("PullPanel", "Not written")
        if code == "read_back_differs":
            text = translate("PullPanel", "Not the same: do not pull, write again")
        return PullVerdict("failed", text, card.banner.text())
    if condition is not None and condition.length is not None and last is not None:
        if card.is_outdated(status):
            return _since(status, condition.length)
        return _safe(overview, last)
    if _NOT_WRITTEN & set(overview.report.problems) or not status.batches:
        detail = translate("PullPanel", "Plug the stick in, then press Enter.")
        if card.stick is not None:
            detail = card.stick.name
        return PullVerdict("open", translate("PullPanel", "Not written yet"), detail)
    at = clock_time(status.batches[0].written_at)
    detail = translate("PullPanel", "written and read back at {time}").format(time=at)
    return PullVerdict("written", translate("PullPanel", "Everything is written"), detail)


def _safe(overview: DayOverview, last: LastExport) -> PullVerdict:
    text = translate("PullPanel", "You can pull the stick")
    at = clock_time(last.at, seconds=True)
    nothing_new = translate("PullPanel", "nothing new had to be written")
    if not last.wrote:
        return PullVerdict("safe", text, joined(last.stick, nothing_new, at))
    same = translate("PullPanel", "read back, the same as here")
    status = overview.status
    figures = ""
    if overview.counted and status.people:
        figures = joined(people_text(status.exported_people), tubes_text(status.tubes))
    return PullVerdict("safe", text, joined(last.stick, figures, same, at))


def _since(status: StationStatus, length: int) -> PullVerdict:
    people = status.people - status.exported_people
    form = translate("PullPanel", "{people} since")
    if people > 0:
        text = form.format(people=people_text(people))
    else:
        other = translate("PullPanel", "Other entries since: {count}")
        text = other.format(count=status.length - length)
    return PullVerdict("since", text, translate("PullPanel", "Export again before you pull it."))
