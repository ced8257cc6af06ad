"""A small city, made once, and the process that runs its commands."""

import secrets
from collections.abc import Iterator
from contextlib import closing

import pytest
from tests.cli.site import Site, build
from tests.little_work import quick_vaults
from tests.reliability import syscalls
from tests.reliability.erasures import Erasure
from tests.reliability.flips import make_killed
from tests.reliability.page_file import KEY
from tests.reliability.passphrase_changes import Change
from tests.reliability.round_erasures import RoundErasure

from testdesk.database_file import log_tokens
from testdesk.hq.store import database
from testdesk.store.connection import open_file


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


@pytest.fixture(params=["station", "hq"])
def change(request, fork, made, tmp_path):
    """Of a station's or headquarters' passphrase."""
    return Change(fork, made, tmp_path, hq=request.param == "hq")


@pytest.fixture
def erasure(fork, made, tmp_path):
    """Of what a station has had long enough."""
    return Erasure(fork, made, tmp_path)


@pytest.fixture
def round_erasure(fork, made, tmp_path, step):
    """A step of it, by the name that the test is given."""
    return RoundErasure(fork, made, tmp_path, step)


@pytest.fixture(scope="module")
def killed_home(tmp_path_factory: pytest.TempPathFactory):
    with quick_vaults():
        return make_killed(tmp_path_factory.mktemp("reliability"))


@pytest.fixture
def cannot_fold(monkeypatch, request):
    def renew(_execute):
        raise request.param

    monkeypatch.setattr(log_tokens, "renew", renew)


@pytest.fixture
def plain_file(tmp_path):
    file = tmp_path / "file.db"
    with closing(open_file(file, KEY)) as db:
        db.execute("CREATE TABLE t (a)")
        db.execute("CREATE TABLE u (a)")
        with db.conn:
            db.conn.executemany(
                "INSERT INTO t VALUES (?)", [(secrets.token_bytes(500),) for _ in range(2000)]
            )
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


@pytest.fixture
def engine(plain_file):
    engine = database.open_engine(plain_file, key=KEY, url=None)
    yield engine
    engine.dispose()
