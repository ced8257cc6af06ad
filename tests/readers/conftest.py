"""A reader service for each test."""

from collections.abc import Callable, Iterator

import pytest
from tests.readers.reader_service import CARD, ReaderService, Reply, replies


@pytest.fixture
def service() -> Iterator[Callable[..., ReaderService]]:
    """Starts a service with a given reply."""
    started: list[ReaderService] = []

    def start(reply: Reply = replies(CARD)) -> ReaderService:  # noqa: B008 - replies() keeps no state
        started.append(ReaderService(reply))
        return started[-1]

    yield start
    for one in started:
        one.close()
