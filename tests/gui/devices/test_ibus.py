"""A real input method (IBus with its Hangul engine, on a real X server) before our fields."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from tests.gui.devices.ibus_child import NUMBER, TUBE, URL
from tests.gui.register.scan_page import CODE
from tests.gui.x_server import x_server

from testdesk.domain.numbers.scans import UNREADABLE

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def display():
    """An X server of our own, without a key that repeats itself when the machine stalls."""
    with x_server() as name:
        yield name


@pytest.fixture(scope="module")
def told(display):
    """What the page under the input method heard."""
    # A socket's path has little room: not pytest's folder.
    home = Path(tempfile.mkdtemp(prefix="td-ibus-", dir="/tmp"))
    environment = os.environ | {
        "DISPLAY": display,
        "HOME": str(home),
        **{f"XDG_{name}_HOME": str(home) for name in ("CACHE", "CONFIG", "DATA")},
        "XDG_RUNTIME_DIR": str(home),
        "GSETTINGS_BACKEND": "memory",
        "QT_QPA_PLATFORM": "xcb",
        "QT_IM_MODULE": "ibus",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", "tests.gui.devices.ibus_child"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    shutil.rmtree(home, ignore_errors=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_the_input_method_is_at_work_in_a_field_for_names(told):
    assert told["composed"] == "가"


def test_scans_reach_the_scan_field_as_they_are(told):
    assert told["scan_field"] == [[TUBE], [NUMBER], [CODE], [URL]]
    # Not one key of all the scans, also of those that were repeated, went through the input method.
    assert told["composed_in_scan_field"] == 0


def test_codes_reach_a_field_for_codes_as_they_are(told):
    assert told["code_field"] == [[[NUMBER], ""], [[CODE], ""]]


def test_a_tube_that_the_input_method_altered_is_never_taken_for_another(told):
    (tube, _), (code, left) = told["name_field"]
    assert tube == [UNREADABLE]
    assert (code, left) == ([CODE], "")
