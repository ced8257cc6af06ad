"""A station's connection to a proxy."""

import hashlib
import json

import pytest
from tests.net.proxy import Manners, Proxy, http

from testdesk.courier.http import Caller, HttpClient, Timeouts
from testdesk.domain.refusals import EnvironmentFault

CITY = "c1" * 16
SEED = bytes(range(32))
QUICK = Timeouts(connect=2, write=2, answer=2, read=2)
DATA = b"a batch" * 100
DIGEST = hashlib.sha256(DATA).hexdigest()
OURS = {"Testdesk_City": CITY, "Content_Type": "application/json"}


def line_to(proxy: Proxy, patience: Timeouts = QUICK) -> HttpClient:
    return HttpClient(proxy.url, Caller(CITY, 3, SEED), timeouts=patience)


def answer_with(proxy, status="200 OK", value=None, **headers):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    proxy.manners = Manners(answer=http(status, body, **headers))


def city(**changes):
    return {"city": CITY, "software": "0.1.0", "time": "2022-03-26T00:41:00.000Z", **changes}


def fault(call):
    with pytest.raises(EnvironmentFault) as raised:
        call()
    return raised.value
