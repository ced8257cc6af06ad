"""Error responses: they contain an error code, and never repeat any part of the request."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.hq.web import context
from testdesk.hq.web.signed_in import NotSignedInError
from testdesk.wire_names import CITY_HEADER

RETRY_AFTER_SECONDS = 15
_STATUS_OF_REFUSAL = {
    "request_not_authentic": HTTPStatus.UNAUTHORIZED,
    "station_revoked": HTTPStatus.FORBIDDEN,
    "file_missing": HTTPStatus.NOT_FOUND,
    "not_permitted": HTTPStatus.FORBIDDEN,
    "form_expired": HTTPStatus.FORBIDDEN,
    "tube_unknown": HTTPStatus.NOT_FOUND,
    "container_too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}
# For errors that FastAPI itself raises; any other status is `request_invalid`.
_CODE_OF_STATUS = {404: "not_found", 405: "method_not_allowed"}


class Problem(BaseModel):
    """The body of an error response.

    Attributes:
        code: the error code, as on the command line.
    """

    code: str


def problem(status: int, code: str) -> Response:
    """The response for an error code."""
    headers = {}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Testdesk"
    return JSONResponse({"code": code}, status, headers)


def install(app: FastAPI) -> None:
    """Makes the app respond to every error with its code."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(EnvironmentFault, _environment_fault)
    app.add_exception_handler(NotSignedInError, _not_signed_in)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _bug)


def _refused(_: Request, error: Exception) -> Response:
    code = error.code if isinstance(error, Refusal) else ""
    return problem(_STATUS_OF_REFUSAL.get(code, HTTPStatus.UNPROCESSABLE_ENTITY), code)


def _not_signed_in(request: Request, error: Exception) -> Response:
    if isinstance(error, NotSignedInError) and request.method == "GET":
        return RedirectResponse(error.login, HTTPStatus.SEE_OTHER)
    return problem(HTTPStatus.UNAUTHORIZED, "not_signed_in")


def _environment_fault(_: Request, error: Exception) -> Response:
    code = error.code if isinstance(error, EnvironmentFault) else ""
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, code)


def _invalid(_: Request, __: Exception) -> Response:
    # FastAPI's own response would repeat the input, which may be a person's document number.
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "request_invalid")


def _http_error(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    response = problem(status, _CODE_OF_STATUS.get(status, "request_invalid"))
    if isinstance(error, HTTPException):
        response.headers.update(error.headers or {})
    return response


def _bug(request: Request, _: Exception) -> Response:
    """The response to a bug; it bypasses all middleware, so the city's header is added here."""
    response = problem(HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error")
    response.headers[CITY_HEADER] = context.headquarters_of(request).city
    return response
