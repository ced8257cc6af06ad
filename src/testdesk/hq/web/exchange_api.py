"""The stations' interface: receives batches, sends receipts and updates (docs/http-v1.md)."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Request, Response
from pydantic import BaseModel
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from testdesk import __version__
from testdesk.domain.refusals import Refusal, StationRevoked
from testdesk.formats.crypto.signed_request import read_authorization
from testdesk.formats.exchange.holdings import bounded
from testdesk.hq.city import revocations
from testdesk.hq.exchange import outgoing
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.intake.verification import check_sender
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import sequence
from testdesk.hq.store.schema.tables import STATION_KEY
from testdesk.hq.web.context import Hq
from testdesk.hq.web.error_handlers import Problem, problem
from testdesk.hq.web.middleware import UploadLimiter
from testdesk.hq.web.uploads import Upload
from testdesk.wall_clock import utc_text
from testdesk.wire_names import FILE_HEADER


def authenticated_station(
    hq: Headquarters, *, method: str, path: str, authorization: str, body: bytes = b""
) -> int:
    """The number of the station that signed a request.

    Args:
        hq: the headquarters.
        method: the HTTP method, such as "GET".
        path: the path as sent, percent-encoded, without the query.
        authorization: the Authorization header.
        body: the body of the request.

    Raises:
        Refusal: request_not_authentic; station_revoked: the signature is valid, but the laptop is
            revoked.
    """
    signature = read_authorization(authorization)
    if signature is None:
        raise Refusal("request_not_authentic")
    key = select(STATION_KEY).where(STATION_KEY.c.station == signature.station)
    with hq.read() as connection:
        pinned = connection.execute(key).first()
        revoked = pinned is not None and revocations.is_revoked(connection, pinned.kit)
    public = b"" if pinned is None else bytes.fromhex(pinned.public_key)
    if not signature.is_signed_by(public, method=method, path=path, body=body):
        raise Refusal("request_not_authentic")
    if revoked:
        raise StationRevoked()
    return signature.station


router = APIRouter(prefix="/api/v1", tags=["stations"])

# Descriptions for the OpenAPI document.
_BYTES = "application/octet-stream"
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_LONGEST_FILE_NAME = 200
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    422: {"model": Problem, "description": "Not understood, or no batch of this city."},
    503: {"model": Problem, "description": "Busy, or without its database; try again later."},
}
_SIGNED: dict[int | str, dict[str, Any]] = _PROBLEMS | {
    401: {"model": Problem, "description": "Not signed by the station's key."},
    403: {"model": Problem, "description": "The station was revoked."},
}


class CityIdentity(BaseModel):
    """Whose headquarters this is.

    Attributes:
        city: the city's identity, 32 hex digits.
        software: the version of testdesk at headquarters.
        time: the UTC ISO time by headquarters' clock.
    """

    city: str
    software: str
    time: str


class ImportReply(BaseModel):
    """What became of a batch. Only the receipt proves it to the station.

    Attributes:
        file: the batch's file name.
        station, first, last: the station, and the sequence numbers of its first and last event.
        verdict, reason, new_events, conflicts: see `batches.ImportResult`.
        receipt: the name of the receipt, which now waits for the station, or null.
        sha256: hex SHA-256 of the bytes that arrived.
    """

    file: str
    station: int
    first: int
    last: int
    verdict: Literal["accepted", "already_have", "delivered", "refused"]
    reason: str
    new_events: int
    conflicts: int
    receipt: str | None
    sha256: str


class OneFile(BaseModel):
    """A file that waits for a station; see `ports.WaitingFile`."""

    file: str
    sha256: str
    size: int


class HeldOfStation(BaseModel):
    """What headquarters has of a station's journal: the highest number, and each gap below it."""

    highest: int
    missing: list[tuple[int, int]]


class Files(BaseModel):
    """What waits for a station, and what headquarters has of its journal (`held`)."""

    station: int
    files: list[OneFile]
    held: HeldOfStation


@router.get("/city")
def describe_city(hq: Hq) -> CityIdentity:
    """Identifies the city, so that a station can tell headquarters from a network's log-in page."""
    return CityIdentity(city=hq.city, software=__version__, time=utc_text(hq.clock.now()))


@router.post(
    "/batches",
    response_model=ImportReply,
    responses=_PROBLEMS | {413: {"model": Problem, "description": "Larger than 600 MiB."}},
    openapi_extra={
        "requestBody": {"required": True, "content": {_BYTES: _BINARY}},
        "parameters": [
            {"name": FILE_HEADER, "in": "header", "schema": {"type": "string"}},
        ],
    },
)
async def receive_batch(request: Request, hq: Hq) -> Response | ImportReply:
    """Imports a batch. A batch may be sent any number of times, and batches in any order."""
    upload_limiter: UploadLimiter = request.app.state.upload_limiter
    with Upload() as upload:
        try:
            await upload.receive(request, check_head=partial(check_sender, hq))
        except ClientDisconnect:
            return problem(400, "connection_cut")  # nobody receives it
        async with upload_limiter:
            return await run_in_threadpool(_receive, hq, upload, _file_name(request))


def _receive(hq: Headquarters, upload: Upload, file: str) -> ImportReply:
    """Imports an upload; raises Refusal if it does not show which station the reply is about."""
    data = upload.read()
    result = import_batch(hq, data, file=file)
    if result.station is None or result.first is None or result.last is None:
        raise Refusal.from_code(result.reason)
    return ImportReply(
        file=result.file,
        station=result.station,
        first=result.first,
        last=result.last,
        verdict=result.verdict,
        reason=result.reason,
        new_events=result.new_events,
        conflicts=result.conflicts,
        receipt=None if result.receipt is None else result.receipt_file,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _file_name(request: Request) -> str:
    """The batch's file name in the request's header, only to record it: printable UTF-8."""
    name = request.headers.get(FILE_HEADER, "").encode("latin-1").decode("utf-8", "replace")
    return (
        "".join(character for character in name if character.isprintable())[:_LONGEST_FILE_NAME]
        or "batch"
    )


def _check_station(request: Request, hq: Hq, station: Annotated[int, Path(ge=1, le=1023)]) -> int:
    """The station in the path (1 to 1023), after checking that it signed the request."""
    signer = authenticated_station(
        hq,
        method=request.method,
        path=request.scope["raw_path"].decode("ascii", "replace"),
        authorization=request.headers.get("authorization", ""),
    )
    if signer != station:
        raise Refusal("request_not_authentic")
    return signer


Authenticated = Annotated[int, Depends(_check_station)]


@router.get("/stations/{station}/files", responses=_SIGNED)
def list_files(hq: Hq, station: Authenticated) -> Files:
    """What waits for the station: the receipts of its batches, and updates."""
    found = outgoing.waiting(hq, station)
    with hq.read() as connection:
        holdings = sequence.station_holdings(connection, station)
    return Files(
        station=station,
        files=[
            OneFile(file=waiting.file, sha256=waiting.sha256, size=waiting.size)
            for waiting in found
        ],
        held=HeldOfStation(highest=holdings.highest_seen, missing=list(bounded(holdings.gaps))),
    )


@router.get(
    "/stations/{station}/files/{file}",
    response_class=Response,
    responses=_SIGNED
    | {
        200: {"content": {_BYTES: _BINARY}},
        404: {"model": Problem, "description": "No such file waits for the station."},
    },
)
def send_file(hq: Hq, station: Authenticated, file: str) -> Response:
    """The bytes of the file, as on a stick."""
    return Response(outgoing.find(hq, station, file), media_type=_BYTES)
