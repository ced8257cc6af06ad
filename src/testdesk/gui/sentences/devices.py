"""Scanners and cameras beside the keyboard, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

DEVICES: dict[str, tuple[str, str]] = {
    "scanner_gone": (
        QT_TRANSLATE_NOOP("Sentences", "The serial scanner is gone."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Plug it in again; it is found by itself. A keyboard scanner still works."
        ),
    ),
    "scanner_denied": (
        QT_TRANSLATE_NOOP("Sentences", "This serial port cannot be used."),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Close the other program that uses it, or let this account use serial ports.",
        ),
    ),
    "camera_missing": (
        QT_TRANSLATE_NOOP("Sentences", "The chosen camera is not there."),
        QT_TRANSLATE_NOOP("Sentences", "Plug it in, or choose another one."),
    ),
    "camera_failed": (
        QT_TRANSLATE_NOOP("Sentences", "The camera gives no picture."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Close the other program that uses it, then choose the camera again."
        ),
    ),
}
