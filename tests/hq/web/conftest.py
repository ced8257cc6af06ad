"""A client of the app, without a socket between them."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from testdesk.hq.home.folder import Headquarters
from testdesk.hq.web.app import create_app


@pytest.fixture
def client(hq: Headquarters) -> Iterator[TestClient]:
    with TestClient(create_app(hq), follow_redirects=False) as browser:
        yield browser
