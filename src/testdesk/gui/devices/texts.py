"""Texts for what a device has read, which reveal nobody's number."""

from __future__ import annotations

from testdesk.domain.numbers.scans import UNREADABLE, read_scan
from testdesk.gui.person_texts import scan_kind_text
from testdesk.gui.walk_in.texts import subtype_text
from testdesk.messages.catalogue import translate
from testdesk.readers.id_card import IdCard

TAIL_LENGTH = 4


def device_text(device: str) -> str:
    """Names the device that a scan came from."""
    return {
        "keyboard": translate("Devices", "Keyboard"),
        "serial": translate("Devices", "Serial port"),
        "camera": translate("Devices", "Camera"),
        "reader": translate("Devices", "ID-card reader"),
    }.get(device, device)


def scan_text(text: str, tube_form: str) -> str:
    """The kind and the last characters of a scan, by which the operator recognises the code."""
    if text == UNREADABLE:
        return translate("Devices", "unreadable")
    scan = read_scan(text, tube_form=tube_form)
    other_kinds = {
        "tube": translate("Devices", "tube"),
        "command": translate("Devices", "command"),  # a printed barcode such as `!undo`
        "unknown": translate("Devices", "unknown form"),
    }
    scanned = scan_kind_text(scan.kind) or other_kinds[scan.kind]
    return f"{scanned} · …{scan.text[-TAIL_LENGTH:]}"


def card_text(card: IdCard) -> str:
    """The kind of an ID card and the end of its number."""
    return f"{subtype_text(card.kind)} · …{card.number[-TAIL_LENGTH:]}"
