"""A paper for trying a printer: nobody's, and told so in every language."""

from __future__ import annotations

from testdesk.paper.faces import CardFace
from testdesk.paper.texts import SPECIMEN

# As long as a real one, so that the symbol is as fine; no key of any city makes it.
CODE = "0123456789" * 5 + "01234567"


def specimen(point: str) -> CardFace:
    """What is printed to see whether, and how, a printer prints.

    Args:
        point: the testing point's name, so that two desks' slips are told apart.
    """
    return CardFace(
        code=CODE,
        card_number=SPECIMEN.of("en"),
        masked_name=SPECIMEN.of("zh"),
        masked_korean=SPECIMEN.of("ko"),
        valid_until="—",
        point=point,
    )
