"""Every dialog of the desk under a real window manager. Run by test_dialogs_under_x.py.

Arguments: a folder for the station, and where pictures go (or nothing). Opens each dialog in
three languages, lets notices come, and prints what was measured as one JSON object.
"""

import json
import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from tests.clock import ManualClock
from tests.gui.handover.brought_list import list_looked_at
from tests.gui.station_on_disk import KIT_PASSPHRASE, PASSPHRASE, PEOPLE, kit_bytes
from tests.gui.x_server import press as press_in

from testdesk import bootstrap
from testdesk.app import make_application
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.coverage.card_batch_dialog import CardBatchDialog
from testdesk.gui.coverage.excusing import NoteDialog
from testdesk.gui.handover.day_dialogs import DayDialog, SwabDialog
from testdesk.gui.handover.kit_dialog import KitDialog
from testdesk.gui.handover.network_dialog import NetworkDialog
from testdesk.gui.lists.dialog import ListDialog
from testdesk.gui.papers.dialog import PapersDialog
from testdesk.gui.papers.preview import PreviewDialog
from testdesk.gui.person.correction import CorrectionDialog
from testdesk.gui.person.more import MoreDialog
from testdesk.gui.person.record import RecordDialog
from testdesk.gui.proxy.applicant import ApplicantDialog
from testdesk.gui.proxy.paper_choice import PrintDialog
from testdesk.gui.proxy.prints import PrintsDialog
from testdesk.gui.register.seal_dialog import SealDialog
from testdesk.gui.register.void_dialog import VoidDialog
from testdesk.gui.register.whose import WhoseDialog
from testdesk.gui.screen_dialog import ScreenDialog
from testdesk.gui.shell import Shell
from testdesk.gui.start.sign_in import SignIn
from testdesk.gui.walk_in.dialog import TwiceDialog, WalkInDialog
from testdesk.gui.widgets.dialog import Dialog, Question, top_dialog
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.messages.sentences import sentence
from testdesk.printing import papers
from testdesk.printing.cards import PrintChoice
from testdesk.services.cards import codes
from testdesk.services.day import reconcile
from testdesk.services.exchange.renewal import OfferedKit
from testdesk.services.people.history import person_record
from testdesk.settings import NetworkSettings

PATIENCE = 60
TUBE = "YJ22034417"
NUMBER = "222401199912310018"


def until(done, what):
    """Lets events pass until something is so."""
    deadline = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def pass_by(passes=6):
    """What was posted is done, and done again what that posted."""
    for _ in range(passes):
        QApplication.processEvents()


class Desk:
    """A shell on a station of its own, with a tube, a person in it, and a card."""

    def __init__(self, home, clock):
        bootstrap.set_up_station(
            home,
            kit=kit_bytes(),
            kit_passphrase=KIT_PASSPHRASE,
            passphrase=PASSPHRASE,
            clock=clock,
        )
        self.home = home
        self.shell = Shell(home, clock=clock)
        self.shell.showMaximized()
        self.shell.open_desk(SignIn(PASSPHRASE, "李敏", "registrar"))
        until(lambda: self.shell.window_ is not None, "the desk has not opened")
        self.window: Any = self.shell.window_
        self.bridge: Any = self.shell.bridge
        self.settle()
        for line in (TUBE, PEOPLE[0].document_number):
            self._scan(line)
        self.settle()
        self.card = self._issue()

    def _scan(self, line):
        self.window.handle_scan(line)

    def settle(self):
        lanes = (self.bridge.lane, self.bridge.io)
        until(lambda: not any(lane.waiting for lane in lanes), "the lanes are busy")
        pass_by()

    def ask(self, query):
        answers: list[Any] = []
        self.bridge.read(lambda _station: query(), answers.append, self.shell)
        until(lambda: bool(answers), "no answer")
        return answers[0]

    def _issue(self):
        cards: list[Any] = []
        issue = partial(codes.issue, resident=PEOPLE[1].resident)
        self.bridge.run(issue, cards.append, self.shell)
        until(lambda: bool(cards), "no card")
        return cards[0]


def dialogs(desk):
    """One of each kind, as its page opens it: name to a function that makes it."""
    return {**of_people(desk), **of_cards_and_papers(desk), **of_the_desk(desk)}


def of_people(desk):
    window, bridge = desk.window, desk.bridge
    unknown = ScanResult(1, NUMBER, "id_number", "attention", "id_unknown")
    resident = PEOPLE[2].resident
    record = desk.ask(lambda: person_record(station=bridge.station, resident=resident))
    return {
        "whose": lambda: WhoseDialog(bridge, unknown, window.register),
        "walk_in": lambda: WalkInDialog(bridge, window, number=NUMBER, samples=True),
        "twice": lambda: TwiceDialog(PEOPLE[2], window),
        "seal": lambda: SealDialog(TUBE, 3, window.register),
        "void": lambda: VoidDialog(PEOPLE[2].name, TUBE, 3, sealed=True, parent=window.register),
        "applicant": lambda: ApplicantDialog(codes.Applicant(), window.proxy),
        "correction": lambda: CorrectionDialog(bridge, PEOPLE[2], window.proxy),
        "more": lambda: MoreDialog(record, 1, window.proxy),
        "record": lambda: RecordDialog(bridge, record, window.proxy),
        "note": lambda: NoteDialog(PEOPLE[2].name, window.coverage),
    }


def of_cards_and_papers(desk):
    window, bridge = desk.window, desk.bridge
    choice = PrintChoice("card", "", "/home/desk/Documents/testdesk")
    receipts = PrintChoice("slip58", "escpos://10.0.0.9", "")
    batch, home = window.coverage._batch, ("网通小区", "1")
    today, identity = bridge.station.clock.today(), bridge.station.identity
    pages = papers.card_pages(PEOPLE[1], desk.card, identity=identity, today=today, layout="card")
    return {
        "print": lambda: PrintDialog(choice, ["HP LaserJet"], window.proxy, bridge=bridge),
        "receipts": lambda: PrintDialog(receipts, [], window.proxy, bridge=bridge),
        "prints": lambda: PrintsDialog(bridge, frozenset, window.proxy),
        "batch": lambda: CardBatchDialog(bridge, batch, choice, home, window.coverage),
        **{
            f"papers_{kind}": partial(PapersDialog, bridge, choice, kind=kind, parent=window)
            for kind in ("notice", "list", "labels", "bag")
        },
        "preview": lambda: PreviewDialog(bridge, pages, title="?", where="PDF", parent=window),
    }


def of_the_desk(desk):
    window, bridge = desk.window, desk.bridge
    report = desk.ask(lambda: reconcile(station=bridge.station))
    kit, no_kit = OfferedKit(Path("kit")), OfferedKit(Path("kit"), Refusal("kit_older"))
    return {
        "swabs": lambda: SwabDialog(window.handover),
        "day": lambda: DayDialog(report, window.handover),
        "kit": lambda: KitDialog(bridge, kit, window.handover),
        "no_kit": lambda: KitDialog(bridge, no_kit, window.handover),
        "list": lambda: ListDialog(list_looked_at(desk), window.coverage),
        "network": lambda: NetworkDialog(NetworkSettings(), window),
        "screen": lambda: ScreenDialog(window),
        "devices": lambda: devices(window),
        "folder": lambda: FileDialog("?", desk.home, window.handover),
        "file": lambda: FileDialog("?", desk.home, window.handover, pattern="*.tdk"),
        "question": lambda: Question("?", "?", yes="1", no="2", parent=window),
    }


def devices(window):
    window.devices.open()
    return window.devices.dialog


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
