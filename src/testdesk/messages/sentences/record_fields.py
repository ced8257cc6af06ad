"""Names of a record's fields, in the window and on the command line.

Short, because the window, the command line and lists use the same names.
"""

from __future__ import annotations

from testdesk.messages.catalogue import translatable, translate

_FIELDS = {
    "name": translatable("Record", "Name"),
    "korean": translatable("Record", "Hangul"),
    "document_type": translatable("Record", "Kind of document"),
    "document_number": translatable("Record", "Document"),
    "birth": translatable("Record", "Born"),
    "sex": translatable("Record", "Sex"),
    "phone": translatable("Record", "Phone"),
    "compound": translatable("Record", "Compound"),
    "building": translatable("Record", "Building"),
    "unit": translatable("Record", "Unit"),
    "room": translatable("Record", "Room"),
    "address": translatable("Record", "Address"),
    "language": translatable("Record", "Language"),
    "note": translatable("Record", "Note"),
    "colour": translatable("Record", "Colour of the code"),
}


def field_text(language: str | None = None) -> dict[str, str]:
    """The names of a record's fields, and the address in lists, in the order shown."""
    return {field: translate("Record", text, language) for field, text in _FIELDS.items()}
