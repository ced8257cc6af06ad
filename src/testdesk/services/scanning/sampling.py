"""Puts a person into the open tube."""

from __future__ import annotations

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.scans import Scan, Verdict
from testdesk.domain.residents.people import Resident
from testdesk.domain.station.tubes import Tube, rejection_reason
from testdesk.domain.station.verdicts import ScanResult
from testdesk.ports import ReadingUnit, Station, UnitOfWork
from testdesk.services.scan_results import refused, scan_result
from testdesk.services.scanning.recognition import Recognised
from testdesk.services.shift_end import valid_close
from testdesk.services.tubes import is_outdated, seal_if_full

_CHANGES = Changes(samples=True, tubes=True, journal=True)


def sample_person(
    uow: UnitOfWork,
    station: Station,
    scan: Scan,
    recognised: Recognised,
    *,
    identified_by: ev.SampledBy,
) -> Done[ScanResult]:
    """Puts a person into the open tube, or returns the reason why not; does not commit."""
    person, tube = recognised.person, uow.samples.open_tube()
    if valid_close(uow, station):
        return refused(uow, scan, "day_closed", resident=person)
    round_ = uow.samples.round()
    if tube is None or is_outdated(tube, round_):
        return refused(uow, scan, "no_open_tube", resident=person)
    if tube.round != round_:
        return refused(uow, scan, "tube_of_other_round", resident=person, tube=tube.tube)
    earlier = uow.samples.earlier(tube.round, person.resident)
    if earlier is not None:
        result = scan_result(uow, scan, "refused", "already_sampled", resident=person)
        return Done(
            msgspec.structs.replace(
                result, tube=earlier.tube, position=earlier.position, earlier=earlier
            ),
            Changes(),
        )
    reason = rejection_reason(tube, person, _first_person(uow, tube))
    if reason:
        return refused(uow, scan, reason, resident=person, tube=tube.tube)
    return _record(uow, station, scan, recognised, tube, identified_by)


def _first_person(uow: ReadingUnit, tube: Tube) -> Resident | None:
    """The first person in a household's tube; of a person unknown here only the pseudonym.

    In other tubes anybody may follow, and None is returned.
    """
    if tube.mode != "household" or not tube.places:
        return None
    first = tube.places[0].resident
    return uow.people.get(first) or Resident(first, "")


def _record(
    uow: UnitOfWork,
    station: Station,
    scan: Scan,
    recognised: Recognised,
    tube: Tube,
    identified_by: ev.SampledBy,
) -> Done[ScanResult]:
    person, position = recognised.person, tube.free_position
    header = uow.journal.append(
        ev.SampleTaken(
            round=tube.round,
            resident=person.resident,
            tube=tube.tube,
            position=position or 0,  # never 0: `rejection_reason` has refused a full tube
            by=identified_by,
            point=station.identity.point,
            compound=person.address.compound,
            building=person.address.building,
        )
    )
    sealed = seal_if_full(uow, tube)
    reason = attention_reason(recognised)
    verdict: Verdict = "accepted" if reason == "sampled" else "attention"
    result = scan_result(uow, scan, verdict, reason, resident=person, tube=tube.tube)
    doubtful = uow.times.in_doubt(header.seq)
    result = msgspec.structs.replace(result, clock_doubtful=doubtful)
    return Done(msgspec.structs.replace(result, position=position, sealed=sealed), _CHANGES)


def attention_reason(recognised: Recognised) -> str:
    """The reason why the operator must check the person before the swab, or `sampled` if none."""
    if not recognised.known:
        return "sampled_not_listed"
    return "sampled_check_name" if recognised.unconfirmed else "sampled"
