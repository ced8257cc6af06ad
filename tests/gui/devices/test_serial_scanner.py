"""A serial scanner, over a pseudo-terminal: what is sent, what comes, and a cable pulled out."""

import pytest
from PySide6.QtCore import QEventLoop
from tests.gui.devices.serial_line import SerialLine
from tests.gui.register.scan_page import CODE
from tests.gui.running_station import SHUNZI, TUBE, RunningStation

from testdesk.bridge.serial_scanner import SerialScanner, serial_ports
from testdesk.domain.numbers.scans import UNREADABLE
from testdesk.domain.station.verdicts import ScanResult
from testdesk.gui.window import HANDOVER, REGISTER, Window

NUMBER = "222401194303074525"


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"\t"])
def test_a_line_is_a_scan_whatever_ends_it(qtbot, line, scanned_lines, end):
    line.send(TUBE.encode() + end + b"YJ22034418" + end)
    qtbot.waitUntil(lambda: scanned_lines == [TUBE, "YJ22034418"])


def test_a_burst_of_many_lines_comes_whole_and_in_order(qtbot, line, scanned_lines):
    tubes = [f"YJ{number:08}" for number in range(150)]
    line.send("".join(f"{tube}\r\n" for tube in tubes).encode())
    qtbot.waitUntil(lambda: scanned_lines == tubes)


def test_a_line_in_pieces_is_one_scan(qtbot, qapp, line, scanned_lines):
    for piece in (b"YJ22", b"0344", b"17\r"):
        line.send(piece)
        qapp.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    qtbot.waitUntil(lambda: scanned_lines == [TUBE])


@pytest.mark.parametrize("codes", [[CODE], [NUMBER], [NUMBER, CODE]])
def test_whole_codes_need_no_end_and_come_out_each_for_itself(qtbot, line, scanned_lines, codes):
    line.send("".join(codes).encode())
    qtbot.waitUntil(lambda: scanned_lines == codes)
    line.send(b"\r" + TUBE.encode() + b"\r")
    qtbot.waitUntil(lambda: scanned_lines == [*codes, TUBE])


def test_two_codes_stuck_together_in_a_line_are_two(qtbot, line, scanned_lines):
    line.send(f"{NUMBER}{CODE}\r".encode())
    qtbot.waitUntil(lambda: scanned_lines == [NUMBER, CODE])


def test_half_a_line_whose_rest_does_not_come_is_reported_as_unreadable(qtbot, line, scanned_lines):
    line.send(CODE[:40].encode())
    qtbot.waitUntil(lambda: scanned_lines == [UNREADABLE])
    line.send(f"{CODE}\r".encode())
    qtbot.waitUntil(lambda: scanned_lines == [UNREADABLE, CODE])


def test_noise_is_reported_as_unreadable_and_the_next_scan_is_read(qtbot, line, scanned_lines):
    line.send(b"\xff\xfe\x80YJ220\r" + TUBE.encode() + b"\r")
    qtbot.waitUntil(lambda: scanned_lines == [UNREADABLE, TUBE])


def test_noise_without_end_fills_no_memory_and_is_reported_once(qtbot, line, scanned_lines):
    line.send(b"x" * 20_000 + b"\r" + TUBE.encode() + b"\r")
    qtbot.waitUntil(lambda: scanned_lines == [UNREADABLE, TUBE])


def test_a_scanner_pulled_out_is_gone_and_comes_back_by_itself(qtbot, line, scanner, scanned_lines):
    with qtbot.waitSignal(scanner.state_changed) as gone:
        line.send(b"YJ220")  # a cable pulled in the middle of a scan
        line.pull_out()
    assert gone.args == ["gone"]
    with qtbot.waitSignal(scanner.state_changed) as back:
        line.put_in()
    assert back.args == ["ready"]
    line.send(TUBE.encode() + b"\r")
    qtbot.waitUntil(lambda: scanned_lines == [TUBE])


def test_a_scanner_that_is_not_there_at_the_start_is_waited_for(qtbot, tmp_path):
    line = SerialLine(tmp_path)
    line.pull_out()
    scanner = SerialScanner(retry_ms=20)
    scanner.use(line.port)
    assert scanner.state == "gone"
    with qtbot.waitSignal(scanner.state_changed) as back:
        line.put_in()
    assert back.args == ["ready"]
    scanner.close()
    line.pull_out()


def test_a_port_that_another_program_holds_is_reported(line, scanner):
    assert scanner.state == "ready"
    other = SerialScanner()
    other.use(line.port)
    assert other.state == "denied"
    other.close()


def test_off_is_off(qtbot, line, scanner, scanned_lines):
    scanner.use("")
    assert (scanner.state, scanner.port) == ("off", "")
    line.send(TUBE.encode() + b"\r")
    scanner.use(line.port)
    line.send(b"YJ22034418\r")
    qtbot.waitUntil(lambda: "YJ22034418" in scanned_lines)
    assert scanned_lines[-1] == "YJ22034418"


def test_the_ports_of_this_laptop_have_names():
    assert all(port.name for port in serial_ports())


@pytest.mark.usefixtures("english")
def test_what_a_serial_scanner_reads_is_registered_whatever_page_is_shown(
    qtbot, running_station: RunningStation, line, scanner
):
    window = Window(running_station.bridge)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    scanner.scanned.connect(window.handle_scan)
    answers: list[ScanResult] = []
    window.register.answered.connect(answers.append)
    window.show_page(HANDOVER)
    line.send(f"{TUBE}\r\n{SHUNZI.document_number}\r\n".encode() + b"\xff\xff\r\n")
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert [one.reason for one in answers] == ["tube_opened", "sampled", "unreadable"]
    assert window.current_page() is window.register
    assert window._stack.currentIndex() == REGISTER
    running_station.settle()
