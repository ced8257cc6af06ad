"""The values of enumerations as users read them, by the name of their column in JSON.

A reason that is a code of `messages.sentences` is shown as the sentence of that code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from testdesk.messages.catalogue import LANGUAGES, translatable, translate
from testdesk.messages.labels import LABELS, label
from testdesk.messages.sentences import SENTENCES, what_and_todo
from testdesk.messages.sentences.record_fields import field_text

_CONTEXT = "Values"
_YES = translatable("Values", "yes")
_NO = translatable("Values", "no")
# Column -> value in JSON -> text. Some values are older than the terms that the texts use.
_VALUES: Final[dict[str, dict[str, str]]] = {
    "answers": {
        "accepted": translatable("Values", "by a receipt"),
        "delivered": translatable("Values", "without a receipt"),
    },
    "check": {
        "backup": translatable("Values", "backup"),
        "battery": translatable("Values", "battery"),
        "camera": translatable("Values", "camera"),
        "clock": translatable("Values", "clock"),
        "database": translatable("Values", "database"),
        "disk": translatable("Values", "disk"),
        "display": translatable("Values", "display"),
        "fonts": translatable("Values", "fonts"),
        "network": translatable("Values", "network"),
        "printer": translatable("Values", "printer"),
        "scanner": translatable("Values", "scanner"),
        "second_screen": translatable("Values", "second screen"),
        "sound": translatable("Values", "sound"),
        "spool": translatable("Values", "print spool"),
        "stick": translatable("Values", "stick"),
    },
    "colour": {
        "green": translatable("Values", "green"),
        "none": translatable("Values", "none"),
        "orange": translatable("Values", "orange"),
        "red": translatable("Values", "red"),
        "void": translatable("Values", "void"),
        "yellow": translatable("Values", "yellow"),
    },
    "conflict": {
        "card_issued_twice": translatable("Values", "one card issued twice"),
        "card_not_issued": translatable("Values", "sample with a card that nobody issued"),
        "event_damaged": translatable("Values", "batch with events that cannot be read"),
        "journal_forked": translatable("Values", "journal forked"),
        "number_shared": translatable("Values", "two people under one number"),
        "record_differs": translatable("Values", "station differs from the list"),
        "sampled_twice": translatable("Values", "one person sampled twice"),
        "station_key_differs": translatable("Values", "laptop with another key"),
        "tube_at_two_stations": translatable("Values", "one tube at two stations"),
    },
    "decision": {
        "all_stand": translatable("Values", "all are valid"),
        "one_stands": translatable("Values", "one is valid"),
        "one_tube": translatable("Values", "they are one tube"),
    },
    "event_here": {
        "different": translatable("Values", "another one"),
        "missing": translatable("Values", "not arrived yet"),
        "same": translatable("Values", "the same"),
    },
    "kind": {
        "batch": translatable("Values", "batch"),
        "building": translatable("Values", "a building"),
        "conflict": translatable("Values", "conflicts"),
        "copied": translatable("Values", "two copies of one laptop in use"),
        "damaged": translatable("Values", "events that cannot be read"),
        "download": translatable("Values", "a download"),
        "kit": translatable("Values", "kit"),
        "person": translatable("Values", "a person"),
        "receipt": translatable("Values", "receipt"),
        "rewritten": translatable("Values", "events rewritten"),
        "recovery-answer": translatable("Values", "answer to a recovery request"),
        "recovery-request": translatable("Values", "recovery request"),
        "sampled": translatable("Values", "sampled list"),
        "second_laptop": translatable("Values", "a second laptop of one kit"),
        "set_back": translatable("Values", "restored from an old backup"),
        "tube": translatable("Values", "a tube"),
        "unknown": translatable("Values", "unknown"),
        "update": translatable("Values", "update"),
    },
    "lane": {
        "normal": translatable("Values", "normal"),
        "priority": translatable("Values", "priority"),
    },
    "layout": {
        "card": translatable("Values", "card"),
        "labels": translatable("Values", "sheet of labels"),
        "sheet": translatable("Values", "A4 sheet"),
        "label": translatable("Values", "single labels"),
        "slip58": translatable("Values", "58 mm slip"),
        "slip80": translatable("Values", "80 mm slip"),
    },
    "reason": {
        "away": translatable("Values", "away"),
        "call_person": translatable("Values", "to call the person"),
        "compare_document": translatable("Values", "to compare the document"),
        "died": translatable("Values", "died"),
        "end_of_queue": translatable("Values", "nobody is left in the queue"),
        "family": translatable("Values", "one household"),
        "full": translatable("Values", "full"),
        "home_visit": translatable("Values", "needs a home visit"),
        "list_wrong": translatable("Values", "the list was wrong"),
        "listed_twice": translatable("Values", "listed twice"),
        "mistake": translatable("Values", "listed by mistake"),
        "moved_away": translatable("Values", "moved away"),
        "new_phone": translatable("Values", "new phone"),
        "not_green": translatable("Values", "health code is not green"),
        "not_seen": translatable("Values", "has not arrived"),
        "not_swabbed": translatable("Values", "was not swabbed"),
        "other": translatable("Values", "another reason"),
        "person_asked": translatable("Values", "the person asked for it"),
        "quarantined": translatable("Values", "in quarantine"),
        "recall": translatable("Values", "a result makes a call necessary"),
        "refused": translatable("Values", "refuses"),
        "relocation": translatable("Values", "the point moves"),
        "sample_undone": translatable("Values", "the sample was undone"),
        "sampled_elsewhere": translatable("Values", "sampled elsewhere"),
        "shift_change": translatable("Values", "shift change"),
        "single": translatable("Values", "single tube"),
        "swab_damaged": translatable("Values", "the swab was damaged"),
        "tube_damaged": translatable("Values", "the tube was damaged"),
        "typed_wrong": translatable("Values", "a typing mistake"),
        "undone": translatable("Values", "undone"),
        "vaccinated": translatable("Values", "vaccinated within 48 hours"),
        "valid": translatable("Values", "valid"),
        "not_listed": translatable("Values", "on no list here"),
        "id_confirmed": translatable("Values", "the ID number fits"),
        "wrong_person": translatable("Values", "wrong person"),
        "wrong_tube": translatable("Values", "wrong tube"),
    },
    "replication": {
        "asynchronous": translatable("Values", "asynchronous"),
        "none": translatable("Values", "none"),
        "synchronous": translatable("Values", "synchronous"),
    },
    "role": {
        "point_lead": translatable("Values", "point lead"),
        "proxy_clerk": translatable("Values", "proxy clerk"),
        "queue_guide": translatable("Values", "queue guide"),
        "registrar": translatable("Values", "registrar"),
        "sampler": translatable("Values", "sampler"),
        "supervisor": translatable("Values", "supervisor"),
        "viewer": translatable("Values", "viewer"),
    },
    "shown": {
        "number": translatable("Values", "whole document number"),
        "phone": translatable("Values", "whole phone number"),
        "record": translatable("Values", "record"),
    },
    "state": {
        "accepted": translatable("Values", "accepted"),
        "applied": translatable("Values", "applied"),
        "called": translatable("Values", "called"),
        "current": translatable("Values", "in progress"),
        "delivered": translatable("Values", "delivered"),
        "discarded": translatable("Values", "discarded"),
        "due": translatable("Values", "may be erased"),
        "ended": translatable("Values", "ended"),
        "enrolled": translatable("Values", "works here"),
        "erased": translatable("Values", "erased"),
        "expected": translatable("Values", "expected"),
        "kept": translatable("Values", "kept for now"),
        "lost": translatable("Values", "lost"),
        "open": translatable("Values", "open"),
        "overruled": translatable("Values", "overruled"),
        "proposed": translatable("Values", "proposed"),
        "refused": translatable("Values", "refused"),
        "removed": translatable("Values", "no longer works here"),
        "reporting": translatable("Values", "reporting"),
        "revoked": translatable("Values", "revoked"),
        "sealed": translatable("Values", "sealed"),
        "served": translatable("Values", "served"),
        "skipped": translatable("Values", "skipped"),
        "verified": translatable("Values", "verified"),
        "waiting": translatable("Values", "waiting"),
        "withdrawn": translatable("Values", "withdrawn"),
        "written": translatable("Values", "written"),
    },
    "status": {
        "attention": translatable("Values", "attention"),
        "missing": translatable("Values", "missing"),
        "ok": translatable("Values", "ok"),
    },
    "swab_reason": {
        "miscounted": translatable("Values", "miscounted, counted again"),
        "not_registered": translatable("Values", "swabbed without registration"),
        "not_swabbed": translatable("Values", "registered, but not swabbed"),
        "other": translatable("Values", "another reason"),
        "swab_dropped": translatable("Values", "dropped or dirty, swabbed again at once"),
        "swabbed_twice": translatable("Values", "one person swabbed twice"),
    },
    "verdict": {
        "accepted": translatable("Values", "accepted"),
        "already_have": translatable("Values", "already there"),
        "attention": translatable("Values", "attention"),
        "delivered": translatable("Values", "delivered"),
        "needs_person": translatable("Values", "whose is it?"),
        "refused": translatable("Values", "refused"),
    },
    "what": {
        "card_issued": translatable("Values", "card issued"),
        "card_printed": translatable("Values", "card printed"),
        "card_saved": translatable("Values", "card saved as PDF"),
        "card_voided": translatable("Values", "card voided"),
        "code_bound": translatable("Values", "phone code bound"),
        "code_unbound": translatable("Values", "phone code unbound"),
        "corrected": translatable("Values", "corrected"),
        "excuse_withdrawn": translatable("Values", "excuse withdrawn"),
        "excused": translatable("Values", "excused"),
        "listed": translatable("Values", "listed"),
        "looked_up": translatable("Values", "looked up"),
        "printed": translatable("Values", "printed"),
        "removed": translatable("Values", "taken off the list"),
        "restored": translatable("Values", "back on the list"),
        "sampled": translatable("Values", "sampled"),
        "saved": translatable("Values", "saved as PDF"),
        "taken_out": translatable("Values", "removed from the tube"),
        "written_down": translatable("Values", "registered"),
    },
}
# Columns, by their names in JSON, that contain a code of `messages.sentences`, or a text that
# somebody typed.
_CODE_COLUMNS = frozenset(
    {"did", "found", "problems", "reason", "refused_before", "way", "why_not"}
)


def value_text(name: str, value: object, language: str | None = None) -> str:
    """A value as a user reads it; empty if there is none.

    Args:
        name: the name of the column or single value, as in JSON.
        value: a text, a number, a truth value, or several of these.
        language: zh, ko or en; by default the language in use.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return translate(_CONTEXT, _YES if value else _NO, language)
    if isinstance(value, Mapping):
        entries = ((str(key), item) for key, item in value.items())
        return ", ".join(
            f"{label(key, language) if key in LABELS else key}: {value_text(key, item, language)}"
            for key, item in entries
        )
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_element_text(name, item, language) for item in value)
    return _text(name, str(value), language)


def _element_text(name: str, value: object, language: str | None) -> str:
    """The text of a single element; two numbers are the first and the last of a run."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "-".join(str(end) for end in value)
    return value_text(name, value, language)


def _text(name: str, value: str, language: str | None) -> str:
    if name == "field":
        return field_text(language).get(value, value)
    if name == "language":
        return LANGUAGES.get(value, value)
    known = _VALUES.get("reason" if name in _CODE_COLUMNS else name, {}).get(value)
    if known is not None:
        return translate(_CONTEXT, known, language)
    if name in _CODE_COLUMNS and value in SENTENCES:
        return what_and_todo(value, language=language)[0]
    return value
