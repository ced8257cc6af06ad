"""How long the laptop still runs without the mains: from the system, without a package for it."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from testdesk.services.exchange.doctor import Finding

_SUPPLIES = Path("/sys/class/power_supply")
_LOW, _EMPTY = 40, 10  # percent
_NO_BATTERY, _UNKNOWN = 128, 255  # Windows: flags of SYSTEM_POWER_STATUS


class Battery(msgspec.Struct, frozen=True):
    """The charge in percent, and whether the laptop is on the mains."""

    percent: int
    on_mains: bool


def judge_battery(battery: Battery | None) -> Finding:
    """Judges the charge; a computer without a battery stops with the mains."""
    if battery is None:
        return Finding("battery", "attention", "battery_none")
    detail: dict[str, str | int | None] = {"percent": battery.percent}
    if battery.on_mains:
        return Finding("battery", "ok", "battery_on_mains", detail)
    if battery.percent <= _EMPTY:
        return Finding("battery", "missing", "battery_empty", detail)
    if battery.percent <= _LOW:
        return Finding("battery", "attention", "battery_low", detail)
    return Finding("battery", "ok", "battery_enough", detail)


def read_battery() -> Battery | None:
    """The battery of this computer, or None if there is none or the system does not report it."""
    return _windows_battery() if sys.platform == "win32" else battery_in(_SUPPLIES)


def battery_in(supplies: Path) -> Battery | None:
    """The battery in Linux's folder of power supplies; of several, they are taken together."""
    charges, discharging, on_mains = list[int](), False, False
    for supply in sorted(supplies.glob("*")):
        with suppress(OSError, ValueError):
            kind = _read(supply / "type")
            if kind == "Mains":
                on_mains |= _read(supply / "online") == "1"
            # A mouse or a keyboard has a battery, too, whose scope is "Device".
            elif kind == "Battery" and not _is_of_device(supply):
                charges.append(int(_read(supply / "capacity")))
                discharging |= _read(supply / "status") == "Discharging"
    if not charges:
        return None
    return Battery(sum(charges) // len(charges), on_mains or not discharging)


def _is_of_device(supply: Path) -> bool:
    scope = supply / "scope"
    return scope.exists() and _read(scope) == "Device"


def _read(path: Path) -> str:
    return path.read_text("ascii").strip()


class _PowerStatus(ctypes.Structure):
    """SYSTEM_POWER_STATUS of the Windows API."""

    _fields_ = (
        ("mains", ctypes.c_ubyte),
        ("flag", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("system", ctypes.c_ubyte),
        ("seconds", ctypes.c_uint32),
        ("full_seconds", ctypes.c_uint32),
    )


def _windows_battery() -> Battery | None:
    status = _PowerStatus()
    answered = False
    if sys.platform == "win32":
        answered = bool(ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)))
    if not answered or status.flag & _NO_BATTERY or status.percent == _UNKNOWN:
        return None
    return Battery(status.percent, status.mains == 1)
