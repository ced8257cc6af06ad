"""Logging in and out: the one page that anybody may see."""

from __future__ import annotations

from html import escape
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from testdesk.domain.refusals import Refusal
from testdesk.hq import sessions
from testdesk.hq.web.context import Hq
from testdesk.hq.web.signed_in import (
    LONGEST_FIELD,
    SignedInForm,
    check_origin,
    cookie_name,
    token_of,
)

router = APIRouter(tags=["operators"])

Field = Annotated[str, Form(max_length=LONGEST_FIELD)]

# Nobody has chosen a language yet, so each is spoken.
_SAID = {
    "": "",
    "login_failed": "名字或密码不对 · 이름이나 비밀번호가 틀렸습니다 · Name or password is wrong",
    "login_waits": "请等待 {minutes} 分钟 · {minutes}분 기다리세요 · Wait {minutes} minutes",
}
_PAGE = """<!doctype html>
<html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>testdesk · {name}</title>
<body><main><h1>{name}</h1><p role="alert">{said}</p>
<form method="post" action="/login"><input type="hidden" name="next" value="{next}">
<p><label>名字 · 이름 · Name<br>
<input name="name" autocomplete="username" required autofocus></label></p>
<p><label>密码 · 비밀번호 · Password<br>
<input name="password" type="password" autocomplete="current-password" required></label></p>
<p><button>登录 · 로그인 · Log in</button></p></form></main></body></html>
"""


@router.get("/login", response_class=HTMLResponse)
def show_login(hq: Hq, next: str = "") -> Response:  # noqa: A002 - the query's own word
    """The form."""
    return _page(hq.secrets.name, next)


@router.post("/login", response_class=HTMLResponse)
def log_in(
    request: Request,
    hq: Hq,
    name: Field = "",
    password: Field = "",
    next: Field = "",  # noqa: A002 - the form's own word
) -> Response:
    """Begins a session and leads to where the browser wanted to go."""
    check_origin(request)
    try:
        token = sessions.log_in(hq, name=name, password=password)
    except Refusal as refusal:
        said = _SAID[refusal.code].format_map(refusal.detail)
        status = 429 if refusal.code == "login_waits" else 401
        return _page(hq.secrets.name, next, said, status)
    answer = RedirectResponse(_own_path(next), 303)
    answer.set_cookie(
        cookie_name(request),
        token,
        max_age=int(sessions.LONGEST.total_seconds()),
        path="/",
        secure=request.app.state.secure,
        httponly=True,
        samesite="strict",
    )
    return answer


@router.post("/logout")
def log_out(request: Request, hq: Hq, session: SignedInForm) -> Response:
    """Ends the session."""
    del session  # proven, and not needed
    sessions.log_out(hq, token_of(request))
    answer = RedirectResponse("/login", 303)
    secure = request.app.state.secure
    answer.delete_cookie(
        cookie_name(request), path="/", secure=secure, httponly=True, samesite="strict"
    )
    return answer


def _own_path(next_: str) -> str:
    """Where to go: a path of ours and nothing that a browser takes for another site."""
    plain = next_.isascii() and next_.isprintable() and "\\" not in next_
    return next_ if plain and next_.startswith("/") and not next_.startswith("//") else "/"


def _page(name: str, next_: str, said: str = "", status: int = 200) -> Response:
    page = _PAGE.format(name=escape(name), said=escape(said), next=escape(_own_path(next_)))
    return HTMLResponse(page, status)
