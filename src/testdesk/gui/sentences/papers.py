"""Notices, labels, lists and bag sheets, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

PAPERS: dict[str, tuple[str, str]] = {
    "slot_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This time slot cannot be right."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Type hours and minutes as 08:00, the end after the beginning."
        ),
    ),
    "tube_number_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This is not a tube number of this city."),
        QT_TRANSLATE_NOOP("Sentences", "Scan a tube, or type its number with all its digits."),
    ),
    "tube_numbers_end": (
        QT_TRANSLATE_NOOP("Sentences", "The tube numbers run out before the last label."),
        QT_TRANSLATE_NOOP("Sentences", "Print fewer labels, or begin at another number."),
    ),
    "count_of_labels": (
        QT_TRANSLATE_NOOP("Sentences", "This count of labels cannot be right."),
        QT_TRANSLATE_NOOP("Sentences", "Print between 1 and {most} labels at once."),
    ),
    "barcode_impossible": (
        QT_TRANSLATE_NOOP("Sentences", "This number cannot be a barcode on this paper."),
        QT_TRANSLATE_NOOP(
            "Sentences", "It is too long, or has letters that a barcode does not know."
        ),
    ),
    "bag_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "So many bags were not filled on that day: {bags}."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "A bag is twenty sealed tubes, the last one may hold fewer. Seal the tubes first.",
        ),
    ),
    "bag_too_full": (
        QT_TRANSLATE_NOOP("Sentences", "A bag holds {most} tubes."),
        QT_TRANSLATE_NOOP("Sentences", "Print a second sheet for the others."),
    ),
    "tube_not_sealed": (
        QT_TRANSLATE_NOOP("Sentences", "One of the tubes is not sealed yet."),
        QT_TRANSLATE_NOOP("Sentences", "Seal it, then print the sheet."),
    ),
    "building_ambiguous": (
        QT_TRANSLATE_NOOP("Sentences", "{count} compounds have a building of this number."),
        QT_TRANSLATE_NOOP("Sentences", "Name the compound too."),
    ),
}
