"""A reader service for each test."""

from collections.abc import Callable, Iterator

import pytest
from tests.readers.reader_service import CARD, ReaderService, Say, says


@pytest.fixture
def service() -> Iterator[Callable[..., ReaderService]]:
    """Starts a service that answers as it is set."""
    started: list[ReaderService] = []

    def start(say: Say = says(CARD)) -> ReaderService:  # noqa: B008 - says() keeps no state
        started.append(ReaderService(say))
        return started[-1]

    yield start
    for one in started:
        one.close()
