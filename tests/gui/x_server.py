"""A real X server for a child process, with or without a window manager."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60


@contextmanager
def x_server(size: str = "800x600", *, window_manager: bool = False) -> Iterator[str]:
    """The display's name. No key repeats itself when the machine stalls.

    It lives on when its last client leaves: else a new one may come while it begins anew.
    """
    out, into = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(into), "-screen", "0", f"{size}x24", "-r", "-noreset"],
        pass_fds=[into],
        stderr=subprocess.DEVNULL,
    )
    os.close(into)
    with os.fdopen(out) as told:
        number = told.readline().strip()
    assert number, "Xvfb has not started"
    display = f":{number}"
    try:
        if window_manager:
            with _openbox(display):
                yield display
        else:
            yield display
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def _openbox(display: str) -> Iterator[None]:
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"],
        env=os.environ | {"DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        # It tells nobody that it is ready: the root window says so.
        until(lambda: xdotool(display, "get_desktop").returncode == 0, "openbox has not started")
        yield
    finally:
        manager.terminate()
        manager.wait(20)


def xdotool(display: str, *words: str) -> "subprocess.CompletedProcess[str]":
    """What it said; it fails where there is no such window."""
    return subprocess.run(
        ["xdotool", *words],
        env=os.environ | {"DISPLAY": display},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def until(done, what: str) -> None:
    """Another process tells nobody what it did: it is asked again."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def surroundings(display: str, home: Path) -> dict[str, str]:
    """The environment of a program on that display, with a home of its own."""
    folders = {f"XDG_{name}_HOME": str(home) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    return os.environ | {
        "DISPLAY": display,
        "HOME": str(home),
        **folders,
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
    }


def start(display: str, home: Path, *words: str) -> "subprocess.Popen[str]":
    """A Python program on that display."""
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        env=surroundings(display, home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
