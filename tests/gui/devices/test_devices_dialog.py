"""The devices dialog: what is chosen is opened and kept; a scan is shown, and registers nobody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame
from tests.gui.register.scan_page import CODE
from tests.gui.running_station import SHUNZI, TUBE, RunningStation
from tests.gui.window_hands import scan

from testdesk.bridge.camera import Camera, CameraFound
from testdesk.bridge.id_reader import ReaderChoice
from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM, UNREADABLE
from testdesk.gui import preferences
from testdesk.gui.devices.controller import DeviceChoice
from testdesk.gui.devices.device_box import DeviceBox
from testdesk.gui.devices.dialog import DevicesDialog
from testdesk.gui.devices.texts import scan_text
from testdesk.gui.walk_in.dialog import WalkInDialog
from testdesk.gui.widgets.dialog import top_dialog
from testdesk.gui.window import Window
from testdesk.messages.sentences import sentence
from testdesk.readers.training_cards import training_cards


def pick(box, device):
    """As a person picks from the list."""
    box.setCurrentIndex(box.findData(device))
    box.activated.emit(box.currentIndex())


def offer(dialog, line):
    dialog.scanner.ports.offer({line.port: "scanner"})


def test_a_port_that_is_chosen_is_opened_and_kept(qtbot, devices_window, devices_dialog, line):
    offer(devices_dialog, line)
    with qtbot.waitSignal(devices_window.devices.chosen) as chosen:
        pick(devices_dialog.scanner.ports, line.port)
    assert chosen.args == [DeviceChoice(line.port, 9600)]
    assert devices_window.devices.scanner.state == "ready"
    assert devices_dialog.scanner.banner.text() == "Open. Scan something to try it."
    pick(devices_dialog.scanner.ports, "")
    assert devices_window.devices.scanner.state == "off"
    assert not devices_dialog.scanner.banner.isVisible()


def test_another_pace_is_kept(qtbot, devices_window, devices_dialog, line):
    offer(devices_dialog, line)
    pick(devices_dialog.scanner.ports, line.port)
    with qtbot.waitSignal(devices_window.devices.chosen) as chosen:
        pick(devices_dialog.scanner.speeds, 115_200)
    assert chosen.args == [DeviceChoice(line.port, 115_200)]
    assert devices_window.devices.scanner.baud == 115_200


def test_a_serial_scan_while_the_dialog_is_open_is_shown_and_registers_nobody(
    qtbot, devices_window, devices_dialog, line, running_station
):
    offer(devices_dialog, line)
    pick(devices_dialog.scanner.ports, line.port)
    answers: list[object] = []
    devices_window.register.answered.connect(answers.append)
    line.send(f"{SHUNZI.document_number}\r".encode())
    qtbot.waitUntil(lambda: devices_dialog.last_scan.text() == "Serial port: ID document · …4525")
    line.send(b"\xff\xfe\r")
    qtbot.waitUntil(lambda: devices_dialog.last_scan.text() == "Serial port: unreadable")
    devices_dialog.accept()
    line.send(f"{TUBE}\r".encode())
    qtbot.waitUntil(lambda: len(answers) == 1)
    running_station.settle()


def test_a_keyboard_scan_while_the_dialog_is_open_is_shown_too(devices_window, devices_dialog):
    answers: list[object] = []
    devices_window.register.answered.connect(answers.append)
    scan(TUBE)
    assert devices_dialog.last_scan.text() == "Keyboard: tube · …4417"
    assert devices_dialog.isVisible()
    assert answers == []


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("text", "label"),
    [
        (CODE, f"proxy code · …{CODE[-4:]}"),
        ("https://example.invalid/q?c=AB12CD34EF56", "phone code · …EF56"),
        ("!undo", "command · …undo"),
        ("123", "unknown form · …123"),
        (UNREADABLE, "unreadable"),
    ],
)
def test_each_kind_has_a_word_and_no_more_than_four_characters(text, label):
    assert scan_text(text, DEFAULT_TUBE_FORM) == label


def test_a_scanner_that_is_gone_is_reported_in_the_dialog_and_on_the_status_bar(
    qtbot, devices_window, devices_dialog, line
):
    offer(devices_dialog, line)
    pick(devices_dialog.scanner.ports, line.port)
    status_bar = devices_window.status_bar
    assert not status_bar.alarm.isVisible()
    line.pull_out()
    qtbot.waitUntil(status_bar.alarm.isVisible)
    assert status_bar.alarm.text() == "Scanner gone"
    assert devices_dialog.scanner.banner.text().startswith("The serial scanner is gone.")
    line.put_in()
    qtbot.waitUntil(lambda: not status_bar.alarm.isVisible())
    assert devices_window.devices.scanner.state == "ready"


def test_what_was_chosen_before_is_started_and_what_is_missing_is_reported(
    qtbot, devices_window, line
):
    devices_window.devices.start(DeviceChoice(port=line.port, camera="/dev/video-nowhere"))
    assert devices_window.devices.scanner.state == "ready"
    assert devices_window.status_bar.alarm.text() == "No camera"
    line.pull_out()
    qtbot.waitUntil(lambda: devices_window.status_bar.alarm.text() == "Devices gone")
    devices_window.devices.open()
    dialog = devices_window.devices.dialog
    assert dialog.scanner.ports.currentData() == line.port
    dialog.kind.pick(1)
    assert dialog.camera.banner.text().startswith("The chosen camera is not there.")
    assert dialog.camera.device_box.currentText() == "/dev/video-nowhere · not connected"


def test_the_ports_of_the_laptop_are_looked_for(devices_window, running_station):
    devices_window.devices.open()
    running_station.settle()
    ports = devices_window.devices.dialog.scanner.ports
    assert ports.currentText() == "Off"
    assert ports.itemData(0) == ""


def test_the_cameras_are_offered_and_their_picture_is_shown(
    qtbot, english, running_station: RunningStation
):
    assert english
    camera = Camera()
    found = [CameraFound("/dev/video0", "Integrated camera")]
    window = Window(running_station.bridge)
    qtbot.addWidget(window)
    dialog = DevicesDialog(
        running_station.bridge,
        window.devices.scanner,
        camera,
        window.devices.reader,
        ReaderChoice(),
        find_cameras=lambda: found,
    )
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.camera.device_box.count() == 1
    dialog.kind.pick(1)
    qtbot.waitUntil(lambda: dialog.camera.device_box.count() == 2)
    with qtbot.waitSignal(dialog.camera.chosen) as chosen:
        pick(dialog.camera.device_box, "/dev/video0")
    assert chosen.args == ["/dev/video0"]
    picture = QImage(320, 240, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    camera.open_sink().setVideoFrame(QVideoFrame(picture))
    qtbot.waitUntil(lambda: not dialog.camera.preview.picture.isNull())
    assert dialog.camera.banner.text() == "The camera is on. Show it a code to try it."
    camera.close()
    assert dialog.camera.preview.picture.isNull()
    running_station.settle()


def test_a_list_keeps_what_was_chosen_while_it_is_unplugged(qtbot, english):
    assert english
    box = DeviceBox("COM5")
    qtbot.addWidget(box)
    assert box.currentText() == "COM5 · not connected"
    box.offer({"COM5": "COM5 · Scanner"})
    assert box.currentText() == "COM5 · Scanner"
    box.offer({})
    assert (box.currentData(), box.currentText()) == ("COM5", "COM5 · not connected")


def test_the_choice_is_read_again_at_the_next_start(tmp_path):
    chosen = DeviceChoice("COM5", 115_200, "camera-1", ReaderChoice("service"))
    preferences.save(tmp_path, preferences.Preferences(devices=chosen))
    assert preferences.load(tmp_path).devices == chosen


def test_a_card_on_the_reader_is_shown_and_goes_no_further(
    qtbot, running_station, devices_window, devices_dialog
):
    devices_dialog.kind.pick(2)
    with qtbot.waitSignal(devices_window.devices.chosen) as chosen:
        devices_dialog.reader.kind.pick(2)
    assert chosen.args[0].reader == ReaderChoice("simulator")
    devices_dialog.kind.pick(0)
    devices_window.devices.reader.place_training_card()
    qtbot.waitUntil(lambda: devices_dialog.last_scan.text().startswith("ID-card reader: "))
    assert training_cards()[0].number not in devices_dialog.last_scan.text()
    running_station.settle()
    assert top_dialog(devices_window) == devices_dialog
    devices_dialog.accept()
    devices_window.devices.reader.place_training_card()
    qtbot.waitUntil(lambda: isinstance(top_dialog(devices_window), WalkInDialog))
    devices_window.findChild(WalkInDialog).reject()


@pytest.mark.parametrize("reader", [ReaderChoice("simulator"), ReaderChoice("service", "http://x")])
def test_a_reader_that_should_not_come_back_stays_off_at_the_next_start(devices_window, reader):
    devices_window.devices.start(DeviceChoice(reader=reader))
    assert devices_window.devices.reader.state.kind == "off"


def test_the_dialog_fits_a_small_screen(devices_dialog):
    for kind, part in enumerate((devices_dialog.scanner, devices_dialog.camera)):
        devices_dialog.kind.pick(kind)
        part.banner.show_message(sentence("scanner_denied"))
        devices_dialog.adjustSize()
        assert devices_dialog.width() <= 1024
        assert devices_dialog.height() <= 640
