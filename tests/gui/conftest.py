"""What the tests of the window share: a station on a real file, and a window on it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.cli.site import Site, build
from tests.clock import ManualClock
from tests.courier.stick_images import StickImage, fill_up, why_not
from tests.gui.dialog_host import Host
from tests.gui.every_dialog import StationInShell
from tests.gui.kept_preferences import BEFORE
from tests.gui.left_windows import left_since, top_levels
from tests.gui.opened_tube import TUBE, opened
from tests.gui.register.scan_page import Page, ReceivedScans
from tests.gui.running_station import RunningStation
from tests.gui.station_on_disk import PEOPLE, copy_of_store, open_copy
from tests.gui.window_faults import Windows
from tests.gui.window_hands import Hands, owned
from tests.gui.x_server import start, x_server
from tests.little_work import quick_vaults
from tests.net.proxy import Manners, proxy_to

from testdesk.bootstrap import read_only_station
from testdesk.bridge.lane import Lane
from testdesk.bridge.station import StationBridge
from testdesk.gui import preferences, theme, translation
from testdesk.gui.queue.display import DisplayWindow
from testdesk.gui.queue.page import QueuePage
from testdesk.gui.screen_dialog import ScreenDialog
from testdesk.gui.window import HANDOVER, PROXY, Window
from testdesk.messages import catalogue
from testdesk.ports import Station
from testdesk.printing.choice import PrintChoice
from testdesk.services.session import ScanSession
from testdesk.store.station_file import StationFile


@pytest.fixture(autouse=True)
def no_window_is_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test after which a window lives on, if only hidden.

    Every later test of the process would style and translate it with its own. A test hands its
    window to `qtbot.addWidget`, a fixture that touches its window at the end has it `owned`.
    """
    assert qapp
    before = top_levels()
    yield
    if left := left_since(before):
        pytest.fail(f"the test left windows behind: {left}")


@pytest.fixture
def english(qapp) -> Iterator[str]:
    """The window speaks the source's language, by day."""
    qapp.setStyle("Fusion")
    theme.use("light")
    translation.use("en")
    yield "en"
    translation.use("en")
    theme.use("light")


@pytest.fixture
def running_station(tmp_path: Path, qtbot: QtBot) -> Iterator[RunningStation]:
    """A station of two people's household and some others, for a page without its window."""
    made = RunningStation(tmp_path, qtbot)
    yield made
    made.close()


@pytest.fixture
def station_bridge(
    qtbot: QtBot, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, english: str
) -> Iterator[StationBridge]:
    """A station at work: round R7 is open, fifteen people are listed."""
    assert catalogue.current_language() == english
    clock = ManualClock()
    opened: list[tuple[Station, StationFile]] = []
    path = copy_of_store(tmp_path_factory.getbasetemp(), tmp_path)
    lane = Lane("desk")
    lane.submit(lambda: open_copy(path, clock), opened.append, owner=lane, failed=_unexpected)
    qtbot.waitUntil(lambda: bool(opened))
    station, store = opened[0]
    reader = partial(read_only_station, store, clock=clock)
    session = ScanSession(operator="李敏")
    store.folds_later = True
    fold = store.fold_sealed
    bridge = StationBridge(station, session, lane=lane, reader=reader, after_command=fold)
    yield bridge
    _close(store, lane)
    bridge.close()


@pytest.fixture
def page(qtbot, english):
    assert english
    page = Page()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


@pytest.fixture
def received(qapp):
    received = ReceivedScans(qapp)
    yield received
    received.router.stop()
    received.router.deleteLater()


@pytest.fixture
def hands(qtbot: QtBot, station_bridge: StationBridge) -> Iterator[Hands]:
    """The window, and somebody who types and scans at it."""
    with owned(Window(station_bridge)) as window:
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        window.router.start()
        hands = Hands(qtbot, window, station_bridge)
        hands.settle()
        yield hands
        window.router.stop()
        hands.settle()


def _close(store: StationFile, lane: Lane) -> None:
    lane.submit(store.close, lambda _none: None, owner=lane, failed=_unexpected)
    lane.close()


def _unexpected(error: object) -> None:
    raise AssertionError(error)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


@pytest.fixture
def full_home(tmp_path):
    """A home on a real disk that has no room any more; something was chosen before."""
    if reason := why_not("tmpfs"):
        pytest.skip(reason)
    disk = StickImage("tmpfs", tmp_path, size=1 << 16).plug()
    home = disk.folder / "home"
    preferences.save(home, BEFORE)
    fill_up(disk.folder)
    yield home
    disk.eject()


@pytest.fixture
def no_home(tmp_path):
    """A home that cannot be made: a file lies where the folder should be."""
    (tmp_path / "file").write_text("")
    return tmp_path / "file" / "home"


@pytest.fixture(scope="module")
def managed_display():
    with x_server("1366x768", window_manager=True) as name:
        yield name


