"""The login page, the only page that needs no session; and logging out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from testdesk.domain.refusals import LoginThrottled, Refusal
from testdesk.hq.accounts import sessions
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.web.context import Hq
from testdesk.hq.web.messages import LANGUAGES, message
from testdesk.hq.web.rendering import plain_page
from testdesk.hq.web.signed_in import (
    LONGEST_FIELD,
    SessionWithCsrf,
    check_origin,
    cookie_name,
    local_path,
    token_of,
)

router = APIRouter(tags=["operators"])

Field = Annotated[str, Form(max_length=LONGEST_FIELD)]


@router.get("/login", response_class=HTMLResponse)
def show_login(request: Request, hq: Hq, next: str = "") -> Response:  # noqa: A002 - the query's own word
    """The login form; `next` is the address that was requested without a session."""
    return _page(request, hq, next)


@router.post("/login", response_class=HTMLResponse)
def log_in(
    request: Request,
    hq: Hq,
    name: Field = "",
    password: Field = "",
    next: Field = "",  # noqa: A002 - the form's own word
) -> Response:
    """Begins a session and leads to the address in `next`."""
    check_origin(request)
    try:
        token = sessions.log_in(hq, name=name, password=password)
    except Refusal as refusal:
        status = 429 if isinstance(refusal, LoginThrottled) else 401
        return _page(request, hq, next, refusal.code, status, **refusal.detail)
    response = RedirectResponse(local_path(next), 303)
    response.set_cookie(
        cookie_name(request),
        token,
        max_age=int(sessions.LONGEST_SESSION.total_seconds()),
        path="/",
        secure=request.app.state.secure,
        httponly=True,
        samesite="strict",
    )
    return response


@router.post("/logout")
def log_out(request: Request, hq: Hq, session: SessionWithCsrf) -> Response:
    """Ends the session."""
    del session  # it has been checked, and is not needed
    sessions.log_out(hq, token_of(request))
    response = RedirectResponse("/login", 303)
    secure = request.app.state.secure
    response.delete_cookie(
        cookie_name(request), path="/", secure=secure, httponly=True, samesite="strict"
    )
    return response


def _page(
    request: Request,
    hq: Headquarters,
    next_: str,
    code: str = "",
    status: int = 200,
    **values: object,
) -> Response:
    # Nobody has chosen a language yet, so the message is shown in all of them.
    messages = [message(code, language, **values) for language in LANGUAGES] if code else []
    return plain_page(
        request, hq, "login.html", status=status, messages=messages, next=local_path(next_)
    )
