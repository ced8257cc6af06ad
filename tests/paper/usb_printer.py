"""A receipt printer on USB for tests: below the real pyusb, in place of libusb."""

from array import array
from types import SimpleNamespace

import usb.core
from usb.backend import IBackend

VENDOR, PRODUCT = 0x04B8, 0x0E15
_KEYBOARD, _PRINTER = 3, 7
_BULK, _INTERRUPT = 2, 3


class FakeUsbPrinter(IBackend):  # type: ignore[misc]  # pyusb has no types
    """One device with a keyboard's interface and a printer's, which has a second setting.

    Attributes:
        outs, ins: addresses of the printer's bulk endpoints.
        answer: what a read returns; empty: it stays silent.
        data: what was written, except before it was detached from the system's driver.
        held_by_system: interfaces that the system's own driver holds.
        let_go: whether that driver releases one on request.
        closed: whether it was released.
        refuses: an error for every transfer; None: it works.
    """

    def __init__(self, *, outs=(0x03,), ins=(0x84,), plugged_in=True):
        self.outs, self.ins = outs, ins
        self.plugged_in = plugged_in
        self.answer = b""
        self.data = bytearray()
        self.held_by_system = {1}
        self.configured = False
        self.closed = False
        self.refuses: usb.core.USBError | None = None
        self.let_go = True
        self._interfaces = [
            [(0, 0, _KEYBOARD, [(0x81, _INTERRUPT)])],
            [
                (1, 0, _PRINTER, [(end, _BULK) for end in (*outs, *ins)]),
                (1, 1, _PRINTER, [(0x07, _BULK), (0x88, _BULK)]),
            ],
        ]

    def enumerate_devices(self):
        return iter(["device"] if self.plugged_in else [])

    def get_device_descriptor(self, dev):
        return _described(
            1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=VENDOR, idProduct=PRODUCT, bcdDevice=0, iManufacturer=0,
            iProduct=0, iSerialNumber=0, bNumConfigurations=1, address=1, bus=1, port_number=1,
            port_numbers=(1,), speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev, config):
        if config:
            raise IndexError(config)
        return _described(
            2, wTotalLength=9, bNumInterfaces=2, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0x80, bMaxPower=50,
        )  # fmt: skip

    def get_interface_descriptor(self, dev, intf, alt, config):
        number, setting, kind, ends = self._interfaces[intf][alt]
        return _described(
            4, bInterfaceNumber=number, bAlternateSetting=setting, bNumEndpoints=len(ends),
            bInterfaceClass=kind, bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0,
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev, ep, intf, alt, config):
        address, kind = self._interfaces[intf][alt][3][ep]
        return _described(
            5, bEndpointAddress=address, bmAttributes=kind, wMaxPacketSize=64, bInterval=0,
            bRefresh=0, bSynchAddress=0,
        )  # fmt: skip

    def open_device(self, dev):
        self.closed = False
        return "handle"

    def close_device(self, dev_handle):
        self.closed = True

    def set_configuration(self, dev_handle, config_value):
        self.configured = config_value == 1

    def get_configuration(self, dev_handle):
        return int(self.configured)

    def reset_device(self, dev_handle):
        self.data.clear()

    def is_kernel_driver_active(self, dev_handle, intf):
        return intf in self.held_by_system

    def detach_kernel_driver(self, dev_handle, intf):
        if self.let_go:
            self.held_by_system.discard(intf)

    def claim_interface(self, dev_handle, intf):
        if intf in self.held_by_system:
            raise usb.core.USBError("busy", errno=16)

    def release_interface(self, dev_handle, intf):
        pass

    def bulk_write(self, dev_handle, ep, intf, data, timeout):
        if self.refuses is not None:
            raise self.refuses
        assert (ep, intf) == (self.outs[0], 1)
        self.data += bytes(data)
        return len(data)

    def bulk_read(self, dev_handle, ep, intf, buff, timeout):
        if self.refuses is not None:
            raise self.refuses
        if not self.answer:
            raise usb.core.USBTimeoutError("silent", errno=110)
        buff[: len(self.answer)] = array("B", self.answer)
        return len(self.answer)


def _described(kind, **fields):
    return SimpleNamespace(bLength=9, bDescriptorType=kind, extra_descriptors=array("B"), **fields)
