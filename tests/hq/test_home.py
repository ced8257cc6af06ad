"""The home of a headquarters: made once, opened by its passphrase, readable by nobody else."""

import msgspec
import psycopg
import pytest
from sqlalchemy import update
from tests.clock import stopped_clock
from tests.hq.laptops import MORNING, Laptop, derive_now
from tests.hq.new_homes import PASSPHRASE, create

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.formats.exchange.batch import open_batch
from testdesk.formats.exchange.kit import read_kit
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol, make_kit
from testdesk.hq.home import folder as home_module
from testdesk.hq.home.folder import (
    DATABASE,
    SPARE,
    Headquarters,
    create_headquarters,
    open_headquarters,
)
from testdesk.hq.home.spare import spare_identity
from testdesk.hq.home.vault import VAULT, Secrets, headquarters_exists
from testdesk.hq.store import database
from testdesk.hq.store.journal import HEADQUARTERS, entries_of
from testdesk.hq.store.schema.tables import SCHEMA, VERSION
from testdesk.hq.views.reports import status

SPARE_PASSPHRASE = "保险柜 里的 备用 钥匙 2717"
REQUIRED = ("signing_seed", "age_identity", "spare_recipient", "person_key", "database_key")
KEYED: dict[str, object] = {"card_keys": {}, "card_key_id": 1}


def code_of(family, action):
    with pytest.raises(family) as caught:
        action()
    return caught.value.code


def test_what_was_done_is_there_when_it_is_opened_again(new_home):
    hq = open_headquarters(new_home, PASSPHRASE)
    open_round(hq, name="R7")
    city = hq.city
    hq.close()
    again = open_headquarters(new_home, PASSPHRASE)
    assert (again.city, status(again).round) == (city, "R7")
    assert again.secrets.name == "延吉市指挥部"
    again.close()


def test_the_wrong_passphrase_opens_nothing(new_home):
    assert (
        code_of(Refusal, lambda: open_headquarters(new_home, "두만강물은흐른다"))
        == "passphrase_wrong"
    )


@pytest.mark.parametrize("passphrase", ["123456", "延吉市指挥部 2022", "yanjishizhihuibu"])
def test_a_weak_passphrase_is_refused_and_leaves_nothing(tmp_path, passphrase):
    action = lambda: create_headquarters(  # noqa: E731  an action to be tried
        tmp_path / "hq", name="延吉市指挥部", passphrase=passphrase
    )
    assert code_of(Refusal, action) == "passphrase_weak"
    assert not (tmp_path / "hq").exists()


def test_a_folder_without_headquarters_is_reported(tmp_path):
    assert not headquarters_exists(tmp_path)
    assert code_of(Refusal, lambda: open_headquarters(tmp_path, "x")) == "headquarters_missing"


def test_a_second_headquarters_in_one_folder_is_refused(new_home):
    before = (new_home / VAULT).read_bytes()
    assert code_of(Refusal, lambda: create(new_home)) == "headquarters_exists"
    assert (new_home / VAULT).read_bytes() == before


def test_a_database_whose_vault_is_lost_is_not_written_over(new_home):
    (new_home / VAULT).unlink()
    assert code_of(Refusal, lambda: create(new_home)) == "headquarters_exists"


def test_a_missing_database_is_reported_and_no_empty_one_takes_its_place(new_home):
    file = new_home / "headquarters.db"
    file.unlink()
    code = code_of(EnvironmentFault, lambda: open_headquarters(new_home, PASSPHRASE))
    assert code == "database_missing"
    assert not file.exists()


def test_nothing_of_it_lies_open_on_the_disk(new_home):
    hq = open_headquarters(new_home, PASSPHRASE)
    open_round(hq, name="第七轮普筛")
    hq.close()
    for file in new_home.iterdir():
        data = file.read_bytes()
        assert "第七轮普筛".encode() not in data
        assert "延吉市指挥部".encode() not in data
        assert not data.startswith(b"SQLite format 3")


def test_the_file_is_kept_as_the_house_asks(new_home):
    hq = open_headquarters(new_home, PASSPHRASE)
    with hq.read() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "cipher_page_size")
        answers = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    hq.close()
    assert [str(answer) for answer in answers] == ["wal", "2", "1", "4096"]


@pytest.mark.slow
def test_a_kit_opens_with_its_own_passphrase_and_has_what_a_station_needs(new_home):
    hq = open_headquarters(new_home, PASSPHRASE)
    open_round(hq, name="R7")
    passphrase = "电话里说的六个词"
    kit = read_kit(
        make_kit(hq, station=7, point="西市场", passphrase=passphrase, deliver=bytes), passphrase
    )
    assert (kit.city, kit.city_name) == (hq.city, "延吉市指挥部")
    assert (kit.station, kit.point) == (7, "西市场")
    with hq.read() as connection:
        assert kit.entries == tuple(entries_of(connection, HEADQUARTERS))
    assert len(kit.card_keys[kit.card_key_id]) == 32
    assert import_batch(hq, Laptop(kit).batch(), file="b.tdb").verdict == "accepted"
    hq.close()


@pytest.mark.slow
def test_the_spare_key_opens_a_batch_on_the_day_the_vault_is_lost(tmp_path):
    home = tmp_path / "hq"
    create(home, spare_recipient=None, spare_passphrase=SPARE_PASSPHRASE)
    spare = spare_identity((home / SPARE).read_bytes(), SPARE_PASSPHRASE)
    hq = open_headquarters(home, PASSPHRASE)
    station = Laptop(enrol(hq, station=1, point="西市场"))
    _, entries = open_batch(station.batch(), age_identities=[spare])
    hq.close()
    assert entries == station.entries


