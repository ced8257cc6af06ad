"""Connected printers as addresses: devices as pyusb and pyserial describe them."""

from collections import namedtuple

from testdesk.paper.output.printer_address import printer_address
from testdesk.paper.output.receipt_ports import connected_printers, serial_addresses, usb_addresses

Interface = namedtuple("Interface", "bInterfaceClass")
Port = namedtuple("Port", "device hwid")


class Device(list[list[Interface]]):
    """Its configurations, each with its interfaces."""

    def __init__(self, vendor, product, *classes):
        super().__init__([[Interface(one) for one in classes]])
        self.idVendor, self.idProduct = vendor, product


def test_usb_devices_that_print_are_offered_and_each_model_once():
    printer = Device(0x04B8, 0x0E15, 3, 7)
    devices = [Device(0x1D6B, 2, 9), printer, printer, Device(0x0416, 0x5011, 7)]
    assert usb_addresses(devices) == ["escpos-usb://0416:5011", "escpos-usb://04b8:0e15"]


def test_serial_ports_with_nothing_behind_them_are_not_offered():
    ports = [Port("/dev/ttyUSB0", "USB VID:PID=1A86:7523"), Port("/dev/ttyS0", "n/a")]
    assert serial_addresses(ports) == ["escpos-serial:/dev/ttyUSB0"]


def test_whatever_this_machine_has_is_an_address():
    for address in connected_printers():
        assert printer_address(address)
