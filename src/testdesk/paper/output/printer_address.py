"""The address of a receipt printer: on the network, on USB or on a serial port."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import msgspec

from testdesk.domain.refusals import Refusal

PORT = 9100  # on which printers accept raw data
BAUD = 9600
_USB = re.compile(r"escpos-usb://([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")
_HOST = re.compile(r"[0-9A-Za-z.:_-]+")


class NetworkAddress(msgspec.Struct, frozen=True):
    """A printer that accepts data on a TCP port."""

    host: str
    port: int = PORT


class UsbAddress(msgspec.Struct, frozen=True):
    """A USB printer, by its vendor and product ids."""

    vendor: int
    product: int


class SerialAddress(msgspec.Struct, frozen=True):
    """A printer on a serial port, such as /dev/ttyUSB0 or COM3."""

    device: str
    baud: int = BAUD


PrinterAddress = NetworkAddress | UsbAddress | SerialAddress


def is_receipt_printer(printer: str) -> bool:
    """Whether a printer is a receipt printer and not one of the system's queues."""
    return printer.startswith(("escpos://", "escpos-usb://", "escpos-serial:"))


def printer_address(printer: str) -> PrinterAddress:
    """Reads `escpos://host[:port]`, `escpos-usb://vvvv:pppp`, `escpos-serial:PORT[?baud=N]`.

    Raises:
        Refusal: printer_address_invalid.
    """
    if found := _USB.fullmatch(printer):
        return UsbAddress(int(found[1], 16), int(found[2], 16))
    try:
        parts = urlsplit(printer)
        host = _HOST.fullmatch(parts.hostname or "")
        if parts.scheme == "escpos" and host and not parts.path.strip("/"):
            return NetworkAddress(host[0], PORT if parts.port is None else parts.port)
        # A Windows port takes the place of a host: escpos-serial://COM3.
        device = parts.netloc + parts.path
        if parts.scheme == "escpos-serial" and device:
            [baud] = parse_qs(parts.query).get("baud", [str(BAUD)])
            return SerialAddress(device, int(baud))
    except ValueError as error:
        raise Refusal("printer_address_invalid") from error
    raise Refusal("printer_address_invalid")
