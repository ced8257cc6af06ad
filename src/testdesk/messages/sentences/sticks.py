"""Sentences about sticks, folders and disks."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

STICKS: dict[str, tuple[str, str]] = {
    "file_missing": (
        translatable("Sentences", "There is no such file or folder."),
        translatable("Sentences", "Look at its name, or plug the stick in again."),
    ),
    "file_unreadable": (
        translatable("Sentences", "The file cannot be read."),
        translatable("Sentences", "Plug the stick in again, or try another stick."),
    ),
    "stick_missing": (
        translatable("Sentences", "No stick is plugged in."),
        translatable("Sentences", "Plug one in, or choose a folder."),
    ),
    "stick_gone": (
        translatable("Sentences", "The stick was pulled."),
        translatable("Sentences", "Plug it in again and export once more. Nothing is lost."),
    ),
    "stick_gone.no_folder": (
        translatable("Sentences", "There is no such folder."),
        translatable("Sentences", "Look at its name, or plug the stick in. Nothing is lost."),
    ),
    "stick_read_only": (
        translatable("Sentences", "The stick or folder cannot be written to."),
        translatable("Sentences", "Move the stick's switch, or take another stick or folder."),
    ),
    "read_back_differs": (
        translatable("Sentences", "What was read back is not what was written."),
        translatable("Sentences", "Take another stick. Nothing is lost."),
    ),
    "disk_full": (
        translatable("Sentences", "The disk is full."),
        translatable("Sentences", "Make room, then do it again. The last deed was not saved."),
    ),
    "disk_full.stick": (
        translatable(
            "Sentences",
            "There is too little room for the file: {needed_kb} kB are needed, {free_kb} kB are"
            " free.",
        ),
        translatable(
            "Sentences", "Make room there, or take another stick or folder. Nothing is lost."
        ),
    ),
    "disk_full.stick_full": (
        translatable("Sentences", "There is no room where the file was to go."),
        translatable(
            "Sentences", "Make room there, or take another stick or folder. Nothing is lost."
        ),
    ),
    "disk_full.choice": (
        translatable(
            "Sentences", "The disk is full: this choice is forgotten when testdesk is closed."
        ),
        translatable("Sentences", "Make room on this laptop, then choose again."),
    ),
    "home_not_writable.choice": (
        translatable(
            "Sentences",
            "The folder of testdesk cannot be written to: this choice is forgotten when testdesk "
            "is closed.",
        ),
        translatable("Sentences", "Ask who set this laptop up."),
    ),
    "stick_faulty": (
        translatable("Sentences", "The stick makes errors."),
        translatable("Sentences", "Take another stick. Nothing is lost."),
    ),
    "write_failed": (
        translatable("Sentences", "The file could not be written."),
        translatable("Sentences", "Choose another folder."),
    ),
    "home_not_writable": (
        translatable("Sentences", "The folder of testdesk cannot be written to."),
        translatable("Sentences", "Ask who set this laptop up."),
    ),
    "home_not_readable": (
        translatable("Sentences", "A file in the folder of testdesk cannot be read."),
        translatable("Sentences", "Set nothing up anew. Ask who set this laptop up."),
    ),
    "disk_fault": (
        translatable("Sentences", "The disk did not give or take a file."),
        translatable("Sentences", "Try again. If it stays so, ask who set this laptop up."),
    ),
}
