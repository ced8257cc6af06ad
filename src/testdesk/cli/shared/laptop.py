"""The hardware that this laptop shows: printers, scanners, fonts, sticks, screens."""

from __future__ import annotations

import re
from pathlib import Path

from testdesk.bridge.sticks import sticks
from testdesk.cli.shared.card_paper import screenless
from testdesk.cli.shared.display import has_display
from testdesk.domain.refusals import CodedError
from testdesk.paper.layout.fonts import missing_characters
from testdesk.paper.output.print_queue import trouble
from testdesk.paper.output.printing import printers
from testdesk.paper.output.receipt_address import is_receipt_printer
from testdesk.paper.output.thermal import look_at
from testdesk.services.exchange.doctor import Finding

# Characters of each script that cards and lists are printed in.
_SIGNS = {"zh": "测朴", "ko": "박ㄱ"}
_SCANNERS = re.compile(
    r"scanner|bar ?code|honeywell|zebra|symbol tech|datalogic|newland|netum|\bscan\b", re.IGNORECASE
)
_INPUTS = Path("/proc/bus/input/devices")
_OUTPUTS = Path("/sys/class/drm")


def printer() -> Finding:
    """Whether the system has a printer; PDFs work without one."""
    names = printers()
    if not names:
        return Finding("printer", "missing", "printer_missing")
    return Finding("printer", "ok", "printer_found", {"name": names[0], "count": len(names)})


def named_printer(name: str) -> Finding:
    """The state of a printer: asks a receipt printer itself, for another one its queue."""
    if is_receipt_printer(name):
        return _receipt_printer(name)
    if name not in printers():
        return Finding("printer", "missing", "printer_gone")
    if code := trouble(name):
        return Finding("printer", "missing", code)
    return Finding("printer", "ok", "printer_ready", {"name": name})


def _receipt_printer(address: str) -> Finding:
    try:
        answers = look_at(address)
    except CodedError as error:
        return Finding("printer", "missing", error.code, error.detail)
    if not answers:
        return Finding("printer", "attention", "printer_silent", {"name": address})
    return Finding("printer", "ok", "printer_ready", {"name": address})


def fonts() -> Finding:
    """Whether the fonts cover every script of the city."""
    application = screenless()
    lacking = [language for language, signs in _SIGNS.items() if missing_characters(signs)]
    del application
    if lacking:
        return Finding("fonts", "missing", "fonts_missing", {"languages": " ".join(lacking)})
    return Finding("fonts", "ok", "fonts_found")


def scanner(inputs: Path = _INPUTS) -> Finding:
    """Whether a keyboard identifies itself as a scanner; most do not, so none counts as missing."""
    try:
        text = inputs.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Finding("scanner", "attention", "scanner_not_seen")
    names = re.findall(r'^N: Name="(.*)"$', text, re.MULTILINE)
    found = next((name for name in names if _SCANNERS.search(name)), None)
    if found is None:
        return Finding("scanner", "attention", "scanner_not_seen")
    return Finding("scanner", "ok", "scanner_found", {"name": found})


def stick() -> Finding:
    """Whether a stick is plugged in now."""
    found = sticks()
    if not found:
        return Finding("stick", "attention", "stick_missing")
    return Finding("stick", "ok", "stick_found", {"name": found[0].name, "count": len(found)})


def display(outputs: Path = _OUTPUTS) -> Finding:
    """Whether there is a screen, and how many are connected if the system reports it."""
    if not has_display():
        return Finding("display", "missing", "display_missing")
    states = [path.read_text().strip() for path in outputs.glob("card*-*/status")]
    return Finding("display", "ok", "display_found", {"screens": states.count("connected") or None})
