"""Checks of this laptop's printers, fonts and sticks, which need Qt."""

from __future__ import annotations

from testdesk.bridge.offscreen import offscreen_application
from testdesk.bridge.sticks import sticks
from testdesk.domain.refusals import CodedError
from testdesk.paper.layout.fonts import missing_characters
from testdesk.paper.output.print_queue import queue_fault
from testdesk.paper.output.printer_address import is_receipt_printer
from testdesk.paper.output.printing import printers
from testdesk.paper.output.thermal import check_printer
from testdesk.services.exchange.doctor import Finding

# Characters of each script in which cards and lists are printed.
_SAMPLE_CHARACTERS = {"zh": "测朴", "ko": "박ㄱ"}


def printer() -> Finding:
    """Whether the system knows a printer; PDFs work without one."""
    names = printers()
    if not names:
        return Finding("printer", "missing", "printer_missing")
    return Finding("printer", "ok", "printer_found", {"name": names[0], "count": len(names)})


def named_printer(name: str) -> Finding:
    """Whether a printer is ready; receipt printers are asked directly, others through the queue."""
    if is_receipt_printer(name):
        return _receipt_printer(name)
    if name not in printers():
        return Finding("printer", "missing", "printer_gone")
    if code := queue_fault(name):
        return Finding("printer", "missing", code)
    return Finding("printer", "ok", "printer_ready", {"name": name})


def _receipt_printer(address: str) -> Finding:
    try:
        answers = check_printer(address)
    except CodedError as error:
        return Finding("printer", "missing", error.code, error.detail)
    if not answers:
        return Finding("printer", "attention", "printer_silent", {"name": address})
    return Finding("printer", "ok", "printer_ready", {"name": address})


def fonts() -> Finding:
    """Whether there are fonts for every script of the city."""
    application = offscreen_application()
    missing = [
        language
        for language, characters in _SAMPLE_CHARACTERS.items()
        if missing_characters(characters)
    ]
    del application
    if missing:
        return Finding("fonts", "missing", "fonts_missing", {"languages": " ".join(missing)})
    return Finding("fonts", "ok", "fonts_found")


def stick() -> Finding:
    """Whether a stick is plugged in now."""
    found = sticks()
    if not found:
        return Finding("stick", "attention", "stick_missing")
    return Finding("stick", "ok", "stick_found", {"name": found[0].name, "count": len(found)})
