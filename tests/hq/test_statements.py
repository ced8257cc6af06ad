"""A stick that grows: what is asked of the database does not grow with a station's batches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from tests.hq.laptops import Laptop, resident

from testdesk.courier.folder import FolderCourier
from testdesk.formats.batch import batch_name
from testdesk.hq.home import Headquarters
from testdesk.hq.imports import import_paths
from testdesk.hq.intake import take_in_all
from testdesk.hq.rounds import open_round
from testdesk.hq.updates import make_updates


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


def tubes(desk: Laptop, count: int, people: int) -> list[tuple[str, bytes]]:
    """Batches of one tube each; no two of a test hold the same person."""
    files = []
    for number in range(count):
        first = 1 if len(desk.entries) == 1 else len(desk.entries) + 1
        desk.full_tube(f"YJ{people + number:08d}", [resident(people + number)])
        name = batch_name(desk.kit.station, first, len(desk.entries))
        files.append((name, desk.batch(first)))
    return files


def test_a_station_with_many_batches_asks_no_more_than_one_with_few(
    hq: Headquarters, laptop: Callable[[int], Laptop]
) -> None:
    files = tubes(laptop(1), 4, 100), tubes(laptop(2), 9, 200)
    asked = []
    for some in files:
        with counting(hq) as statements:
            taken = take_in_all(hq, some)
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
    assert many - few <= 4 * 12, "four stations more"


def test_the_updates_of_many_share_what_they_ask(hq, laptop):
    numbers = list(range(1, 7))
    for number in numbers:
        take_in_all(hq, tubes(laptop(number), 1, 100 * number))
    open_round(hq, name="R8")  # news for all of them
    made = make_updates(hq, numbers)
    with counting(hq) as one:
        assert make_updates(hq, numbers[:1]) == {1: made[1]}
    with counting(hq) as all_of_them:
        assert make_updates(hq, numbers) == made
    assert len(all_of_them) - len(one) <= 4 * 5, "five stations more"
