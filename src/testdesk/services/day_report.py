"""The report of a shift, signed with the station's key, and the check of a printed one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import msgspec

from testdesk.domain.journal.hash_chain import header_hash
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.walking import natural
from testdesk.domain.station.bags import PackedBag
from testdesk.domain.station.status import BatchRecord, Shift
from testdesk.domain.station.swab_counts import TubeCheck
from testdesk.formats.crypto.keys import public_key
from testdesk.formats.day_claim import DayClaim, read_claim, sign_claim
from testdesk.ports import ReadingUnit, Station
from testdesk.ports.days import DaySample
from testdesk.services.day import DayReport, report_in


class BuildingPeople(msgspec.Struct, frozen=True):
    """How many people of a building were sampled; two empty names for people without address."""

    compound: str
    building: str
    people: int


class HourPeople(msgspec.Struct, frozen=True):
    """How many people were sampled in an hour; `hour` is local time, such as "08:00"."""

    hour: str
    people: int


class ShiftReport(msgspec.Struct, frozen=True):
    """Everything that the sheet of the day shows. There is no forecast to compare the fact with.

    Attributes:
        station, point, round: as in the status.
        head: hex hash of the header of the shift's last event.
        report: the figures of the shift, and what does not add up.
        proxy_codes: cards issued in the shift.
        walk_ins: sampled people whom no roster names.
        excused, voided: people excused, and samples undone or removed, in the shift.
        hours, buildings: sampled people by local hour and by building; times that cannot be true
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
            hours=_by_hour(samples),
            buildings=_by_building(samples),
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


def _by_hour(samples: Sequence[DaySample]) -> tuple[HourPeople, ...]:
    hours = Counter(
        f"{dt.datetime.fromisoformat(sample.at).astimezone():%H:00}" for sample in samples
    )
    return tuple(HourPeople(hour, count) for hour, count in sorted(hours.items()))


def _by_building(samples: Sequence[DaySample]) -> tuple[BuildingPeople, ...]:
    counts = Counter((sample.compound, sample.building) for sample in samples)
    places = sorted(counts, key=lambda place: (natural(place[0]), natural(place[1])))
    return tuple(BuildingPeople(*place, counts[place]) for place in places)
