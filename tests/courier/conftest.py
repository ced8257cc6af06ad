"""A proxy to nowhere that answers as it is set."""

import pytest
from tests.net.proxy import proxy_to


@pytest.fixture
def proxy():
    with proxy_to(("127.0.0.1", 9)) as proxy:
        yield proxy
