"""A small city, made once, and the process that runs its commands."""

from collections.abc import Iterator

import pytest
from tests.cli.site import Site, build
from tests.little_work import quick_vaults
from tests.reliability import syscalls


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Its vaults need the least work allowed: they are opened often."""
    with quick_vaults():
        return build(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="session")
def fork(tmp_path_factory: pytest.TempPathFactory) -> Iterator[syscalls.Forker]:
    """Runs commands under strace."""
    if reason := syscalls.missing():
        pytest.skip(reason)
    with syscalls.forker(tmp_path_factory.mktemp("forker") / "scratch") as forker:
        yield forker
