"""A headquarters opens the database that was made for it, on the server of last time, or none."""

import msgspec
import psycopg
import pytest

from testdesk.domain.refusals import EnvironmentFault
from testdesk.formats.crypto import keys
from testdesk.hq.city.rounds import open_round
from testdesk.hq.home.epochs import begin_epoch
from testdesk.hq.home.folder import DATABASE, accept_server, create_headquarters, open_headquarters
from testdesk.hq.home.vault import VAULT, read_vault, write_vault
from testdesk.hq.store.postgresql.server import identity_of
from testdesk.hq.views.reports import status

pytestmark = pytest.mark.usefixtures("quick_vaults")

PHRASE = "图们江水向东流"
SPARE = keys.age_recipient(keys.new_age_identity())


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    return request.getfixturevalue("database_url") if request.param == "postgresql" else None


@pytest.fixture
def home(tmp_path, url):
    create_headquarters(
        tmp_path, name="指挥部", passphrase=PHRASE, database_url=url, spare_recipient=SPARE
    )
    return tmp_path


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
def test_an_emptied_database_is_missing_and_never_a_new_headquarters(home, url, how):
    empty(home, url, how)
    assert [code_of_opening(home) for _ in range(2)] == ["database_missing"] * 2
    if url is not None:
        with psycopg.connect(url) as connection:
            asked = "SELECT to_regclass('schema') IS NOT NULL"
            assert connection.execute(asked).fetchone() == (how.startswith("TRUNCATE"),)


def test_a_set_up_that_was_cut_short_before_its_database_is_gone_on_with(home, url):
    before = read_vault(home, PHRASE)
    empty(home, url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    if url is None:
        for file in home.glob(f"{DATABASE}*"):
            file.unlink()
    note(home, database_made=False, server=None, epoch="", epoch_number=0)
    hq = open_headquarters(home, PHRASE)
    open_round(hq, name="R7")
    hq.close()
    now = read_vault(home, PHRASE)
    assert (now.database_made, now.server, now.epoch_number) == (True, before.server, 1)
    hq = open_headquarters(home, PHRASE)
    assert status(hq).round == "R7"
    hq.close()


def test_the_vault_knows_the_server(home, url):
    hq = open_headquarters(home, PHRASE)
    with hq.reading() as connection:
        found = identity_of(connection)
    hq.close()
    assert hq.secrets.server == read_vault(home, PHRASE).server == found
    assert (found is None) == (url is None)


def test_a_vault_of_before_gets_to_know_the_server_without_a_new_revision(home):
    before = read_vault(home, PHRASE)
    note(home, server=None)
    open_headquarters(home, PHRASE).close()
    assert read_vault(home, PHRASE) == before


def with_a_round_and_on_a_server_of_before(home, **change):
    """The server that answers now, the vault's word of it being another."""
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


def test_another_server_is_told_until_somebody_says_that_it_is_meant(home, url):
    if url is None:
        pytest.skip("SQLite has no server")
    now = with_a_round_and_on_a_server_of_before(home, system="1")
    assert [code_of_opening(home) for _ in range(2)] == ["database_server_changed"] * 2
    assert accept_server(home, PHRASE) == now
    check_in_new_epoch(home, now)


def test_a_promoted_standby_begins_a_new_epoch_by_itself(home, url):
    if url is None:
        pytest.skip("SQLite has no server")
    now = with_a_round_and_on_a_server_of_before(home, timeline=0)
    begun = check_in_new_epoch(home, now)
    assert check_in_new_epoch(home, now) == begun


@pytest.mark.parametrize("older", ["vault", "database"])
def test_a_vault_and_a_database_of_different_days_begin_a_new_epoch(home, url, older):
    if url is not None:
        pytest.skip("a server is not put back as a file")
    files = [VAULT] if older == "vault" else [DATABASE, f"{DATABASE}-mark"]
    kept = {name: (home / name).read_bytes() for name in files}
    begin_epoch(home, PHRASE, open_headquarters(home, PHRASE), "restored").close()
    before = read_vault(home, PHRASE)
    for name, data in kept.items():
        (home / name).write_bytes(data)
    hq = open_headquarters(home, PHRASE)
    assert hq.secrets.epoch != before.epoch
    assert hq.secrets.epoch_number > before.epoch_number
    hq.close()
    assert read_vault(home, PHRASE).epoch == hq.secrets.epoch
