"""Refusing: a batch that is not taken in is noted, kept where it is evidence, and answered."""

from __future__ import annotations

from testdesk.domain.events import Entry
from testdesk.domain.refusals import Refusal
from testdesk.formats.batch import open_damaged_batch, open_sealed
from testdesk.hq.city import revocations
from testdesk.hq.conflicts import finding, forks
from testdesk.hq.exchange.intake import receipts, records
from testdesk.hq.exchange.intake.verification import VerifiedFile
from testdesk.hq.home.folder import Headquarters
from testdesk.wall_clock import written


def refuse(hq: Headquarters, arrival: VerifiedFile, reason: str, data: bytes) -> bytes:
    """Notes a refusal in a transaction of its own; the signed answer to it.

    Args:
        hq: the headquarters.
        arrival: which batch.
        reason: why.
        data: the whole file. That of a revoked laptop or of another history is kept: sealed
            evidence is not lost with the stick that brought it.
    """
    manifest = arrival.manifest
    entries = _inside(hq, arrival, reason, data) if reason in finding.NOTICED else []
    with hq.writing(manifest.station) as connection:
        if reason == "station_revoked" or entries:
            revocations.keep(
                hq,
                connection,
                station=manifest.station,
                file=arrival.file,
                sha256=arrival.sha256,
                data=data,
            )
        if entries:
            forks.note(
                connection,
                manifest,
                entries,
                sha256=arrival.sha256,
                reason=reason,
                now=written(hq.clock.now()),
            )
        records.record(hq, connection, [arrival], verdict="refused", reason=reason)
        return receipts.answer(hq, connection, records.answered(arrival), reason=reason)


def _inside(hq: Headquarters, arrival: VerifiedFile, reason: str, data: bytes) -> list[Entry]:
    """The events of a batch that is refused and kept; none where it does not open."""
    identities = [hq.secrets.age_identity]
    try:
        if reason == "event_damaged":
            return open_damaged_batch(data, age_identities=identities)
        return open_sealed(arrival.sealed, age_identities=identities)
    except Refusal:
        return []
