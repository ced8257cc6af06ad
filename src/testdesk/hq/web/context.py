"""The headquarters that serves a request.

Short, because every page and every handler imports it.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, FastAPI, Request
from starlette.requests import HTTPConnection

from testdesk.hq.home.folder import Headquarters


def set_headquarters(app: FastAPI, hq: Headquarters) -> None:
    """Stores the headquarters in the app's state."""
    app.state.headquarters = hq


def headquarters_of(connection: HTTPConnection) -> Headquarters:
    """The headquarters of the app that received the request."""
    hq = connection.app.state.headquarters
    if not isinstance(hq, Headquarters):
        raise TypeError("an app without its headquarters")
    return hq


def _headquarters_of_request(request: Request) -> Headquarters:
    return headquarters_of(request)


Hq = Annotated[Headquarters, Depends(_headquarters_of_request)]
