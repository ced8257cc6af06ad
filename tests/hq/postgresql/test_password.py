"""The password of headquarters' database: from a file or the environment, and asked for by it."""

import pytest
from tests.hq.postgresql.passwords import ESCAPED, PASSWORD

pytestmark = pytest.mark.usefixtures("quick_vaults")


def start(guarded_site, guarded_address, *more):
    return guarded_site.hq("init", "--name", "指挥部", "--database", guarded_address, *more)


def is_open(guarded_site):
    return guarded_site.hq("status").value["database"]["kind"] == "postgresql"


def test_a_password_from_a_file_stays_in_the_vault(guarded_site, guarded_address, tmp_path):
    file = tmp_path / "password"
    file.write_text(PASSWORD + "\n", "utf-8")
    result = start(guarded_site, guarded_address, "--database-password-file", file)
    assert result.status == 0, result.err
    assert "other programs" not in result.err
    assert PASSWORD not in result.out + result.err
    assert is_open(guarded_site)


def test_a_password_from_the_environment_opens_it(guarded_site, guarded_address, monkeypatch):
    monkeypatch.setenv("TESTDESK_DATABASE_PASSWORD", PASSWORD)
    assert start(guarded_site, guarded_address).status == 0
    monkeypatch.delenv("TESTDESK_DATABASE_PASSWORD", raising=False)
    assert is_open(guarded_site)


def test_a_password_in_the_address_opens_it_with_a_warning(guarded_site, guarded_address):
    result = start(guarded_site, guarded_address.replace("asker@", f"asker:{ESCAPED}@"))
    assert result.status == 0, result.err
    assert "other programs of this computer can read the password" in result.err
    assert is_open(guarded_site)


@pytest.mark.parametrize("given", ["", "falsch"])
def test_without_the_password_nothing_is_made(guarded_site, guarded_address, tmp_path, given):
    (tmp_path / "password").write_text(given, "utf-8")
    more = ("--database-password-file", tmp_path / "password")
    result = start(guarded_site, guarded_address, *(more if given else ()))
    assert (result.status, result.value["error"]) == (3, "database_unreachable")
    assert list(guarded_site.hq_home.glob("*")) == []


def test_a_password_is_given_once_and_with_an_address(guarded_site, guarded_address, tmp_path):
    (tmp_path / "password").write_text(PASSWORD, "utf-8")
    more = ("--database-password-file", tmp_path / "password")
    twice = start(guarded_site, guarded_address.replace("asker@", f"asker:{ESCAPED}@"), *more)
    assert twice.status == 2
    alone = guarded_site.hq("init", "--name", "指挥部", *more)
    assert alone.status == 2
    assert list(guarded_site.hq_home.glob("*")) == []
