"""Connected devices that may be receipt printers, by address."""

from __future__ import annotations

from typing import Any

_USB_PRINTERS = 7  # the class of USB interfaces that print
_NO_DEVICE = "n/a"  # what pyserial reports for unused ports of a mainboard


def connected_printers() -> list[str]:
    """Addresses of USB printers, then of serial ports; not for the GUI thread.

    Office printers on USB are listed too: only printing tells them apart. A laptop without libusb
    has no USB printers.
    """
    return [*_usb(), *_serial()]


def usb_addresses(devices: list[Any]) -> list[str]:
    """The addresses of devices that print."""
    return sorted(
        {
            f"escpos-usb://{device.idVendor:04x}:{device.idProduct:04x}"
            for device in devices
            if any(face.bInterfaceClass == _USB_PRINTERS for setup in device for face in setup)
        }
    )


def serial_addresses(ports: list[Any]) -> list[str]:
    """The addresses of ports with a device."""
    return sorted(f"escpos-serial:{port.device}" for port in ports if port.hwid != _NO_DEVICE)


def _usb() -> list[str]:
    import usb.core  # noqa: PLC0415 - only where a printer is looked for

    try:
        return usb_addresses(list(usb.core.find(find_all=True)))
    # pyusb raises the last if the system's libusb lacks a call.
    except (usb.core.NoBackendError, usb.core.USBError, NotImplementedError):
        return []


def _serial() -> list[str]:
    from serial.tools import list_ports  # noqa: PLC0415 - the same

    return serial_addresses(list(list_ports.comports()))
