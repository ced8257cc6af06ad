"""Cells of a roster, each cleaned by the rules in `formats.lists`."""

from __future__ import annotations

from testdesk.formats.lists.addresses import LONGEST_PART, clean_part, split_address
from testdesk.formats.lists.dates import is_mangled
from testdesk.formats.lists.marks import CellValue, cell_text
from testdesk.formats.lists.names import clean_name, is_name
from testdesk.formats.lists.phones import clean_phone
from testdesk.formats.lists.vocabulary import colour_of, document_type_of, language_of

__all__ = [
    "LONGEST_NOTE",
    "LONGEST_PART",
    "CellValue",
    "cell_text",
    "clean_name",
    "clean_part",
    "clean_phone",
    "colour_of",
    "document_type_of",
    "is_mangled",
    "is_name",
    "language_of",
    "split_address",
]

LONGEST_NOTE = 500