def test_a_mistyped_spare_recipient_is_refused_and_leaves_nothing(tmp_path):
    home = tmp_path / "hq"
    assert code_of(Refusal, lambda: create(home, spare_recipient="age1x")) == "recipient_invalid"
    assert not home.exists()


def test_a_secret_shows_in_no_representation(new_home):
    hq = open_headquarters(new_home, PASSPHRASE)
    shown = repr(hq)
    hq.close()
    assert hq.secrets.signing_seed not in shown
    assert hq.secrets.database_key not in shown


def test_a_newer_database_is_not_touched(new_home):
    hq = open_headquarters(new_home, PASSPHRASE)
    with hq.write() as connection:
        connection.execute(update(SCHEMA).values(version=VERSION + 1))
    hq.close()
    assert (
        code_of(EnvironmentFault, lambda: open_headquarters(new_home, PASSPHRASE))
        == "store_too_new"
    )


def test_a_damaged_database_is_reported_as_such(new_home, capfd):
    (new_home / DATABASE).write_bytes(b"\0" * 8192)
    code = code_of(EnvironmentFault, lambda: open_headquarters(new_home, PASSPHRASE))
    assert code == "database_damaged"
    assert capfd.readouterr().err == "", "SQLCipher's own lines are no sentences"


@pytest.mark.parametrize("url", ["mysql://x@y/z", "postgresql", "postgresql://x:y:z@h:p/d"])
def test_a_url_of_no_database_we_know_is_reported_and_leaves_no_vault(tmp_path, url):
    home = tmp_path / "hq"
    action = lambda: create(home, database_url=url)  # noqa: E731  an action to be tried
    assert code_of(EnvironmentFault, action) == "database_url_invalid"
    assert not headquarters_exists(home)


def test_a_server_that_does_not_answer_is_reported_and_leaves_no_vault(tmp_path):
    url = f"postgresql://testdesk@/testdesk?host={tmp_path}"
    action = lambda: create(tmp_path / "hq", database_url=url)  # noqa: E731  an action to be tried
    assert code_of(EnvironmentFault, action) == "database_unreachable"
    assert not headquarters_exists(tmp_path / "hq")


def test_a_headquarters_on_postgresql_keeps_its_url_in_the_vault(tmp_path, database_url):
    home = tmp_path / "hq"
    create(home, database_url=database_url)
    assert not (home / DATABASE).exists()
    hq = open_headquarters(home, PASSPHRASE)
    taken = import_batch(hq, Laptop(enrol(hq, station=1, point="西市场")).batch(), file="b.tdb")
    hq.close()
    assert taken.verdict == "accepted"
    with psycopg.connect(database_url) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone() == (1,)


def test_two_cities_do_not_share_a_postgresql_database(tmp_path, database_url):
    create(tmp_path / "one", database_url=database_url)
    action = lambda: create(tmp_path / "two", database_url=database_url)  # noqa: E731  an action to be tried
    assert code_of(EnvironmentFault, action) == "database_of_another_city"
    assert not headquarters_exists(tmp_path / "two")


def test_a_set_up_on_postgresql_that_was_cut_short_is_begun_again(
    tmp_path, database_url, monkeypatch
):
    def killed(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(home_module, "move_into_place", killed)
        with pytest.raises(KeyboardInterrupt):
            create(tmp_path / "one", database_url=database_url)
    create(tmp_path / "one", database_url=database_url)
    open_headquarters(tmp_path / "one", PASSPHRASE).close()
    action = lambda: create(tmp_path / "two", database_url=database_url)  # noqa: E731  an action to be tried
    assert code_of(EnvironmentFault, action) == "database_of_another_city"


def test_a_vault_whose_set_up_was_cut_short_at_the_very_end_opens(
    tmp_path, database_url, monkeypatch
):
    def killed(*_given, **_named):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(home_module, "_open_database", killed)
        with pytest.raises(KeyboardInterrupt):
            create(tmp_path / "one", database_url=database_url)
    open_headquarters(tmp_path / "one", PASSPHRASE).close()


def test_leaving_a_transaction_by_an_exception_is_rollback(hq):
    def leave_early():
        with hq.write() as connection:
            connection.execute(update(SCHEMA).values(version=77))
            raise KeyError

    with pytest.raises(KeyError):
        leave_early()
    with hq.read() as connection:
        assert connection.execute(SCHEMA.select()).one().version == VERSION


def test_a_reader_sees_one_state_and_waits_for_no_writer(hq):
    with hq.read() as reader:
        before = reader.execute(SCHEMA.select()).one().version
        with hq.write() as writer:
            writer.execute(update(SCHEMA).values(version=78))
        assert reader.execute(SCHEMA.select()).one().version == before
    with hq.write() as writer:
        writer.execute(update(SCHEMA).values(version=VERSION))


def test_a_fault_of_the_database_reveals_no_personal_data(made_secrets, tmp_path):
    file = tmp_path / "h.db"
    key = bytes.fromhex(made_secrets.database_key)
    engine = database.open_engine(file, key=key, url=None)
    hq = Headquarters(made_secrets, engine, stopped_clock(MORNING))
    database.prepare(engine, hq.city, derive=derive_now)
    with pytest.raises(Exception, match="UNIQUE") as caught, hq.write() as connection:
        connection.execute(SCHEMA.insert(), {"city": hq.city, "version": 4_125_987})
    assert "4125987" not in str(caught.value)
    hq.close()


def test_the_secrets_survive_a_field_of_a_later_version():
    held = msgspec.json.encode({"name": "x", "later": 1} | dict.fromkeys(REQUIRED, "") | KEYED)
    assert msgspec.json.decode(held, type=Secrets).pool_size == 10
