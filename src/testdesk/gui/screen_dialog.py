"""The dialog of the screen settings: language, colours, and how long a verdict stays."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from testdesk.gui import theme
from testdesk.gui.theme import ThemeName
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts
from testdesk.gui.widgets.text import caption
from testdesk.gui.widgets.translated import Translated
from testdesk.gui.window import Window
from testdesk.messages import catalogue

_RESTS = ("10", "20", "40", "60")


class ScreenDialog(Translated, Dialog):
    """Offers the screen settings; each choice takes effect at once.

    Signals:
        language, colours: the new value.
        display: the queue display is to be opened.
        devices: the dialog of devices is to be opened.
        verdict_seconds: how long a verdict is to stay.
    """

    language = Signal(str)
    colours = Signal(str)
    display = Signal()
    devices = Signal()
    verdict_seconds = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, verdict_seconds: int = 20) -> None:
        super().__init__(lambda: self.tr("Screen"), parent)
        self._language = Choice(catalogue.LANGUAGES)
        self._language.set_value(catalogue.current_language())
        self._colours = Choice(self._colour_text)
        self._colours.set_value(theme.current().name)
        self._seconds = Choice(self._seconds_text)
        if str(verdict_seconds) in _RESTS:
            self._seconds.set_value(str(verdict_seconds))
        self._seconds.chosen.connect(lambda seconds: self.verdict_seconds.emit(int(seconds)))
        display = Button(lambda: self.tr("Open the queue display"))
        devices = Button(lambda: self.tr("Devices"))
        add_parts(self.body, caption(lambda: self.tr("Language")), self._language)
        add_parts(self.body, caption(lambda: self.tr("Colours")), self._colours)
        add_parts(self.body, caption(lambda: self.tr("A verdict stays for")), self._seconds)
        add_parts(self.body, caption(lambda: self.tr("Queue display")), display)
        self.buttons.insertWidget(0, devices)
        self.add_button(lambda: self.tr("Done"), "Esc", self.accept)
        self._language.chosen.connect(self.language)
        self._colours.chosen.connect(self.colours)
        display.clicked.connect(self.display)
        devices.clicked.connect(self.devices)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def _retranslate(self) -> None:
        self._language.set_value(catalogue.current_language())

    def _colour_text(self) -> dict[str, str]:
        return {
            "light": self.tr("Day"),
            "dark": self.tr("Night"),
            "high_contrast": self.tr("Strong contrast"),
        }

    def _seconds_text(self) -> dict[str, str]:
        form = self.tr("{seconds} s")
        return {seconds: form.format(seconds=seconds) for seconds in _RESTS}


def open_settings(
    window: Window,
    verdict_seconds: int,
    *,
    speak: Callable[[str], None],
    colour: Callable[[ThemeName], None],
    rest: Callable[[int], None],
) -> None:
    """Opens the dialog over the window; it leads to the devices and to the queue display.

    Args:
        window: the window.
        verdict_seconds: the present setting.
        speak: called with a new language.
        colour: called with the name of a new theme.
        rest: called with the new number of seconds that a verdict stays.
    """
    dialog = ScreenDialog(window, verdict_seconds=verdict_seconds)
    dialog.language.connect(speak)
    dialog.colours.connect(colour)
    dialog.verdict_seconds.connect(rest)
    dialog.display.connect(partial(_open_display, window))
    dialog.devices.connect(dialog.accept)
    dialog.devices.connect(window.devices.open)
    dialog.open_once()


def _open_display(window: Window) -> None:
    if window.queue.display is None:
        window.queue.toggle_display()
