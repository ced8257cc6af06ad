"""Checks of this laptop's devices; those that need Qt are in `qt_devices`."""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path

from testdesk.bridge.doctor.screens import has_display
from testdesk.paper.output.print_spool import SpoolState, spool_state
from testdesk.services.exchange.doctor import Finding

_SCANNER_NAMES = re.compile(
    r"scanner|bar ?code|honeywell|zebra|symbol tech|datalogic|newland|netum|\bscan\b", re.IGNORECASE
)
_INPUT_DEVICES = Path("/proc/bus/input/devices")
_VIDEO_DEVICES = Path("/sys/class/video4linux")
_SOUND_CARDS = Path("/proc/asound/cards")
# A line of it names a card: " 0 [PCH            ]: HDA-Intel - HDA Intel PCH".
_SOUND_CARD = re.compile(r"^\s*\d+ \[", re.MULTILINE)


def spool(found: SpoolState | None = None) -> Finding:
    """Whether the print system keeps printed cards.

    Args:
        found: what it does; by default this laptop is asked.
    """
    found = spool_state() if found is None else found
    if found.state == "unknown":
        return Finding("spool", "attention", "spool_unknown")
    if found.state == "none":
        return Finding("spool", "ok", "spool_none")
    if found.state == "emptied":
        return Finding("spool", "ok", "spool_emptied")
    if found.hours is not None:
        return Finding("spool", "attention", "spool_kept", {"hours": found.hours})
    reason = "windows" if sys.platform == "win32" else "for_ever"
    return Finding("spool", "attention", "spool_kept", {"reason": reason})


def scanner(inputs: Path = _INPUT_DEVICES, *, serial_state: str = "off") -> Finding:
    """Whether there is a scanner: on a serial port, or a keyboard that identifies itself as one.

    Most scanners call themselves a keyboard, so none counts as missing.

    Args:
        inputs: the system's list of input devices.
        serial_state: the state of the window's `SerialScanner`.
    """
    if serial_state in {"gone", "denied"}:
        return Finding("scanner", "missing", f"scanner_{serial_state}")
    if serial_state == "ready":
        return Finding("scanner", "ok", "scanner_on_port")
    try:
        text = inputs.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Finding("scanner", "attention", "scanner_not_seen")
    names = re.findall(r'^N: Name="(.*)"$', text, re.MULTILINE)
    found = next((name for name in names if _SCANNER_NAMES.search(name)), None)
    if found is None:
        return Finding("scanner", "attention", "scanner_not_seen")
    return Finding("scanner", "ok", "scanner_found", {"name": found})


def camera(devices: Path = _VIDEO_DEVICES, *, chosen_state: str = "off") -> Finding:
    """Whether a chosen camera works, or whether there is one; a station can do without.

    Args:
        devices: the system's folder of cameras (Linux; elsewhere Qt is asked).
        chosen_state: the state of the window's `Camera`.
    """
    if chosen_state in {"missing", "failed"}:
        return Finding("camera", "missing", f"camera_{chosen_state}")
    names = _camera_names(devices)
    if not names:
        return Finding("camera", "attention", "camera_none")
    return Finding("camera", "ok", "camera_found", {"name": names[0], "count": len(names)})


def _camera_names(devices: Path) -> list[str]:
    """The names of the cameras, each once; one camera may have several files."""
    if sys.platform != "linux":
        try:
            from testdesk.bridge.camera import cameras  # noqa: PLC0415 - Qt, for this alone
        except ModuleNotFoundError:
            return []
        return [found.name for found in cameras()]
    names = [path.read_text("utf-8", "replace") for path in sorted(devices.glob("*/name"))]
    return list(dict.fromkeys(name.strip() for name in names))


def sound(cards: Path = _SOUND_CARDS) -> Finding:
    """Whether the laptop can play a tone."""
    can_play = True  # no Mac is without
    if sys.platform == "win32":
        can_play = bool(ctypes.windll.winmm.waveOutGetNumDevs())
    if sys.platform == "linux":
        can_play = cards.exists() and bool(_SOUND_CARD.search(cards.read_text("utf-8", "replace")))
    if not can_play:
        return Finding("sound", "attention", "sound_none")
    return Finding("sound", "ok", "sound_found")


def display(screens: int | None, *, window_open: bool = False) -> Finding:
    """Whether there is a screen, and how many are connected if that is known."""
    if not window_open and not has_display():
        return Finding("display", "missing", "display_missing")
    return Finding("display", "ok", "display_found", {"screens": screens})


def second_screen(screens: int | None) -> Finding:
    """Whether a second screen is there for the queue display, which a small point does without."""
    if screens is None:
        return Finding("second_screen", "attention", "second_screen_unknown")
    if screens < 2:
        return Finding("second_screen", "attention", "second_screen_none")
    return Finding("second_screen", "ok", "second_screen_found")
