"""Every dialog of the station under a real window manager. Run by test_dialogs_under_x.py.

Arguments: a folder for the station, and where pictures go (or nothing). Opens each dialog in
three languages, lets notices come, and prints what was measured as one JSON object.
"""

import importlib
import json
import os
import pkgutil
import sys
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.clock import ManualClock
from tests.gui.every_dialog import StationInShell, dialogs, pass_by, until
from tests.gui.x_server import press as press_in

from testdesk import gui
from testdesk.app import make_application
from testdesk.gui.widgets.dialog import Dialog, Question, top_dialog
from testdesk.messages.sentences import sentence


def box(rect):
    return [rect.x(), rect.y(), rect.width(), rect.height()]


def place_in_window(widget):
    top = widget.window()
    return QRect(widget.mapTo(top, widget.rect().topLeft()), widget.size())


def measure(running_station, name, make, picture):
    """Where a dialog is, alone and with banners of every length."""
    dialog = make()
    dialog.open()
    running_station.settle()
    picture(f"{name}")
    places = [box(place_in_window(dialog))]
    for text in (sentence("dialog_open"), sentence("write_failed") * 3, "词 " * 400, ""):
        dialog.banner.show_message(text, "stop")
        pass_by()
        places.append(box(place_in_window(dialog)))
        if "词" not in text and len(text) > 100:
            picture(f"{name}_notice")
    window = running_station.window
    measured = {
        "kind": type(dialog).__name__,
        "places": places,
        "room": box(QRect(window.mapTo(window.window(), window.dialog_area().topLeft()),
                          window.dialog_area().size())),
        "outside": [
            button.text()
            for button in dialog.findChildren(QAbstractButton)
            if button.isVisible()
            and button.parentWidget() is dialog
            and not dialog.rect().contains(button.geometry())
        ],
        "windows": [
            type(top).__name__ for top in QApplication.topLevelWidgets() if top.isVisible()
        ],
        "wider": dialog.findChild(QWidget, "scrolled").width()
        - dialog.findChild(QWidget, "scrolled").parentWidget().width(),
        "keys": (running_station.window.isAncestorOf(QApplication.focusWidget())
        and dialog.isAncestorOf(QApplication.focusWidget()))
        or QApplication.focusWidget() is dialog,
    }  # fmt: skip
    dialog.done(0)
    dialog.deleteLater()
    running_station.settle()
    return measured


def kinds():
    """Every kind of dialog that the program has, whether or not it was loaded already."""
    for module in pkgutil.walk_packages(gui.__path__, "testdesk.gui."):
        importlib.import_module(module.name)
    found, todo = set(), [Dialog]
    while todo:
        for kind in todo.pop().__subclasses__():
            todo.append(kind)
            found.add(kind.__name__)
    return sorted(found)


def close_by_key(running_station, display, picture):
    """Alt+F4 asks; Enter stays; Alt+F4 and 1 closes."""
    shell, seen = running_station.shell, {}
    press = partial(press_in, display, int(shell.winId()), wait=until)
    shell.change_language("en")
    press("alt+F4")
    until(lambda: isinstance(top_dialog(running_station.window), Question), "no question")
    question: Any = top_dialog(running_station.window)
    seen["asked"] = question.title.text()
    picture("close")
    press("Return")
    until(lambda: top_dialog(running_station.window) is None, "Enter did not close the question")
    seen["stayed"] = shell.isVisible()
    press("alt+F4")
    until(lambda: isinstance(top_dialog(running_station.window), Question), "no second question")
    press("1")
    until(lambda: not shell.isVisible(), "the window is still there")
    seen["hangs"] = shell.hangs
    return seen


def main():
    display, folder = os.environ["DISPLAY"], Path(sys.argv[1])
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    app = make_application()
    station = StationInShell(folder / "home", ManualClock())
    report = {"kinds": kinds(), "window": box(station.shell.rect()), "dialogs": {}}

    def picture(language, name):
        if pictures is not None:
            station.shell.grab().save(str(pictures / f"{name}_{language}.png"))

    for language in ("zh", "ko", "en"):
        station.shell.change_language(language)
        station.settle()
        for name, make in dialogs(station).items():
            show = partial(picture, language)
            report["dialogs"][f"{name} {language}"] = measure(station, name, make, show)
    report["closing"] = close_by_key(station, display, partial(picture, "en"))
    sys.stdout.write(json.dumps(report))
    app.quit()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)
