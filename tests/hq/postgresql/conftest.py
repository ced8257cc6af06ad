"""Servers that a test may stop or kill."""

from collections.abc import Callable, Iterator

import pytest
from tests.hq.servers import Server


@pytest.fixture
def servers() -> Iterator[Callable[..., Server]]:
    """Gives servers, which are not made yet; they end with the test."""
    given: list[Server] = []

    def give(*settings: str, port: int | None = None) -> Server:
        given.append(Server(*settings, port=port))
        return given[-1]

    yield give
    for one in given:
        one.end()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One for all tests of a module, which leave it running."""
    made = Server()
    try:
        made.make()
        made.start()
        yield made
    finally:
        made.end()
