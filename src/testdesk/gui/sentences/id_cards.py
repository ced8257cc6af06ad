"""ID-card readers, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

ID_CARDS: dict[str, tuple[str, str]] = {
    "id_reader_gone": (
        QT_TRANSLATE_NOOP("Sentences", "The ID-card reader does not answer."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Look at its cable and start its program. Until then type the number."
        ),
    ),
    "id_reader_gone.answer": (
        QT_TRANSLATE_NOOP("Sentences", "What answers at this address is no ID-card reader."),
        QT_TRANSLATE_NOOP("Sentences", "Look at the address of the reader's program."),
    ),
    "id_reader_busy": (
        QT_TRANSLATE_NOOP("Sentences", "The ID-card reader works for another program."),
        QT_TRANSLATE_NOOP("Sentences", "Close the other program that reads ID cards."),
    ),
    "id_card_unreadable": (
        QT_TRANSLATE_NOOP("Sentences", "The ID card was not read whole."),
        QT_TRANSLATE_NOOP("Sentences", "Lay it on the reader again, or type the number."),
    ),
    "reader_address_invalid": (
        QT_TRANSLATE_NOOP("Sentences", "This is no address of a reader on this laptop."),
        QT_TRANSLATE_NOOP("Sentences", "Write it as localhost:8989."),
    ),
}
