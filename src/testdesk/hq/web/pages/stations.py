"""The pages of stations and of conflicts: which events have arrived, and which contradict."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter, Request, Response

from testdesk.hq.accounts.access import logged_access
from testdesk.hq.city import endings
from testdesk.hq.city.revocations import enrolments
from testdesk.hq.conflicts.evidence import facts
from testdesk.hq.conflicts.finding import REFUSED_BATCH_KINDS, conflicts, open_conflicts
from testdesk.hq.home import epochs
from testdesk.hq.store.facts import distrusted_stations
from testdesk.hq.views.person import names
from testdesk.hq.views.stations import stations
from testdesk.hq.web.context import Hq
from testdesk.hq.web.pages.city import Name, requested_round
from testdesk.hq.web.query_cache import cache_of
from testdesk.hq.web.rendering import page
from testdesk.hq.web.signed_in import SignedIn

router = APIRouter(tags=["pages"])

# How many conflicts of each kind are shown; nobody reads more, and the count above includes all.
_MAX_ROWS = 500


@router.get("/stations")
def show_stations(request: Request, hq: Hq, session: SignedIn, round: Name = "") -> Response:  # noqa: A002 - the address's own word
    """The last contact with each station, its missing events, and its clock error."""
    # By station, when its kit was revoked.
    revoked = {
        enrolment.station: enrolment.revoked_at
        for enrolment in enrolments(hq)
        if enrolment.revoked_at
    }
    with hq.read() as connection:
        round_, cache = requested_round(connection, round), cache_of(request)
        known = cache.get(connection, ("conflicts",), lambda: open_conflicts(connection))
        # By station, the open conflict about one of its refused batches.
        suspicious = {
            conflict.events[0][0]: conflict
            for conflict in known
            if conflict.kind in REFUSED_BATCH_KINDS
        }
        return page(
            request,
            hq,
            session,
            "stations.html",
            connection=connection,
            round_=round_,
            stations=cache.get(
                connection, ("stations", round_), lambda: stations(connection, round_)
            ),
            suspicious=suspicious,
            revoked=revoked,
            left_out=distrusted_stations(connection),
            ended=endings.endings(connection),
            stations_ahead=epochs.stations_ahead(connection, clock=hq.clock),
        )


@router.get("/conflicts")
def show_conflicts(
    request: Request,
    hq: Hq,
    session: SignedIn,
    round: Name = "",  # noqa: A002 - the address's own word
    decided: bool = False,
) -> Response:
    """Events that cannot all be true; access is logged, since people are named."""
    with logged_access(hq, operator=session.name, kind="conflict", subject="all") as connection:
        cache = cache_of(request)
        known = cache.get(connection, ("decided",), lambda: conflicts(connection))
        found = [conflict for conflict in known if (conflict.resolution is not None) == decided]
        kinds = [(kind, list(group)) for kind, group in groupby(found, key=lambda c: c.kind)]
        shown_conflicts = [conflict for _, group in kinds for conflict in group[:_MAX_ROWS]]
        residents = {conflict.resident for conflict in shown_conflicts if conflict.resident}
        return page(
            request,
            hq,
            session,
            "conflicts.html",
            connection=connection,
            round_=requested_round(connection, round),
            kinds=kinds,
            decided=decided,
            counts=(len(known) - len(found), len(found))
            if decided
            else (len(found), len(known) - len(found)),
            shown=_MAX_ROWS,
            facts=facts(connection, shown_conflicts),
            names=names(connection, residents),
        )
