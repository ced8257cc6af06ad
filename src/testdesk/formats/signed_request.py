"""A request that a station signs, so that headquarters knows who asks (docs/http-v1.md)."""

from __future__ import annotations

import hashlib

from testdesk.formats import keys

DOMAIN = b"testdesk-request-v1"


def authorization(seed: bytes, *, station: int, method: str, path: str, body: bytes = b"") -> str:
    """The value of the header `Authorization`.

    No time is in it: a desk's clock may be years off, and whoever repeats the request gets files
    that only the station can open.

    Args:
        seed: the station's Ed25519 seed.
        station: its number.
        method: as "GET".
        path: as sent, percent-encoded, without a query.
        body: what is sent with it.
    """
    message = f"{method} {path}\0{hashlib.sha256(body).hexdigest()}".encode()
    signature = keys.sign(seed, DOMAIN, message).hex()
    return f'Testdesk station="{station}", signature="{signature}"'
