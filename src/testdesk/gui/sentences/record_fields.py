"""What the fields of a record are called, in the window and on the command line."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP, translate

_FIELDS = {
    "name": QT_TRANSLATE_NOOP("Record", "Name"),
    "korean": QT_TRANSLATE_NOOP("Record", "Hangul"),
    "document_type": QT_TRANSLATE_NOOP("Record", "Kind of document"),
    "document_number": QT_TRANSLATE_NOOP("Record", "Document"),
    "birth": QT_TRANSLATE_NOOP("Record", "Born"),
    "sex": QT_TRANSLATE_NOOP("Record", "Sex"),
    "phone": QT_TRANSLATE_NOOP("Record", "Phone"),
    "compound": QT_TRANSLATE_NOOP("Record", "Compound"),
    "building": QT_TRANSLATE_NOOP("Record", "Building"),
    "unit": QT_TRANSLATE_NOOP("Record", "Unit"),
    "room": QT_TRANSLATE_NOOP("Record", "Room"),
    "address": QT_TRANSLATE_NOOP("Record", "Address"),
    "language": QT_TRANSLATE_NOOP("Record", "Reads"),
    "note": QT_TRANSLATE_NOOP("Record", "Note"),
    "colour": QT_TRANSLATE_NOOP("Record", "Colour of the code"),
}


def field_text(language: str | None = None) -> dict[str, str]:
    """The fields of a record, and the address of a list, in the order in which they are shown."""
    return {field: translate("TextRecord", text, language) for field, text in _FIELDS.items()}
