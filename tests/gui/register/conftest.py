"""The register page's parts, each before somebody."""

import dataclasses
from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget
from tests.domain.numbers.code_texts import OLD_FORM
from tests.gui.handover.sync_tasks import TUBE
from tests.gui.register.scan_page import ReceivedScans
from tests.gui.register.walk_in import opened
from tests.gui.station_on_disk import PEOPLE
from tests.gui.window_hands import Hands, owned
from tests.readers.quick_reading import quick_reading
from tests.readers.reader_service import NO_CARD, ReaderService, replies

from testdesk.bridge.id_reader import ReaderChoice
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui import theme
from testdesk.gui.devices.reader_panel import ReaderPanel
from testdesk.gui.register.whose_dialog import WhoseDialog
from testdesk.printing.choice import PrintChoice
from testdesk.services.scanning import registration


@pytest.fixture
def service():
    here = ReaderService(replies(NO_CARD))
    yield here
    here.close()


@pytest.fixture
def reading(qapp, monkeypatch):
    assert qapp
    with quick_reading(monkeypatch) as reading:
        yield reading


@pytest.fixture
def part(qtbot, english, reading):
    assert english
    part = ReaderPanel(reading, ReaderChoice())
    qtbot.addWidget(part)
    part.show()
    return part


@pytest.fixture
def scans_by_clock(qapp):
    """Makes `ReceivedScans` with a clock of its own."""
    made: list[ReceivedScans] = []

    def make_received(clock):
        made.append(ReceivedScans(qapp, clock))
        return made[-1]

    yield make_received
    for received in made:
        received.router.stop()
        received.router.deleteLater()


@pytest.fixture
def old_kit(hands):
    """A station whose kit allows tubes of digits alone."""
    identity = msgspec.structs.replace(hands.bridge.station.identity, tube_form=OLD_FORM)
    hands.bridge.station = dataclasses.replace(hands.bridge.station, read_identity=lambda: identity)
    return hands


@pytest.fixture
def parent(qtbot):
    theme.use("light")
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1366, 768)
    widget.show()
    return widget


@pytest.fixture
def walk_in_dialog(running_station, qtbot, parent):
    return opened(running_station, qtbot, parent)


@pytest.fixture
def lockable_window(hands, qtbot, tmp_path) -> Iterator[Hands]:
    """A tube is open, papers are files of this test, and the station can be locked."""
    shell = QStackedWidget()
    shell.resize(1366, 768)
    shell.addWidget(hands.window)
    shell.addWidget(QWidget())
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    hands.window.use_print_choice(PrintChoice("card", "", str(tmp_path / "cards")))
    hands.scan(TUBE)
    with owned(shell):
        yield hands
        hands.window.setParent(None)  # its own fixture ends it


@pytest.fixture
def page_of_three(hands):
    """Three people in a tube."""
    hands.scan("YJ22034417")
    for person in PEOPLE[:3]:
        hands.scan(person.document_number)
    return hands.window.register


@pytest.fixture
def opened_whose(running_station, qtbot):
    theme.use("light")
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def ask(line):
        bridge = running_station.bridge
        result: ScanResult = running_station.look(
            lambda: registration.scan(bridge.context, line)
        ).value
        dialog = WhoseDialog(bridge, result, parent)
        qtbot.addWidget(dialog)
        dialog.open()
        running_station.settle()
        return dialog

    return ask


@pytest.fixture
def full(hands):
    """The register page of a full tube."""
    hands.scan(TUBE)
    for person in PEOPLE[:10]:
        hands.scan(person.document_number)
    return hands.window.register
