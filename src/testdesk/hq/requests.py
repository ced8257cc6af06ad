"""Requests over the network: a station proves itself by its signing key (docs/http-v1.md)."""

from __future__ import annotations

import hashlib
import re

from sqlalchemy import select

from testdesk.domain.refusals import Refusal
from testdesk.formats import keys
from testdesk.hq import revocations
from testdesk.hq.home import Headquarters
from testdesk.hq.schema import STATION_KEY

DOMAIN = b"testdesk-request-v1"
_AUTHORIZATION = re.compile(
    r'Testdesk station="(?P<station>[1-9][0-9]{0,3})", *signature="(?P<signature>[0-9a-f]{128})"'
)


def signed_message(method: str, path: str, body: bytes) -> bytes:
    """What a station signs under `DOMAIN`.

    Args:
        method: as "GET".
        path: as sent, percent-encoded, without a query.
        body: what is sent with it.
    """
    return f"{method} {path}\0{hashlib.sha256(body).hexdigest()}".encode()


def proven_station(
    hq: Headquarters, *, method: str, path: str, authorization: str, body: bytes = b""
) -> int:
    """The number of the station that signed a request.

    Args:
        hq: the headquarters.
        method: of the request; see `signed_message`, as for
        path: and
        body: what came with it.
        authorization: the header.

    Raises:
        Refusal: request_not_authentic; station_revoked: it is the station, and is not believed.
    """
    said = _AUTHORIZATION.fullmatch(authorization)
    if said is None:
        raise Refusal("request_not_authentic")
    station = int(said["station"])
    key = select(STATION_KEY).where(STATION_KEY.c.station == station)
    with hq.reading() as connection:
        pinned = connection.execute(key).first()
        revoked = pinned is not None and revocations.is_revoked(connection, pinned.kit)
    signature = bytes.fromhex(said["signature"])
    message = signed_message(method, path, body)
    public = b"" if pinned is None else bytes.fromhex(pinned.public_key)
    if not keys.verify(public, DOMAIN, message, signature):
        raise Refusal("request_not_authentic")
    if revoked:
        raise Refusal("station_revoked")
    return station
