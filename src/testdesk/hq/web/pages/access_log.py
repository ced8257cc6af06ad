"""The page of the access log, on which supervisors see who opened which record.

Short, because each page has its own module.
"""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from testdesk.hq.accounts import access
from testdesk.hq.web.context import Hq
from testdesk.hq.web.pages.city import Name, requested_round
from testdesk.hq.web.rendering import page
from testdesk.hq.web.signed_in import Supervisor

router = APIRouter(tags=["pages"])

# `hq access-log` shows the rest.
_NEWEST = 500


@router.get("/looks")  # a released address; a "look" is an access
def show_access_log(request: Request, hq: Hq, session: Supervisor, round: Name = "") -> Response:  # noqa: A002 - the address's own word
    """The newest entries of the access log."""
    found = access.access_entries(hq, limit=_NEWEST)
    with hq.read() as connection:
        return page(
            request,
            hq,
            session,
            "looks.html",
            connection=connection,
            round_=requested_round(connection, round),
            access_entries=found,
        )
