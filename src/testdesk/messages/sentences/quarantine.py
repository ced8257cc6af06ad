"""Sentences about what headquarters refused, lost or cannot open, and what can be done about it."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
QUARANTINE: dict[str, tuple[str, str]] = {
    "batch_quarantined": (
        translatable("Sentences", "Headquarters refused a batch, and will refuse it again."),
        translatable(
            "Sentences",
            "Nothing is lost; all of it is kept here. The handover page shows what to do.",
        ),
    ),
    "headquarters_lost": (
        translatable(
            "Sentences",
            "Headquarters had these events and has since lost them; they are kept here.",
        ),
        translatable("Sentences", "Export again: these events will then be sent again."),
    ),
    "update_outdated": (
        translatable("Sentences", "The update is from before headquarters was restored."),
        translatable("Sentences", "Nothing to do: a newer update has already been applied."),
    ),
    "event_not_there": (
        translatable("Sentences", "The journal of this station is not that long."),
        translatable("Sentences", "Name an event that exists: status shows how many there are."),
    ),
    "export_again": (
        translatable("Sentences", "Export it again, to another stick if you have one."),
        "",
    ),
    "call_headquarters": (
        translatable(
            "Sentences",
            "Call headquarters: they have to resolve this first. Until then the batch will be "
            "refused again.",
        ),
        "",
    ),
    "not_addressed_to_us": (
        translatable("Sentences", "Headquarters does not have the key that opens the file."),
        translatable("Sentences", "Tell headquarters; nothing is wrong with the file."),
    ),
}
