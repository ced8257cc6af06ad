"""Signed requests: the documented bytes, and no others."""

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.exchange import makers as m

from testdesk.formats.crypto import keys
from testdesk.formats.crypto.signed_request import authorization, read_authorization

PATH = "/api/v1/stations/3/files"


def written(**change):
    asked: dict[str, Any] = {"station": 3, "method": "GET", "path": PATH} | change
    return authorization(m.STATION_SEED, **asked)


def test_the_signature_is_over_the_documented_bytes():
    """Spelled from docs/http-v1.md, with nothing of ours but Ed25519."""
    digest = hashlib.sha256(b"").hexdigest()
    message = f"GET {PATH}\0{digest}".encode()
    signature = keys.sign(m.STATION_SEED, b"testdesk-request-v1", message).hex()
    assert written() == f'Testdesk station="3", signature="{signature}"'


@given(st.integers(1, 1023), st.sampled_from(["GET", "POST"]), st.text(max_size=20), st.binary())
def test_what_was_signed_is_proven_and_nothing_else(station, method, path, body):
    request = read_authorization(written(station=station, method=method, path=path, body=body))
    assert request is not None
    assert request.station == station
    asked = {"method": method, "path": path, "body": body}
    assert request.is_signed_by(m.STATION_KEY, **asked)
    assert not request.is_signed_by(m.CITY_KEY, **asked)
    for name, other in (("method", "PUT"), ("path", path + "/"), ("body", body + b"x")):
        assert not request.is_signed_by(m.STATION_KEY, **asked | {name: other})


@pytest.mark.parametrize(
    "header",
    ["", "Basic x", written() + " ", written().replace("3", "03", 1), written()[:-2] + '"'],
    ids=range(5),
)
def test_another_form_is_none(header):
    assert read_authorization(header) is None
