"""Why tube labels are not printed, in words."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

LABELS: dict[str, tuple[str, str]] = {
    "labels_printed_before": (
        translatable("Sentences", "These numbers were printed or used before: {numbers}."),
        translatable("Sentences", "Begin at {next}, or say that they are to be printed again."),
    ),
    "labels_of_other_desk": (
        translatable("Sentences", "These numbers are another desk's to print."),
        translatable(
            "Sentences", "This desk's begin at {next}; or say that they are to be printed again."
        ),
    ),
    "labels_none_printed": (
        translatable("Sentences", "No label was printed here yet."),
        translatable("Sentences", "Name the number of the first tube."),
    ),
}
