"""The rounds, their erasure by two supervisors, and the record of it; and the check of a sheet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import Connection

from testdesk.domain.refusals import EnvironmentFault, Refusal, RewriteDue
from testdesk.hq.accounts.sessions import Session
from testdesk.hq.city.rounds import current_round
from testdesk.hq.erasure import deciding
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import erased, journal
from testdesk.hq.views.sheets import SheetCheck, check_sheet
from testdesk.hq.web.context import Hq
from testdesk.hq.web.messages import message_key
from testdesk.hq.web.pages.city import WITHOUT_NUL, Name
from testdesk.hq.web.rendering import page
from testdesk.hq.web.signed_in import LONGEST_FIELD, SignedIn, SupervisorForm

router = APIRouter(tags=["pages"])

Field = Annotated[str, Form(max_length=LONGEST_FIELD)]
# The longest code of a sheet has about 310 characters.
Code = Annotated[str, Query(max_length=1000, pattern=WITHOUT_NUL)]


@router.get("/rounds")
def show_rounds(request: Request, hq: Hq, session: SignedIn) -> Response:
    """Every round, whether it may be erased, and by whom that was proposed."""
    with hq.read() as connection:
        return _page(request, hq, session, connection)


@router.post("/rounds/propose")
def propose(
    request: Request,
    hq: Hq,
    session: SupervisorForm,
    name: Field = "",
    note: Field = "",
    password: Field = "",
) -> Response:
    """Proposes to erase a round, with a reason and the supervisor's own password."""

    def action() -> None:
        deciding.propose(hq, _clean(name), note=note, by=session.name, password=password)

    return _after(request, hq, session, action)


@router.post("/rounds/confirm")
def confirm(
    request: Request, hq: Hq, session: SupervisorForm, name: Field = "", password: Field = ""
) -> Response:
    """Erases a round that another supervisor has proposed to erase."""

    def action() -> None:
        deciding.confirm(hq, _clean(name), by=session.name, password=password)
        with suppress(EnvironmentFault):  # the page offers to repeat it
            deciding.finish(hq)

    return _after(request, hq, session, action)


@router.post("/rounds/withdraw")
def withdraw(
    request: Request, hq: Hq, session: SupervisorForm, name: Field = "", password: Field = ""
) -> Response:
    """Withdraws a proposal."""

    def action() -> None:
        deciding.withdraw(hq, _clean(name), by=session.name, password=password)

    return _after(request, hq, session, action)


@router.post("/rounds/rewrite")
def rewrite(request: Request, hq: Hq, session: SupervisorForm) -> Response:
    """Rewrites the database without what was erased; answers 503 if it cannot be done now."""
    return _after(request, hq, session, lambda: deciding.finish(hq))


@router.get("/rounds/record")
def show_record(request: Request, hq: Hq, session: SignedIn, name: Name = "") -> Response:
    """What was erased of a round, when, by whom and why; prints with lines for two signatures."""
    with hq.read() as connection:
        try:
            found = deciding.record_of(connection, name)
        except RewriteDue as refusal:
            return _page(request, hq, session, connection, refusal)
        except Refusal:
            found = []
        length, head = journal.length_and_head(connection)
        return page(
            request,
            hq,
            session,
            "record.html",
            connection=connection,
            round_=current_round(connection),
            status=200 if found else 404,
            name=name,
            erasures=found,
            length=length,
            head=head,
        )


@router.get("/sheet")
def show_sheet(request: Request, hq: Hq, session: SignedIn, code: Code = "") -> Response:
    """Whether a sheet of the day is genuine, by the text of its code."""
    check: SheetCheck | None = None
    refused, values = "", dict[str, object]()
    if code.strip():
        try:
            check = check_sheet(hq, code)
            refused = check.problem
        except Refusal as refusal:
            refused, values = message_key(refusal), dict(refusal.detail)
    with hq.read() as connection:
        return page(
            request,
            hq,
            session,
            "sheet.html",
            connection=connection,
            round_=current_round(connection),
            code=code.strip(),
            check=check,
            refused=refused,
            refused_values=values,
        )


def _clean(name: str) -> str:
    return name.replace("\0", "")


def _after(
    request: Request, hq: Headquarters, session: Session, action: Callable[[], object]
) -> Response:
    """Carries out an action, and shows the rounds again, with the reason if it was refused."""
    try:
        action()
    except Refusal as refusal:
        with hq.read() as connection:
            return _page(request, hq, session, connection, refusal)
    return RedirectResponse("/rounds", 303)


def _page(
    request: Request,
    hq: Headquarters,
    session: Session,
    connection: Connection,
    refusal: Refusal | None = None,
) -> Response:
    return page(
        request,
        hq,
        session,
        "rounds.html",
        connection=connection,
        round_=current_round(connection),
        status=200 if refusal is None else 422,
        states=deciding.round_states(hq, connection),
        days=hq.secrets.retention_days,
        left_in_file=erased.is_rewrite_due(connection),
        refused="" if refusal is None else message_key(refusal),
        refused_values={} if refusal is None else refusal.detail,
    )
