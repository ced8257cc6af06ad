"""The texts on paper; each is printed in several languages side by side.

Paper is read by the person who carries it, in that person's languages, whatever the window's
language is; so each text is requested in a given language.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.residents.people import Language
from testdesk.messages.catalogue import translate

_CONTEXT = "OnPaper"


class PaperText(msgspec.Struct, frozen=True):
    """One text on paper; Korean is in the spelling used in Yanbian.

    Attributes:
        english: the English text, as in the catalogue.
    """

    english: str

    def of(self, language: Language) -> str:
        """The text in one language."""
        return translate(_CONTEXT, self.english, language)


HEADING = PaperText("Testing code")
BRING = PaperText("Bring this card to every round")
KEEP = PaperText("Keep it safe, bring it to every round")
TAIL = PaperText("ID ends in")
VALID = PaperText("Valid until")
REPRINT = PaperText("Copy")
TEST_CARD_TEXT = PaperText("SPECIMEN")


def origin(point: str, language: Language, *, reprint: bool) -> str:
    """Where a code was issued, and "Copy" if its card was printed before; may be empty."""
    parts = [point, REPRINT.of(language) if reprint else ""]
    return " ".join(part for part in parts if part)


# Shown in a preview in place of the code, which does not exist before a card is issued.
NO_CODE_YET = PaperText("The code is made when it is printed")
