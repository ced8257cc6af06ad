"""Sentences about papers, and why tube labels are not printed."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
TUBE_LABELS: dict[str, tuple[str, str]] = {
    "labels_printed_before": (
        translatable("Sentences", "These numbers were printed or used before: {numbers}."),
        translatable("Sentences", "Start at {next}, or choose to print them again."),
    ),
    "labels_of_other_desk": (
        translatable("Sentences", "These numbers belong to another station."),
        translatable("Sentences", "Start at {next}, or choose to print them anyway."),
    ),
    "labels_none_printed": (
        translatable("Sentences", "No label has been printed here yet."),
        translatable("Sentences", "Give the number of the first tube."),
    ),
}


# Code, or code and reason with a dot between -> what happened, and what to do next.
PAPERS: dict[str, tuple[str, str]] = {
    "slot_invalid": (
        translatable("Sentences", "This time slot is not possible."),
        translatable(
            "Sentences", "Type hours and minutes, such as 08:00, with the end after the beginning."
        ),
    ),
    "tube_number_invalid": (
        translatable("Sentences", "This is not a tube number of this city."),
        translatable("Sentences", "Scan a tube, or type its number with all its digits."),
    ),
    "tube_numbers_end": (
        translatable("Sentences", "The tube numbers run out before the last label."),
        translatable("Sentences", "Print fewer labels, or begin at another number."),
    ),
    "count_of_labels": (
        translatable("Sentences", "This number of labels is not possible."),
        translatable("Sentences", "Print between 1 and {most} labels at once."),
    ),
    "barcode_impossible": (
        translatable("Sentences", "This number cannot be a barcode on this paper."),
        translatable(
            "Sentences", "It is too long, or has characters that a barcode cannot contain."
        ),
    ),
    "bag_unknown": (
        translatable("Sentences", "There is no such bag; number of bags on that day: {bags}."),
        translatable(
            "Sentences",
            "A bag holds twenty sealed tubes; only the last one may hold fewer. Seal the tubes "
            "first.",
        ),
    ),
    "bag_too_full": (
        translatable("Sentences", "A bag holds {most} tubes."),
        translatable("Sentences", "Print a second sheet for the others."),
    ),
    "tube_not_sealed": (
        translatable("Sentences", "One of the tubes is not sealed yet."),
        translatable("Sentences", "Seal it, then print the sheet."),
    ),
    "building_ambiguous": (
        translatable("Sentences", "{count} compounds have a building with this number."),
        translatable("Sentences", "Name the compound too."),
    ),
}
