"""Sentences about scanners, cameras and ID-card readers."""

from __future__ import annotations

from testdesk.messages.catalogue import Counted, translatable

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
    "camera_none": (
        translatable("Sentences", "No camera was found."),
        translatable("Sentences", "A handheld scanner is enough; without one, plug a camera in."),
    ),
    "sound_none": (
        translatable("Sentences", "This laptop cannot play sounds."),
        translatable("Sentences", "Look at the screen after each scan, or plug a speaker in."),
    ),
    "second_screen_none": (
        translatable("Sentences", "Only one screen is connected."),
        translatable("Sentences", "Connect a second one if people are to see the numbers called."),
    ),
    "second_screen_unknown": (
        translatable("Sentences", "The system does not report how many screens are connected."),
        translatable("Sentences", "Open the queue display and see where it appears."),
    ),
    "battery_none": (
        translatable("Sentences", "No battery was found: without mains this laptop stops at once."),
        translatable("Sentences", "Have a second power supply or the paper list at hand."),
    ),
    "battery_low": (
        translatable("Sentences", "The battery is at {percent} %, and the mains is not connected."),
        translatable("Sentences", "Connect the power supply."),
    ),
    "battery_empty": (
        translatable("Sentences", "The battery is nearly empty: {percent} %."),
        translatable("Sentences", "Connect the power supply now. Everything so far is saved."),
    ),
}

# Code, or code and reason with a dot between -> what happened, and what to do next.
BACKUPS: dict[str, tuple[str, str]] = {
    "backup_none": (
        translatable("Sentences", "No backup of this station is known."),
        translatable(
            "Sentences",
            "Write one to a stick: testdesk backup FILE. Or choose a place for backups that are "
            "made by themselves (F11, Backups).",
        ),
    ),
    "backup_old": (
        Counted(
            "Sentences",
            "The newest backup is {days} day old, and more was done since then.",
            "The newest backup is {days} days old, and more was done since then.",
            count_name="days",
        ),
        translatable(
            "Sentences",
            "Write a new one to a stick: testdesk backup FILE. Or choose a place for backups that "
            "are made by themselves (F11, Backups).",
        ),
    ),
}
