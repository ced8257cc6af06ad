"""ID-card readers, in words."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

ID_CARDS: dict[str, tuple[str, str]] = {
    "id_reader_gone": (
        translatable("Sentences", "The ID-card reader does not answer."),
        translatable(
            "Sentences", "Look at its cable and start its program. Until then type the number."
        ),
    ),
    "id_reader_gone.answer": (
        translatable("Sentences", "What answers at this address is no ID-card reader."),
        translatable("Sentences", "Look at the address of the reader's program."),
    ),
    "id_reader_busy": (
        translatable("Sentences", "The ID-card reader works for another program."),
        translatable("Sentences", "Close the other program that reads ID cards."),
    ),
    "id_card_unreadable": (
        translatable("Sentences", "The ID card was not read whole."),
        translatable("Sentences", "Lay it on the reader again, or type the number."),
    ),
    "reader_address_invalid": (
        translatable("Sentences", "This is no address of a reader on this laptop."),
        translatable("Sentences", "Write it as localhost:8989."),
    ),
}
