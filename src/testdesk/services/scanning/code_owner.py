"""Binds an unknown code to the person that the operator names."""

from __future__ import annotations

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.scans import Scan
from testdesk.domain.refusals import Refusal, UnknownPerson
from testdesk.domain.station.verdicts import ScanResult
from testdesk.services.scanning.double_reads import remember
from testdesk.services.scanning.recognition import Recognised
from testdesk.services.scanning.sampling import sample_person
from testdesk.services.session import Context


def name_owner(context: Context, *, resident: str) -> Done[ScanResult]:
    """Puts the person whom the operator named into the open tube.

    If the pending scan is another system's code, it is bound to the person first.

    Args:
        context: station and session.
        resident: pseudonym.

    Raises:
        Refusal: nothing_pending, unknown_person.
    """
    pending = context.session.pending
    if pending is None:
        raise Refusal("nothing_pending")
    with context.write("register") as uow:
        person = uow.people.get(resident)
        if person is None:
            raise UnknownPerson()
        if pending.digest:
            uow.journal.append(ev.CodeBound(pending.digest, resident))
        scan = Scan("external_code" if pending.digest else "id_number", pending.scan)
        sampled = sample_person(
            uow, context.station, scan, Recognised(person), identified_by=pending.identified_by
        )
        # The binding is recorded even if the person may not be sampled now.
        uow.commit()
        context.session.pending = context.session.card_to_compare = None
        context.session.recent = ()
        remember(context, pending.scan, sampled.value)
        bound = bool(pending.digest)
        return Done(sampled.value, sampled.changes | Changes(codes=bound, journal=bound))
