"""The records of the people who are tested, and their addresses."""

from __future__ import annotations

from typing import Literal

import msgspec

Language = Literal["zh", "ko", "en"]
# none: headquarters has reported no colour. void: the health code is not valid.
Colour = Literal["none", "green", "yellow", "orange", "red", "void"]
Sex = Literal["", "M", "F"]


class Address(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Where a resident lives; any part may be empty.

    Attributes:
        compound: name of the compound (小区).
        building: number or name of the building, without 楼: "3", "A2".
        unit: number of the unit, without 单元.
        room: room number, without 室.
    """

    compound: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""

    @property
    def in_short(self) -> str:
        """The address on one line, in every language: "网通小区 3-1-202"."""
        door = "-".join(part for part in (self.building, self.unit, self.room) if part)
        return " ".join(part for part in (self.compound, door) if part)


class Resident(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One person, on the roster or a walk-in.

    Attributes:
        resident: 12 lower-case hex digits, a keyed pseudonym of the document
            (`formats.crypto.pseudonym`); a person has the same pseudonym at every station of a
            city.
        name: the name on the document, NFC; in Chinese, Korean, Latin or other letters.
        korean: the Hangul spelling if the person gave one, else empty.
        document_type: CV02.01.101 code: "01" resident ID, "02" household register, "03" passport,
            "06" Hong Kong or Macao permit, "07" Taiwan permit, "99" other; all are in the glossary.
        document_number: normalised (upper case, NFKC, no spaces); 18 digits for "01" and "02".
        phone: digits with an optional leading "+", or empty.
        address: where the person lives.
        language: the language that the person prefers to read.
        note: free text from the community's list.
        birth: ISO date or empty; derived from the document number if it contains a date.
        sex: derived from the document number in the same way.
        colour: colour of the health code as headquarters last reported it; "none" if it never did.
    """

    resident: str
    name: str
    korean: str = ""
    document_type: str = "01"
    document_number: str = ""
    phone: str = ""
    address: Address = Address()
    language: Language = "zh"
    note: str = ""
    birth: str = ""
    sex: Sex = ""
    colour: Colour = "none"
