"""Every dialog of the desk under a real window manager. Run by test_dialogs_under_x.py.

Arguments: a folder for the station, and where pictures go (or nothing). Opens each dialog in
three languages, lets notices come, and prints what was measured as one JSON object.
"""

import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.clock import ManualClock
from tests.gui.every_dialog import Desk, dialogs, pass_by, until
from tests.gui.x_server import press as press_in

from testdesk.app import make_application
from testdesk.gui.widgets.dialog import Dialog, Question, top_dialog
from testdesk.messages.sentences import sentence


def box(rect):
    return [rect.x(), rect.y(), rect.width(), rect.height()]


def place_in_window(widget):
    top = widget.window()
    return QRect(widget.mapTo(top, widget.rect().topLeft()), widget.size())


def measure(desk, name, make, picture):
    """Where a dialog stands, alone and with notices of every length."""
    dialog = make()
    dialog.open()
    desk.settle()
    picture(f"{name}")
    places = [box(place_in_window(dialog))]
    for words in (sentence("sheet_open"), sentence("write_failed") * 3, "词 " * 400, ""):
        dialog.banner.show_message(words, "stop")
        pass_by()
        places.append(box(place_in_window(dialog)))
        if "词" not in words and len(words) > 100:
            picture(f"{name}_notice")
    window = desk.window
    told = {
        "kind": type(dialog).__name__,
        "places": places,
        "room": box(QRect(window.mapTo(window.window(), window.dialog_room().topLeft()),
                          window.dialog_room().size())),
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
        "keys": (desk.window.isAncestorOf(QApplication.focusWidget())
        and dialog.isAncestorOf(QApplication.focusWidget()))
        or QApplication.focusWidget() is dialog,
    }  # fmt: skip
    dialog.done(0)
    dialog.deleteLater()
    desk.settle()
    return told


def kinds():
    """Every kind of dialog that the program has."""
    found, todo = set(), [Dialog]
    while todo:
        for kind in todo.pop().__subclasses__():
            todo.append(kind)
            found.add(kind.__name__)
    return sorted(found)


def close_by_key(desk, display, picture):
    """Alt+F4 asks; Enter stays; Alt+F4 and 1 closes."""
    shell, told = desk.shell, {}
    press = partial(press_in, display, int(shell.winId()), wait=until)
    shell.speak("en")
    press("alt+F4")
    until(lambda: isinstance(top_dialog(desk.window), Question), "no question")
    question: Any = top_dialog(desk.window)
    told["asked"] = question.title.text()
    picture("close")
    press("Return")
    until(lambda: top_dialog(desk.window) is None, "Enter did not close the question")
    told["stayed"] = shell.isVisible()
    press("alt+F4")
    until(lambda: isinstance(top_dialog(desk.window), Question), "no second question")
    press("1")
    until(lambda: not shell.isVisible(), "the window is still there")
    told["hangs"] = shell.hangs
    return told


def main():
    display, folder = os.environ["DISPLAY"], Path(sys.argv[1])
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    app = make_application()
    desk = Desk(folder / "home", ManualClock())
    told = {"kinds": kinds(), "window": box(desk.shell.rect()), "dialogs": {}}

    def picture(language, name):
        if pictures is not None:
            desk.shell.grab().save(str(pictures / f"{name}_{language}.png"))

    for language in ("zh", "ko", "en"):
        desk.shell.speak(language)
        desk.settle()
        for name, make in dialogs(desk).items():
            show = partial(picture, language)
            told["dialogs"][f"{name} {language}"] = measure(desk, name, make, show)
    told["closing"] = close_by_key(desk, display, partial(picture, "en"))
    sys.stdout.write(json.dumps(told))
    app.quit()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)
