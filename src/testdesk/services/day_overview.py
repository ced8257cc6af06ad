"""What the page of the end of the day shows, in one read."""

from __future__ import annotations

import msgspec

from testdesk.domain.station.status import BatchRecord, StationStatus
from testdesk.domain.station.swab_counts import TubeCheck
from testdesk.ports import Station
from testdesk.services.day import DayReport, report_in

# The states in which a batch is proven to have arrived.
_ARRIVED_STATES = frozenset({"accepted", "delivered"})


class WaitingBatch(msgspec.Struct, frozen=True):
    """A batch without a receipt, and in how many tubes its people are."""

    batch: BatchRecord
    tubes: int


class DayOverview(msgspec.Struct, frozen=True):
    """The state of the shift, of its tubes and of its batches.

    Attributes:
        status, report: the state of the station, and whether the day adds up.
        tubes: the sealed tubes of the shift, in the order of sealing.
        last_sealed_at: UTC ISO time of the last sealing; empty if no tube is sealed.
        arrived_people: how many of the shift's people headquarters is proven to have.
        waiting: the batches without a receipt, of this shift and of earlier ones, newest first.
        staffed: whether operators are enrolled, so that a second person needs badge or PIN.
    """

    status: StationStatus
    report: DayReport
    tubes: tuple[TubeCheck, ...]
    last_sealed_at: str
    arrived_people: int
    waiting: tuple[WaitingBatch, ...]
    staffed: bool

    @property
    def counted(self) -> bool:
        """Whether the number of people may be shown: the swabs are counted, or there are none."""
        return "swabs_not_counted" not in self.report.problems


def day_overview(station: Station) -> DayOverview:
    """Reads everything for the page of the end of the day; changes nothing."""
    with station.read() as uow:
        status, report = report_in(uow, station)
        sealed = uow.samples.sealed_in(status.shift)
        arrived = [(b.first, b.last) for b in status.batches if b.state in _ARRIVED_STATES]
        return DayOverview(
            status=status,
            report=report,
            tubes=tuple(uow.samples.tube_checks(status.shift)),
            last_sealed_at=sealed[-1].at if sealed else "",
            arrived_people=uow.samples.people_in(status.shift, arrived),
            waiting=tuple(
                WaitingBatch(b, uow.samples.tubes_between(b.first, b.last)) for b in status.waiting
            ),
            staffed=any(member.enrolled for member in uow.staff.all()),
        )
