"""Sticks as the window sees them: which is which, their room, and whether they are still there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete
from tests.courier.stick_images import SIZE, StickImage, why_not

from testdesk.bridge.mount_watch import MountWatch
from testdesk.bridge.sticks import Stick, folder_as_stick, require_present, with_distinct_names
from testdesk.domain.refusals import EnvironmentFault


def stick(name, folder):
    return Stick(name, Path(folder), 1000, 7)


def test_two_sticks_of_one_label_also_get_the_name_of_their_folder():
    found = [stick("TENT", "/media/a/TENT"), stick("TENT", "/media/a/TENT1"), stick("B", "/m/B")]
    assert [s.name for s in with_distinct_names(found)] == ["TENT (TENT)", "TENT (TENT1)", "B"]
    assert [s.folder for s in with_distinct_names(found)] == [s.folder for s in found]


@pytest.mark.parametrize("kind", ["fat32", "exfat", "tmpfs"])
def test_a_stick_that_was_pulled_is_not_its_folder(kind, tmp_path):
    if reason := why_not(kind):
        pytest.skip(reason)
    image = StickImage(kind, tmp_path, size=1 << 20 if kind == "tmpfs" else SIZE).plug()
    seen = folder_as_stick(image.folder)
    assert seen is not None
    require_present(seen)
    image.lose()
    assert image.folder.is_dir()
    with pytest.raises(EnvironmentFault, match="stick_gone"):
        require_present(seen)
    image.folder.rmdir()
    with pytest.raises(EnvironmentFault, match="stick_gone"):
        require_present(seen)


@pytest.mark.parametrize("kind", ["exfat", "tmpfs"])
def test_its_room_is_what_is_free(kind, tmp_path):
    if reason := why_not(kind):
        pytest.skip(reason)
    image = StickImage(kind, tmp_path, size=1 << 20 if kind == "tmpfs" else SIZE).plug()
    try:
        before = folder_as_stick(image.folder)
        image.fill(leave=0)
        after = folder_as_stick(image.folder)
    finally:
        image.lose()
    assert before is not None
    assert after is not None
    assert (after.free, (before.free or 0) > 500_000) == (0, True)


def test_a_stick_that_is_plugged_in_or_pulled_is_reported_at_once(qtbot, tmp_path):
    if reason := why_not("tmpfs"):
        pytest.skip(reason)
    owner = QObject()
    watch = MountWatch(owner)
    assert watch.is_watching
    with qtbot.waitSignal(watch.changed):
        image = StickImage("tmpfs", tmp_path, size=1 << 20).plug()
    with qtbot.waitSignal(watch.changed):
        image.lose()


@pytest.mark.usefixtures("qapp")
def test_watching_the_mounts_ends_with_its_owner():
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before, owner = open_files(), QObject()
    MountWatch(owner)
    assert open_files() == before + 1
    delete(owner)
    assert open_files() == before
