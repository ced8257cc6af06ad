"""Which automatic backups are kept, whatever the clock of the laptop did."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.backup_folder import (
    DAYS_KEPT,
    NEWEST_KEPT,
    StoredBackup,
    backup_name,
    make_room,
    remove_surplus,
    stored_backups,
    surplus,
)
from testdesk.domain.refusals import EnvironmentFault

MORNING = dt.datetime(2022, 3, 26, 0, 41, tzinfo=dt.UTC)
MUCH = 1 << 40
KIND = "station-3"


def put(folder, length, at=MORNING, size=1, kind=KIND):
    path = folder / backup_name(kind, length, at)
    path.write_bytes(b"x" * size)
    return path


def described(length, day, size=1):
    at = (MORNING + dt.timedelta(days=day, minutes=length)).strftime("%Y%m%dT%H%M%SZ")
    return StoredBackup(length, at, Path(f"{length}-{at}"), size)


def test_the_newest_has_the_most_events_even_if_the_clock_was_set_back(tmp_path):
    before = put(tmp_path, 20)
    after = put(tmp_path, 21, MORNING - dt.timedelta(days=400))
    assert [one.file for one in stored_backups(tmp_path, KIND)] == [after, before]


def test_other_files_and_other_stations_are_left_alone(tmp_path):
    for name in ("station-3-1.tdbackup", "photo.jpg", ".testdesk-x.part", "station-3"):
        (tmp_path / name).write_bytes(b"x")
    others = [put(tmp_path, number, kind="station-31") for number in range(20)]
    for number in range(20):
        put(tmp_path, number)
    remove_surplus(tmp_path, KIND)
    assert len(stored_backups(tmp_path, KIND)) == NEWEST_KEPT
    assert all(one.exists() for one in others)
    assert (tmp_path / "station-3-1.tdbackup").exists()


@given(
    days=st.lists(st.integers(0, 40), max_size=60),
    sizes=st.integers(1, 1000),
    room=st.integers(0, 30_000),
)
def test_the_newest_is_kept_and_the_rest_has_room(days, sizes, room):
    # Days in order, since events are; a clock that goes back is in another test.
    backups = [described(length, day, sizes) for length, day in enumerate(sorted(days))][::-1]
    removed = surplus(backups, most_bytes=room)
    kept = [one for one in backups if one not in removed]
    assert kept[:1] == backups[:1]
    assert kept == backups[: len(kept)] or len(kept) >= NEWEST_KEPT
    assert len(kept) <= 1 or sum(one.size for one in kept) <= room
    assert len(kept) <= NEWEST_KEPT + DAYS_KEPT


def test_one_of_each_day_is_kept_beside_the_newest():
    backups = [described(day * 10 + nth, day) for day in range(20) for nth in range(10)][::-1]
    removed = surplus(backups, most_bytes=MUCH)
    kept = [one for one in backups if one not in removed]
    assert kept[:NEWEST_KEPT] == backups[:NEWEST_KEPT]
    assert len({one.at[:8] for one in kept}) == DAYS_KEPT
    assert len(kept) == NEWEST_KEPT + DAYS_KEPT - 1


def test_room_is_made_by_removing_the_oldest_but_never_the_newest(tmp_path):
    files = [put(tmp_path, number, size=100) for number in range(4)]

    def free_in(folder):
        """Of a disk of 450 bytes."""
        return 450 - sum(one.stat().st_size for one in folder.iterdir())

    make_room(tmp_path, KIND, 200, free_in=free_in)
    assert [one.exists() for one in files] == [False, False, True, True]
    with pytest.raises(EnvironmentFault) as caught:
        make_room(tmp_path, KIND, 400, free_in=free_in)
    assert (caught.value.code, caught.value.detail) == ("disk_full", {"reason": "stick_full"})
    assert files[-1].exists()
