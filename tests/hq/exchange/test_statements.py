"""A stick that grows: what is asked of the database does not grow with a station's batches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from tests.hq.laptops import Laptop, resident

from testdesk.courier.folder import FolderCourier
from testdesk.formats.exchange.batch import AcknowledgedUpdate, batch_name
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.imports import import_paths
from testdesk.hq.exchange.intake.batches import import_batches
from testdesk.hq.exchange.updates.updates import make_updates
from testdesk.hq.home.folder import Headquarters


@contextmanager
def counting(hq: Headquarters) -> Iterator[list[str]]:
    """The statements that go to the database; one for many rows is one."""
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        found.append(statement)

    event.listen(hq.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(hq.engine, "before_cursor_execute", note)


@contextmanager
def plans(hq: Headquarters) -> Iterator[list[str]]:
    """SQLite's plan for each query, at the end."""
    asked: dict[str, Any] = {}

    def note(_c: object, _cursor: object, statement: str, values: Any, *_others: object) -> None:
        if statement.startswith("SELECT"):
            asked[statement] = values

    event.listen(hq.engine, "before_cursor_execute", note)
    found: list[str] = []
    try:
        yield found
    finally:
        event.remove(hq.engine, "before_cursor_execute", note)
    with hq.read() as connection:
        for statement, values in asked.items():
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
            found += [step.detail for step in steps]


class CountingCourier(FolderCourier):
    """Notes which files it reads for headquarters."""

    def __init__(self) -> None:
        self.read_names: list[str] = []

    def read(self, path: Path) -> bytes:
        self.read_names.append(path.name)
        return super().read(path)


def tubes(
    station: Laptop, count: int, people: int, *, acknowledged: AcknowledgedUpdate | None = None
) -> list[tuple[str, bytes]]:
    """Batches of one tube each; no two of a test hold the same person."""
    files = []
    for number in range(count):
        first = 1 if len(station.entries) == 1 else len(station.entries) + 1
        station.full_tube(f"YJ{people + number:08d}", [resident(people + number)])
        name = batch_name(station.kit.station, first, len(station.entries))
        files.append((name, station.batch(first, acknowledged=acknowledged)))
    return files


@pytest.mark.parametrize("acknowledged", [None, AcknowledgedUpdate(1, "ab" * 32)])
def test_a_station_with_many_batches_asks_no_more_than_one_with_few(
    hq: Headquarters, laptop: Callable[[int], Laptop], acknowledged: AcknowledgedUpdate | None
) -> None:
    files = (
        tubes(laptop(1), 4, 100, acknowledged=acknowledged),
        tubes(laptop(2), 9, 200, acknowledged=acknowledged),
    )
    asked = []
    for some in files:
        with counting(hq) as statements:
            taken = import_batches(hq, some)
        assert {one.verdict for one in taken} == {"accepted"}
        asked.append(len(statements))
    few, many = asked
    assert many == few


@pytest.mark.parametrize("batches", [1, 6])
def test_a_known_stick_asks_little_for_each_station_whatever_it_holds(
    hq, laptop, tmp_path, batches
):
    asked = []
    for stick, numbers in (("few", range(1, 3)), ("many", range(3, 9))):
        folder = tmp_path / stick / "testdesk"
        folder.mkdir(parents=True)
        for number in numbers:
            for name, data in tubes(laptop(number), batches, 100 * number):
                (folder / name).write_bytes(data)
        open_round(hq, name=stick)  # news for all of them
        import_paths(hq, FolderCourier(), [folder.parent])
        with counting(hq) as statements:
            taken = import_paths(hq, FolderCourier(), [folder.parent])
        assert {one.verdict for one in taken} == {"already_have"}
        assert all(one.update for one in taken)
        asked.append(len(statements))
    few, many = asked
    assert many - few <= 4 * 2, "four stations more"


def test_a_known_stick_asks_the_same_however_many_batches_it_holds(hq, laptop, tmp_path):
    (tmp_path / "testdesk").mkdir()
    station, asked = laptop(1), []
    for batches in (1, 20):
        for name, data in tubes(station, batches, 100 * batches):
            (tmp_path / "testdesk" / name).write_bytes(data)
        import_paths(hq, FolderCourier(), [tmp_path])
        with counting(hq) as statements:
            taken = import_paths(hq, FolderCourier(), [tmp_path])
        assert {one.verdict for one in taken} == {"already_have"}
        asked.append(len(statements))
    assert asked[0] == asked[1]


def test_a_known_stick_is_read_once_and_nothing_on_it_is_written(hq, laptop, tmp_path):
    (tmp_path / "testdesk").mkdir()
    for name, data in tubes(laptop(1), 5, 100):
        (tmp_path / "testdesk" / name).write_bytes(data)
    import_paths(hq, FolderCourier(), [tmp_path])
    there = sorted((tmp_path / "testdesk").iterdir())
    before = [(path.name, path.stat().st_ino, path.stat().st_mtime_ns) for path in there]
    courier = CountingCourier()
    import_paths(hq, courier, [tmp_path])
    assert sorted(courier.read_names) == [p.name for p in there if p.suffix == ".tdb"]
    after = [(path.name, path.stat().st_ino, path.stat().st_mtime_ns) for path in there]
    assert (after, sorted((tmp_path / "testdesk").iterdir())) == (before, there)


def test_nothing_that_grows_with_the_city_is_gone_through(hq, laptop, tmp_path):
    if hq.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL goes through small tables whatever indexes they have")
    (tmp_path / "testdesk").mkdir()
    for name, data in [*tubes(laptop(1), 2, 100), *tubes(laptop(2), 2, 200)]:
        (tmp_path / "testdesk" / name).write_bytes(data)
    for _ in range(2):
        with plans(hq) as steps:
            import_paths(hq, FolderCourier(), [tmp_path])
        assert any("ix_tube_station_seq" in step for step in steps)
        assert any("ix_resident_station_seq" in step for step in steps)
        assert any("ix_event_of_people" in step for step in steps)
        through = {step.split()[1] for step in steps if step.startswith("SCAN ")}
        assert not through & {"event", "sample", "tube", "resident", "person", "batch", "receipt"}


def test_the_updates_of_many_share_what_they_ask(hq, laptop):
    numbers = list(range(1, 7))
    for number in numbers:
        import_batches(hq, tubes(laptop(number), 1, 100 * number))
    open_round(hq, name="R8")  # news for all of them
    made = make_updates(hq, numbers)
    with counting(hq) as one:
        assert make_updates(hq, numbers[:1]) == {1: made[1]}
    with counting(hq) as all_of_them:
        assert make_updates(hq, numbers) == made
    assert len(all_of_them) - len(one) <= 5, "five stations more, whose files are read"
