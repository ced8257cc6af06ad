"""Why tube labels are not printed, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

LABELS: dict[str, tuple[str, str]] = {
    "labels_printed_before": (
        QT_TRANSLATE_NOOP("Sentences", "These numbers were printed or used before: {numbers}."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Begin at {next}, or say that they are to be printed again."
        ),
    ),
    "labels_of_other_desk": (
        QT_TRANSLATE_NOOP("Sentences", "These numbers are another desk's to print."),
        QT_TRANSLATE_NOOP(
            "Sentences", "This desk's begin at {next}; or say that they are to be printed again."
        ),
    ),
    "labels_none_printed": (
        QT_TRANSLATE_NOOP("Sentences", "No label was printed here yet."),
        QT_TRANSLATE_NOOP("Sentences", "Name the number of the first tube."),
    ),
}
