"""The dialog of the screen settings: language, colours, and how long a verdict stays."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from testdesk.bridge.station import StationBridge
from testdesk.gui import theme
from testdesk.gui.preferences import Preferences
from testdesk.gui.staff.staff_dialog import StaffDialog
from testdesk.gui.start.passphrase_dialog import open_passphrase_dialog
from testdesk.gui.theme import ThemeName
from testdesk.gui.widgets.button import Button
from testdesk.gui.widgets.choice import Choice
from testdesk.gui.widgets.dialog import Dialog
from testdesk.gui.widgets.layouts import add_parts, in_row
from testdesk.gui.widgets.text import caption
from testdesk.gui.widgets.translated import Translated
from testdesk.gui.window import Window
from testdesk.messages import catalogue
from testdesk.printing.choice import default_print_choice

_VERDICT_SECONDS = ("10", "20", "40", "60")


class ScreenDialog(Translated, Dialog):
    """Offers the screen settings; each choice takes effect at once.

    Signals:
        language_chosen, theme_chosen: the code of the language, or the name of the theme.
        display_requested: the operator asked to open the queue display.
        devices_requested: the operator asked to open the dialog of devices.
        check_requested: the operator asked to check this laptop.
        staff_requested: the operator asked for the list of operators.
        passphrase_requested: the operator asked to change the passphrase.
        backups_requested: the operator asked for the backups.
        verdict_seconds_chosen: how many seconds a verdict stays.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    display_requested = Signal()
    devices_requested = Signal()
    check_requested = Signal()
    staff_requested = Signal()
    passphrase_requested = Signal()
    backups_requested = Signal()
    verdict_seconds_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, verdict_seconds: int = 20) -> None:
        super().__init__(lambda: self.tr("Screen"), parent)
        self._language = Choice(catalogue.LANGUAGES)
        self._language.set_value(catalogue.current_language())
        self._theme = Choice(self._theme_texts)
        self._theme.set_value(theme.current().name)
        self._seconds = Choice(self._seconds_texts)
        if str(verdict_seconds) in _VERDICT_SECONDS:
            self._seconds.set_value(str(verdict_seconds))
        self._seconds.chosen.connect(lambda seconds: self.verdict_seconds_chosen.emit(int(seconds)))
        display_button = Button(lambda: self.tr("Open the queue display"))
        passphrase_button = Button(lambda: self.tr("Change the passphrase"))
        devices_button = Button(lambda: self.tr("Devices"))
        check_button = Button(lambda: self.tr("Check this laptop"), "Ctrl D")
        backups_button = Button(lambda: self.tr("Backups"))
        add_parts(self.body, caption(lambda: self.tr("Language")), self._language)
        add_parts(self.body, caption(lambda: self.tr("Colours")), self._theme)
        add_parts(self.body, caption(lambda: self.tr("A verdict stays for")), self._seconds)
        others = (display_button, passphrase_button, backups_button)
        self.body.addLayout(in_row(*((button, 1) for button in others), gap=8))
        self.buttons.insertWidget(0, devices_button)
        self.buttons.insertWidget(1, check_button)
        staff_button = Button(lambda: self.tr("Operators"))
        staff_button.clicked.connect(self.staff_requested)
        self.buttons.insertWidget(2, staff_button)
        self.add_button(lambda: self.tr("Done"), "Esc", self.accept)
        self._language.chosen.connect(self.language_chosen)
        self._theme.chosen.connect(self.theme_chosen)
        display_button.clicked.connect(self.display_requested)
        passphrase_button.clicked.connect(self.passphrase_requested)
        devices_button.clicked.connect(self.devices_requested)
        check_button.clicked.connect(self.check_requested)
        backups_button.clicked.connect(self.backups_requested)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()

    def _retranslate(self) -> None:
        self._language.set_value(catalogue.current_language())

    def _theme_texts(self) -> dict[str, str]:
        return {
            "light": self.tr("Day"),
            "dark": self.tr("Night"),
            "high_contrast": self.tr("Strong contrast"),
        }

    def _seconds_texts(self) -> dict[str, str]:
        template = self.tr("{seconds} s")
        return {seconds: template.format(seconds=seconds) for seconds in _VERDICT_SECONDS}


def open_settings(
    window: Window,
    bridge: StationBridge,
    home: Path,
    preferences: Preferences,
    *,
    change_language: Callable[[str], None],
    change_theme: Callable[[ThemeName], None],
    change_verdict_seconds: Callable[[int], None],
    check_laptop: Callable[[], None],
    open_backups: Callable[[], None],
) -> None:
    """Opens the dialog over the window; its buttons open the devices and the queue display.

    Args:
        window: the window.
        bridge: the station, whose operators the dialog leads to.
        home: the station's folder, whose passphrase can be changed.
        preferences: the current settings.
        change_language: called with the code of the chosen language.
        change_theme: called with the name of the chosen theme.
        change_verdict_seconds: called with the chosen number of seconds that a verdict stays.
        check_laptop: called to check this laptop, once the dialog is closed.
        open_backups: called to open the dialog of backups, likewise.
    """
    choice = preferences.paper or default_print_choice()
    dialog = ScreenDialog(window, verdict_seconds=preferences.verdict_seconds)
    dialog.language_chosen.connect(change_language)
    dialog.theme_chosen.connect(change_theme)
    dialog.verdict_seconds_chosen.connect(change_verdict_seconds)
    dialog.display_requested.connect(partial(_open_display, window))
    dialog.devices_requested.connect(dialog.accept)
    dialog.devices_requested.connect(window.devices.open)
    dialog.check_requested.connect(dialog.accept)
    dialog.check_requested.connect(check_laptop)
    dialog.staff_requested.connect(dialog.accept)
    dialog.staff_requested.connect(lambda: StaffDialog(bridge, choice, window).open_once())
    dialog.passphrase_requested.connect(dialog.accept)
    dialog.passphrase_requested.connect(partial(open_passphrase_dialog, bridge, home, window))
    dialog.backups_requested.connect(dialog.accept)
    dialog.backups_requested.connect(open_backups)
    dialog.open_once()


def _open_display(window: Window) -> None:
    if window.queue.display is None:
        window.queue.toggle_display()
