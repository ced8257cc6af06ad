"""Style, scripts and the chart library, out of the package; nobody has to log in for them."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

from testdesk.hq.web.messages import RESOURCES
from testdesk.hq.web.rendering import assets_version

router = APIRouter(tags=["pages"])

_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FOLDERS = ("static", "vendor")
# An address with another version in it is another address.
_KEPT = "public, max-age=31536000, immutable"


@router.get("/assets/{version}/{name}")
def send_asset(version: str, name: str) -> Response:
    """A file by its name; of an older version none is left."""
    for folder in _FOLDERS:
        # Names are compared, never put together to a path: "../" leads nowhere.
        for file in (RESOURCES / folder).iterdir():
            if file.name == name and file.suffix in _KINDS and version == assets_version():
                headers = {"Cache-Control": _KEPT}
                return FileResponse(file, media_type=_KINDS[file.suffix], headers=headers)
    raise HTTPException(404)