@pytest.fixture
def begin(managed_display, tmp_path):
    """Starts testdesk on a home; what still runs at the end is ended."""
    running = []

    def begin_one(home):
        process = start(managed_display, tmp_path, "-m", "testdesk", "--home", str(home))
        running.append(process)
        return process

    yield begin_one
    for process in running:
        with suppress(subprocess.TimeoutExpired):
            process.kill()
            process.communicate(timeout=20)


@pytest.fixture
def queue_page(running_station, qtbot):
    theme.use("light")
    page = QueuePage(running_station.bridge)
    qtbot.addWidget(page)
    page.resize(1254, 724)
    page.show()
    page.on_shown()
    running_station.settle()
    return page


@pytest.fixture
def display_window(running_station, qtbot):
    theme.use("light")
    window = DisplayWindow(running_station.bridge)
    qtbot.addWidget(window)
    window.open_beside(None)
    running_station.settle()
    return window


@pytest.fixture
def kits_folder(tmp_path):
    """Two folders, one in the other, with kits and something else."""
    home = tmp_path / "家"
    (home / "b" / "c").mkdir(parents=True)
    (home / "a").mkdir()
    for name in ("kit-1.tdk", "notes.txt", "b/kit-2.tdk"):
        (home / name).write_text("")
    return home


@pytest.fixture
def small_window(qtbot, english):
    assert english
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 640)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


@pytest.fixture
def late(hands):
    """Looks at the window when every test of it is over, and all that was to be deleted is."""
    yield hands
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert isValid(hands.window)
    assert isValid(hands.window.handover.network)
    assert hands.window.isVisible()


@pytest.fixture
def paper_folder(hands, tmp_path):
    """Where PDFs go."""
    hands.window.use_print_choice(PrintChoice("card", "", str(tmp_path / "paper")))
    return tmp_path / "paper"


@pytest.fixture
def page_of(hands):
    """Shows a page as people work at it, or with a dialog over it, by name."""
    window = hands.window

    def proxy():
        window.show_page(PROXY)
        window.proxy.finder.field.setText(PEOPLE[0].name)

    def queue():
        window.show_page(2)
        window.queue.new.click()
        hands.settle()
        window.queue.call_next()
        window.queue.toggle_display()

    def screen():
        ScreenDialog(window).open()

    yield {
        "register": lambda: hands.scan(TUBE),
        "proxy": proxy,
        "queue": queue,
        "coverage": lambda: window.show_page(3),
        "handover": lambda: window.show_page(4),
        "screen dialog": screen,
        "devices dialog": window.devices.open,
    }
    if window.queue.display is not None:
        window.queue.display.close()
    theme.use_fonts("en")


@pytest.fixture
def silent_network():
    """Somebody who accepts every connection and says nothing."""
    with proxy_to(("127.0.0.1", 9)) as proxy:
        proxy.manners = Manners(silent=True)
        yield proxy


@pytest.fixture
def host(qtbot, english):
    assert english
    host = Host()
    qtbot.addWidget(host)
    host.resize(1366, 768)
    host.show()
    qtbot.waitExposed(host)
    host.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is host)
    host.field.setFocus()
    return host


SIZES = ("1366x768", "1024x640")


@pytest.fixture(scope="module", params=SIZES)
def measured(request, tmp_path_factory):
    """What the child measured of every dialog on a screen of that size."""
    folder = tmp_path_factory.mktemp("dialogs")
    with x_server(request.param, window_manager=True) as display:
        child = start(display, folder, "-m", "tests.gui.dialogs_child", str(folder))
        out, err = child.communicate(timeout=400)
    assert child.returncode == 0, err[-3000:]
    return json.loads(out.splitlines()[-1])


@pytest.fixture(scope="module")
def every_dialog(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StationInShell]:
    """A station over which a dialog of every kind can be opened."""
    qapp.setStyle("Fusion")
    with quick_vaults():
        made = StationInShell(tmp_path_factory.mktemp("dialogs") / "home", ManualClock())
    with owned(made.shell):
        yield made
    translation.use("en")


ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def windows() -> Iterator[Windows]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.gui.window_faults_child"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Windows(process)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture(scope="module")
def faults_city(tmp_path_factory: pytest.TempPathFactory) -> Site:
    with quick_vaults():
        return build(tmp_path_factory.mktemp("city"))


@pytest.fixture
def kingston(tmp_path):
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


@pytest.fixture
def exported_page(hands, kingston, qtbot):
    """The handover page, just after three people went onto a stick."""
    hands.scan(TUBE)
    for person in PEOPLE[:3]:
        hands.scan(person.document_number)
    page = hands.window.handover
    page.use_folder(kingston)
    hands.window.show_page(HANDOVER)
    hands.settle()
    with qtbot.waitSignal(page.handed_over):
        page.hand_over()
    hands.settle()
    assert page.stick_card.banner.text().endswith("Safe to pull.")
    assert page.stick_card.banner.property("tone") == "accent"
    return page


@pytest.fixture
def tube_dialog(hands):
    """Over the register page, of a tube with three people."""
    hands.scan(TUBE)
    for person in PEOPLE[:3]:
        hands.scan(person.document_number)
    return opened(hands)
