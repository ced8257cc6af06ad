"""`code print`: proxy codes on paper: a PDF, or a printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args

import click
import msgspec

from testdesk.cli.code import card_lookup
from testdesk.cli.shared import json_values, opening
from testdesk.cli.shared.language import localized, localized_count
from testdesk.cli.shared.options import (
    ANY_PATH,
    NAME,
    TEXT,
    CommandRun,
    command_with_output,
    refuse_options_beside,
)
from testdesk.cli.shared.output import Output, pairs, print_to_stderr
from testdesk.domain.cards import CardSelection
from testdesk.paper.output.printer_address import is_receipt_printer
from testdesk.services.cards.codes import IssuedCard
from testdesk.services.cards.print_runs import cards_for, parts_of
from testdesk.services.session import Context

# As `paper.cards.faces.Layout`, whose module the other commands do not load.
Layout = Literal["sheet", "card", "slip58", "slip80"]
_CardWriter = Callable[..., Output]
"""Prints or saves cards: takes the context and the cards, and the keywords `layout` and `title`."""


@click.command("print")
@click.option(
    "--building", type=TEXT, help='Building, such as "3", or with its compound: "网通小区 3".'
)
@click.option("--resident", type=TEXT)
@click.option("--compound", type=TEXT, help="Everybody in this compound.")
@click.option("--everybody", is_flag=True, help="Everybody on the roster.")
@click.option(
    "--min-age",
    type=click.IntRange(0, 150),
    default=0,
    help="Only people of at least this age today.",
)
@click.option("--without-phone", is_flag=True, help="Only people without a phone code.")
@click.option(
    "--missing-only", is_flag=True, help="Only people who have no valid card on paper yet."
)
@click.option("--out", type=ANY_PATH, help="PDF file, or folder for the parts of a print run.")
@click.option(
    "--printer", type=NAME, help="Name of the printer in the system, or escpos://192.168.1.50."
)
@click.option(
    "--wait",
    type=click.FloatRange(0, 86_400),
    default=120,
    show_default=True,
    help="Seconds to wait while a job is in the printer's queue.",
)
@click.option(
    "--layout",
    type=click.Choice(get_args(Layout)),
    help="By default a sheet; for one resident a card; on a receipt printer 58 mm slips.",
)
@command_with_output
def print_codes(
    run: CommandRun,
    resident: str | None,
    out: Path | None,
    printer: str | None,
    wait: float,
    layout: Layout | None,
    **chosen: Any,  # noqa: ANN401 - the options of `_CardOptions`, which reads them
) -> Output:
    """Prints codes, or writes them to PDFs and reads every one of them back.

    The codes of a building, of a resident, or all valid codes go into one PDF. With --compound,
    --everybody, --min-age, --without-phone or --missing-only it is a print run: a folder with one
    PDF of sheets per building, or a single PDF if --out ends in .pdf. People without a valid code
    are issued one. To continue a print run that was stopped, repeat it with --missing-only.

    With --printer, codes count as printed once the printer's queue is done with them, and the
    command waits for that. A print run goes to the printer as one job.
    """
    options = _CardOptions(resident=resident, **chosen)
    in_parts = out is not None and options.is_print_run and out.suffix.casefold() != ".pdf"
    _check_usage(options, out, printer, layout, in_parts=in_parts)
    write: _CardWriter = (
        partial(_save_pdf, out=out) if out else partial(_print, printer or "", wait)
    )
    with opening.station(run) as station:
        context = opening.context(run, station)
        if not options.is_print_run:
            cards = _cards(context, options.building, resident)
            chosen_layout: Layout = layout or _default_layout(
                printer, "card" if resident is not None else "sheet"
            )
            return write(context, cards, layout=chosen_layout, title=options.building or "")
        selection = card_lookup.selection(
            station,
            building=options.building,
            compound=options.compound,
            min_age=options.min_age,
            without_phone=options.without_phone,
            missing_only=options.missing_only,
        )
        if in_parts and out is not None:
            return _save_parts(context, selection, out)
        title = " ".join(part for part in (options.compound, options.building) if part)
        cards = _issued(context, selection, "paper" if printer else "pdf")
        return write(
            context, cards, layout=layout or _default_layout(printer, "sheet"), title=title
        )


class _CardOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Whose codes are printed, from the options."""

    building: str | None
    resident: str | None
    compound: str | None
    everybody: bool
    min_age: int
    without_phone: bool
    missing_only: bool

    @property
    def is_print_run(self) -> bool:
        """Whether an option makes it a print run: all but `--building` and `--resident` do."""
        return any(
            (
                self.compound is not None,
                self.everybody,
                self.min_age,
                self.without_phone,
                self.missing_only,
            )
        )


