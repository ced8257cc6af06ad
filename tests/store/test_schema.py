"""The file's schema: as declared, strict, refused when newer, copied aside when older."""

import hashlib
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2
from tests.clock import ManualClock
from tests.made_station import HALMEONI, STORE_KEY, TUBES, open_station
from tests.store.released_files import FILES, RELEASED_KEY, copy_released

from testdesk.domain.refusals import EnvironmentFault
from testdesk.domain.station.status import BatchRecord
from testdesk.domain.tables import TABLES
from testdesk.settings import STORE
from testdesk.store.connection import Migrations, open_file
from testdesk.store.schema import migrations
from testdesk.store.schema.migrations import STEPS, migrate
from testdesk.store.station_file import open_station_file

RELEASED = [str(number) for number in range(1, len(STEPS) + 1)]
DIGITS = {"TEXT": "12", "INTEGER": 12}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def applied(db):
    ladder = Migrations("testdesk")
    return [step.name for step in ladder.applied(db)]


# Each index costs every scan a page of the log: see `store.schema.indexes`.
GONE: dict[str, set[tuple[str, ...]]] = {
    "sample": {("round", "resident"), ("resident",), ("station", "seq"), ("station", "at")},
    "tube": {("round",)},
}
# That of samples by number has only those without a scan.
MADE = {
    "sample": {("resident", "round"), ("station", "seq")},
    "proxy_code": {("station", "seq")},
    "ticket": {("station", "seq")},
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
class TestEveryDeclaredTable:
    def test_has_the_declared_columns_and_key(self, table, raw):
        columns = raw()[table.name].columns
        assert [(c.name, c.type) for c in columns] == list(table.columns)
        assert all(c.notnull for c in columns)
        keyed = sorted((c for c in columns if c.is_pk), key=lambda c: c.is_pk)
        assert tuple(c.name for c in keyed) == table.key

    def test_has_the_declared_indexes(self, table, raw):
        made = {tuple(i.columns) for i in raw()[table.name].indexes if i.origin == "c"}
        declared = set(table.indexes) - GONE.get(table.name, set())
        assert made == declared | MADE.get(table.name, set())

    def test_refuses_a_value_of_another_type(self, table, raw):
        db = raw()
        names = [name for name, _ in table.columns]
        marks = ", ".join("?" * len(names))
        for wrong, kind in table.columns:
            if kind != "INTEGER":
                continue
            values = ["many" if n == wrong else DIGITS[k] for n, k in table.columns]
            with pytest.raises(dbapi2.IntegrityError, match="cannot store TEXT"):
                db.execute(f"INSERT INTO {table.name} VALUES ({marks})", values)  # noqa: S608 - declared name

    def test_refuses_what_is_missing(self, table, raw):
        db = raw()
        marks = ", ".join("?" * len(table.columns))
        values = [None if n == "hlc" else DIGITS[k] for n, k in table.columns]
        with pytest.raises(dbapi2.IntegrityError, match="NOT NULL"):
            db.execute(f"INSERT INTO {table.name} VALUES ({marks})", values)  # noqa: S608 - declared name


def test_there_are_no_other_tables_but_the_journal_and_what_is_beside_it(raw):
    names = {t for t in raw().table_names() if not t.startswith(("search", "sqlite_"))}
    own = {"event", "setting", "writing", "person", "alias", "event_aside"}
    own |= {
        "known_sample",
        "erased_body",
        "sampled_list",
        "signed_time",
        "doubtful_time",
        "_sqlite_migrations",
        "log_base",
        "log_round",
        "pin_try",
    }
    assert names == {table.name for table in TABLES} | own


def test_every_table_is_strict(raw):
    db = raw()
    ours = [t.name for t in TABLES] + [
        "event",
        "setting",
        "writing",
        "person",
        "alias",
        "event_aside",
        "signed_time",
        "doubtful_time",
        "known_sample",
        "sampled_list",
    ]
    assert [name for name in ours if not db[name].strict] == []


def test_an_unknown_state_of_a_batch_is_refused(raw):
    with pytest.raises(dbapi2.IntegrityError, match="CHECK"):
        raw().execute(
            "INSERT INTO writing VALUES (1, 1, 2, 'f', 'eaten', NULL, 'a', 'b', 'c', 0, NULL, NULL)"
        )


def a_further_step(db):
    db.execute("ALTER TABLE swab_count ADD COLUMN shift TEXT NOT NULL DEFAULT ''")


def a_step_that_fails(db):
    db.execute("CREATE TABLE half (a TEXT) STRICT")
    raise ZeroDivisionError


def test_a_newer_file_is_refused_and_stays_as_it_is(home):
    path = home / STORE
    db = open_file(path, STORE_KEY)
    migrate(db, path, (*STEPS, a_further_step))
    db.close()
    for left in home.glob("station.before-*"):
        left.unlink()
    before = digest(path)
    with pytest.raises(EnvironmentFault, match="store_too_new") as caught:
        open_station_file(path, STORE_KEY, ManualClock())
    assert caught.value.detail == {"found": len(STEPS) + 1, "known": len(STEPS)}
    assert digest(path) == before
    assert sorted(p.name for p in home.iterdir()) == [STORE, f"{STORE}-mark"]


def test_an_older_file_is_copied_aside_and_the_copy_opens_with_the_same_key(home):
    station = open_station(home)
    station.scans(TUBES[0], HALMEONI)
    before = station.journal()
    station.store.close()
    path = home / STORE
    db = open_file(path, STORE_KEY)
    migrate(db, path, (*STEPS, a_further_step))
    assert applied(db) == [*RELEASED, str(len(STEPS) + 1)]
    assert "shift" in [column.name for column in db["swab_count"].columns]
    db.close()
    (home / "old").mkdir()
    aside = home / f"station.before-{len(STEPS) + 1}.db"
    assert b"CREATE TABLE" not in aside.read_bytes()
    copy = Path(shutil.copy(aside, home / "old" / STORE))
    open_station_file(copy, STORE_KEY, ManualClock(), from_backup=True).close()
    old = open_station(copy.parent)
    assert old.journal() == before
    assert old.problems() == ()
    old.store.close()


def test_a_step_that_fails_leaves_the_old_file_usable(home):
    path = home / STORE
    db = open_file(path, STORE_KEY)
    with pytest.raises(ZeroDivisionError):
        migrate(db, path, (*STEPS, a_step_that_fails))
    assert applied(db) == RELEASED
    assert "half" not in db.table_names()
    db.close()
    station = open_station(home)
    assert station.scans(TUBES[0]) == [("accepted", "tube_opened")]
    station.store.close()


def test_a_file_that_is_up_to_date_is_not_copied(home):
    open_station(home).store.close()
    assert sorted(p.name for p in home.iterdir()) == [STORE, f"{STORE}-mark"]


@pytest.mark.parametrize(
    "released", sorted(FILES.glob("station-schema-*.db")), ids=lambda p: p.stem
)
def test_every_released_file_opens_and_works(released, tmp_path):
    copy_released(released, tmp_path)
    station = open_station(tmp_path, key=RELEASED_KEY)
    assert station.problems() == ()
    assert station.journal()[0] == 9
    assert station.person(HALMEONI).name == "朴顺子"
    assert station.scans(HALMEONI) == [("refused", "already_sampled")]
    assert station.scans("YJ00000099") == [("refused", "other_tube_open")]
    station.store.close()


def test_every_schema_has_left_a_file():
    names = {path.name for path in FILES.glob("*.db")}
    assert names == {f"station-schema-{n}.db" for n in range(1, len(migrations.STEPS) + 1)}


def test_what_schema_1_knew_of_a_batch_is_its_first_attempt(tmp_path):
    path = Path(shutil.copy(FILES / "station-schema-1.db", tmp_path / STORE))
    before = open_file(path, RELEASED_KEY)
    old = before.execute("SELECT * FROM outbox").fetchall()
    before.close()
    station = open_station(tmp_path, key=RELEASED_KEY)
    with station.station.read() as uow:
        (one,) = uow.outbox.attempts()
        (shown,) = uow.outbox.batches()
    first, last, file, state, reason, sha256, manifest, written_at, people, _receipt = old[0]
    assert one.batch == shown
    assert one.batch == BatchRecord(first, last, file, state, reason, sha256, written_at, people)
    assert (one.manifest_sha256, one.settled_at, len(old)) == (manifest, None, 1)
    station.store.close()
