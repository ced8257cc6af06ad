"""A receipt printer on USB: the real pyusb on a made-up device."""

import pytest
import usb.core

from testdesk.domain.refusals import EnvironmentFault
from testdesk.paper.output.printer_address import UsbAddress
from testdesk.paper.output.printer_connection import open_connection

from .usb_printer import PRODUCT, VENDOR, FakeUsbPrinter

ADDRESS = UsbAddress(VENDOR, PRODUCT)


def fault(device, what):
    with (
        pytest.raises(EnvironmentFault) as caught,
        open_connection(ADDRESS, usb_backend=device) as line,
    ):
        what(line)
    return caught.value.code


def test_the_printer_s_own_ends_are_used_and_it_is_given_back():
    device = FakeUsbPrinter()
    device.answer = b"\x12\x14"
    with open_connection(ADDRESS, usb_backend=device) as line:
        line.send(b"a slip")
        assert line.receive(0.1) == b"\x12"
        assert not device.closed
    assert bytes(device.data) == b"a slip"
    assert not device.held_by_system
    assert device.closed


def test_a_silent_printer_and_one_that_cannot_send_send_nothing():
    for device in (FakeUsbPrinter(), FakeUsbPrinter(ins=())):
        with open_connection(ADDRESS, usb_backend=device) as line:
            assert line.receive(0.1) == b""


def test_an_interface_that_takes_no_data_is_no_printer():
    assert fault(FakeUsbPrinter(outs=()), lambda _line: None) == "printer_gone"


def test_another_device_is_not_the_printer():
    assert fault(FakeUsbPrinter(plugged_in=False), lambda _line: None) == "printer_gone"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (usb.core.USBTimeoutError("full", errno=110), "printer_slow"),
        (usb.core.USBError("unplugged", errno=19), "printer_gone"),
    ],
)
def test_what_a_transfer_meets_is_reported(error, code):
    device = FakeUsbPrinter()
    device.refuses = error
    assert fault(device, lambda line: line.send(b"a slip")) == code
    assert device.closed


def test_a_printer_that_is_pulled_out_while_it_is_asked_is_gone():
    device = FakeUsbPrinter()
    device.refuses = usb.core.USBError("unplugged", errno=19)
    assert fault(device, lambda line: line.receive(0.1)) == "printer_gone"


def test_a_printer_that_the_system_does_not_let_go_is_gone():
    device = FakeUsbPrinter()
    device.let_go = False
    assert fault(device, lambda line: line.send(b"a slip")) == "printer_gone"
