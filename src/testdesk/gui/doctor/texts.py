"""The findings of a check as people read them: what was found, and the next step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from testdesk.domain.refusals import DetailValue
from testdesk.gui.widgets.symbol import Shape
from testdesk.messages.catalogue import ntranslate, translate
from testdesk.messages.sentences import sentence
from testdesk.services.exchange.doctor import Finding

Detail = Mapping[str, DetailValue]

# Status -> shape and colour of its symbol, and how urgent it is.
SYMBOLS: dict[str, tuple[Shape, str]] = {
    "missing": ("cross", "stop"),
    "attention": ("triangle", "attention"),
    "ok": ("tick", "accent"),
}
URGENCY = ("missing", "attention", "ok")


def check_text(check: str) -> str:
    """The name of a check, as a heading."""
    return {
        "backup": translate("Doctor", "Backup"),
        "battery": translate("Doctor", "Battery"),
        "camera": translate("Doctor", "Camera"),
        "clock": translate("Doctor", "Clock"),
        "database": translate("Doctor", "Data"),
        "disk": translate("Doctor", "Disk"),
        "display": translate("Doctor", "Screen"),
        "fonts": translate("Doctor", "Fonts"),
        "network": translate("Doctor", "Network"),
        "printer": translate("Doctor", "Printer"),
        "scanner": translate("Doctor", "Scanner"),
        "second_screen": translate("Doctor", "Second screen"),
        "sound": translate("Doctor", "Sound"),
        "spool": translate("Doctor", "Print spool"),
        "stick": translate("Doctor", "Stick"),
    }[check]


def finding_text(finding: Finding) -> str:
    """What was found; for what is not right, with the next step."""
    if finding.status != "ok":
        return sentence(finding.code, finding.detail)
    text = _FIXED.get(finding.code) or partial(_MADE[finding.code], finding.detail)
    return text()


def _name(detail: Detail) -> str:
    return str(detail["name"])


def _free_space(detail: Detail) -> str:
    gigabytes = int(detail["free_mb"] or 0) >> 10
    return translate("Doctor", "{gigabytes} GB free").format(gigabytes=gigabytes)


def _people(detail: Detail) -> str:
    people = int(detail["residents"] or 0)
    text = ntranslate(
        "Doctor", "{people} person; file sound", "{people} people; file sound", people
    )
    return text.format(people=people)


def _age(detail: Detail) -> str:
    days = int(detail["days"] or 0)
    if not days:
        return translate("Doctor", "made today")
    return ntranslate("Doctor", "{days} day old", "{days} days old", days).format(days=days)


def _charge(detail: Detail) -> str:
    return f"{detail['percent']} %"


_MADE: dict[str, Callable[[Detail], str]] = {
    "backup_made": _age,
    "battery_enough": _charge,
    "battery_on_mains": _charge,
    "camera_found": _name,
    "database_opens": _people,
    "disk_has_room": _free_space,
    "printer_found": _name,
    "printer_ready": _name,
    "scanner_found": _name,
    "stick_found": _name,
}
_FIXED: dict[str, Callable[[], str]] = {
    "clock_agrees": lambda: translate("Doctor", "as headquarters' clock"),
    "clock_plausible": lambda: translate("Doctor", "plausible"),
    "display_found": lambda: translate("Doctor", "found"),
    "fonts_found": lambda: translate("Doctor", "Chinese and Korean"),
    "network_not_set": lambda: translate("Doctor", "not used: files travel by stick"),
    "network_reached": lambda: translate("Doctor", "headquarters answers"),
    "scanner_on_port": lambda: translate("Doctor", "on a serial port"),
    "second_screen_found": lambda: translate("Doctor", "connected"),
    "sound_found": lambda: translate("Doctor", "found"),
    "spool_emptied": lambda: translate("Doctor", "keeps no printed cards"),
    "spool_none": lambda: translate("Doctor", "no print system"),
}
