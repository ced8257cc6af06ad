"""Renders pages from templates. `frame.html` is what all pages have around their content."""

from __future__ import annotations

import hashlib
from functools import cache, partial

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy import Connection

from testdesk.hq.accounts.sessions import Session
from testdesk.hq.city.rounds import round_names
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.web.filters import Filters
from testdesk.hq.web.messages import LANGUAGES, RESOURCES, counted, language_of, message, text

_PAGES = Environment(
    loader=FileSystemLoader(RESOURCES / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def assets_version() -> str:
    """A version that changes with the styles and scripts, so that browsers may cache them."""
    digest = hashlib.sha256()
    for folder in ("static", "vendor"):
        for file in sorted((RESOURCES / folder).iterdir()):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def plain_page(
    request: Request, hq: Headquarters, template: str, *, status: int = 200, **values: object
) -> HTMLResponse:
    """Renders a page that needs no session, in the browser's language."""
    language = language_of(request)
    query = f"?{request.url.query}" if request.url.query else ""
    content = _PAGES.get_template(template).render(
        t=partial(text, language=language),
        tn=partial(counted, language=language),
        named=partial(message, language=language),
        language=language,
        languages=LANGUAGES,
        show=Filters(language, hq.clock.now()),
        city_name=hq.secrets.name,
        assets=assets_version(),
        here=request.url.path + query,
        **values,
    )
    return HTMLResponse(content, status)


def page(
    request: Request,
    hq: Headquarters,
    session: Session,
    template: str,
    *,
    connection: Connection,
    round_: str | None,
    status: int = 200,
    **values: object,
) -> HTMLResponse:
    """Renders a page about one round for the signed-in operator.

    Args:
        request: the request for the page.
        hq: the headquarters.
        session: the operator's session.
        template: the file name of the template.
        connection: a connection to read the rounds to choose from.
        round_: the round that the page is about; None before any round is opened.
        status: the status of the response.
        values: further values for the template.
    """
    return plain_page(
        request,
        hq,
        template,
        status=status,
        session=session,
        round=round_,
        rounds=round_names(connection),
        **values,
    )
