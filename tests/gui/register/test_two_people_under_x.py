"""The same two people under a real window manager, which decides about focus and windows."""

import re

import pytest
from tests.gui.x_server import start, x_server
from tests.profiles import TORTURE


# The ordinary run has the smaller screen, on which windows overlap more.
@pytest.mark.parametrize("size", ["1024x640", "1366x768"] if TORTURE else ["1024x640"])
def test_nothing_of_the_first_reaches_the_second_on_a_real_screen(size, tmp_path, monkeypatch):
    monkeypatch.setenv("TESTDESK_TESTS_PLATFORM", "xcb")
    command = (
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/gui/register/test_two_people.py",
    )
    with x_server(size, window_manager=True) as display:
        child = start(display, tmp_path, *command)
        out, _ = child.communicate(timeout=400)
    assert child.returncode == 0, out[-3000:]
    passed = re.search(r"(\d+) passed", out)
    assert passed is not None
    assert int(passed[1]) > 50
