"""The line to a receipt printer: how it is opened, how we send and listen.

python-escpos opens USB and serial ports. On the network a plain socket does: python-escpos 3.1
leaves the socket of a failed connection open. Sending is ours because each band must end within a
time of its own, and listening because many printers answer with one byte, or not at all.
python-escpos takes seconds to load, so it is loaded when the first receipt is printed over such a
port, not when the window opens.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from typing import Any, Protocol

from testdesk.domain.refusals import EnvironmentFault
from testdesk.paper.receipt_address import (
    NetworkAddress,
    ReceiptAddress,
    SerialAddress,
    UsbAddress,
)

CONNECT_SECONDS = 3.0
SEND_SECONDS = 10.0  # for one band; at 9,600 baud it takes about two
_USB_PRINTERS = 7  # the class of USB interfaces that print


class PrinterConnection(Protocol):
    """Bytes to a printer and back."""

    def send(self, data: bytes) -> None:
        """Hands over all of it.

        Raises:
            EnvironmentFault: printer_gone, printer_slow.
        """
        ...

    def hear(self, seconds: float) -> bytes:
        """What the printer says within a time; empty where it stays silent.

        Raises:
            EnvironmentFault: printer_gone.
        """
        ...


class _NetworkLine:
    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        # A band must not wait until the one before it is acknowledged: that takes 40 ms each.
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, data: bytes) -> None:
        self._socket.settimeout(SEND_SECONDS)
        try:
            self._socket.sendall(data)
        except TimeoutError as error:
            raise EnvironmentFault("printer_slow") from error
        except OSError as error:
            raise EnvironmentFault("printer_gone") from error

    def hear(self, seconds: float) -> bytes:
        self._socket.settimeout(seconds)
        try:
            heard = self._socket.recv(1)
        except TimeoutError:
            return b""
        except OSError as error:
            raise EnvironmentFault("printer_gone") from error
        if not heard:
            raise EnvironmentFault("printer_gone")
        return heard


class _SerialLine:
    def __init__(self, device: Any) -> None:  # noqa: ANN401 - pyserial has no types
        self._port = device
        self._port.write_timeout = SEND_SECONDS

    def send(self, data: bytes) -> None:
        import serial  # noqa: PLC0415 - loaded by python-escpos already

        try:
            self._port.write(data)
        except serial.SerialTimeoutException as error:
            raise EnvironmentFault("printer_slow") from error
        except (serial.SerialException, OSError) as error:
            raise EnvironmentFault("printer_gone") from error

    def hear(self, seconds: float) -> bytes:
        self._port.timeout = seconds
        try:
            return bytes(self._port.read(1))
        except OSError as error:  # pyserial's own errors are of this kind
            raise EnvironmentFault("printer_gone") from error


class _UsbLine:
    def __init__(self, device: Any, ends: tuple[int, int]) -> None:  # noqa: ANN401 - no types
        self._usb, (self._out, self._in) = device, ends

    def send(self, data: bytes) -> None:
        import usb.core  # noqa: PLC0415 - loaded by python-escpos already

        try:
            self._usb.write(self._out, data, int(SEND_SECONDS * 1000))
        except usb.core.USBTimeoutError as error:
            raise EnvironmentFault("printer_slow") from error
        except usb.core.USBError as error:
            raise EnvironmentFault("printer_gone") from error

    def hear(self, seconds: float) -> bytes:
        import usb.core  # noqa: PLC0415 - the same

        if not self._in:
            return b""
        try:
            return bytes(self._usb.read(self._in, 64, int(seconds * 1000)))[:1]
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as error:
            raise EnvironmentFault("printer_gone") from error


def bulk_ends(device: Any) -> tuple[int, int]:  # noqa: ANN401 - pyusb has no types
    """Where a USB printer takes its data and where it speaks; 0 for one that cannot speak.

    python-escpos assumes 1 and 0x82; printers differ, so the device is asked.
    """
    for interface in device[0]:
        if interface.bInterfaceClass != _USB_PRINTERS:
            continue
        bulk = [e.bEndpointAddress for e in interface if e.bmAttributes & 3 == 2]
        outs, ins = [e for e in bulk if e < 0x80], [e for e in bulk if e >= 0x80]
        if outs:
            return outs[0], ins[0] if ins else 0
    raise EnvironmentFault("printer_gone")


@contextlib.contextmanager
def opened(address: ReceiptAddress) -> Iterator[PrinterConnection]:
    """A line for one card; a network printer is free for the next laptop when it ends.

    Raises:
        EnvironmentFault: printer_gone: nothing there, or it does not let us in.
    """
    if isinstance(address, NetworkAddress):
        try:
            line = socket.create_connection((address.host, address.port), CONNECT_SECONDS)
        except OSError as error:
            raise EnvironmentFault("printer_gone") from error
        with line:
            yield _NetworkLine(line)
        return
    with _plugged_in(address) as plugged:
        yield plugged


@contextlib.contextmanager
def _plugged_in(address: UsbAddress | SerialAddress) -> Iterator[PrinterConnection]:
    from escpos.exceptions import DeviceNotFoundError  # noqa: PLC0415 - slow to load, see above
    from escpos.printer import Serial, Usb  # noqa: PLC0415 - the same

    usb = isinstance(address, UsbAddress)
    try:
        if isinstance(address, UsbAddress):
            printer = Usb(address.vendor, address.product)
        else:
            printer = Serial(address.device, address.baud)
        printer.open()
    except (DeviceNotFoundError, OSError, ValueError) as error:
        # A laptop without libusb raises a ValueError of pyusb's.
        raise EnvironmentFault("printer_gone") from error
    try:
        device = printer.device
        yield _UsbLine(device, bulk_ends(device)) if usb else _SerialLine(device)
    finally:
        with contextlib.suppress(OSError):
            printer.close()
