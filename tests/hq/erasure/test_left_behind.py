"""What an erasure leaves behind: in the file, in kept files, in backups, and at stations."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.hq.database_phrase import PHRASE, SPARE_IDENTITY
from tests.hq.erasure.two_rounds import (
    NAME_ONCE,
    NUMBER_ONCE,
    PASSWORD,
    everything,
    sound,
)
from tests.hq.exchange.delivering import opened
from tests.hq.exchange.forked_stations import noted
from tests.hq.laptops import resident
from tests.hq.plain_pages import plain_pages
from tests.hq.tables import count

from testdesk.domain.journal.hash_chain import chain_problems
from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.kit import read_kit
from testdesk.hq.conflicts import admissions
from testdesk.hq.conflicts.finding import open_conflicts
from testdesk.hq.conflicts.resolutions import resolve
from testdesk.hq.erasure.deciding import confirm, finish, propose, round_states
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import make_kit
from testdesk.hq.exchange.updates.updates import make_updates
from testdesk.hq.home.backups.making import write_backup
from testdesk.hq.home.backups.restoring import restore_headquarters
from testdesk.hq.home.folder import open_headquarters
from testdesk.hq.home.vault import read_vault
from testdesk.hq.store.schema.tables import REFUSED_FILE

TRACES = (NAME_ONCE, NUMBER_ONCE, "崔女儿", "去了龙井")
WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
PAGES = """
    SELECT get_raw_page(relname, block::int) FROM pg_class,
    generate_series(0, pg_relation_size(oid) / 8192 - 1) block
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""


def pages_of(home, hq):
    """Every page of the tables, in use or not: of SQLite's file, or of PostgreSQL's."""
    if hq.engine.dialect.name == "postgresql":
        with hq.read() as connection:
            return b"".join(bytes(page) for page in connection.exec_driver_sql(PAGES).scalars())
    return plain_pages(home, hq.secrets.database_key)


def found_in(pages):
    return [text for text in TRACES if text.encode() in pages]


def test_no_page_of_the_database_has_it_any_more(city_of_its_own):
    home, city = city_of_its_own
    if city.hq.engine.dialect.name == "postgresql":
        with city.hq.write() as connection:
            connection.exec_driver_sql("CREATE EXTENSION pageinspect")
    else:
        city.hq.keeper.checkpoint()
    assert found_in(pages_of(home, city.hq)) == [*TRACES]
    city.erase()
    assert finish(city.hq)
    assert found_in(pages_of(home, city.hq)) == []
    sound(city.hq)


def test_an_old_backup_has_it_again_and_it_is_erased_again(city_of_its_own, tmp_path):
    home, city = city_of_its_own
    old = write_backup(city.hq, read_vault(home, PHRASE), tmp_path / "old.backup").file
    city.erase()
    new = write_backup(city.hq, read_vault(home, PHRASE), tmp_path / "new.backup").file
    clock = city.hq.clock
    restore_headquarters(tmp_path / "new", new, SPARE_IDENTITY, PHRASE, clock=clock)
    restored = open_headquarters(tmp_path / "new", PHRASE, clock=clock)
    assert NAME_ONCE not in everything(restored)
    assert import_batch(restored, city.station.batch(), file="again").new_events == 0
    assert NAME_ONCE not in everything(restored)
    assert len(sound(restored).erased) == 1
    restored.close()
    restore_headquarters(tmp_path / "old", old, SPARE_IDENTITY, PHRASE, clock=clock)
    restored = open_headquarters(tmp_path / "old", PHRASE, clock=clock)
    assert NAME_ONCE in everything(restored)
    with restored.read() as connection:
        states = {one.round: one.state for one in round_states(restored, connection)}
    assert states == {"R8": "current", "R7": "due"}
    propose(restored, "R7", note="备份旧", by="李敏", password=PASSWORD)
    assert confirm(restored, "R7", by="赵刚", password=PASSWORD).samples == 3
    assert NAME_ONCE not in everything(restored)
    sound(restored)
    restored.close()


def test_a_refused_batch_is_admitted_first_and_goes_with_the_round(hq, set_back):
    assert count(hq, REFUSED_FILE) == 1
    with pytest.raises(Refusal, match="round_disputed"):
        set_back.erase()
    (fork,) = noted(hq)
    admissions.admit(hq, fork.sha256, note="电话核实", by="李敏")
    with pytest.raises(Refusal, match="round_disputed"):
        set_back.erase()
    decide_about_batch(hq)
    assert resident(22) in everything(hq)
    set_back.erase()
    assert count(hq, REFUSED_FILE) == 0
    assert resident(22) not in everything(hq)
    assert [one.station for one in sound(hq).erased[0].erased] == [0, 1, 2]


def decide_about_batch(hq):
    with hq.read() as connection:
        (conflict,) = open_conflicts(connection)
    resolve(hq, conflict.key, decision="all_stand", note="已处理", by="李敏")


def test_kits_and_updates_bring_headquarters_journal_without_the_bodies(hq, set_back):
    (fork,) = noted(hq)
    admissions.admit(hq, fork.sha256, note="电话核实", by="李敏")
    decide_about_batch(hq)
    set_back.erase()
    kits: list[bytes] = []
    make_kit(
        *(hq,), station=9, point="河畔", passphrase="一二三四 雨伞 灯笼 9", deliver=kits.append
    )
    kit = read_kit(kits[0], "一二三四 雨伞 灯笼 9")
    assert chain_problems(kit.entries) == []
    assert [e.header.kind for e in kit.entries if e.body is None].count("sample_taken") == 1
    update, _ = opened(hq, set_back.station, make_updates(hq, [1])[1])
    assert "round_erasure" in {entry.header.kind for entry in update.hq_events}


def test_an_import_that_runs_is_waited_for(postgresql, two_rounds):
    """It may have read which bodies are erased, and would bring one back."""
    propose(postgresql, "R7", note="十四天已过", by="李敏", password=PASSWORD)
    with ThreadPoolExecutor(1) as pool:
        with postgresql.write(1):
            erasing = pool.submit(confirm, postgresql, "R7", by="赵刚", password=PASSWORD)
            while not (erasing.done() or is_anybody_waiting(postgresql)):
                pass
            assert not erasing.done()
        assert erasing.result().bodies == len(two_rounds.of_round)


def is_anybody_waiting(hq):
    with hq.read() as connection:
        return connection.exec_driver_sql(WAITING).scalar_one() > 0
