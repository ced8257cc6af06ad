"""Sentences about sticks, folders and disks."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

# Code, or code and reason with a dot between -> what happened, and what to do next.
STICKS: dict[str, tuple[str, str]] = {
    "file_missing": (
        translatable("Sentences", "There is no such file or folder."),
        translatable("Sentences", "Check its name, or plug the stick in again."),
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
        translatable("Sentences", "Plug it in again and export again. Nothing is lost."),
    ),
    "stick_gone.no_folder": (
        translatable("Sentences", "There is no such folder."),
        translatable("Sentences", "Check its name, or plug the stick in. Nothing is lost."),
    ),
    "stick_gone.backup": (
        translatable("Sentences", "The place for backups is not there."),
        translatable(
            "Sentences",
            "Plug the stick in again, or choose another place (F11, Backups). Work goes on, but "
            "without a backup.",
        ),
    ),
    "stick_read_only": (
        translatable("Sentences", "The stick or folder cannot be written to."),
        translatable("Sentences", "Move the stick's switch, or use another stick or folder."),
    ),
    "read_back_differs": (
        translatable("Sentences", "What was read back differs from what was written."),
        translatable("Sentences", "Use another stick. Nothing is lost."),
    ),
    "disk_full": (
        translatable("Sentences", "The disk is full."),
        translatable(
            "Sentences", "Free some space, then do it again. The last action was not saved."
        ),
    ),
    "disk_full.stick": (
        translatable(
            "Sentences",
            "There is too little space for the file: {needed_kb} kB are needed, {free_kb} kB are "
            "free.",
        ),
        translatable(
            "Sentences", "Free some space there, or use another stick or folder. Nothing is lost."
        ),
    ),
    "disk_full.stick_full": (
        translatable("Sentences", "There is no space left where the file was to be written."),
        translatable(
            "Sentences", "Free some space there, or use another stick or folder. Nothing is lost."
        ),
    ),
    "disk_full.setting": (
        translatable(
            "Sentences", "The disk is full: this setting will be lost when testdesk closes."
        ),
        translatable("Sentences", "Free some space on this laptop, then change the setting again."),
    ),
    "home_not_writable.setting": (
        translatable(
            "Sentences",
            "The folder of testdesk cannot be written to: this setting will be lost when "
            "testdesk closes.",
        ),
        translatable("Sentences", "Ask whoever set up this laptop."),
    ),
    "stick_faulty": (
        translatable("Sentences", "The stick has errors."),
        translatable("Sentences", "Use another stick. Nothing is lost."),
    ),
    "write_failed": (
        translatable("Sentences", "The file could not be written."),
        translatable("Sentences", "Choose another folder."),
    ),
    "home_not_writable": (
        translatable("Sentences", "The folder of testdesk cannot be written to."),
        translatable("Sentences", "Ask whoever set up this laptop."),
    ),
    "home_not_readable": (
        translatable("Sentences", "A file in the folder of testdesk cannot be read."),
        translatable("Sentences", "Do not set anything up again. Ask whoever set up this laptop."),
    ),
    "disk_fault": (
        translatable("Sentences", "A file could not be read from or written to the disk."),
        translatable(
            "Sentences", "Try again. If it keeps happening, ask whoever set up this laptop."
        ),
    ),
}
