"""Makes the web app of a headquarters from the routers of its pages and of the stations' API."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI, Response
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

from testdesk import __version__
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.web import context, error_handlers, exchange_api
from testdesk.hq.web.messages import RESOURCES
from testdesk.hq.web.middleware import FormLimit, ResponseHeaders, UploadLimiter
from testdesk.hq.web.pages import (
    access_log,
    city,
    conflicts,
    downloads,
    login,
    person,
    rounds,
    stations,
)
from testdesk.hq.web.query_cache import QueryCache
from testdesk.hq.web.rendering import assets_version

router = APIRouter(tags=["pages"])

_MEDIA_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FOLDERS = ("static", "vendor")
# An asset's address contains the version of all assets, so a cached copy is never outdated.
_CACHED_FOR_EVER = "public, max-age=31536000, immutable"


@router.get("/assets/{version}/{name}")
def send_asset(version: str, name: str) -> Response:
    """Sends a style, script or picture of the current version; 404 for any other version."""
    for folder in _FOLDERS:
        # Names are compared, never joined into a path, so that "../" cannot reach other files.
        for file in (RESOURCES / folder).iterdir():
            if file.name == name and file.suffix in _MEDIA_TYPES and version == assets_version():
                headers = {"Cache-Control": _CACHED_FOR_EVER}
                return FileResponse(file, media_type=_MEDIA_TYPES[file.suffix], headers=headers)
    raise HTTPException(404)


# To add pages, make a module with a `router = APIRouter()` and list it here.
_ROUTERS = (
    exchange_api.router,
    login.router,
    router,
    city.router,
    person.router,
    stations.router,
    conflicts.router,
    downloads.router,
    rounds.router,
    access_log.router,
)


def create_app(hq: Headquarters, *, secure: bool = False) -> FastAPI:
    """Makes the app of a headquarters, which the caller has to close.

    Args:
        hq: an open headquarters, which many threads will use.
        secure: whether browsers reach it only by HTTPS, directly or by the proxy in front of it.
    """
    app = FastAPI(
        title="testdesk headquarters",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        # FastAPI's pages of documentation would load their scripts from another host.
        docs_url=None,
        redoc_url=None,
    )
    context.set_headquarters(app, hq)
    app.state.upload_limiter = UploadLimiter()
    app.state.secure = secure
    app.state.query_cache = QueryCache()
    error_handlers.install(app)
    app.add_middleware(FormLimit)
    app.add_middleware(ResponseHeaders, city=hq.city, hsts=secure)
    for router in _ROUTERS:
        app.include_router(router)
    return app
