"""Sticks, folders and disks, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

STICKS: dict[str, tuple[str, str]] = {
    "file_missing": (
        QT_TRANSLATE_NOOP("Sentences", "There is no such file or folder."),
        QT_TRANSLATE_NOOP("Sentences", "Look at its name, or plug the stick in again."),
    ),
    "file_unreadable": (
        QT_TRANSLATE_NOOP("Sentences", "The file cannot be read."),
        QT_TRANSLATE_NOOP("Sentences", "Plug the stick in again, or try another stick."),
    ),
    "stick_missing": (
        QT_TRANSLATE_NOOP("Sentences", "No stick is plugged in."),
        QT_TRANSLATE_NOOP("Sentences", "Plug one in, or choose a folder."),
    ),
    "stick_gone": (
        QT_TRANSLATE_NOOP("Sentences", "The stick was pulled."),
        QT_TRANSLATE_NOOP("Sentences", "Plug it in again and export once more. Nothing is lost."),
    ),
    "stick_gone.no_folder": (
        QT_TRANSLATE_NOOP("Sentences", "There is no such folder."),
        QT_TRANSLATE_NOOP("Sentences", "Look at its name, or plug the stick in. Nothing is lost."),
    ),
    "stick_read_only": (
        QT_TRANSLATE_NOOP("Sentences", "The stick or folder cannot be written to."),
        QT_TRANSLATE_NOOP("Sentences", "Move the stick's switch, or take another stick or folder."),
    ),
    "read_back_differs": (
        QT_TRANSLATE_NOOP("Sentences", "What was read back is not what was written."),
        QT_TRANSLATE_NOOP("Sentences", "Take another stick. Nothing is lost."),
    ),
    "disk_full": (
        QT_TRANSLATE_NOOP("Sentences", "The disk is full."),
        QT_TRANSLATE_NOOP("Sentences", "Make room, then do it again. The last deed was not saved."),
    ),
    "disk_full.stick": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "There is too little room for the file: {needed_kb} kB are needed, {free_kb} kB are"
            " free.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentences", "Make room there, or take another stick or folder. Nothing is lost."
        ),
    ),
    "disk_full.stick_full": (
        QT_TRANSLATE_NOOP("Sentences", "There is no room where the file was to go."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Make room there, or take another stick or folder. Nothing is lost."
        ),
    ),
    "disk_full.choice": (
        QT_TRANSLATE_NOOP(
            "Sentences", "The disk is full: this choice is forgotten when testdesk is closed."
        ),
        QT_TRANSLATE_NOOP("Sentences", "Make room on this laptop, then choose again."),
    ),
    "home_not_writable.choice": (
        QT_TRANSLATE_NOOP(
            "Sentences",
            "The folder of testdesk cannot be written to: this choice is forgotten when testdesk "
            "is closed.",
        ),
        QT_TRANSLATE_NOOP("Sentences", "Ask who set this laptop up."),
    ),
    "stick_faulty": (
        QT_TRANSLATE_NOOP("Sentences", "The stick makes errors."),
        QT_TRANSLATE_NOOP("Sentences", "Take another stick. Nothing is lost."),
    ),
    "write_failed": (
        QT_TRANSLATE_NOOP("Sentences", "The file could not be written."),
        QT_TRANSLATE_NOOP("Sentences", "Choose another folder."),
    ),
    "home_not_writable": (
        QT_TRANSLATE_NOOP("Sentences", "The folder of testdesk cannot be written to."),
        QT_TRANSLATE_NOOP("Sentences", "Ask who set this laptop up."),
    ),
    "home_not_readable": (
        QT_TRANSLATE_NOOP("Sentences", "A file in the folder of testdesk cannot be read."),
        QT_TRANSLATE_NOOP("Sentences", "Set nothing up anew. Ask who set this laptop up."),
    ),
    "disk_fault": (
        QT_TRANSLATE_NOOP("Sentences", "The disk did not give or take a file."),
        QT_TRANSLATE_NOOP("Sentences", "Try again. If it stays so, ask who set this laptop up."),
    ),
}
