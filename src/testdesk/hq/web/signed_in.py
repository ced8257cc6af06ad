"""Dependencies of pages and forms: the session of the operator who makes a request."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import Depends, Form, Request

from testdesk.domain.refusals import Refusal
from testdesk.hq.accounts import sessions
from testdesk.hq.accounts.sessions import Session
from testdesk.hq.web.context import Hq

LONGEST_FIELD = 4096


class NotSignedInError(Exception):
    """Nobody is logged in; the browser is sent to the login page.

    Attributes:
        next: the address that was requested, or empty.
    """

    def __init__(self, next_: str = "") -> None:
        super().__init__()
        self.next = next_

    @property
    def login(self) -> str:
        """The address of the login page."""
        return "/login" + (f"?next={quote(self.next, safe='/')}" if self.next else "")


def cookie_name(request: Request) -> str:
    """The session cookie's name; browsers accept `__Host-` only by HTTPS and for this host."""
    return "__Host-testdesk" if request.app.state.secure else "testdesk"


def token_of(request: Request) -> str:
    """The token in the request's cookie, or empty."""
    return request.cookies.get(cookie_name(request), "")


def check_origin(request: Request) -> None:
    """Refuses requests that a page of another site made the browser send.

    Raises:
        Refusal: form_expired.
    """
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refusal("form_expired")


def local_path(next_: str) -> str:
    """`next_`, the address after a login, if it is certainly on this site; otherwise "/"."""
    is_plain = next_.isascii() and next_.isprintable() and "\\" not in next_
    return next_ if is_plain and next_.startswith("/") and not next_.startswith("//") else "/"


def require_session(request: Request, hq: Hq) -> Session:
    """The session of the request.

    Raises:
        NotSignedInError: nobody is signed in.
    """
    session = sessions.session_of_token(hq, token_of(request))
    if session is None:
        query = f"?{request.url.query}" if request.url.query else ""
        raise NotSignedInError(request.url.path + query if request.method == "GET" else "")
    return session


SignedIn = Annotated[Session, Depends(require_session)]


def require_supervisor(session: SignedIn) -> Session:
    """The session, if the operator's role is supervisor, who may also decide and change records.

    Raises:
        Refusal: not_permitted.
    """
    if session.role != "supervisor":
        raise Refusal("not_permitted")
    return session


Supervisor = Annotated[Session, Depends(require_supervisor)]


def require_session_form(
    request: Request,
    session: SignedIn,
    csrf: Annotated[str, Form(max_length=LONGEST_FIELD)] = "",
) -> Session:
    """The session, if the form's field `csrf` contains the token that only our own pages know.

    Raises:
        Refusal: form_expired.
    """
    check_origin(request)
    sessions.check_form(session, csrf)
    return session


SessionWithCsrf = Annotated[Session, Depends(require_session_form)]


def require_supervisor_form(session: SessionWithCsrf) -> Session:
    """The session, if the form contains its token (`csrf`) and the operator is a supervisor.

    Raises:
        Refusal: not_permitted, form_expired.
    """
    return require_supervisor(session)


SupervisorForm = Annotated[Session, Depends(require_supervisor_form)]
