"""Lays out cards as pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from testdesk.domain.refusals import Refusal
from testdesk.paper.cards.card import card_page
from testdesk.paper.cards.faces import CardFace, Layout
from testdesk.paper.cards.sheet import sheet_pages
from testdesk.paper.cards.slip import ROLL_58, ROLL_80, slip_page
from testdesk.paper.layout.elements import PaperPage
from testdesk.paper.layout.fonts import refuse_missing


def pages(faces: Sequence[CardFace], layout: Layout, title: str = "") -> Iterator[PaperPage]:
    """The pages for some cards, in the order given.

    Args:
        faces: the cards to print.
        layout: the kind of paper.
        title: for the margin of a sheet, such as the building's name.

    Raises:
        Refusal: `nothing_to_print`; `characters_missing` with `count`. Both are raised by the
            call itself, before the first page is requested.
    """
    if not faces:
        raise Refusal("nothing_to_print")
    refuse_missing(title + "".join(face.data_text for face in faces))
    return _lay_out(faces, layout, title)


def _lay_out(faces: Sequence[CardFace], layout: Layout, title: str) -> Iterator[PaperPage]:
    match layout:
        case "sheet":
            yield from sheet_pages(faces, title)
        case "card":
            yield from map(card_page, faces)
        case "slip58":
            yield from (slip_page(face, ROLL_58) for face in faces)
        case "slip80":
            yield from (slip_page(face, ROLL_80) for face in faces)