def _default_layout(printer: str | None, otherwise: Layout) -> Layout:
    return "slip58" if is_receipt_printer(printer or "") else otherwise


def _check_usage(
    options: _CardOptions,
    out: Path | None,
    printer: str | None,
    layout: Layout | None,
    *,
    in_parts: bool,
) -> None:
    if (out is None) == (printer is None):
        raise click.UsageError(localized("give either --out or --printer"))
    choices = (options.building, options.resident, options.compound, options.everybody or None)
    if sum(name is not None for name in choices) > 1:
        raise click.UsageError(
            localized("give one of --building, --resident, --compound, --everybody")
        )
    if printer is None:
        refuse_options_beside("--out", "wait")
    if options.is_print_run and options.resident is not None:
        raise click.UsageError(localized("a single resident cannot be a print run"))
    if in_parts and layout not in (None, "sheet"):
        raise click.UsageError(localized("a print run in parts is always made of sheets"))
    if out is not None and out.exists() and out.is_dir() != in_parts:
        raise click.UsageError(
            localized("--out must be a folder for a print run in parts, and a file for one PDF")
        )


def _cards(context: Context, building: str | None, resident: str | None) -> list[IssuedCard]:
    """The cards of a resident or of a building, or every valid one."""
    if resident is not None:
        return cards_for(context, residents=[resident]).value
    if building is not None:
        return card_lookup.cards_of_building(context, building)
    return card_lookup.cards_of_everybody(context.station)


def _issued(
    context: Context,
    selection: CardSelection,
    medium: Literal["paper", "pdf"],
) -> list[IssuedCard]:
    """A valid card of everybody selected, part by part."""
    parts = parts_of(station=context.station, selection=selection, medium=medium)
    return [card for part in parts for card in cards_for(context, residents=part.residents).value]


def _save_pdf(
    context: Context,
    cards: list[IssuedCard],
    *,
    layout: Layout,
    out: Path,
    title: str,
) -> Output:
    # Qt is only loaded to draw something.
    from testdesk.cli.shared import card_output  # noqa: PLC0415 - the line above

    print_to_stderr(_codes_text(len(cards)))
    drawable = card_output.save_pdf(context, cards, layout=layout, out=out, title=title)
    values = {
        "file": str(out),
        "layout": layout,
        "cards": len(drawable.cards),
        "saved": True,
        "read_back": True,
    }
    return _output(values, drawable.cards, drawable.left_out)


def _print(
    printer: str,
    wait: float,
    context: Context,
    cards: list[IssuedCard],
    *,
    layout: Layout,
    title: str,
) -> Output:
    from testdesk.cli.shared import card_output  # noqa: PLC0415 - as above

    print_to_stderr(_codes_text(len(cards)))
    drawable = card_output.print_cards(
        context, cards, layout=layout, printer=printer, title=title, seconds=wait
    )
    values = {"printer": printer, "layout": layout, "cards": len(drawable.cards), "printed": True}
    return _output(values, drawable.cards, drawable.left_out)


def _output(
    values: dict[str, object], cards: Sequence[IssuedCard], left_out: Sequence[msgspec.Struct]
) -> Output:
    """The printed cards, and those that no font of this laptop can draw."""
    value = {**values, "codes": [json_values.card(card) for card in cards]}
    shown = {**values, "left_out": len(left_out)} if left_out else values
    return Output({**value, "left_out": msgspec.to_builtins(left_out)}, pairs(shown))


def _save_parts(context: Context, selection: CardSelection, folder: Path) -> Output:
    from testdesk.cli.shared import card_output  # noqa: PLC0415 - as above

    files, drawable = card_output.save_parts(context, selection, folder)
    names = [str(file) for file in files]
    values = {
        "folder": str(folder),
        "layout": "sheet",
        "cards": len(drawable.cards),
        "saved": True,
        "read_back": True,
        "files": len(files),
    }
    output = _output(values, drawable.cards, drawable.left_out)
    return Output({**msgspec.to_builtins(output.value), "files": names}, output.text)


def _codes_text(count: int) -> str:
    return localized_count("{count} code", "{count} codes", count)
