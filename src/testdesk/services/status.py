"""The station's status, the coverage of its buildings, and signing in."""

from __future__ import annotations

import datetime as dt
import itertools
import statistics
from collections.abc import Sequence

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.coverage import BuildingCoverage, PersonCoverage
from testdesk.domain.residents.coverage import coverage as coverage_of_groups
from testdesk.domain.station import outbox
from testdesk.domain.station.status import StationStatus
from testdesk.ports import ReadingUnit, Station
from testdesk.services.session import Context
from testdesk.services.shift_end import valid_close

# The intervals between samples from which the seconds per person are computed.
_INTERVAL_COUNT = 20
_BATCH_OVERHEAD = 8192  # bytes: manifest, signature and encryption
_EVENT_HEADER = 512  # bytes of an event besides its body
_LONGEST_INTERVAL = dt.timedelta(minutes=2)  # a longer one is a pause and is left out


def status(station: Station) -> StationStatus:
    """All values for the status bar, the handover page and `testdesk status`, in one read."""
    with station.read() as uow:
        return status_in(uow, station)


def status_in(uow: ReadingUnit, station: Station) -> StationStatus:
    """Does the same as `status` in an open transaction."""
    shift = uow.shifts.current()
    attempts = uow.outbox.attempts()
    batches = outbox.batch_records(attempts)
    length, exported = uow.journal.length(), outbox.exported_up_to(attempts)
    counts = uow.samples.shift_counts(shift, exported_up_to=exported)
    swabs, close = uow.samples.swabs(shift), valid_close(uow, station)
    swabs = None if swabs is None or swabs.is_withdrawn else swabs
    earlier = _people_between(uow, exported + 1, shift.first - 1)
    return StationStatus(
        station=station.identity.station,
        point=station.identity.point,
        round=uow.samples.round(),
        length=length,
        head=uow.journal.head(),
        unexported=length - exported,
        unexported_people=counts["people"] - counts["exported"] + earlier,
        undelivered=outbox.undelivered(batches, length),
        open_tube=uow.samples.open_tube(),
        people=counts["people"],
        tubes=counts["tubes"],
        proxy_codes=counts["proxy_codes"],
        swabs=swabs.count if swabs else None,
        places=counts["places"],
        exported_people=counts["exported"],
        seconds_per_person=_seconds_per_person(uow.samples.sample_times(_INTERVAL_COUNT + 1)),
        batches=tuple(batches),
        bytes_needed=_largest_batch_size(uow, length, exported),
        exported_in_quarantine=outbox.written_up_to(batches) - exported,
        quarantine=tuple(outbox.quarantine(attempts)),
        shift=shift,
        clock_doubtful=counts["clock_doubtful"],
        clock_wrong=uow.times.in_doubt(length),
        clock_moved=uow.times.unconfirmed_jump(),
        first_sample_at=uow.samples.first_sample_time(shift),
        unexported_of_shift=max(0, shift.last - max(exported, shift.first - 1)),
        swab_count=swabs,
        closed_at=close.at if close else "",
    )


def _people_between(uow: ReadingUnit, first: int, last: int) -> int:
    """The samples of earlier shifts that are in no batch; nothing is read if there is no event."""
    return uow.samples.people_between(first, last) if first <= last else 0


def _largest_batch_size(uow: ReadingUnit, length: int, exported: int) -> int:
    """The bytes of the next batch if nothing could be compressed; 0 if there are no events."""
    size_of_bodies, events = uow.journal.size_of_bodies(exported + 1), length - exported
    return _BATCH_OVERHEAD + events * _EVENT_HEADER + size_of_bodies if events else 0


def _seconds_per_person(times: Sequence[str]) -> float | None:
    """The median interval between samples, whose times are given newest first."""
    moments = [dt.datetime.fromisoformat(t) for t in times]
    intervals = [later - earlier for later, earlier in itertools.pairwise(moments)]
    # If the clock was set back in between, the interval is negative.
    short = [i.total_seconds() for i in intervals if dt.timedelta() <= i <= _LONGEST_INTERVAL]
    return round(statistics.median(short), 1) if short else None


def coverage(station: Station) -> list[BuildingCoverage]:
    """The coverage of every building in the round; walk-ins are counted separately."""
    with station.read() as uow:
        return list(coverage_of_groups(uow.samples.people_groups(uow.samples.round())))


def coverage_of(station: Station, *, compound: str, building: str) -> list[PersonCoverage]:
    """The people of a building, in walking order, each with the state in the round."""
    with station.read() as uow:
        people = uow.people.of_building(compound, building)
        pseudonyms = [person.resident for person in people]
        sampled = uow.samples.sampled_among(pseudonyms)
        listed = uow.people.listed_among(pseudonyms)
        removals = uow.people.removals(pseudonyms)
        excuses = uow.excuses.among(listed - sampled, uow.samples.round() or "")
    missing = listed - sampled - excuses.keys()
    return [
        PersonCoverage(
            person,
            sampled=person.resident in sampled,
            reason="not_seen" if person.resident in missing else "",
            listed=person.resident in listed,
            removed=removals[person.resident].reason if person.resident in removals else "",
            excused=excuses[person.resident].reason if person.resident in excuses else "",
        )
        for person in people
    ]


def sign_in(context: Context, *, operator: str, role: str) -> Done[None]:
    """Signs an operator in; all later events have the operator's name.

    Raises:
        Refusal: operator_missing; staffed: operators are enrolled, so that a typed name is not
            enough (`staff.identification.sign_in_member`).
    """
    name = "".join(filter(str.isprintable, operator)).strip()
    if not name:
        raise Refusal("operator_missing")
    with context.station.write(name) as uow:
        if any(member.enrolled for member in uow.staff.all()):
            raise Refusal("staffed")
        uow.journal.append(ev.OperatorSignedIn(role))
        uow.commit()
    context.session.operator = name
    return Done(None, Changes(operator=True, journal=True))
