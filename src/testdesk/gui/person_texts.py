"""Texts for a person, an address and a time in the current language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from testdesk.domain.numbers.id_numbers import age_on
from testdesk.domain.residents.people import Address, Resident
from testdesk.messages.catalogue import current_language, translate

_BARCODE = re.compile(r"([A-Z]{0,2})([0-9]+)")


def address_text(address: Address) -> tuple[str, str]:
    """Two texts, each of which may be empty: the compound; and building, unit and room."""
    parts = []
    if address.building:
        parts.append(translate("Person", "building {building}").format(building=address.building))
    if address.unit:
        parts.append(translate("Person", "unit {unit}").format(unit=address.unit))
    if address.room:
        parts.append(translate("Person", "room {room}").format(room=address.room))
    comma = ", " if current_language() == "en" else " "
    return address.compound, comma.join(parts)


def full_address(address: Address) -> str:
    """The address in one line."""
    return " ".join(part for part in address_text(address) if part)


def sex_and_age(resident: Resident, today: dt.date) -> str:
    """Sex and age with a dot between, as far as they are known from the document number."""
    parts = []
    if resident.sex:
        parts.append(
            translate("Person", "female") if resident.sex == "F" else translate("Person", "male")
        )
    if resident.birth:
        years = age_on(dt.date.fromisoformat(resident.birth), today)
        parts.append(translate("Person", "age {years}").format(years=years))
    return " · ".join(parts)


def scan_kind_text(kind: str) -> str:
    """The name of what was scanned: proxy code, ID document, phone code, card number; or ""."""
    return {
        "proxy_code": translate("Person", "proxy code"),
        "id_number": translate("Person", "ID document"),
        "external_code": translate("Person", "phone code"),
        "card_number": translate("Person", "card number"),
    }.get(kind, "")


def name_of(resident: Resident) -> str:
    """The name, or a text for a person whose name is not known."""
    return resident.name or translate("Person", "Not on the list")


def comma_separated(texts: Iterable[str]) -> str:
    """Joins texts with the comma of the current language."""
    return ("、" if current_language() == "zh" else ", ").join(texts)


def tube_text(code: str) -> str:
    """A tube's barcode in groups of four digits, the way it is read aloud."""
    match = _BARCODE.fullmatch(code)
    if match is None:
        return code
    letters, digits = match.groups()
    groups = [digits[i : i + 4] for i in range(0, len(digits), 4)]
    return " ".join([letters, *groups] if letters else groups)


def clock_time(at: str, *, seconds: bool = False) -> str:
    """A UTC time in ISO format as local hours and minutes, optionally with seconds."""
    local = dt.datetime.fromisoformat(at).astimezone()
    return local.strftime("%H:%M:%S" if seconds else "%H:%M")


def clock_wrong() -> str:
    """The text beside a time that must be wrong."""
    return translate("Person", "clock wrong")


def day_and_time(at: str, today: dt.date) -> str:
    """A UTC time in ISO format as local date and time, such as `yesterday 09:30`."""
    local = dt.datetime.fromisoformat(at).astimezone()
    days = (today - local.date()).days
    time = local.strftime("%H:%M")
    if days == 0:
        return translate("Person", "today {time}").format(time=time)
    if days == 1:
        return translate("Person", "yesterday {time}").format(time=time)
    return f"{local:%Y-%m-%d} {time}"


def both_names(person: Resident) -> str:
    """The name, followed by its Hangul spelling (`korean`) if that is different."""
    names = (person.name, person.korean if person.korean != person.name else "")
    return "  ".join(name for name in names if name)
