"""The X server of the tests: no key is lost because it is the first."""

import ctypes
from ctypes.util import find_library

import pytest
from tests.gui.x_server import x_server, xdotool

MAPPING_NOTIFY = 34  # X.h


class XEvent(ctypes.Union):
    """The kind of an event; as much room as Xlib wants for any (24 longs)."""

    _fields_ = (("kind", ctypes.c_int), ("room", ctypes.c_long * 24))


class Listener:
    """A client of the old kind, which is notified of new keys without asking."""

    def __init__(self, display):
        self.x = ctypes.CDLL(find_library("X11"))
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XkbIgnoreExtension(1)
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(display.encode()))
        self.x.XkbIgnoreExtension(0)
        assert self.display

    def received(self):
        """The kinds of all events that the server has sent up to now."""
        event, kinds = XEvent(), []
        self.x.XSync(self.display, 0)
        while self.x.XPending(self.display):
            self.x.XNextEvent(self.display, ctypes.byref(event))
            kinds.append(event.kind)
        return kinds

    def close(self):
        self.x.XCloseDisplay(self.display)


@pytest.mark.parametrize("window_manager", [False, True])
def test_the_first_key_of_a_test_brings_no_new_keyboard(window_manager):
    """openbox would release its keys and grab them again, and miss an Alt+F4."""
    with x_server(window_manager=window_manager) as display:
        listener = Listener(display)
        assert xdotool(display, "key", "shift").returncode == 0
        assert listener.received().count(MAPPING_NOTIFY) == 0
        listener.close()
