"""What the desk says of itself, the people not yet seen, and the end of the day."""

from __future__ import annotations

import datetime as dt
import itertools
import statistics
from collections.abc import Sequence

import msgspec

from testdesk.domain import events as ev
from testdesk.domain import outbox
from testdesk.domain.changes import Changes
from testdesk.domain.refusals import Refusal
from testdesk.domain.status import BatchRecord, BuildingCoverage, DeskStatus, PersonCoverage
from testdesk.ports import Desk, UnitOfWork
from testdesk.services.session import ScanSession
from testdesk.wall_clock import local_day

_GAPS = 20
_FRAME, _HEADER = 8192, 512  # manifest, signature and seal; the head of an event, in bytes
_LONGEST_GAP = dt.timedelta(minutes=2)  # a longer one is a pause, not a pace


class DayReport(msgspec.Struct, frozen=True):
    """The equation of the day: people = swabs = places in tubes = exported.

    Attributes:
        day: the local day, ISO.
        people, swabs, tubes, places, exported: swabs is None until they are counted.
        unexported: own events in no batch.
        open_tube: barcode of a tube that nobody sealed, or None.
        problems: codes of what does not add up; empty when the day is done.
    """

    day: str
    people: int
    swabs: int | None
    tubes: int
    places: int
    exported: int
    unexported: int
    open_tube: str | None
    problems: tuple[str, ...]


def status(*, desk: Desk) -> DeskStatus:
    """The strip, the handover page and `testdesk status` in one reading."""
    with desk.begin("") as uow:
        return _status(uow, desk)


def _status(uow: UnitOfWork, desk: Desk) -> DeskStatus:
    day = desk.clock.today()
    writings = uow.outbox.writings()
    batches = outbox.shown(writings)
    length, exported = uow.journal.length(), outbox.exported_to(writings)
    counts = uow.samples.day_counts(*local_day(day, desk.clock.now()), exported_to=exported)
    return DeskStatus(
        station=desk.identity.station,
        point=desk.identity.point,
        round=uow.samples.round(),
        length=length,
        head=uow.journal.head(),
        unexported=length - exported,
        undelivered=_undelivered(batches, length),
        open_tube=uow.samples.open_tube(),
        people=counts["people"],
        tubes=counts["tubes"],
        proxy_codes=counts["proxy_codes"],
        swabs=uow.samples.swabs(day.isoformat()),
        places=counts["places"],
        exported_people=counts["exported"],
        seconds_per_person=_pace(uow.samples.sample_times(_GAPS + 1)),
        batches=tuple(batches),
        room_needed=_room(length - exported, uow.journal.weight(exported + 1)),
        held=outbox.written_to(batches) - exported,
        quarantine=tuple(outbox.quarantine(writings)),
    )


def _room(events: int, bodies: int) -> int:
    """Before anything is packed: as if nothing could be made smaller. 0 for no event."""
    return _FRAME + events * _HEADER + bodies if events else 0


def _undelivered(batches: Sequence[BatchRecord], length: int) -> int:
    """Own events that no batch carries which is proven to be there; two may overlap."""
    accepted: set[int] = set()
    for batch in batches:
        if batch.state in {"accepted", "delivered"}:
            accepted.update(range(batch.first, batch.last + 1))
    return length - len(accepted)


def _pace(times: Sequence[str]) -> float | None:
    moments = [dt.datetime.fromisoformat(t) for t in times]
    gaps = [a - b for a, b in itertools.pairwise(moments)]
    # A clock that was set back in between leaves a gap below nothing.
    short = [g.total_seconds() for g in gaps if dt.timedelta() <= g <= _LONGEST_GAP]
    return round(statistics.median(short), 1) if short else None


def coverage(*, desk: Desk) -> list[BuildingCoverage]:
    """Every building: how many are listed, how many sampled in the round."""
    with desk.begin("") as uow:
        return uow.samples.coverage(uow.samples.round())


def coverage_of(*, desk: Desk, compound: str, building: str) -> list[PersonCoverage]:
    """Everybody of a building in walking order, and who is still missing."""
    with desk.begin("") as uow:
        sampled = uow.samples.sampled_of(uow.samples.round(), compound, building)
        people = uow.people.of_building(compound, building)
    return [
        PersonCoverage(r, r.resident in sampled, "" if r.resident in sampled else "not_seen")
        for r in people
    ]


def close_day(*, desk: Desk) -> DayReport:
    """Reconciles the day. It is done only when nothing is left in `problems`."""
    with desk.begin("") as uow:
        now = _status(uow, desk)
        only_counts = _only_counts_follow(uow, now)
    left_out = now.unexported > now.held
    checks = (
        ("swabs_differ", now.swabs is not None and now.swabs != now.people),
        ("places_differ", now.places != now.people),
        ("tube_open", now.open_tube is not None),
        ("batch_quarantined", any(one.lasting for one in now.quarantined)),
        ("not_exported", left_out and not only_counts),
        ("headquarters_lost", _is_lost_there(now)),
        ("count_not_exported", left_out and only_counts),
    )
    return DayReport(
        day=desk.clock.today().isoformat(),
        people=now.people,
        swabs=now.swabs,
        tubes=now.tubes,
        places=now.places,
        exported=now.exported_people,
        unexported=now.unexported,
        open_tube=now.open_tube.tube if now.open_tube else None,
        problems=tuple(code for code, wrong in checks if wrong),
    )


def _is_lost_there(now: DeskStatus) -> bool:
    """Whether headquarters lost events that no batch carries a second time yet."""
    reached = now.length - now.unexported
    return any(batch.state == "lost" and batch.last > reached for batch in now.batches)


def _only_counts_follow(uow: UnitOfWork, now: DeskStatus) -> bool:
    """Whether nothing but counts of swabs came after the last batch: every person is in one."""
    first = now.length - (now.unexported - now.held) + 1
    if now.length - first >= _GAPS:  # nobody counts that often
        return False
    later = uow.journal.entries(first, now.length)
    return all(entry.header.kind == "swabs_counted" for entry in later)


def count_swabs(*, desk: Desk, session: ScanSession, count: int) -> Changes:
    """Keeps what the point lead counted by eye today; the same count again is no new event.

    It is an event like any other, so it belongs before the export that ends the day.

    Raises:
        Refusal: count_invalid.
    """
    if not 0 <= count <= 100_000:
        raise Refusal("count_invalid")
    day = desk.clock.today().isoformat()
    with desk.begin(session.operator) as uow:
        if uow.samples.swabs(day) == count:
            return Changes()
        uow.journal.append(ev.SwabsCounted(day, count))
        uow.commit()
    return Changes(samples=True, journal=True)


def sign_in(*, desk: Desk, session: ScanSession, operator: str, role: str) -> Changes:
    """A person takes the desk; from now on events carry the name.

    Raises:
        Refusal: operator_missing.
    """
    name = "".join(filter(str.isprintable, operator)).strip()
    if not name:
        raise Refusal("operator_missing")
    with desk.begin(name) as uow:
        uow.journal.append(ev.OperatorSignedIn(role))
        uow.commit()
    session.operator = name
    return Changes(operator=True, journal=True)
