"""Scanners and cameras beside the keyboard, in words."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

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
