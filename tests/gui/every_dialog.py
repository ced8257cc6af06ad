"""A running station and every kind of dialog on it, as the pages open them.

For what is to be true of all of them: `dialogs(running_station)` makes one of each by name.
"""

import time
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import structs
from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.handover.brought_list import list_looked_at
from tests.gui.station_on_disk import KIT_PASSPHRASE, PASSPHRASE, PEOPLE, kit_bytes

from testdesk import bootstrap
from testdesk.bridge.doctor.checks import Devices
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.coverage import PersonCoverage
from testdesk.domain.station.bags import PackedBag
from testdesk.domain.station.swab_counts import TubeCheck
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.coverage.card_batch_dialog import CardBatchDialog
from testdesk.gui.coverage.excusing import NoteDialog
from testdesk.gui.doctor.dialog import DoctorDialog
from testdesk.gui.handover.closing.bags_dialog import BagsDialog
from testdesk.gui.handover.closing.reopen_dialog import ReopenDialog
from testdesk.gui.handover.closing.tubes_dialog import TubesDialog
from testdesk.gui.handover.kit_dialog import KitDialog
from testdesk.gui.handover.network_dialog import NetworkDialog
from testdesk.gui.lists.dialog import ListDialog
from testdesk.gui.papers.dialog import PapersDialog
from testdesk.gui.papers.preview import PreviewDialog
from testdesk.gui.person.actions import NEW_CARD
from testdesk.gui.person.correction import CorrectionDialog
from testdesk.gui.person.more import MoreDialog
from testdesk.gui.person.record import RecordDialog
from testdesk.gui.proxy.applicant import ApplicantDialog
from testdesk.gui.proxy.print_dialog import PrintDialog
from testdesk.gui.proxy.prints import PrintsDialog
from testdesk.gui.register.count_dialog import CountDialog
from testdesk.gui.register.seal_dialog import SealDialog
from testdesk.gui.register.void_dialog import VoidDialog
from testdesk.gui.register.whose_dialog import WhoseDialog
from testdesk.gui.screen_dialog import ScreenDialog
from testdesk.gui.shell import Shell
from testdesk.gui.staff.second_person import SecondPersonDialog
from testdesk.gui.staff.staff_dialog import StaffDialog
from testdesk.gui.start.leaving import Leaving
from testdesk.gui.start.passphrase_dialog import PassphraseDialog
from testdesk.gui.start.restoring import RestoreDialog
from testdesk.gui.start.sign_in import SignIn
from testdesk.gui.tube.dialog import TubeDialog
from testdesk.gui.walk_in.dialog import TwiceDialog, WalkInDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.widgets.file_dialog import FileDialog
from testdesk.printing import papers
from testdesk.printing.choice import PrintChoice
from testdesk.services.bags import Bags
from testdesk.services.cards import codes
from testdesk.services.exchange.renewal import OfferedKit
from testdesk.services.people.history import person_record
from testdesk.services.tubes import tube_record
from testdesk.services.unfinished_work import UnfinishedWork
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


class StationInShell:
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
        self.shell.open_station(SignIn(PASSPHRASE, "李敏", "registrar"))
        until(lambda: self.shell.window_ is not None, "the station has not opened")
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
        until(lambda: self.bridge.is_idle, "the lanes are busy")
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


def dialogs(running_station):
    """One of each kind, as its page opens it: name to a function that makes it."""
    return {
        **of_people(running_station),
        **of_cards_and_papers(running_station),
        **of_the_station(running_station),
    }


def of_people(running_station):
    window, bridge = running_station.window, running_station.bridge
    choice = PrintChoice("card", "", "/home/desk/Documents/testdesk")
    unknown = ScanResult(1, NUMBER, "id_number", "attention", "id_unknown")
    resident = PEOPLE[2].resident
    record = running_station.ask(lambda: person_record(station=bridge.station, resident=resident))
    tube = running_station.ask(lambda: tube_record(station=bridge.station, code=TUBE))
    return {
        "whose": lambda: WhoseDialog(bridge, unknown, window.register),
        "walk_in": lambda: WalkInDialog(bridge, window, number=NUMBER, samples=True),
        "twice": lambda: TwiceDialog(PEOPLE[2], window),
        "seal": lambda: SealDialog(TUBE, 3, window.register),
        "count": lambda: counted_otherwise(tube.tube, window.register),
        "void": lambda: VoidDialog(PEOPLE[2].name, TUBE, 3, sealed=True, parent=window.register),
        "applicant": lambda: ApplicantDialog(codes.Applicant(), window.proxy),
        "correction": lambda: CorrectionDialog(bridge, PEOPLE[2], window.proxy),
        "more": lambda: MoreDialog(record, 1, window.proxy),
        "record": lambda: RecordDialog(bridge, record, window.proxy),
        "tube": lambda: TubeDialog(bridge, tube, window),
        "staff": lambda: StaffDialog(bridge, choice, window),
        "second_person": lambda: SecondPersonDialog(
            bridge, Refusal("second_person_missing", action="void_sealed"), window
        ),
        "note": lambda: NoteDialog(PEOPLE[2].name, window.coverage),
        **questions(running_station, record),
    }


