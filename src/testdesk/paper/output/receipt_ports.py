"""Finds connected devices that may be receipt printers, and their addresses."""

from __future__ import annotations

from typing import Any

_USB_PRINTERS = 7  # the interface class of USB printers
_NO_DEVICE = "n/a"  # pyserial reports this for unused ports of a mainboard


def connected_printers() -> list[str]:
    """Addresses of USB printers, then of serial ports; not for the GUI thread.

    USB office printers are listed too: only printing shows the difference. On a laptop without
    libusb there are no USB printers.
    """
    return [*_usb(), *_serial()]


def usb_addresses(devices: list[Any]) -> list[str]:
    """The addresses of those USB devices that print."""
    return sorted(
        {
            f"escpos-usb://{device.idVendor:04x}:{device.idProduct:04x}"
            for device in devices
            if any(
                interface.bInterfaceClass == _USB_PRINTERS
                for configuration in device
                for interface in configuration
            )
        }
    )


def serial_addresses(ports: list[Any]) -> list[str]:
    """The addresses of those serial ports that have a device."""
    return sorted(f"escpos-serial:{port.device}" for port in ports if port.hwid != _NO_DEVICE)


def _usb() -> list[str]:
    import usb.core  # noqa: PLC0415 - only where a printer is looked for

    try:
        return usb_addresses(list(usb.core.find(find_all=True)))
    # pyusb raises NotImplementedError if the system's libusb lacks a call.
    except (usb.core.NoBackendError, usb.core.USBError, NotImplementedError):
        return []


def _serial() -> list[str]:
    from serial.tools import list_ports  # noqa: PLC0415 - the same

    return serial_addresses(list(list_ports.comports()))
