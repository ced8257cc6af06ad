"""Only a server that keeps what it commits, and the one of last time, is taken for ours."""

import pytest
from sqlalchemy import text
from tests.hq.servers import Server

from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.store import database
from testdesk.hq.store.postgresql.server import ServerIdentity, identity_of, server_change

KEY = bytes(32)


def engine_on(server: Server, known: ServerIdentity | None = None):
    return database.open_engine(server.folder / "none", key=KEY, url=server.url(), server=known)


def identity(server: Server, known: ServerIdentity | None = None) -> ServerIdentity:
    engine = engine_on(server, known)
    try:
        with database.read_transaction(engine) as connection:
            found = identity_of(connection)
    finally:
        engine.dispose()
    assert found is not None
    return found


def code_of(server: Server, known: ServerIdentity | None = None) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as caught:
        identity(server, known)
    return caught.value


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_a_server_that_may_forget_is_named(own_server, setting):
    own_server.kill()
    own_server.start(f"{setting}=off")
    assert code_of(own_server).code == f"database_{setting}_off"
    own_server.kill()
    own_server.start()
    assert identity(own_server).timeline == 1


def test_a_database_in_another_encoding_is_named(own_server):
    with own_server.connect() as connection:
        connection.execute("CREATE DATABASE old ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    url = own_server.url("old")
    engine = database.open_engine(own_server.folder / "none", key=KEY, url=url)
    with pytest.raises(EnvironmentFault) as caught, database.read_transaction(engine):
        pass
    assert caught.value.code == "database_not_utf8"
    engine.dispose()


def test_a_standby_is_named_and_the_promoted_one_is_another_server(own_server, servers):
    before = identity(own_server)
    standby = servers()
    standby.copy(own_server)
    standby.start()
    assert code_of(standby).code == "database_is_standby"
    own_server.kill()
    standby.promote()
    fault = code_of(standby, before)
    assert (fault.code, fault.detail) == ("database_server_changed", {"change": "timeline"})
    after = identity(standby)
    assert after == ServerIdentity(before.system, before.timeline + 1)
    assert identity(standby, after) == after


def test_another_server_under_the_same_address_is_named(own_server, server):
    fault = code_of(server, identity(own_server))
    assert (fault.code, fault.detail) == ("database_server_changed", {"change": "system"})


def test_a_crash_and_a_restart_change_nothing(own_server):
    before = identity(own_server)
    own_server.kill()
    own_server.start()
    assert identity(own_server, before) == before


def test_an_engine_that_is_open_speaks_to_no_other_server(own_server, servers):
    """The address leads to whoever is promoted; a program that runs must notice."""
    standby = servers()
    standby.copy(own_server)
    standby.start()
    url = f"postgresql://testdesk@/postgres?host={own_server.folder},{standby.folder}"
    engine = database.open_engine(own_server.folder / "none", key=KEY, url=url)
    with database.write_transaction(engine) as connection:
        connection.execute(text("SELECT 1"))
    own_server.kill()
    standby.promote()
    for _ in range(3):
        with pytest.raises(EnvironmentFault) as caught, database.write_transaction(engine):
            pass
        assert caught.value.code == "database_server_changed"
    engine.dispose()


@pytest.mark.parametrize(
    ("before", "now", "what"),
    [
        (None, None, ""),
        (None, ("7", 1), ""),
        (("7", 1), None, ""),
        (("7", 1), ("7", 1), ""),
        (("7", 1), ("7", 2), "timeline"),
        (("7", 2), ("7", 1), "timeline"),
        (("7", 1), ("8", 1), "system"),
        (("7", 1), ("8", 2), "system"),
    ],
)
def test_what_changed(before, now, what):
    servers = [None if one is None else ServerIdentity(*one) for one in (before, now)]
    assert server_change(*servers) == what


def test_a_role_without_any_right_over_the_server_can_be_used(own_server):
    with own_server.connect() as connection:
        connection.execute("CREATE ROLE plain LOGIN")
    url = own_server.url(user="plain")
    engine = database.open_engine(own_server.folder / "none", key=KEY, url=url)
    with database.write_transaction(engine) as connection:
        assert identity_of(connection) == identity(own_server)
    engine.dispose()
