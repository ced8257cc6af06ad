"""Sentences about scanners, cameras and ID-card readers."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
ID_CARDS: dict[str, tuple[str, str]] = {
    "id_reader_gone": (
        translatable("Sentences", "The ID-card reader does not answer."),
        translatable(
            "Sentences", "Check its cable and start its program. Until then, type the number."
        ),
    ),
    "id_reader_gone.answer": (
        translatable("Sentences", "What answers at this address is not an ID-card reader."),
        translatable("Sentences", "Check the address of the reader's program."),
    ),
    "id_reader_busy": (
        translatable("Sentences", "The ID-card reader is in use by another program."),
        translatable("Sentences", "Close the other program that reads ID cards."),
    ),
    "id_card_unreadable": (
        translatable("Sentences", "The ID card was not read completely."),
        translatable("Sentences", "Put it on the reader again, or type the number."),
    ),
    "reader_address_invalid": (
        translatable("Sentences", "This is not the address of a reader on this laptop."),
        translatable("Sentences", "Write it as localhost:8989."),
    ),
}


# Code, or code and reason with a dot between -> what happened, and what to do next.
DEVICES: dict[str, tuple[str, str]] = {
    "scanner_gone": (
        translatable("Sentences", "The serial scanner is gone."),
        translatable(
            "Sentences", "Plug it in again; it is found by itself. A keyboard scanner still works."
        ),
    ),
    "scanner_denied": (
        translatable("Sentences", "This serial port cannot be used."),
        translatable(
            "Sentences",
            "Close the other program that uses it, or let this account use serial ports.",
        ),
    ),
    "camera_missing": (
        translatable("Sentences", "The chosen camera is not there."),
        translatable("Sentences", "Plug it in, or choose another one."),
    ),
    "camera_failed": (
        translatable("Sentences", "The camera gives no picture."),
        translatable(
            "Sentences", "Close the other program that uses it, then choose the camera again."
        ),
    ),
}
