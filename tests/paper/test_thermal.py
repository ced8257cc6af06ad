"""Receipt printers: what arrives over a real socket or terminal is read back as a picture."""

import os
import socket
import threading
import tty

import pytest

from testdesk.domain.refusals import EnvironmentFault, Refusal
from testdesk.paper.output import printer_connection, thermal
from testdesk.paper.output.printer_address import (
    NetworkAddress,
    SerialAddress,
    UsbAddress,
    is_receipt_printer,
    printer_address,
)
from testdesk.paper.output.render import render_image
from testdesk.paper.output.thermal import check_printer, print_slips

from .conftest import FACE, as_pillow, codes_in, some_faces
from .receipt_printer import FINE, strips


def fault(printer, layout="slip58"):
    with pytest.raises(EnvironmentFault) as caught:
        print_slips(printer.address, [FACE], layout)
    return caught.value.code


@pytest.mark.parametrize(("layout", "dots"), [("slip58", 384), ("slip80", 576)])
def test_a_printed_slip_reads(printer, layout, dots):
    print_slips(printer.address, [FACE], layout)
    [paper] = printer.papers()
    assert paper.width == dots
    assert codes_in(paper) == [FACE.code]


def test_the_dots_are_those_of_the_drawn_slip(printer):
    print_slips(printer.address, [FACE], "slip58")
    [paper] = printer.papers()
    drawn = as_pillow(render_image(FACE, "slip58", 203)).crop((40, 0, 424, paper.height))
    assert drawn.point(lambda shade: 255 * (shade >= 128)).tobytes() == paper.tobytes()


def test_several_slips_are_cut_apart_in_their_order(printer):
    faces = some_faces(3)
    print_slips(printer.address, faces, "slip58")
    assert [codes_in(paper) for paper in printer.papers()] == [[f.code] for f in faces]


def test_a_printer_that_never_reports_its_state_is_printed_to(printer, monkeypatch):
    monkeypatch.setattr(thermal, "_ANSWER_SECONDS", 0.2)
    printer.paper = None
    print_slips(printer.address, [FACE], "slip58")
    assert not check_printer(printer.address)
    [paper] = printer.papers()
    assert codes_in(paper) == [FACE.code]


def test_nobody_waits_before_the_slips_of_a_silent_printer(printer, monkeypatch):
    monkeypatch.setattr(thermal, "_ANSWER_SECONDS", 0.2)
    printer.paper = None
    print_slips(printer.address, some_faces(2), "slip58")
    first, second = printer.papers()
    assert codes_in(first) != codes_in(second)
    begun, *later = printer.asked_at
    assert begun == 0
    assert later == [len(printer.data)]


def test_a_silent_printer_that_answers_later_is_asked_again(printer, monkeypatch):
    monkeypatch.setattr(thermal, "_ANSWER_SECONDS", 0.2)
    printer.paper = None
    print_slips(printer.address, [FACE], "slip58")
    monkeypatch.setattr(thermal, "_ANSWER_SECONDS", 20.0)
    printer.paper = FINE | 0x60
    assert fault(printer) == "printer_out_of_paper"
    printer.paper = FINE
    print_slips(printer.address, [FACE], "slip58")
    before = len(printer.data)
    print_slips(printer.address, [FACE], "slip58")
    assert before in printer.asked_at


@pytest.mark.parametrize(
    ("paper", "state", "code"),
    [
        (FINE | 0x60, FINE, "printer_out_of_paper"),
        (FINE, FINE | 0x20, "printer_out_of_paper"),
        (FINE, FINE | 0x04, "printer_not_ready"),
        (FINE, FINE | 0x40, "printer_not_ready"),
    ],
)
def test_a_printer_in_trouble_is_sent_nothing(printer, paper, state, code):
    printer.paper, printer.state = paper, state
    assert fault(printer) == code
    assert not printer.papers()


def test_little_paper_is_still_paper(printer):
    printer.paper = FINE | 0x0C
    assert check_printer(printer.address)


def test_a_printer_that_is_not_there_is_gone():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(EnvironmentFault) as caught:
        print_slips(f"escpos://127.0.0.1:{port}", [FACE], "slip58")
    assert caught.value.code == "printer_gone"


def test_a_printer_that_dies_in_the_middle_is_gone(printer):
    printer.dies_after = 4000
    assert fault(printer) == "printer_gone"


def test_a_printer_that_takes_nothing_more_is_slow(printer, monkeypatch):
    monkeypatch.setattr(printer_connection, "SEND_SECONDS", 0.3)
    monkeypatch.setattr(thermal, "_LAST_ANSWER_SECONDS", 0.3)
    answering = printer._receive
    stopped: list[bool] = []

    def receive_and_stop(line, received):
        answering(line, received)
        if printer.data and not stopped:
            stopped.append(True)
            printer.reads.clear()

    printer._receive = receive_and_stop
    assert fault(printer) == "printer_slow"


def test_a_receipt_printer_takes_no_cards(printer):
    with pytest.raises(Refusal) as caught:
        print_slips(printer.address, [FACE], "card")
    assert caught.value.code == "printer_takes_slips"


def test_a_slip_over_a_serial_port_reads():
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    received = bytearray()

    def listen():
        while not received.endswith(b"\x1dVB\x00"):
            received.extend(os.read(ours, 4096))

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    print_slips(f"escpos-serial:{os.ttyname(theirs)}?baud=115200", [FACE], "slip58")
    listener.join(30)
    os.close(theirs)
    os.close(ours)
    [paper] = strips(bytes(received).replace(b"\x10\x04\x04", b"", 1))
    assert codes_in(paper) == [FACE.code]


@pytest.mark.parametrize("address", ["escpos-usb://ffff:fffe", "escpos-serial:/dev/no-such-port"])
def test_a_device_that_is_not_plugged_in_is_gone(address):
    with pytest.raises(EnvironmentFault) as caught:
        check_printer(address)
    assert caught.value.code == "printer_gone"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("escpos://printer", NetworkAddress("printer", 9100)),
        ("escpos://10.0.0.7:9101", NetworkAddress("10.0.0.7", 9101)),
        ("escpos-usb://04b8:0E15", UsbAddress(0x04B8, 0x0E15)),
        ("escpos-serial:/dev/ttyUSB0", SerialAddress("/dev/ttyUSB0", 9600)),
        ("escpos-serial:///dev/ttyUSB0?baud=115200", SerialAddress("/dev/ttyUSB0", 115200)),
        ("escpos-serial://COM3", SerialAddress("COM3", 9600)),
    ],
)
def test_addresses_are_read(text, address):
    assert is_receipt_printer(text)
    assert printer_address(text) == address


@pytest.mark.parametrize(
    "text", ["escpos://", "escpos://a:b", "escpos://a:70000", "escpos-usb://1:2", "escpos-serial:"]
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(Refusal) as caught:
        printer_address(text)
    assert caught.value.code == "printer_address_invalid"
