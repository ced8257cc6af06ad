"""The connection to a receipt printer: opening, sending, receiving.

A USB printer is opened with pyusb, a serial port with pyserial, a network printer with a plain
socket. A slip is sent in *bands*, strips of its image, each with its own timeout. Many printers
answer with one byte, or not at all.
pyusb and pyserial are loaded when the first slip is printed over such a port, not when the window
opens.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from typing import Any, Protocol

from testdesk.domain.refusals import EnvironmentFault
from testdesk.paper.output.printer_address import (
    NetworkAddress,
    PrinterAddress,
    SerialAddress,
    UsbAddress,
)

CONNECT_SECONDS = 3.0
SEND_SECONDS = 10.0  # for one band, which takes about two seconds at 9,600 baud
_USB_PRINTERS = 7  # the interface class of USB printers


class PrinterConnection(Protocol):
    """A connection that sends bytes to a printer and receives its answers."""

    def send(self, data: bytes) -> None:
        """Sends all bytes.

        Raises:
            EnvironmentFault: printer_gone, printer_slow.
        """
        ...

    def receive(self, seconds: float) -> bytes:
        """At most one byte of the printer's answer; empty if none came in time.

        Raises:
            EnvironmentFault: printer_gone.
        """
        ...


class _NetworkConnection:
    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        # A band must not wait until the previous one is acknowledged, which takes 40 ms for each.
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, data: bytes) -> None:
        self._socket.settimeout(SEND_SECONDS)
        try:
            self._socket.sendall(data)
        except TimeoutError as error:
            raise EnvironmentFault("printer_slow") from error
        except OSError as error:
            raise EnvironmentFault("printer_gone") from error

    def receive(self, seconds: float) -> bytes:
        self._socket.settimeout(seconds)
        try:
            received = self._socket.recv(1)
        except TimeoutError:
            return b""
        except OSError as error:
            raise EnvironmentFault("printer_gone") from error
        if not received:
            raise EnvironmentFault("printer_gone")
        return received


class _SerialConnection:
    def __init__(self, device: Any) -> None:  # noqa: ANN401 - pyserial has no types
        self._port = device
        self._port.write_timeout = SEND_SECONDS

    def send(self, data: bytes) -> None:
        import serial  # noqa: PLC0415 - only where such a printer is

        try:
            self._port.write(data)
        except serial.SerialTimeoutException as error:
            raise EnvironmentFault("printer_slow") from error
        except (serial.SerialException, OSError) as error:
            raise EnvironmentFault("printer_gone") from error

    def receive(self, seconds: float) -> bytes:
        self._port.timeout = seconds
        try:
            return bytes(self._port.read(1))
        except OSError as error:  # pyserial's own errors are subclasses
            raise EnvironmentFault("printer_gone") from error


class _UsbConnection:
    def __init__(self, device: Any, endpoints: tuple[int, int]) -> None:  # noqa: ANN401 - no types
        self._usb, (self._out, self._in) = device, endpoints

    def send(self, data: bytes) -> None:
        import usb.core  # noqa: PLC0415 - only where such a printer is

        try:
            self._usb.write(self._out, data, int(SEND_SECONDS * 1000))
        except usb.core.USBTimeoutError as error:
            raise EnvironmentFault("printer_slow") from error
        except usb.core.USBError as error:
            raise EnvironmentFault("printer_gone") from error

    def receive(self, seconds: float) -> bytes:
        import usb.core  # noqa: PLC0415 - only where such a printer is

        if not self._in:
            return b""
        try:
            return bytes(self._usb.read(self._in, 64, int(seconds * 1000)))[:1]
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as error:
            raise EnvironmentFault("printer_gone") from error


@contextlib.contextmanager
def open_connection(
    address: PrinterAddress, *, usb_backend: object = None
) -> Iterator[PrinterConnection]:
    """A connection for the slips of one command; then a network printer is free for other laptops.

    Args:
        address: the printer's address.
        usb_backend: pyusb's backend (`usb.backend.IBackend`); None for the system's backend.

    Raises:
        EnvironmentFault: printer_gone: there is no printer, or no access to it.
    """
    if isinstance(address, NetworkAddress):
        opened = _network(address)
    elif isinstance(address, SerialAddress):
        opened = _serial(address)
    else:
        opened = _usb(address, usb_backend)
    with opened as connection:
        yield connection


@contextlib.contextmanager
def _network(address: NetworkAddress) -> Iterator[PrinterConnection]:
    try:
        connected = socket.create_connection((address.host, address.port), CONNECT_SECONDS)
    except OSError as error:
        raise EnvironmentFault("printer_gone") from error
    with connected:
        yield _NetworkConnection(connected)


@contextlib.contextmanager
def _serial(address: SerialAddress) -> Iterator[PrinterConnection]:
    import serial  # noqa: PLC0415 - only where such a printer is

    try:
        port = serial.Serial(address.device, address.baud, dsrdtr=True)
    except (OSError, ValueError) as error:  # ValueError: a speed that the port does not support
        raise EnvironmentFault("printer_gone") from error
    try:
        yield _SerialConnection(port)
    finally:
        with contextlib.suppress(OSError):
            port.close()


@contextlib.contextmanager
def _usb(address: UsbAddress, backend: object) -> Iterator[PrinterConnection]:
    import usb.core  # noqa: PLC0415 - only where such a printer is
    import usb.util  # noqa: PLC0415 - the same

    try:
        device = usb.core.find(idVendor=address.vendor, idProduct=address.product, backend=backend)
    except (OSError, ValueError) as error:  # ValueError: pyusb found no libusb
        raise EnvironmentFault("printer_gone") from error
    if device is None:
        raise EnvironmentFault("printer_gone")
    try:
        yield _UsbConnection(device, _prepare_device(device))
    finally:
        with contextlib.suppress(OSError):
            usb.util.dispose_resources(device)


def _prepare_device(device: Any) -> tuple[int, int]:  # noqa: ANN401 - pyusb has no types
    """Detaches the system's own driver from the device; returns its endpoints.

    If a system does not support or permit this, sending the first band fails.
    """
    try:
        interface, endpoints = _bulk_endpoints(device)
        with contextlib.suppress(OSError, NotImplementedError):
            if device.is_kernel_driver_active(interface):
                device.detach_kernel_driver(interface)
        with contextlib.suppress(OSError, NotImplementedError):
            device.set_configuration()
            device.reset()
    except OSError as error:
        raise EnvironmentFault("printer_gone") from error
    return endpoints


def _bulk_endpoints(device: Any) -> tuple[int, tuple[int, int]]:  # noqa: ANN401 - pyusb has no types
    """The number of the printing interface, and its endpoints for output and input.

    The input endpoint is 0 if there is none. Alternate settings of the interface, such as IPP over
    USB, are not selected.

    Raises:
        EnvironmentFault: printer_gone: the device is not a printer.
    """
    for interface in device[0]:
        if interface.bInterfaceClass != _USB_PRINTERS or interface.bAlternateSetting:
            continue
        bulk = [e.bEndpointAddress for e in interface if e.bmAttributes & 3 == 2]
        outs, ins = [e for e in bulk if e < 0x80], [e for e in bulk if e >= 0x80]
        if outs:
            return interface.bInterfaceNumber, (outs[0], ins[0] if ins else 0)
    raise EnvironmentFault("printer_gone")
