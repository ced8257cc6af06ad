"""Whose an unknown code is: asked once, known from then on."""

from __future__ import annotations

from testdesk.domain.changes import Changes
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.scans import Scan
from testdesk.domain.refusals import Refusal, UnknownPerson
from testdesk.ports import Station
from testdesk.services.scan_results import Answer
from testdesk.services.scanning.double_reads import remember
from testdesk.services.scanning.recognition import Recognised
from testdesk.services.scanning.sampling import sample_person
from testdesk.services.session import ScanSession


def answer_whose(*, station: Station, session: ScanSession, resident: str) -> Answer:
    """Says whose the pending code is: binds it, and registers the person.

    Args:
        station: the station.
        session: with the pending code of the scan before.
        resident: pseudonym.

    Raises:
        Refusal: nothing_pending, unknown_person.
    """
    pending = session.pending
    if pending is None:
        raise Refusal("nothing_pending")
    with station.write(session.operator) as uow:
        person = uow.people.get(resident)
        if person is None:
            raise UnknownPerson()
        if pending.digest:
            uow.journal.append(ev.CodeBound(pending.digest, resident))
        read = Scan("external_code" if pending.digest else "id_number", pending.scan)
        result, changes = sample_person(uow, station, read, Recognised(person), by=pending.by)
        # The binding is true whether or not the person may be sampled now.
        uow.commit()
        session.pending = session.stranger = None
        session.recent = ()
        remember(pending.scan, result, station=station, session=session)
        bound = bool(pending.digest)
        return result, changes | Changes(codes=bound, journal=bound)
