"""A headquarters opens the database that was made for it, on the server of last time, or none."""

import msgspec
import psycopg
import pytest
from tests.hq.database_phrase import PHRASE

from testdesk.domain.refusals import EnvironmentFault
from testdesk.hq.city.rounds import open_round
from testdesk.hq.home.epochs import begin_epoch
from testdesk.hq.home.folder import DATABASE, accept_server, open_headquarters
from testdesk.hq.home.vault import VAULT, read_vault, write_vault
from testdesk.hq.store.postgresql.server import identity_of
from testdesk.hq.views.reports import status

pytestmark = pytest.mark.usefixtures("quick_vaults")


def empty(home, url, how):
    """What a hasty hand may do to a database."""
    if url is None:
        (home / DATABASE).write_bytes(b"")
        return
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(how.encode())


def code_of_opening(home):
    with pytest.raises(EnvironmentFault) as caught:
        open_headquarters(home, PHRASE)
    return caught.value.code


def note(home, **more):
    write_vault(home, msgspec.structs.replace(read_vault(home, PHRASE), **more), PHRASE)


@pytest.mark.parametrize(
    "how",
    ["DROP SCHEMA public CASCADE; CREATE SCHEMA public", "TRUNCATE schema", "DROP TABLE schema"],
)
def test_an_emptied_database_is_missing_and_never_a_new_headquarters(
    home_at_database, either_url, how
):
    empty(home_at_database, either_url, how)
    assert [code_of_opening(home_at_database) for _ in range(2)] == ["database_missing"] * 2
    if either_url is not None:
        with psycopg.connect(either_url) as connection:
            asked = "SELECT to_regclass('schema') IS NOT NULL"
            assert connection.execute(asked).fetchone() == (how.startswith("TRUNCATE"),)


def test_a_set_up_that_was_cut_short_before_its_database_is_gone_on_with(
    home_at_database, either_url
):
    before = read_vault(home_at_database, PHRASE)
    empty(home_at_database, either_url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    if either_url is None:
        for file in home_at_database.glob(f"{DATABASE}*"):
            file.unlink()
    note(home_at_database, database_made=False, server=None, epoch="", epoch_number=0)
    hq = open_headquarters(home_at_database, PHRASE)
    open_round(hq, name="R7")
    hq.close()
    now = read_vault(home_at_database, PHRASE)
    assert (now.database_made, now.server, now.epoch_number) == (True, before.server, 1)
    hq = open_headquarters(home_at_database, PHRASE)
    assert status(hq).round == "R7"
    hq.close()


def test_the_vault_knows_the_server(home_at_database, either_url):
    hq = open_headquarters(home_at_database, PHRASE)
    with hq.read() as connection:
        found = identity_of(connection)
    hq.close()
    assert hq.secrets.server == read_vault(home_at_database, PHRASE).server == found
    assert (found is None) == (either_url is None)


def test_a_vault_of_before_gets_to_know_the_server_without_a_new_revision(home_at_database):
    before = read_vault(home_at_database, PHRASE)
    note(home_at_database, server=None)
    open_headquarters(home_at_database, PHRASE).close()
    assert read_vault(home_at_database, PHRASE) == before


def with_a_round_and_on_a_server_of_before(home, **change):
    """The server that answers now, where the vault names another."""
    hq = open_headquarters(home, PHRASE)
    open_round(hq, name="R7")
    hq.close()
    now = read_vault(home, PHRASE).server
    assert now is not None
    note(home, server=msgspec.structs.replace(now, **change))
    return now


def check_in_new_epoch(home, server):
    hq = open_headquarters(home, PHRASE)
    assert (status(hq).round, hq.secrets.server) == ("R7", server)
    assert hq.secrets.epoch_number > 1
    hq.close()
    return hq.secrets.epoch


def test_another_server_is_reported_until_somebody_confirms_it(home_at_database, either_url):
    if either_url is None:
        pytest.skip("SQLite has no server")
    now = with_a_round_and_on_a_server_of_before(home_at_database, system="1")
    assert [code_of_opening(home_at_database) for _ in range(2)] == ["database_server_changed"] * 2
    assert accept_server(home_at_database, PHRASE) == now
    check_in_new_epoch(home_at_database, now)


def test_a_promoted_standby_begins_a_new_epoch_by_itself(home_at_database, either_url):
    if either_url is None:
        pytest.skip("SQLite has no server")
    now = with_a_round_and_on_a_server_of_before(home_at_database, timeline=0)
    begun = check_in_new_epoch(home_at_database, now)
    assert check_in_new_epoch(home_at_database, now) == begun


@pytest.mark.parametrize("older", ["vault", "database"])
def test_a_vault_and_a_database_of_different_days_begin_a_new_epoch(
    home_at_database, either_url, older
):
    if either_url is not None:
        pytest.skip("a server is not put back as a file")
    files = [VAULT] if older == "vault" else [DATABASE, f"{DATABASE}-mark"]
    kept = {name: (home_at_database / name).read_bytes() for name in files}
    begin_epoch(
        home_at_database, PHRASE, open_headquarters(home_at_database, PHRASE), "restored"
    ).close()
    before = read_vault(home_at_database, PHRASE)
    for name, data in kept.items():
        (home_at_database / name).write_bytes(data)
    hq = open_headquarters(home_at_database, PHRASE)
    assert hq.secrets.epoch != before.epoch
    assert hq.secrets.epoch_number > before.epoch_number
    hq.close()
    assert read_vault(home_at_database, PHRASE).epoch == hq.secrets.epoch
