"""Pages: the recall list of a tube, the downloads of a round, and the choice of language."""

from __future__ import annotations

import importlib.util
from typing import Annotated, get_args
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from testdesk.domain.refusals import TubeUnknown
from testdesk.hq.views import recall
from testdesk.hq.views.exports import ExportFormat, export_samples
from testdesk.hq.views.reports import round_totals
from testdesk.hq.web.context import Hq
from testdesk.hq.web.messages import COOKIE, LANGUAGES
from testdesk.hq.web.pages.city import Name, requested_round
from testdesk.hq.web.query_cache import cache_of
from testdesk.hq.web.rendering import page
from testdesk.hq.web.signed_in import LONGEST_FIELD, SignedIn, check_origin, local_path

router = APIRouter(tags=["pages"])

# Stations have the numbers 1 to 1023; 0 is headquarters.
Station = Annotated[int | None, Query(ge=0, le=1023)]
Field = Annotated[str, Form(max_length=LONGEST_FIELD)]

_YEAR_SECONDS = 365 * 24 * 3600
# For each format, the ending of the file's name and its media type.
_FILES: dict[ExportFormat, tuple[str, str]] = {
    "csv": ("csv", "text/csv; charset=utf-8"),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
    "fhir": ("fhir.json", "application/fhir+json"),
}


@router.get("/recall")
def show_recall(
    request: Request,
    hq: Hq,
    session: SignedIn,
    tube: Name = "",
    station: Station = None,
    round: Name = "",  # noqa: A002 - the address's own word
) -> Response:
    """Who is in a tube, where they live, and with whom; access is logged."""
    found, unknown = None, False
    if tube.strip():
        try:
            found = recall.tube(hq, tube, operator=session.name, station=station)
        except TubeUnknown:
            unknown = True
    with hq.read() as connection:
        return page(
            request,
            hq,
            session,
            "recall.html",
            connection=connection,
            round_=requested_round(connection, round),
            status=404 if unknown else 200,
            asked=tube.strip(),
            found=found,
            unknown=unknown,
        )


@router.get("/downloads")
def show_downloads(request: Request, hq: Hq, session: SignedIn, round: Name = "") -> Response:  # noqa: A002 - the address's own word
    """Every round, and the formats it can be downloaded in."""
    has_parquet = importlib.util.find_spec("pyarrow") is not None
    formats = [name for name in get_args(ExportFormat) if has_parquet or name != "parquet"]
    with hq.read() as connection:
        cache = cache_of(request)
        return page(
            request,
            hq,
            session,
            "downloads.html",
            connection=connection,
            round_=requested_round(connection, round),
            totals=cache.get(connection, ("rounds",), lambda: round_totals(connection)),
            formats=formats,
        )


@router.get("/downloads/{format}")
def download(hq: Hq, session: SignedIn, format: ExportFormat, round: Name) -> Response:  # noqa: A002 - the address's own words
    """The samples of a round as a file; access is logged.

    Raises:
        Refusal: round_unknown.
    """
    data = export_samples(hq, round_=round, format=format, operator=session.name)
    ending, kind = _FILES[format]
    name = quote(f"{round}.{ending}", safe="")
    return Response(
        data,
        media_type=kind,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )


@router.post("/language")
def choose_language(
    request: Request,
    to: Field = "",
    next: Field = "",  # noqa: A002 - the form's own word
) -> Response:
    """Stores the language `to` in a cookie and returns to the page `next`."""
    check_origin(request)
    response = RedirectResponse(local_path(next), 303)
    if to in LANGUAGES:
        secure = request.app.state.secure
        response.set_cookie(
            COOKIE, to, max_age=_YEAR_SECONDS, secure=secure, httponly=True, samesite="strict"
        )
    return response
