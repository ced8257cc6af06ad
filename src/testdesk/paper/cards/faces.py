"""The contents of a printed card, and the kinds of paper for it."""

from __future__ import annotations

from typing import Literal

import msgspec

from testdesk.domain.residents.people import Language

# A card of its own page; a sheet of ten; a slip on 58 or 80 mm paper.
Layout = Literal["card", "sheet", "slip58", "slip80"]


class CardFace(msgspec.Struct, frozen=True):
    """The contents of a card: never a full document number or the colour of a health code.

    Attributes:
        code: the proxy code, at most 58 decimal digits; empty in a preview before it is issued.
        card_number: in its printed form, such as "3-1047-8".
        masked_name: the name as on the document, masked by the caller, such as "朴*子".
        masked_korean: the Hangul spelling, masked, or empty.
        id_tail: the last four characters of the document number, or empty.
        address_line: compound, building and unit, such as "网通小区 3号楼 1单元".
        valid_until: ISO date of the last valid day.
        languages: the languages of the texts, one to three; the person's language comes first.
        point: name of the testing point where the code was issued; may be empty.
        reprint: whether the same code was printed before.
    """

    code: str
    card_number: str
    masked_name: str
    valid_until: str
    masked_korean: str = ""
    id_tail: str = ""
    address_line: str = ""
    languages: tuple[Language, ...] = ("zh", "ko")
    point: str = ""
    reprint: bool = False

    @property
    def names(self) -> tuple[tuple[Language, str], ...]:
        """The names with their languages; the name in the first of `languages` comes first."""
        document: tuple[Language, str] = ("zh", self.masked_name)
        if not self.masked_korean:
            return (document,)
        korean: tuple[Language, str] = ("ko", self.masked_korean)
        return (korean, document) if self.languages[0] == "ko" else (document, korean)

    @property
    def data_text(self) -> str:
        """All printed text that is not fixed, to check whether the fonts have its characters."""
        return "".join(
            (
                self.card_number,
                self.masked_name,
                self.masked_korean,
                self.id_tail,
                self.address_line,
                self.valid_until,
                self.point,
            )
        )
