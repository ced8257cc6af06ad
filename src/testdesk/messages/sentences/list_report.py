"""The headings of the command line's report on a list."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable, translate

_CONTEXT = "ListReport"
_HEADINGS = {
    "columns": translatable("ListReport", "columns that were read"),
    "bad": translatable("ListReport", "left out"),
    "warnings": translatable("ListReport", "to check"),
    "unread": translatable("ListReport", "not read, or read differently from what is shown"),
    "missing": translatable(
        "ListReport", "listed in these buildings but not on this list; nobody is taken off"
    ),
    "sheet": translatable("ListReport", "sheet"),
    "row": translatable("ListReport", "row"),
    "cell": translatable("ListReport", "cell"),
    "column": translatable("ListReport", "column"),
    "reason": translatable("ListReport", "reason"),
    "meaning": translatable("ListReport", "meaning"),
    "field": translatable("ListReport", "field"),
    "where": translatable("ListReport", "where"),
    "what": translatable("ListReport", "what"),
    "name": translatable("ListReport", "name"),
    "change": translatable("ListReport", "change"),
    "resident": translatable("ListReport", "resident"),
    "address": translatable("ListReport", "address"),
    "kept": translatable("ListReport", "imported"),
    "would_keep": translatable("ListReport", "would be imported"),
    "new": translatable("ListReport", "new"),
    "changed": translatable("ListReport", "changed"),
    "unchanged": translatable("ListReport", "unchanged"),
    "gone": translatable("ListReport", "no longer on it"),
    "left_out": translatable("ListReport", "rows left out"),
}


def list_text(language: str | None = None) -> dict[str, str]:
    """The text of each heading, by its name."""
    return {head: translate(_CONTEXT, text, language) for head, text in _HEADINGS.items()}
