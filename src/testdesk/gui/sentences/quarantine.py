"""What headquarters refused, and each way out, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

QUARANTINE: dict[str, tuple[str, str]] = {
    "batch_quarantined": (
        QT_TRANSLATE_NOOP("Sentences", "Headquarters refused a batch, and will refuse it again."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Nothing is lost, all of it is kept here. The handover page says the way."
        ),
    ),
    "headquarters_lost": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Headquarters had these events and has lost them since; they are kept here.",
        ),
        QT_TRANSLATE_NOOP("Sentences", "Export again: they go out once more by themselves."),
    ),
    "update_outdated": (
        QT_TRANSLATE_NOOP("Sentences", "The news is older than a new beginning of headquarters."),
        QT_TRANSLATE_NOOP("Sentences", "Nothing is to do: newer news has been taken over."),
    ),
    "event_not_there": (
        QT_TRANSLATE_NOOP("Sentences", "The journal of this desk is not that long."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Name an event that is there: status says how many there are."
        ),
    ),
    "export_again": (
        QT_TRANSLATE_NOOP("Sentences", "Export it again, to another stick if you have one."),
        "",
    ),
    "call_headquarters": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Call headquarters: they must settle it first. Until then it is refused again.",
        ),
        "",
    ),
    "not_addressed_to_us": (
        QT_TRANSLATE_NOOP("Sentences", "Headquarters has not the key that opens the file."),
        QT_TRANSLATE_NOOP("Sentences", "Tell headquarters; the file is good."),
    ),
}
