"""Prints issued cards: what a card may show of its person, and how it gets to a printer or file."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path

import msgspec

from testdesk.domain.refusals import EnvironmentFault
from testdesk.domain.residents.masking import id_tail, mask_name
from testdesk.domain.residents.people import Address, Language
from testdesk.paper.cards.card import printer_test_card
from testdesk.paper.cards.faces import CardFace
from testdesk.paper.cards.pages import pages
from testdesk.paper.cards.slip import DPI
from testdesk.paper.output.print_queue import QueueJob
from testdesk.paper.output.printer_address import is_receipt_printer
from testdesk.paper.output.printing import print_faces
from testdesk.paper.output.render import page_image, write_pdf
from testdesk.paper.output.thermal import print_slips
from testdesk.printing.choice import PrintChoice
from testdesk.services.cards.codes import IssuedCard

# Every card has two languages, as signs in Yanji do, where Chinese and Korean are both official:
# first the person's own, then this one.
_SECOND_LANGUAGE: dict[Language, Language] = {"zh": "ko", "ko": "zh", "en": "zh"}


class PrintedCards(msgspec.Struct, frozen=True):
    """Where cards were printed or saved.

    Attributes:
        where: the printer's name or address, or the PDF's path.
        jobs: the jobs in a printer's queue; the cards are printed when these have finished. Empty
            if the cards are printed or saved already.
    """

    where: str
    jobs: tuple[QueueJob, ...] = ()


def address_line(address: Address, language: Language) -> str:
    """Compound, building and unit in the usual form; never the room, which paper must not show.

    Paper is for the person who carries it, so its texts do not follow the window's language (see
    `paper.layout.texts`).
    """
    building, unit = {
        "zh": ("{}号楼", "{}单元"),
        "ko": ("{}동", "{}라인"),
        "en": ("building {}", "unit {}"),
    }[language]
    parts = (
        address.compound,
        building.format(address.building) if address.building else "",
        unit.format(address.unit) if address.unit else "",
    )
    return (", " if language == "en" else " ").join(part for part in parts if part)


def face_of(issued: IssuedCard, *, point: str) -> CardFace:
    """The printed contents of an issued card: a masked name, four characters of the number."""
    person = issued.resident
    return CardFace(
        code=issued.code,
        card_number=issued.card_number,
        masked_name=mask_name(person.name),
        masked_korean=mask_name(person.korean),
        id_tail=id_tail(person.document_number),
        address_line=address_line(person.address, person.language),
        valid_until=issued.card.valid_until.isoformat(),
        languages=(person.language, _SECOND_LANGUAGE[person.language]),
        point=point,
        reprint=issued.card.prints > 0,
    )


def preload_paper() -> None:
    """Loads fonts and QR tables in advance, which would delay the first card of the day.

    Called on the lane for files and printers, once the window is shown.
    """
    page_image(next(pages([printer_test_card("")], "slip58")), DPI)


def print_or_save_cards(
    cards: Sequence[IssuedCard],
    choice: PrintChoice,
    *,
    point: str,
    title: str = "",
    reprinted: Container[str] = (),
) -> PrintedCards:
    """Prints cards, or writes a PDF named after the first card's number.

    It is called on the lane for files and printers, or by the command line.

    Args:
        cards: in the order in which they are printed.
        choice: the paper, and the printer or folder.
        point: the testing point, which is named on the paper.
        title: for a sheet's margin.
        reprinted: ids of cards that were printed since `cards` were read from the store, so that
            their `prints` is still 0; on paper these are marked as copies, too.

    Raises:
        Refusal: `nothing_to_print`; `characters_missing` with `count`; for a receipt printer
            `printer_address_invalid`, `printer_takes_slips`.
        EnvironmentFault: `printer_gone`, `printer_stopped`, `disk_full`, `write_failed`; for a
            receipt printer also `printer_slow`, `printer_out_of_paper`, `printer_not_ready`.
    """
    faces = [
        face_of(issued, point=point)
        if issued.card.card not in reprinted
        else msgspec.structs.replace(face_of(issued, point=point), reprint=True)
        for issued in cards
    ]
    number = cards[0].card_number if cards else ""
    return _print_or_save(faces, choice, number=number, title=title)


def print_or_save_test_card(choice: PrintChoice, *, point: str) -> PrintedCards:
    """Prints a test card, which belongs to nobody, to test a printer.

    Raises:
        Refusal, EnvironmentFault: as `print_or_save_cards`.
    """
    return _print_or_save([printer_test_card(point)], choice, number="specimen", title="")


def _print_or_save(
    faces: Sequence[CardFace], choice: PrintChoice, *, number: str, title: str
) -> PrintedCards:
    if is_receipt_printer(choice.printer):
        print_slips(choice.printer, faces, choice.layout)
        return PrintedCards(choice.printer)
    if choice.printer:
        jobs = print_faces(choice.printer, faces, choice.layout, title=title)
        return PrintedCards(choice.printer, jobs)
    folder = Path(choice.folder)
    try:
        # No parents are created: a folder on a stick that is gone must not appear on the laptop.
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EnvironmentFault("write_failed", errno=error.errno) from error
    path = folder / f"{choice.layout}-{number}.pdf"
    write_pdf(path, faces, choice.layout, title=title)
    return PrintedCards(str(path))
