"""The texts for the entries of a person's history."""

from __future__ import annotations

import datetime as dt
from typing import cast

from testdesk.domain.history import HistoryChange, HistoryEntry
from testdesk.domain.journal.events import CorrectedField
from testdesk.domain.residents.masking import id_tail, mask_document_number, mask_phone
from testdesk.domain.residents.people import Resident
from testdesk.gui import person_texts
from testdesk.gui.walk_in.texts import type_text
from testdesk.messages.catalogue import LANGUAGES, current_language, translate
from testdesk.messages.sentences.record_fields import field_text
from testdesk.services.people.correction import value_of


def reason_text(reason: str) -> str:
    """The text for a reason's code; a reason that is free text is returned as it is."""
    return {
        "list_wrong": translate("Why", "List wrong"),
        "typed_wrong": translate("Why", "Typed wrong"),
        "person_asked": translate("Why", "Person asked"),
        "lost": translate("Why", "Lost"),
        "card_lost": translate("Why", "Lost"),
        "stolen": translate("Why", "Stolen"),
        "wrong_person": translate("Why", "Wrong person"),
        "damaged": translate("Why", "Damaged"),
        "unreadable": translate("Why", "Worn, cannot be read"),
        "data_wrong": translate("Why", "Something on it is wrong"),
        "died_or_moved": translate("Why", "Died or moved away"),
        "not_swabbed": translate("Why", "Not swabbed"),
        "swab_damaged": translate("Why", "Swab lost or damaged"),
        "wrong_tube": translate("Why", "Another tube"),
        "new_phone": translate("Why", "A new phone"),
        "no_phone": translate("Why", "No smartphone"),
        "phone_broken": translate("Why", "Phone broken"),
        "child": translate("Why", "A child"),
        "immobile": translate("Why", "Cannot walk"),
        "undone": translate("Why", "Undone"),
        "moved_away": translate("Why", "Moved away"),
        "died": translate("Why", "Has died"),
        "listed_twice": translate("Why", "Listed twice"),
        "mistake": translate("Why", "Listed by mistake"),
        "quarantined": translate("Why", "In quarantine"),
        "away": translate("Why", "Away"),
        "sampled_elsewhere": translate("Why", "Sampled elsewhere"),
        "vaccinated": translate("Why", "Vaccinated within 48 hours"),
        "home_visit": translate("Why", "Needs a home visit"),
        "refused": translate("Why", "Refuses"),
        "compare_document": translate("Why", "To compare the document"),
        "call_person": translate("Why", "To call the person"),
        "recall": translate("Why", "A result makes a call necessary"),
        "other": translate("Why", "Another reason"),
    }.get(reason, reason)


def entry_text(entry: HistoryEntry) -> str:
    """What was done, in a few words; the kinds of entries are those of `domain.history`."""
    if entry.kind == "looked_up":
        return _lookup_text(entry.shown)
    text = {
        "listed": translate("History", "On a list"),
        "written_down": translate("History", "Added at a station"),
        "corrected": translate("History", "Corrected: {about}"),
        "sampled": translate("History", "{round}: registered, place {position}"),
        "taken_out": translate("History", "{round}: removed from place {position}"),
        "card_issued": translate("History", "Card {card}"),
        "card_voided": translate("History", "Card {card} void"),
        "card_printed": translate("History", "Card {card} printed"),
        "card_saved": translate("History", "Card {card} saved as PDF"),
        "code_bound": translate("History", "Phone code bound"),
        "code_unbound": translate("History", "Phone code unbound"),
        "removed": translate("History", "Taken off the list"),
        "restored": translate("History", "Back on the list"),
        "excused": translate("History", "{round}: excused"),
        "excuse_withdrawn": translate("History", "{round}: excuse withdrawn"),
    }[entry.kind]
    comma = "、" if current_language() == "zh" else ", "
    fields = comma.join(field_text()[change.field] for change in entry.changes)
    return text.format(
        about=fields, round=entry.round, position=entry.position, card=entry.card_number
    )


