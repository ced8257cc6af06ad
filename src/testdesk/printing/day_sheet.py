"""The sheet of the day, from the report of a shift."""

from __future__ import annotations

import datetime as dt

from testdesk.domain.residents.people import Language
from testdesk.domain.station.day_forecast import ExpectedPeople
from testdesk.paper.documents.day_sheet import (
    Amount,
    DaySheetFace,
    TubeDifference,
    day_sheet_pages,
)
from testdesk.paper.layout.elements import PaperPage
from testdesk.paper.layout.fonts import refuse_missing
from testdesk.services.day_report import BuildingPeople, ShiftReport


def day_sheet(report: ShiftReport, *, languages: tuple[Language, ...]) -> list[PaperPage]:
    """The sheet of the day, to be signed.

    Raises:
        Refusal: `characters_missing`.
    """
    day, closed = report.report, report.report.shift.closed_at
    closed_at = f"{dt.datetime.fromisoformat(closed).astimezone():%H:%M}" if closed else ""
    face = DaySheetFace(
        day=dt.date.fromisoformat(day.day),
        station=report.station,
        point=report.point,
        round=report.round,
        closed_at=closed_at,
        people=day.people,
        swabs=day.swabs,
        tubes=day.tubes,
        places=day.places,
        exported=day.exported,
        undelivered=len(report.undelivered),
        bags=sum(1 for bag in report.bags if bag.handed_over_at),
        proxy_codes=report.proxy_codes,
        walk_ins=report.walk_ins,
        excused=report.excused,
        voided=report.voided,
        clock_doubtful=day.clock_doubtful,
        expected=str(report.forecast.expected) if report.forecast else "",
        came=_numbers_of(report.forecast),
        difference=_explained_difference(report),
        hours=tuple(
            Amount(one.hour, str(one.people), "" if one.forecast is None else str(one.forecast))
            for one in report.hours
        ),
        buildings=tuple(_building_amount(one) for one in report.buildings),
        tubes_differ=tuple(
            TubeDifference(one.tube, one.difference, one.reason) for one in report.tube_differences
        ),
        operators=report.operators,
        last=day.shift.last,
        head=report.head,
        claim=report.claim,
        languages=languages,
    )
    refuse_missing(face.data_text)
    return list(day_sheet_pages(face))


def _numbers_of(forecast: ExpectedPeople | None) -> tuple[str, ...]:
    """What the expected people did, as numbers; empty without a forecast."""
    if forecast is None:
        return ()
    numbers = (forecast.came, forecast.elsewhere, forecast.excused, forecast.missing)
    return tuple(map(str, numbers))


def _building_amount(one: BuildingPeople) -> Amount:
    expected = str(one.forecast.expected) if one.forecast else ""
    return Amount(f"{one.compound} {one.building}".strip(), str(one.people), expected)


def _explained_difference(report: ShiftReport) -> tuple[str, str, str]:
    """The reason, note and names of a difference of swabs; empty texts if there is none."""
    people, count = report.report.people, report.report.swab_count
    if count is None or count.count == people or not count.explains(people):
        return "", "", ""
    return count.reason, count.note, ", ".join(count.confirmed_by)
