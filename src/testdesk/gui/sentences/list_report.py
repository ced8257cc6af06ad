"""The heads of what is told about a list on the command line."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP, translate

_CONTEXT = "ListReport"
_WORDS = {
    "columns": QT_TRANSLATE_NOOP("ListReport", "columns that were read"),
    "bad": QT_TRANSLATE_NOOP("ListReport", "left out"),
    "warnings": QT_TRANSLATE_NOOP("ListReport", "to be looked at"),
    "unread": QT_TRANSLATE_NOOP("ListReport", "not read, or not as it is shown"),
    "missing": QT_TRANSLATE_NOOP(
        "ListReport", "listed in these buildings and not on this list; nobody is taken off"
    ),
    "sheet": QT_TRANSLATE_NOOP("ListReport", "sheet"),
    "row": QT_TRANSLATE_NOOP("ListReport", "row"),
    "cell": QT_TRANSLATE_NOOP("ListReport", "cell"),
    "column": QT_TRANSLATE_NOOP("ListReport", "column"),
    "reason": QT_TRANSLATE_NOOP("ListReport", "reason"),
    "meaning": QT_TRANSLATE_NOOP("ListReport", "meaning"),
    "field": QT_TRANSLATE_NOOP("ListReport", "field"),
    "where": QT_TRANSLATE_NOOP("ListReport", "where"),
    "what": QT_TRANSLATE_NOOP("ListReport", "what"),
    "name": QT_TRANSLATE_NOOP("ListReport", "name"),
    "change": QT_TRANSLATE_NOOP("ListReport", "change"),
    "resident": QT_TRANSLATE_NOOP("ListReport", "resident"),
    "address": QT_TRANSLATE_NOOP("ListReport", "address"),
    "kept": QT_TRANSLATE_NOOP("ListReport", "taken in"),
    "would_keep": QT_TRANSLATE_NOOP("ListReport", "would be taken in"),
    "new": QT_TRANSLATE_NOOP("ListReport", "new"),
    "changed": QT_TRANSLATE_NOOP("ListReport", "changed"),
    "unchanged": QT_TRANSLATE_NOOP("ListReport", "unchanged"),
    "gone": QT_TRANSLATE_NOOP("ListReport", "no longer on it"),
    "left_out": QT_TRANSLATE_NOOP("ListReport", "rows left out"),
}


def list_text(language: str | None = None) -> dict[str, str]:
    """Head -> its words."""
    return {head: translate(_CONTEXT, text, language) for head, text in _WORDS.items()}
