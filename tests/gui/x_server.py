"""A real X server for a child process, with or without a window manager."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
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
    with os.fdopen(out) as pipe:
        number = pipe.readline().strip()
    assert number, "Xvfb has not started"
    display = f":{number}"
    try:
        _wake_keyboard(display)
        if window_manager:
            with _openbox(display):
                yield display
        else:
            yield display
    finally:
        server.terminate()
        server.wait(20)


def _wake_keyboard(display: str) -> None:
    """The first key of xdotool makes its keyboard the server's, which announces new keys to all.

    A window manager then releases all its keys and grabs them again one by one. An
    Alt+F4 that comes meanwhile is nobody's: so that first key is pressed before there is one.
    """
    done = xdotool(display, "key", "shift")
    assert done.returncode == 0, done.stderr


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


def xdotool(display: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Its output; fails where there is no such window."""
    return subprocess.run(
        ["xdotool", *arguments],
        env=os.environ | {"DISPLAY": display},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def front(display: str) -> int:
    """The window that has the keys, according to the window manager; 0 is none."""
    return int(xdotool(display, "getactivewindow").stdout.strip() or 0)


def press(display: str, window: int, *keys: str, wait: Callable[..., None] | None = None) -> None:
    """Presses keys, once the window manager says that they go to that window.

    It says so only when it has hold of its own keys: it takes windows up afterwards.

    Args:
        wait: how to wait; a program that presses keys for itself lets its events pass.
    """
    (wait or until)(lambda: front(display) == window, "the window does not get the keys")
    done = xdotool(display, "key", *keys)
    assert done.returncode == 0, done.stderr


def until(done, what: str) -> None:
    """Another process reports to nobody what it did: it is asked again."""
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


def start(display: str, home: Path, *arguments: str) -> "subprocess.Popen[str]":
    """A Python program on that display."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=surroundings(display, home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
