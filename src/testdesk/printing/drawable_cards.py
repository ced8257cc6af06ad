"""Separates cards that cannot be drawn, so that they do not stop the print run of a building."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.paper.layout.fonts import missing_characters, refuse_missing
from testdesk.printing.cards import face_of
from testdesk.services.cards.codes import IssuedCard


class LeftOutCard(msgspec.Struct, frozen=True):
    """A card that no font on this laptop can draw.

    Attributes:
        resident, name: its holder.
        characters: the characters that no font has, with their code points.
    """

    resident: str
    name: str
    characters: str


class DrawableCards(NamedTuple):
    """Cards that can be drawn, in their order, and cards that cannot."""

    cards: list[IssuedCard]
    left_out: list[LeftOutCard]

    def refuse_if_all_left_out(self) -> None:
        """Refuses if there were cards and none of them can be drawn.

        Raises:
            Refusal: `characters_missing`.
        """
        refusal = self.refusal()
        if refusal is not None and not self.cards:
            raise refusal

    def refusal(self) -> Refusal | None:
        """The refusal `characters_missing` of the cards that are left out; None if none are."""
        missing = {character for card in self.left_out for character in card.characters.split(", ")}
        if not missing:
            return None
        characters = ", ".join(sorted(missing))
        return Refusal("characters_missing", count=len(missing), characters=characters)


def drawable_cards(cards: Sequence[IssuedCard], *, point: str, title: str = "") -> DrawableCards:
    """Separates the cards that would be printed with missing characters; needs a QGuiApplication.

    Args:
        cards: the cards to be printed.
        point: the testing point, which is named on each card.
        title: the title of a sheet.

    Raises:
        Refusal: `characters_missing`: the point or the title cannot be drawn.
    """
    refuse_missing(point + title)
    text = "".join(face_of(card, point=point).data_text for card in cards)
    undrawable = set(missing_characters(text))
    if not undrawable:
        return DrawableCards(list(cards), [])
    kept, left_out = list[IssuedCard](), list[LeftOutCard]()
    for card in cards:
        missing = sorted(undrawable & set(face_of(card, point=point).data_text))
        if missing:
            characters = ", ".join(f"{character} U+{ord(character):04X}" for character in missing)
            left_out.append(LeftOutCard(card.resident.resident, card.resident.name, characters))
        else:
            kept.append(card)
    return DrawableCards(kept, left_out)
