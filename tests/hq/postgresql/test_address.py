"""An address is read as libpq reads it: several hosts, and whatever else libpq knows."""

import traceback

import pytest
from sqlalchemy import text
from tests.hq.servers import free_port

from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.store import database
from testdesk.hq.store.postgresql.address import number_of_hosts, parameters_of

WRONG = [
    "",
    "mysql://x@y/z",
    "postgresql",
    "postgresql:/x",
    "postgresql://x:geheim:z@h:p/d",
    "postgresql://u@h:5432,h:0/d",
    "postgresql://u@h:65536/d",
    "postgresql://u:geheim@h/d?colour=red",
    "postgresql://u:geheim@[::1/d",
    "postgresql://u:geheim%zz@h/d",
]


@pytest.mark.parametrize("url", WRONG)
def test_what_is_no_address_is_refused_without_its_password(url):
    with pytest.raises(EnvironmentFault) as caught:
        parameters_of(url)
    assert caught.value.code == "database_url_invalid"
    assert "geheim" not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_several_hosts_are_read_as_libpq_writes_them(scheme):
    parameters = parameters_of(
        f"{scheme}://u:p%40@h1:5432,[::1]:5433,h3/db?target_session_attrs=primary&sslmode=require"
    )
    wanted = {
        "host": "h1,::1,h3",
        "port": "5432,5433,",
        "user": "u",
        "password": "p@",
        "dbname": "db",
        "target_session_attrs": "primary",
        "sslmode": "require",
    }
    assert parameters.items() >= wanted.items()
    assert number_of_hosts(parameters) == 3


def test_of_several_hosts_the_one_that_writes_is_meant():
    assert parameters_of("postgresql://u@a,b/d")["target_session_attrs"] == "read-write"
    assert "target_session_attrs" not in parameters_of("postgresql://u@a/d")


@pytest.mark.parametrize(("hosts", "seconds"), [(1, 6), (2, 3), (3, 2), (9, 2)])
def test_several_hosts_share_the_time_to_connect(hosts, seconds):
    names = ",".join(f"h{n}" for n in range(hosts))
    assert parameters_of(f"postgresql://u@{names}/d")["connect_timeout"] == seconds
    assert parameters_of(f"postgresql://u@{names}/d?connect_timeout=9")["connect_timeout"] == "9"


def test_the_host_that_answers_and_writes_is_used(servers, tmp_path):
    """The first listens nowhere, the second is a standby, the third is the one."""
    primary, standby = servers(port=free_port()), servers(port=free_port())
    primary.make()
    primary.start()
    standby.copy(primary)
    standby.start()
    ports = [free_port(), standby.port, primary.port]
    places = ",".join(f"127.0.0.1:{port}" for port in ports)
    url = f"postgresql://testdesk@{places}/postgres"
    engine = database.open_engine(tmp_path / "none", key=bytes(32), url=url)
    with database.write_transaction(engine) as connection:
        asked = "SELECT current_setting('port')"
        assert connection.execute(text(asked)).scalar() == str(primary.port)
    engine.dispose()
