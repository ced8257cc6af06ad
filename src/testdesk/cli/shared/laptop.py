"""Checks of this laptop's devices; those that need Qt are in `qt_devices`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from testdesk.cli.shared.display import has_display
from testdesk.paper.output.print_spool import SpoolState, spool_state
from testdesk.services.exchange.doctor import Finding

_SCANNER_NAMES = re.compile(
    r"scanner|bar ?code|honeywell|zebra|symbol tech|datalogic|newland|netum|\bscan\b", re.IGNORECASE
)
_INPUT_DEVICES = Path("/proc/bus/input/devices")
_DISPLAY_OUTPUTS = Path("/sys/class/drm")
_QT_CHECKS = ("printer", "fonts", "stick")


def printer_fonts_stick(printer: str | None) -> tuple[Finding, Finding, Finding]:
    """The findings on printer, fonts and stick; without Qt, that none could be checked.

    Args:
        printer: the printer to ask, or None for the first that the system knows.
    """
    try:
        from testdesk.cli.shared import qt_devices  # noqa: PLC0415 - Qt, for these alone
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        printer_, fonts, stick = (Finding(check, "missing", "qt_missing") for check in _QT_CHECKS)
        return printer_, fonts, stick
    printer_finding = qt_devices.printer() if printer is None else qt_devices.named_printer(printer)
    return printer_finding, qt_devices.fonts(), qt_devices.stick()


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


def scanner(inputs: Path = _INPUT_DEVICES) -> Finding:
    """Whether a keyboard identifies itself as a scanner; most do not, so none counts as missing."""
    try:
        text = inputs.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Finding("scanner", "attention", "scanner_not_seen")
    names = re.findall(r'^N: Name="(.*)"$', text, re.MULTILINE)
    found = next((name for name in names if _SCANNER_NAMES.search(name)), None)
    if found is None:
        return Finding("scanner", "attention", "scanner_not_seen")
    return Finding("scanner", "ok", "scanner_found", {"name": found})


def display(outputs: Path = _DISPLAY_OUTPUTS) -> Finding:
    """Whether there is a screen, and how many are connected if the system reports it."""
    if not has_display():
        return Finding("display", "missing", "display_missing")
    # A graphics card has a folder for each of its sockets, such as card0-HDMI-A-1.
    states = [path.read_text().strip() for path in outputs.glob("card*-*/status")]
    return Finding("display", "ok", "display_found", {"screens": states.count("connected") or None})
