"""One window for each home: real processes, on a real X server with a window manager."""

import pytest
from PySide6.QtCore import QLockFile
from tests.gui.x_server import front, press, until, xdotool

from testdesk.domain.refusals import EnvironmentFault
from testdesk.gui.start import single_instance
from testdesk.gui.start.single_instance import SingleInstance
from testdesk.settings import WINDOW_LOCK


def windows(display):
    found = xdotool(display, "search", "--onlyvisible", "--name", "^testdesk$").stdout.split()
    return [int(window) for window in found]


def test_a_second_start_brings_the_first_window_to_the_front(managed_display, begin, tmp_path):
    first = begin(tmp_path / "home")
    until(lambda: len(windows(managed_display)) == 1, "the first window has not opened")
    (window,) = windows(managed_display)
    xdotool(managed_display, "windowminimize", "--sync", str(window))
    until(lambda: windows(managed_display) == [], "it was not minimised")

    (tmp_path / "same").symlink_to(tmp_path / "home")
    second = begin(tmp_path / "same")
    assert second.wait(60) == 0
    until(
        lambda: windows(managed_display) == [window] and front(managed_display) == window,
        "it is not in front",
    )
    assert first.poll() is None

    other = begin(tmp_path / "other")
    until(lambda: len(windows(managed_display)) == 2, "a window of another home has not opened")
    until(lambda: front(managed_display) != window, "the newer window is not in front")
    third = begin(tmp_path / "home")
    assert third.wait(60) == 0
    until(lambda: front(managed_display) == window, "the first window is not in front again")
    assert len(windows(managed_display)) == 2

    (later,) = set(windows(managed_display)) - {window}
    for process, name, left in ((first, window, [later]), (other, later, [])):
        xdotool(managed_display, "windowactivate", str(name))
        press(managed_display, name, "alt+F4")
        assert process.wait(60) == 0, process.stderr.read()
        until(lambda left=left: windows(managed_display) == left, "its window is still there")


def test_a_program_that_was_killed_blocks_nobody(managed_display, begin, tmp_path):
    first = begin(tmp_path / "home")
    until(lambda: len(windows(managed_display)) == 1, "the first window has not opened")
    first.kill()
    first.wait(60)
    until(lambda: windows(managed_display) == [], "its window is still there")
    later = begin(tmp_path / "home")
    until(lambda: len(windows(managed_display)) == 1, "no window opens after a crash")
    assert later.poll() is None


def test_a_window_that_is_silent_is_named(qapp, tmp_path, monkeypatch):
    """It holds the lock and does not listen, as a program that hangs."""
    monkeypatch.setattr(single_instance, "_TIMEOUT_S", 0.3)
    monkeypatch.setattr(single_instance, "_STEP_MS", 50)
    hung = QLockFile(str(tmp_path / WINDOW_LOCK))
    assert hung.tryLock(0)
    with pytest.raises(EnvironmentFault, match="window_silent"):
        SingleInstance(tmp_path, qapp).claim()
    hung.unlock()
    again = SingleInstance(tmp_path, qapp)
    assert again.claim()
    again.release()


def test_a_home_that_cannot_be_written_to_is_opened_without_a_lock(qapp, tmp_path):
    (tmp_path / "file").write_text("")
    window = SingleInstance(tmp_path / "file" / "home", qapp)
    assert window.claim()
    window.release()
