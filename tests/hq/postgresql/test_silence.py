"""A server, a connection or a lock that stays silent ends in a code within twenty seconds."""

import os
import signal
import socket
from contextlib import contextmanager
from time import monotonic

import pytest
from sqlalchemy import text

from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.store import database
from testdesk.hq.store.database_faults import database_faults
from testdesk.hq.store.postgresql.connection import driver_connection, statement_time_limit
from testdesk.hq.store.postgresql.driver import BoundedConnection

LIMIT_SECONDS = 20
ONE_SECOND = "&options=-c%20statement_timeout%3D1s"
LOCK_ONE_SECOND = "&options=-c%20lock_timeout%3D1s"


def connection_under(connection) -> BoundedConnection:
    found = driver_connection(connection)
    assert found is not None
    return found


@contextmanager
def ends_in(*codes):
    """The action fails by one of these codes, in time."""
    began = monotonic()
    with pytest.raises(EnvironmentFault) as caught:
        yield
    assert caught.value.code in codes
    assert monotonic() - began < LIMIT_SECONDS


@contextmanager
def stopped(server, pids):
    """These processes do nothing, and hold on to everything they have."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        server.signal(signal.SIGCONT)


def ask(engine, sql="SELECT 1"):
    with database.write_transaction(engine) as connection:
        return connection.execute(text(sql)).scalar()


@pytest.mark.slow
@pytest.mark.parametrize("hosts", [1, 2])
def test_a_server_that_accepts_connections_and_never_answers(open_engine, hosts):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        place = ",".join([f"127.0.0.1:{mute.getsockname()[1]}"] * hosts)
        engine = open_engine(url=f"postgresql://testdesk@{place}/postgres")
        with ends_in("database_unreachable"):
            ask(engine)


@pytest.mark.slow
@pytest.mark.parametrize(("stations", "limit"), [((), ""), ((3,), LOCK_ONE_SECOND)])
def test_a_lane_that_another_session_holds(open_engine, server, stations, limit):
    engine = open_engine(limit)
    lane = ", ".join(map(str, (database._WRITERS_LOCK, *stations)))
    with (
        server.connect() as other,
        ends_in("database_busy"),
    ):
        other.execute(f"SELECT pg_advisory_lock({lane})".encode())
        database.write_transaction(engine, *stations).__enter__()
    assert ask(engine) == 1


def test_a_table_that_another_session_holds(open_engine, server):
    engine = open_engine(LOCK_ONE_SECOND)
    with server.connect() as other, other.transaction():
        other.execute("CREATE TABLE held (x int)")
        with server.connect() as third:
            third.execute("CREATE TABLE wanted (x int)")
        other.execute("LOCK TABLE wanted")
        with ends_in("database_busy"):
            ask(engine, "SELECT count(*) FROM wanted")
    assert ask(engine, "SELECT count(*) FROM wanted") == 0


@pytest.mark.slow
def test_a_server_that_stops_while_the_connection_lies_unused(open_engine, server):
    engine = open_engine()
    assert ask(engine) == 1
    with stopped(server, server.processes()), ends_in("database_unreachable"):
        ask(engine)
    assert ask(engine) == 1


@pytest.mark.slow
@pytest.mark.parametrize(("whole", "limit"), [(False, ""), (True, ONE_SECOND)])
def test_a_server_that_stops_amid_a_transaction(open_engine, server, whole, limit):
    engine = open_engine(limit)
    with ends_in("database_unreachable"), database.write_transaction(engine) as connection:
        bounded = connection_under(connection)
        pids = server.processes() if whole else [bounded.info.backend_pid]
        with stopped(server, pids):
            connection.execute(text("SELECT 1"))
    assert ask(engine) == 1


@pytest.mark.slow
def test_a_server_that_stops_before_the_commit_is_not_believed_to_have_kept_it(open_engine, server):
    engine = open_engine(ONE_SECOND)
    with server.connect() as connection:
        connection.execute("CREATE TABLE kept (x int)")
    with ends_in("database_unreachable"), stopped_at_its_end(server, engine) as connection:
        connection.execute(text("INSERT INTO kept VALUES (1)"))
    assert ask(engine) == 1


@contextmanager
def stopped_at_its_end(server, engine):
    transaction = database.write_transaction(engine)
    connection = transaction.__enter__()
    yield connection
    with stopped(server, server.processes()):
        transaction.__exit__(None, None, None)


def test_a_statement_beyond_the_servers_limit(open_engine):
    engine = open_engine(ONE_SECOND)
    with ends_in("database_busy"):
        ask(engine, "SELECT pg_sleep(30)")
    assert ask(engine) == 1


def test_work_that_grows_with_the_data_is_given_time(open_engine):
    engine = open_engine(ONE_SECOND)
    with database.write_transaction(engine) as connection:
        with statement_time_limit(connection, 60):
            connection.execute(text("SELECT pg_sleep(1.5)"))
            assert connection_under(connection).longest_silence > 60
        assert connection_under(connection).longest_silence < LIMIT_SECONDS
        with ends_in("database_busy"), database_faults():
            connection.execute(text("SELECT pg_sleep(30)"))


def test_an_idle_transaction_is_given_up(open_engine, server):
    engine = open_engine("&options=-c%20idle_in_transaction_session_timeout%3D100ms")
    with ends_in("database_unreachable"), database.write_transaction(engine) as connection:
        gone = "SELECT count(*) FROM pg_stat_activity WHERE pid = %s"
        pid = connection_under(connection).info.backend_pid
        while server.ask(gone, [pid]):
            pass
        connection.execute(text("SELECT 1"))


def test_limits_of_the_administrator_are_kept(open_engine, server):
    with server.connect() as connection:
        connection.execute("ALTER ROLE testdesk SET lock_timeout = '3s'")
    try:
        engine = open_engine("&options=-c%20statement_timeout%3D40s&keepalives_idle=9")
        with database.read_transaction(engine) as connection:
            asked = "SELECT current_setting('lock_timeout') || current_setting('statement_timeout')"
            assert connection.execute(text(asked)).scalar() == "3s40s"
            bounded = connection_under(connection)
            assert bounded.longest_silence > 40
            assert bounded.info.get_parameters()["keepalives_idle"] == "9"
    finally:
        with server.connect() as connection:
            connection.execute("ALTER ROLE testdesk RESET lock_timeout")


def test_no_connection_is_without_a_limit(open_engine):
    with database.read_transaction(open_engine()) as connection:
        names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
        asked = ", ".join(f"current_setting('{name}')" for name in names)
        assert tuple(connection.execute(text(f"SELECT {asked}")).one()) == ("15s", "8s", "10min")
        parameters = connection_under(connection).info.get_parameters()
    wanted = {"connect_timeout": "6", "tcp_user_timeout": "10000", "keepalives_idle": "5"}
    assert parameters.items() >= wanted.items()
