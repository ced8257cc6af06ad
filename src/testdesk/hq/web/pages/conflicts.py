"""The page of one conflict: what its events state, and a supervisor's decision on it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from testdesk.domain.journal.events import Decision
from testdesk.domain.refusals import Refusal
from testdesk.hq.accounts.access import logged_access
from testdesk.hq.accounts.sessions import Session
from testdesk.hq.city.rounds import current_round
from testdesk.hq.conflicts import admissions, resolutions
from testdesk.hq.conflicts.evidence import facts_in_full
from testdesk.hq.conflicts.finding import REFUSED_BATCH_KINDS, Conflict, conflicts
from testdesk.hq.conflicts.subjects import BATCH_KEY
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.views.person import names
from testdesk.hq.web.context import Hq
from testdesk.hq.web.messages import message_key
from testdesk.hq.web.pages.city import WITHOUT_NUL
from testdesk.hq.web.rendering import page
from testdesk.hq.web.signed_in import LONGEST_FIELD, SignedIn, SupervisorForm

router = APIRouter(tags=["pages"])

Key = Annotated[str, Query(max_length=300, pattern=WITHOUT_NUL)]
Field = Annotated[str, Form(max_length=LONGEST_FIELD)]

# The decisions by which no event is set aside: all events are valid (`all_stand`), or they are
# about one tube. `one_stands` means that only the chosen event is valid.
_DECISIONS_KEEPING_ALL: dict[str, Decision] = {"all_stand": "all_stand", "one_tube": "one_tube"}


@router.get("/conflict")
def show_conflict(request: Request, hq: Hq, session: SignedIn, key: Key = "") -> Response:
    """The events of a conflict and what they state; access is logged."""
    with logged_access(hq, operator=session.name, kind="conflict", subject=key) as connection:
        return _page(request, hq, session, connection, key=key)


@router.post("/conflict")
def decide(
    request: Request,
    hq: Hq,
    session: SupervisorForm,
    key: Field = "",
    decision: Field = "",
    note: Field = "",
) -> Response:
    """Decides: `all_stand`, `one_tube`, or the one valid event as station and number, "3:17"."""
    # Any other text names no event of this conflict, so it is refused.
    kind = _DECISIONS_KEEPING_ALL.get(decision, "one_stands")
    chosen = _parsed_event(decision)
    try:
        resolutions.resolve(hq, key, decision=kind, note=note, by=session.name, chosen=chosen)
    except Refusal as refusal:
        clean_key = key.replace("\0", "")
        with logged_access(
            hq, operator=session.name, kind="conflict", subject=clean_key
        ) as connection:
            return _page(
                request, hq, session, connection, key=clean_key, refused=message_key(refusal)
            )
    return RedirectResponse("/conflicts?decided=true", 303)


@router.post("/admit")
def admit(
    request: Request, hq: Hq, session: SupervisorForm, key: Field = "", note: Field = ""
) -> Response:
    """Admits a refused batch: writes what it reports into headquarters' own journal."""
    clean_key = key.replace("\0", "")
    try:
        admissions.admit(hq, clean_key.removeprefix(BATCH_KEY), note=note, by=session.name)
    except Refusal as refusal:
        with logged_access(
            hq, operator=session.name, kind="conflict", subject=clean_key
        ) as connection:
            return _page(
                request, hq, session, connection, key=clean_key, refused=message_key(refusal)
            )
    return RedirectResponse(f"/conflict?key={quote(clean_key)}", 303)


def _parsed_event(text: str) -> tuple[int, int] | None:
    """Station and sequence number in "3:17"; None for any other text."""
    station, separator, seq = text.partition(":")
    if not (separator and station.isdecimal() and seq.isdecimal()):
        return None
    return int(station), int(seq)


def _page(
    request: Request,
    hq: Headquarters,
    session: Session,
    connection: Connection,
    *,
    key: str,
    refused: str = "",
) -> Response:
    # The conflicts are not read from the cache, because a supervisor must see the current state.
    found: Conflict | None = next((c for c in conflicts(connection) if c.key == key), None)
    return page(
        request,
        hq,
        session,
        "conflict.html",
        connection=connection,
        round_=current_round(connection),
        status=404 if found is None else 422 if refused else 200,
        conflict=found,
        events=() if found is None else facts_in_full(connection, found),
        name="" if found is None else names(connection, [found.resident]).get(found.resident, ""),
        admission=None if found is None else _admission(hq, found),
        one_can_be_chosen=found is not None and resolutions.one_can_be_chosen(found.kind),
        can_be_one_tube=found is not None and resolutions.can_be_one_tube(found.kind),
        refused=refused,
    )


def _admission(hq: Headquarters, conflict: Conflict) -> admissions.Admission | None:
    """What admitting the refused batch would add; None for other conflicts, or without the file."""
    if conflict.kind not in REFUSED_BATCH_KINDS:
        return None
    try:
        return admissions.preview(hq, conflict.key.removeprefix(BATCH_KEY))
    except Refusal:
        return None
