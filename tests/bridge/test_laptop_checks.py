"""What is found of a laptop, from what its system reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.bridge.doctor import laptop
from testdesk.bridge.doctor.battery import Battery, battery_in, judge_battery
from testdesk.bridge.doctor.screens import connected_screens
from testdesk.messages.sentences import SENTENCES


def supply(folder, supplied, **values):
    (folder / supplied).mkdir(parents=True)
    for key, value in values.items():
        (folder / supplied / key).write_text(f"{value}\n", "ascii")


@pytest.mark.parametrize(
    ("mains", "status", "on_mains"),
    [(0, "Discharging", False), (1, "Charging", True), (1, "Discharging", True), (0, "Full", True)],
)
def test_a_battery_of_linux(tmp_path, mains, status, on_mains):
    supply(tmp_path, "AC", type="Mains", online=mains)
    supply(tmp_path, "BAT0", type="Battery", capacity=30, status=status, scope="System")
    supply(tmp_path, "BAT1", type="Battery", capacity=70, status="Unknown")
    supply(tmp_path, "mouse", type="Battery", capacity=1, status="Discharging", scope="Device")
    supply(tmp_path, "broken", type="Battery", capacity="?")
    assert battery_in(tmp_path) == Battery(50, on_mains)


def test_a_computer_without_a_battery(tmp_path):
    supply(tmp_path, "AC", type="Mains", online=1)
    assert battery_in(tmp_path) is None
    assert battery_in(tmp_path / "none") is None
    assert judge_battery(None).code == "battery_none"


@given(st.integers(0, 100), st.booleans())
def test_a_battery_is_judged_by_its_charge_and_the_mains(percent, on_mains):
    finding = judge_battery(Battery(percent, on_mains))
    assert finding.detail == {"percent": percent}
    assert (finding.status == "ok") == (on_mains or percent > 40)
    assert (finding.status == "missing") == (not on_mains and percent <= 10)
    assert (finding.code in SENTENCES) == (finding.status != "ok")


def test_a_camera_with_two_files_is_one(tmp_path):
    for place, name in enumerate(("Integrated Camera", "Integrated Camera", "USB 2.0")):
        supply(tmp_path, f"video{place}", name=name)
    finding = laptop.camera(tmp_path)
    assert (finding.code, finding.detail["count"]) == ("camera_found", 2)
    assert laptop.camera(tmp_path / "none").code == "camera_none"


@pytest.mark.parametrize("state", ["missing", "failed"])
def test_a_chosen_camera_that_does_not_work_is_missing(tmp_path, state):
    supply(tmp_path, "video0", name="Integrated Camera")
    finding = laptop.camera(tmp_path, chosen_state=state)
    assert (finding.status, finding.code) == ("missing", f"camera_{state}")


@pytest.mark.parametrize(
    ("state", "status", "code"),
    [
        ("gone", "missing", "scanner_gone"),
        ("denied", "missing", "scanner_denied"),
        ("ready", "ok", "scanner_on_port"),
        ("off", "attention", "scanner_not_seen"),
    ],
)
def test_the_state_of_a_serial_scanner_counts(tmp_path, state, status, code):
    finding = laptop.scanner(tmp_path / "none", serial_state=state)
    assert (finding.status, finding.code) == (status, code)


@pytest.mark.parametrize(
    ("cards", "code"),
    [
        (" 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n", "sound_found"),
        ("--- no soundcards ---\n", "sound_none"),
    ],
)
def test_sound_needs_a_card(tmp_path, cards, code):
    file = tmp_path / "cards"
    file.write_text(cards, "ascii")
    assert laptop.sound(file).code == code
    assert laptop.sound(tmp_path / "none").code == "sound_none"


def test_screens_are_counted(tmp_path):
    assert connected_screens(tmp_path) is None
    supply(tmp_path, "card0-eDP-1", status="connected")
    supply(tmp_path, "card0-HDMI-A-1", status="disconnected")
    assert connected_screens(tmp_path) == 1
    supply(tmp_path, "card0-DP-1", status="connected")
    assert connected_screens(tmp_path) == 2


@pytest.mark.parametrize(
    ("screens", "code"),
    [
        (None, "second_screen_unknown"),
        (1, "second_screen_none"),
        (2, "second_screen_found"),
        (3, "second_screen_found"),
    ],
)
def test_a_second_screen_is_for_the_display(screens, code):
    assert laptop.second_screen(screens).code == code


def test_whoever_has_a_window_has_a_screen(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert laptop.display(1).code == "display_missing"
    assert laptop.display(1, window_open=True).code == "display_found"
