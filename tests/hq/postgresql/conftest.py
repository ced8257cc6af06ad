"""Servers that a test may stop or kill."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from tests.clock import standing
from tests.hq.laptops import MORNING, derive_now
from tests.hq.servers import Server

from testdesk.hq.home.folder import Headquarters
from testdesk.hq.home.vault import Secrets
from testdesk.hq.store import database


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


@pytest.fixture
def pair(servers: Callable[..., Server]) -> tuple[Server, Server]:
    """A primary and its standby, which copies and is not waited for."""
    primary, standby = servers(), servers()
    primary.make()
    primary.start()
    standby.copy(primary)
    standby.start()
    return primary, standby


@pytest.fixture
def opened(made_secrets: Secrets, tmp_path: Path) -> Iterator[Callable[..., Headquarters]]:
    """Opens a headquarters at an address; they are closed with the test."""
    given: list[Headquarters] = []

    def give(url: str, **more: bool) -> Headquarters:
        engine = database.open_engine(tmp_path / "none", key=bytes(32), url=url)
        held = msgspec.structs.replace(made_secrets, **more)
        given.append(Headquarters(held, engine, standing(MORNING)))
        database.prepare(engine, given[-1].city, derive=derive_now)
        return given[-1]

    yield give
    for one in given:
        one.close()


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
