"""Requests over the network: a station proves itself by its signing key (docs/http-v1.md)."""

from __future__ import annotations

from sqlalchemy import select

from testdesk.domain.refusals import Refusal
from testdesk.formats.signed_request import read_authorization
from testdesk.hq.city import revocations
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.schema.tables import STATION_KEY


def proven_station(
    hq: Headquarters, *, method: str, path: str, authorization: str, body: bytes = b""
) -> int:
    """The number of the station that signed a request.

    Args:
        hq: the headquarters.
        method: as "GET".
        path: as sent, percent-encoded, without a query.
        authorization: the header.
        body: what came with it.

    Raises:
        Refusal: request_not_authentic; station_revoked: it is the station, and is not believed.
    """
    said = read_authorization(authorization)
    if said is None:
        raise Refusal("request_not_authentic")
    key = select(STATION_KEY).where(STATION_KEY.c.station == said.station)
    with hq.reading() as connection:
        pinned = connection.execute(key).first()
        revoked = pinned is not None and revocations.is_revoked(connection, pinned.kit)
    public = b"" if pinned is None else bytes.fromhex(pinned.public_key)
    if not said.is_by(public, method=method, path=path, body=body):
        raise Refusal("request_not_authentic")
    if revoked:
        raise Refusal("station_revoked")
    return said.station
