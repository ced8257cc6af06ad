"""Cards on paper: into PDFs, or onto a printer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from testdesk.bridge.offscreen import offscreen_application
from testdesk.cli.shared.language import localized
from testdesk.cli.shared.output import print_to_stderr
from testdesk.cli.shared.part_saver import PartSaver, keep_and_record
from testdesk.domain.cards import CardSelection
from testdesk.paper.cards.faces import Layout
from testdesk.paper.output.print_queue import wait_until_printed
from testdesk.ports import Station
from testdesk.printing.cards import print_or_save_cards
from testdesk.printing.choice import PrintChoice
from testdesk.printing.drawable_cards import DrawableCards, LeftOutCard, drawable_cards
from testdesk.printing.parts import check_part, make_folder, part_path, write_part
from testdesk.services.cards import codes
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.cards.print_runs import cards_for, parts_of
from testdesk.services.session import Context


def save_pdf(
    context: Context,
    cards: Sequence[IssuedCard],
    *,
    layout: Layout,
    out: Path,
    title: str,
) -> DrawableCards:
    """Writes a PDF, reads it back, and records in the journal that the cards are saved.

    Returns:
        the cards on it, and those left out because no font can draw them.

    Raises:
        Refusal: nothing_to_print, characters_missing.
        EnvironmentFault: disk_full, write_failed, paper_read_back_differs; the journal then
            records no paper.
    """
    application = offscreen_application()
    drawable = _drawable(context.station, cards, title)
    drawable.refuse_if_all_left_out()
    point = context.station.identity.point
    part = write_part(out, drawable.cards, layout=layout, point=point, title=title)
    print_to_stderr(localized("{file} written").format(file=out.name))
    check_part(part, first=0)
    keep_and_record(context, part, drawable.cards, layout=layout)
    del application
    return drawable


def _drawable(station: Station, cards: Sequence[IssuedCard], title: str) -> DrawableCards:
    """The cards that this laptop's fonts can draw; the others are named on standard error."""
    found = drawable_cards(cards, point=station.identity.point, title=title)
    for card in found.left_out:
        text = localized("{resident} was left out: {characters}")
        print_to_stderr(text.format(resident=card.resident, characters=card.characters))
    return found


def print_cards(
    context: Context,
    cards: Sequence[IssuedCard],
    *,
    layout: Layout,
    printer: str,
    title: str,
    seconds: float,
) -> DrawableCards:
    """Prints, waits until the cards are known to be out, and records it in the journal.

    Returns:
        as `save_pdf`.

    Raises:
        Refusal: nothing_to_print, characters_missing, printer_address_invalid,
            printer_takes_slips.
        EnvironmentFault: as `print_or_save_cards`; printer_queue_waits after `seconds`,
            printer_gave_up, printer_result_unknown. The journal then records no paper.
    """
    application = offscreen_application()
    drawable = _drawable(context.station, cards, title)
    drawable.refuse_if_all_left_out()
    cards = drawable.cards
    choice = PrintChoice(layout, printer)
    sent = print_or_save_cards(cards, choice, point=context.station.identity.point, title=title)
    print_to_stderr(localized("handed over to {printer}").format(printer=printer))
    wait_until_printed(sent.jobs, seconds)
    printed = [card.card.card for card in cards]
    codes.record_printed(context, cards=printed, layout=layout, printer=printer)
    del application
    return drawable


def save_parts(
    context: Context, selection: CardSelection, folder: Path
) -> tuple[list[Path], DrawableCards]:
    """Writes one PDF per part, in order; a part is recorded once it was read back.

    If killed at any point and run again, it continues: nobody twice, nobody missed.

    Returns:
        the files, the cards on them, and those that no font can draw.

    Raises:
        Refusal, EnvironmentFault: as `save_pdf`, and what `cards_for` refuses; the parts before
            that one are done.
    """
    parts = parts_of(station=context.station, selection=selection, medium="pdf")
    left_out = list[LeftOutCard]()
    application = offscreen_application()
    make_folder(folder)
    saver = PartSaver(context, sum(len(part.residents) for part in parts))
    for part in parts:
        cards = cards_for(context, residents=part.residents).value
        path = part_path(folder, part.number, cards)
        print_to_stderr(localized("{file} issued").format(file=path.name))
        found = _drawable(context.station, cards, part.title)
        if found.cards:
            saver.save(found.cards, path, part.title)
        left_out.extend(found.left_out)
    del application
    return saver.files, DrawableCards(saver.cards, left_out)