def _lookup_text(shown: str) -> str:
    """What an operator looked at; a code of a later version is shown as it is."""
    return {
        "record": translate("History", "Record opened"),
        "number": translate("History", "Whole document number shown"),
        "phone": translate("History", "Whole phone number shown"),
    }.get(shown, shown)


def lookup_page_text(page: str) -> str:
    """Where a person was looked up; a code of a later version is returned as it is."""
    return {
        "people": translate("History", "people page"),
        "register": translate("History", "register page"),
        "tube": translate("History", "tube"),
        "command_line": translate("History", "command line"),
    }.get(page, page)


def details_text(entry: HistoryEntry) -> str:
    """The details of an entry: tube, printer, old and new values, reason, note and doubts."""
    parts = [person_texts.tube_text(entry.tube) if entry.tube else ""]
    if entry.kind == "card_printed":
        parts.append(entry.printer)
    parts += [change_text(change) for change in entry.changes]
    parts += [reason_text(entry.reason), entry.note]
    parts.append(lookup_page_text(entry.page))
    if entry.clock_doubtful:
        parts.append(_bounds_text(entry))
    if any(change.state == "proposed" for change in entry.changes):
        parts.append(translate("History", "headquarters has not answered yet"))
    if any(change.state == "overruled" for change in entry.changes):
        parts.append(translate("History", "headquarters decided otherwise"))
    return " · ".join(part for part in parts if part)


def _bounds_text(entry: HistoryEntry) -> str:
    """States that the clock was wrong, and between which times the real time was, if known."""
    earliest, latest = (_date_and_time(at) for at in (entry.earliest, entry.latest))
    if earliest and latest:
        form = translate("History", "clock wrong: between {earliest} and {latest}")
    elif earliest:
        form = translate("History", "clock wrong: after {earliest}")
    else:
        form = translate("History", "clock wrong: before {latest}")
    return form.format(earliest=earliest, latest=latest)


def _date_and_time(at: str) -> str:
    return f"{dt.datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}" if at else ""


def change_text(change: HistoryChange) -> str:
    """The old and the new value of one field."""
    before = value_text(change.field, change.before) or "–"
    return f"{before} → {value_text(change.field, change.after) or '–'}"


def value_text(field: str, value: str) -> str:
    """A value as a screen shows it; document number and phone are masked."""
    if field == "document_number":
        return mask_document_number(value).replace("*", "•")
    if field == "phone":
        return mask_phone(value).replace("*", "•")
    return LANGUAGES.get(value, value) if field == "language" else value


def when_text(entry: HistoryEntry, today: dt.date) -> str:
    """The time if it was today, otherwise the date."""
    local = dt.datetime.fromisoformat(entry.at).astimezone()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%Y-%m-%d}"


def operator_text(entry: HistoryEntry) -> str:
    """Who did it, and at which station."""
    if entry.station == 0:
        return translate("History", "headquarters")
    form = translate("History", "{who}, station {station}")
    return form.format(who=entry.operator or "–", station=entry.station)


def current_value_text(person: Resident, field: str) -> str:
    """The current value of a field, or of the whole `address`, to be shown beside the new one."""
    address = person.address
    if field == "address":
        door = (address.building, address.unit, address.room)
        door_text = "-".join(part or "·" for part in door) if any(door) else ""
        return f"{address.compound} {door_text}".strip()
    if field == "document_number":
        kind = type_text().get(person.document_type, "")
        return f"{kind} {_tail(person.document_number)}".strip()
    if field == "phone":
        return _tail(person.phone)
    return value_text(field, value_of(person, cast("CorrectedField", field)))


def _tail(number: str) -> str:
    """The last characters of a number, which are enough to compare it."""
    return f"…{id_tail(number)}" if number else ""
