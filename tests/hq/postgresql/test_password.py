"""The password of headquarters' database: from a file or the environment, and asked for by it."""

import pytest
from tests.cli.site import Site

pytestmark = pytest.mark.usefixtures("quick_vaults")

# Of a role that the cluster believes only with a password; escaped within an address.
PASSWORD, ESCAPED = "geheim & 50%/@", "geheim%20%26%2050%25%2F%40"  # noqa: S105 - made up


@pytest.fixture(scope="module")
def address(server) -> str:
    """Of a database whose owner needs the password, without it."""
    rules = server.data / "pg_hba.conf"
    rules.write_text(f"local all asker scram-sha-256\n{rules.read_text()}")
    with server.connect() as connection:
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(f"CREATE ROLE asker LOGIN PASSWORD '{PASSWORD}'")
    return server.url("guarded", user="asker")


@pytest.fixture
def site(tmp_path, server, address):
    with server.connect() as connection:
        connection.execute("CREATE DATABASE guarded OWNER asker")
    yield Site(tmp_path)
    with server.connect() as connection:
        connection.execute("DROP DATABASE guarded WITH (FORCE)")


def start(site, address, *more):
    return site.hq("init", "--name", "指挥部", "--database", address, *more)


def is_open(site):
    return site.hq("status").value["database"]["kind"] == "postgresql"


def test_a_password_from_a_file_opens_it_and_stays_in_the_vault(site, address, tmp_path):
    file = tmp_path / "password"
    file.write_text(PASSWORD + "\n", "utf-8")
    result = start(site, address, "--database-password-file", file)
    assert result.status == 0, result.err
    assert "other programs" not in result.err
    assert PASSWORD not in result.out + result.err
    assert is_open(site)


def test_a_password_from_the_environment_opens_it(site, address, monkeypatch):
    monkeypatch.setenv("TESTDESK_DATABASE_PASSWORD", PASSWORD)
    assert start(site, address).status == 0
    monkeypatch.delenv("TESTDESK_DATABASE_PASSWORD", raising=False)
    assert is_open(site)


def test_a_password_in_the_address_opens_it_and_the_command_says_who_can_read_it(site, address):
    result = start(site, address.replace("asker@", f"asker:{ESCAPED}@"))
    assert result.status == 0, result.err
    assert "other programs of this computer can read the password" in result.err
    assert is_open(site)


@pytest.mark.parametrize("given", ["", "falsch"])
def test_without_the_password_nothing_is_made(site, address, tmp_path, given):
    more = ()
    if given:
        (tmp_path / "password").write_text(given, "utf-8")
        more = ("--database-password-file", tmp_path / "password")
    result = start(site, address, *more)
    assert (result.status, result.value["error"]) == (3, "database_unreachable")
    assert list(site.hq_home.glob("*")) == []


def test_a_password_is_given_once_and_with_an_address(site, address, tmp_path):
    (tmp_path / "password").write_text(PASSWORD, "utf-8")
    more = ("--database-password-file", tmp_path / "password")
    twice = start(site, address.replace("asker@", f"asker:{ESCAPED}@"), *more)
    assert twice.status == 2
    alone = site.hq("init", "--name", "指挥部", *more)
    assert alone.status == 2
    assert list(site.hq_home.glob("*")) == []