def counted_otherwise(tube, parent):
    """A tube with more swabs than people, and the reasons for it."""
    dialog = CountDialog(tube, parent)
    dialog.number.field.setText("12")
    dialog._save()
    return dialog


def questions(running_station, record):
    """Which the pages ask through a controller, or one dialog over another."""
    window, person = running_station.window, PersonCoverage(PEOPLE[2], sampled=False, reason="")
    excused = structs.replace(person, excused="hospital")

    def asked(ask):
        ask()
        return top_dialog(window)

    def typed():
        below = NetworkDialog(NetworkSettings(), window)
        below.open_once()
        QTest.keyClicks(below.address.field, "h")
        question = asked(below.reject)
        question.finished.connect(lambda _end: below.done(0))
        return question

    leaving = Leaving(lambda: window, running_station.shell, lambda: window)
    return {
        "excuse": lambda: asked(lambda: window.coverage.excusing.ask(person)),
        "withdraw": lambda: asked(lambda: window.coverage.excusing.ask(excused)),
        "new_card": lambda: asked(lambda: window.proxy.more._picked(record, NEW_CARD)),
        "typed": typed,
        "leave": lambda: asked(lambda: leaving._ask(UnfinishedWork(None, 3, 7))),
        "no_answer": lambda: asked(lambda: leaving._ask(None)),
    }


def of_cards_and_papers(running_station):
    window, bridge = running_station.window, running_station.bridge
    choice = PrintChoice("card", "", "/home/desk/Documents/testdesk")
    receipts = PrintChoice("slip58", "escpos://10.0.0.9", "")
    print_run, home = window.coverage._print_run, ("网通小区", "1")
    today, identity = bridge.station.clock.today(), bridge.station.identity
    pages = papers.card_pages(
        PEOPLE[1], running_station.card, identity=identity, today=today, layout="card"
    )
    return {
        "print": lambda: PrintDialog(choice, ["HP LaserJet"], window.proxy, bridge=bridge),
        "receipts": lambda: PrintDialog(receipts, [], window.proxy, bridge=bridge),
        "prints": lambda: PrintsDialog(bridge, frozenset, window.proxy),
        "batch": lambda: CardBatchDialog(bridge, print_run, choice, home, window.coverage),
        **{
            f"papers_{kind}": partial(PapersDialog, bridge, choice, kind=kind, parent=window)
            for kind in ("notice", "list", "labels", "bag")
        },
        "preview": lambda: PreviewDialog(
            bridge, pages, title="?", destination="PDF", parent=window
        ),
    }


def of_the_station(running_station):
    window, bridge = running_station.window, running_station.bridge
    kit, no_kit = OfferedKit(Path("kit")), OfferedKit(Path("kit"), Refusal("kit_older"))
    return {
        "tubes": lambda: TubesDialog(bridge, sealed_tubes(), window.handover),
        "bags": lambda: BagsDialog(bridge, some_bags(), window.handover),
        "reopen": lambda: ReopenDialog(bridge, staffed=True, parent=window.handover),
        "kit": lambda: KitDialog(bridge, kit, window.handover),
        "no_kit": lambda: KitDialog(bridge, no_kit, window.handover),
        "list": lambda: ListDialog(list_looked_at(running_station), window.coverage),
        "network": lambda: NetworkDialog(NetworkSettings(), window),
        "screen": lambda: ScreenDialog(window),
        "passphrase": lambda: PassphraseDialog(bridge, running_station.home, window),
        "devices": lambda: devices(window),
        "backups": lambda: backups(running_station),
        "restore": lambda: RestoreDialog(window),
        "doctor": lambda: DoctorDialog(bridge, running_station.home, Devices, window),
        "folder": lambda: FileDialog("?", running_station.home, window.handover),
        "file": lambda: FileDialog("?", running_station.home, window.handover, pattern="*.tdk"),
    }


def sealed_tubes():
    counted = (None, 10, 9, 11)
    return [TubeCheck(f"YJ2203{n:04}", 10, counted[n % 4]) for n in range(60)]


def some_bags():
    at = "2022-03-26T09:00:00.000Z"
    here = PackedBag("1-20220326-02", ("YJ22030001",) * 20, 200, at, "李敏")
    gone = structs.replace(here, bag="1-20220326-01", handed_over_at=at, recipient="郑海")
    return Bags((here, gone), ("YJ22030099",))


def backups(running_station):
    running_station.shell._backups.open()
    return running_station.shell._backups.dialog


def devices(window):
    window.devices.open()
    return window.devices.dialog


# What `dialogs` makes.
NAMES = (
    *(
        "whose",
        "walk_in",
        "twice",
        "seal",
        "count",
        "void",
        "applicant",
        "correction",
        "more",
        "record",
    ),
    *("tube", "note", "excuse", "withdraw", "new_card", "typed", "leave", "no_answer", "print"),
    *("receipts", "prints", "batch", "papers_notice", "papers_list", "papers_labels"),
    *(
        "papers_bag",
        "preview",
        "tubes",
        "bags",
        "reopen",
        "kit",
        "no_kit",
        "list",
        "network",
        "screen",
    ),
    *(
        "staff",
        "second_person",
        "passphrase",
        "devices",
        "backups",
        "restore",
        "doctor",
        "folder",
        "file",
    ),
)
