"""The report of a shift, signed with the station's key, and the check of a printed one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from testdesk.domain.journal.hash_chain import header_hash
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.walking import natural
from testdesk.domain.station.bags import PackedBag
from testdesk.domain.station.day_forecast import (
    ExpectedPeople,
    expected_by_building,
    hour_forecasts,
)
from testdesk.domain.station.status import BatchRecord, Shift
from testdesk.domain.station.swab_counts import TubeCheck
from testdesk.formats.crypto.keys import public_key
from testdesk.formats.day_claim import DayClaim, read_claim, sign_claim
from testdesk.ports import ReadingUnit, Station
from testdesk.ports.days import DaySample
from testdesk.services.day import DayReport, report_in


class BuildingPeople(msgspec.Struct, frozen=True):
    """How many people of a building were sampled; two empty names for people without address.

    `people` are all who were sampled in the shift, by the address at that time, also those who were
    not expected. `forecast` is None if nobody of the building was expected.
    """

    compound: str
    building: str
    people: int
    forecast: ExpectedPeople | None = None


class HourPeople(msgspec.Struct, frozen=True):
    """How many people were sampled in an hour; `hour` is local time, such as "08:00".

    `forecast` is how many were expected when the hour began; None if too few came before.
    """

    hour: str
    people: int
    forecast: int | None = None


class ShiftReport(msgspec.Struct, frozen=True):
    """Everything that the sheet of the day shows.

    Attributes:
        station, point, round: as in the status.
        head: hex hash of the header of the shift's last event.
        report: the figures of the shift, and what does not add up.
        proxy_codes: cards issued in the shift.
        walk_ins: sampled people whom no roster names.
        excused, voided: people excused, and samples undone or removed, in the shift.
        forecast: the people of the list who were still to come when the shift began, and what
            they did; None without a list.
        hours, buildings: sampled people by local hour and by building, beside the forecast. A time
            that was wrong is corrected where the right one is known; others that cannot be true
            are in the hours all the same.
        tube_differences: tubes in which more or fewer swabs than people were counted.
        undelivered: batches without a receipt, newest first.
        bags: the bags with tubes of this shift, newest first.
        operators: the names of those who worked.
        claim: the signed text of the code on the sheet.
    """

    station: int
    point: str
    round: str
    head: str
    report: DayReport
    proxy_codes: int
    walk_ins: int
    excused: int
    voided: int
    forecast: ExpectedPeople | None
    hours: tuple[HourPeople, ...]
    buildings: tuple[BuildingPeople, ...]
    tube_differences: tuple[TubeCheck, ...]
    undelivered: tuple[BatchRecord, ...]
    bags: tuple[PackedBag, ...]
    operators: tuple[str, ...]
    claim: str


class ClaimCheck(msgspec.Struct, frozen=True):
    """What a printed report claims, and whether it is true.

    Attributes:
        claim: what the code says.
        signed: whether this station's key signed it.
        in_journal: whether event `last` of this journal has the hash that the code names.
    """

    claim: DayClaim
    signed: bool
    in_journal: bool

    @property
    def is_true(self) -> bool:
        """Whether this station made the report from this journal."""
        return self.signed and self.in_journal


def shift_report(station: Station) -> ShiftReport:
    """The report of the shift that is shown: the open one, or the one that was closed last.

    Raises:
        Refusal: nothing_to_report: nobody has worked yet.
    """
    with station.read() as uow:
        status, report = report_in(uow, station)
        shift, samples = status.shift, uow.days.samples(status.shift)
        if not shift.began_at:
            raise Refusal("nothing_to_report")
        groups = uow.days.roster(shift, samples[-1].round if samples else status.round or "")
        expected = expected_by_building(groups)
        forecast = sum(expected.values(), ExpectedPeople()) if groups else None
        head = header_hash(uow.journal.entries(shift.last, shift.last)[0].header)
        claim = _claim(status.station, report, head)
        return ShiftReport(
            station=status.station,
            point=status.point,
            round=status.round or "",
            head=head,
            report=report,
            proxy_codes=status.proxy_codes,
            walk_ins=_walk_ins(uow, samples),
            excused=uow.days.excused(shift),
            voided=uow.days.voided(shift),
            forecast=forecast,
            hours=_by_hour(_moments(uow, station, samples), forecast),
            buildings=_by_building(samples, expected),
            tube_differences=tuple(c for c in uow.samples.tube_checks(shift) if c.difference),
            undelivered=status.waiting,
            bags=_bags(uow, shift),
            operators=tuple(uow.days.operators(shift)),
            claim=sign_claim(station.identity.signing_key, claim).text,
        )


def _claim(station: int, report: DayReport, head: str) -> DayClaim:
    return DayClaim(
        station,
        report.day,
        report.shift.first,
        report.shift.last,
        head,
        people=report.people,
        swabs=-1 if report.swabs is None else report.swabs,
        tubes=report.tubes,
        places=report.places,
        exported=report.exported,
    )


def check_claim(station: Station, *, text: str) -> ClaimCheck:
    """Checks the code of a printed report against this station's key and journal.

    Raises:
        Refusal: claim_damaged; claim_of_other_station.
    """
    signed = read_claim(text)
    claim = signed.claim
    if claim.station != station.identity.station:
        raise Refusal("claim_of_other_station", station=claim.station)
    with station.read() as uow:
        entries = uow.journal.entries(claim.last, claim.last)
        in_journal = bool(entries) and header_hash(entries[0].header) == claim.head
    is_signed = signed.is_signed_by(public_key(station.identity.signing_key))
    return ClaimCheck(claim, signed=is_signed, in_journal=in_journal)


def _bags(uow: ReadingUnit, shift: Shift) -> tuple[PackedBag, ...]:
    sealed = {tube.tube for tube in uow.samples.sealed_in(shift)}
    return tuple(bag for bag in uow.days.bags() if sealed & set(bag.tubes))


def _walk_ins(uow: ReadingUnit, samples: Sequence[DaySample]) -> int:
    sampled = {sample.resident for sample in samples}
    return len(sampled - uow.people.listed_among(list(sampled)))


def _moments(uow: ReadingUnit, station: Station, samples: Sequence[DaySample]) -> list[dt.datetime]:
    """The local times of samples; corrected, where it is known by how much the clock was wrong."""
    own = station.identity.station
    bounds = uow.times.bounds_of({(own, sample.seq) for sample in samples})
    moments = []
    for sample in samples:
        earliest, latest = bounds.get((own, sample.seq), ("", ""))
        at = earliest if earliest and earliest == latest else sample.at
        moments.append(dt.datetime.fromisoformat(at).astimezone())
    return moments


def _by_hour(
    moments: Sequence[dt.datetime], expected: ExpectedPeople | None
) -> tuple[HourPeople, ...]:
    people = Counter(f"{moment:%H:00}" for moment in moments)
    forecasts: dict[str, int] = {}
    for hour, count in hour_forecasts(moments, expected.expected if expected else None).items():
        forecasts[f"{hour:%H:00}"] = forecasts.get(f"{hour:%H:00}", 0) + count
    return tuple(
        HourPeople(hour, count, forecasts.get(hour)) for hour, count in sorted(people.items())
    )


def _by_building(
    samples: Sequence[DaySample], expected: Mapping[tuple[str, str], ExpectedPeople]
) -> tuple[BuildingPeople, ...]:
    counts = Counter((sample.compound, sample.building) for sample in samples)
    places = sorted(
        counts.keys() | expected.keys(), key=lambda place: (natural(place[0]), natural(place[1]))
    )
    return tuple(BuildingPeople(*place, counts[place], expected.get(place)) for place in places)
