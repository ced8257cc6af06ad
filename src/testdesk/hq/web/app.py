"""The app: what is served, and by which headquarters."""

from __future__ import annotations

from fastapi import FastAPI

from testdesk import __version__
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.web import assets, context, error_handlers, exchange_api
from testdesk.hq.web.form_limit import FormLimit
from testdesk.hq.web.headers import Headers
from testdesk.hq.web.pages import access_log, city, conflicts, login, papers, person, stations
from testdesk.hq.web.query_cache import QueryCache
from testdesk.hq.web.upload_limit import UploadLimiter

# Whoever adds pages makes a module with a `router = APIRouter()` and names it here.
_ROUTERS = (
    exchange_api.router,
    login.router,
    assets.router,
    city.router,
    person.router,
    stations.router,
    conflicts.router,
    papers.router,
    access_log.router,
)


def create_app(hq: Headquarters, *, secure: bool = False) -> FastAPI:
    """The app of one headquarters, which stays the caller's to close.

    Args:
        hq: open, and used by many threads.
        secure: browsers reach it by HTTPS only, here or at the proxy before it.
    """
    app = FastAPI(
        title="testdesk headquarters",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        # Both would fetch their scripts from another host.
        docs_url=None,
        redoc_url=None,
    )
    context.lay_in(app, hq)
    app.state.turns = UploadLimiter()
    app.state.secure = secure
    app.state.remembered = QueryCache()
    error_handlers.install(app)
    app.add_middleware(FormLimit)
    app.add_middleware(Headers, city=hq.city, hsts=secure)
    for router in _ROUTERS:
        app.include_router(router)
    return app
