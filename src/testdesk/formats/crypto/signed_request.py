"""A request signed by a station, so that headquarters can verify the sender (docs/http-v1.md)."""

from __future__ import annotations

import hashlib
import re

import msgspec

from testdesk.formats.crypto import keys

# Part of what is signed: no signature of another kind of thing passes for this one.
DOMAIN = b"testdesk-request-v1"
_FORM = re.compile(
    r'Testdesk station="(?P<station>[1-9][0-9]{0,3})", *signature="(?P<signature>[0-9a-f]{128})"'
)


class SignedRequest(msgspec.Struct, frozen=True):
    """The contents of the header `Authorization`: the station, and its signature, 64 bytes."""

    station: int
    signature: bytes

    def is_signed_by(self, public_key: bytes, *, method: str, path: str, body: bytes = b"") -> bool:
        """Whether this Ed25519 key signed exactly this request, as `authorization` does."""
        return keys.verify(public_key, DOMAIN, _message(method, path, body), self.signature)


def authorization(seed: bytes, *, station: int, method: str, path: str, body: bytes = b"") -> str:
    """The value of the header `Authorization`.

    The signature covers no time: a station's clock may be years off, and replaying the request only
    returns files that only that station can open.

    Args:
        seed: the station's Ed25519 seed.
        station: the number of the station.
        method: such as "GET".
        path: as sent, percent-encoded, without a query.
        body: the request body.
    """
    signature = keys.sign(seed, DOMAIN, _message(method, path, body)).hex()
    return f'Testdesk station="{station}", signature="{signature}"'


def read_authorization(header: str) -> SignedRequest | None:
    """Parses the result of `authorization`; None for anything else."""
    found = _FORM.fullmatch(header)
    if found is None:
        return None
    return SignedRequest(int(found["station"]), bytes.fromhex(found["signature"]))


def _message(method: str, path: str, body: bytes) -> bytes:
    return f"{method} {path}\0{hashlib.sha256(body).hexdigest()}".encode()
