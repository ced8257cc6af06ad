"""`paper`: notices, tube labels, door lists and bag sheets as PDF files."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import click

from testdesk.cli.shared import buildings, opening
from testdesk.cli.shared.options import (
    NEW_FILE,
    TEXT,
    CommandRun,
    command_with_output,
    refuse_options_beside,
)
from testdesk.cli.shared.output import Output
from testdesk.cli.shared.pdf_output import LANGUAGES_ON_PAPER, languages_option, write_pdf
from testdesk.domain.cards import PDF
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.coverage import BuildingCoverage
from testdesk.ports import Station
from testdesk.services import labels, papers, status
from testdesk.services.staff.confirmation import require_action
from testdesk.services.staff.enrolment import badge_of, find_member

if TYPE_CHECKING:
    from testdesk.paper.layout.elements import PaperPage

# As `paper.documents.labels.LabelLayout`, whose module the other commands do not load.
LabelLayout = Literal["labels", "label"]

_DATE = click.DateTime(formats=["%Y-%m-%d"])

_out = click.option("--out", type=NEW_FILE, required=True, help="PDF file to write.")
_building = click.option(
    "--building", type=TEXT, required=True, help='Building with its compound: "网通小区 3".'
)


@click.group("paper")
def paper_command() -> None:
    """Makes notices, labels, lists and bag sheets as PDF; the journal records label numbers."""


@paper_command.command("notice")
@_building
@click.option("--date", "day", type=_DATE, help="Day of the testing; by default today.")
@click.option("--from", "start", type=TEXT, default="08:00", show_default=True)
@click.option("--to", "end", type=TEXT, default="10:00", show_default=True)
@click.option(
    "--place",
    type=TEXT,
    default="",
    help="Place of the testing; by default the name of the testing point.",
)
@languages_option
@_out
@command_with_output
def notice_command(
    run: CommandRun,
    building: str,
    day: dt.datetime | None,
    start: str,
    end: str,
    place: str,
    languages: str,
    out: Path,
) -> Output:
    """Makes the notice for a building's door: when and where to come, and what to bring."""
    with opening.station(run) as station:
        coverage = _one_building(station, building)
        slot = papers.slot(day.date() if day else papers.today(station=station), start, end)

    def draw() -> list[PaperPage]:
        from testdesk.printing import papers as drawings  # noqa: PLC0415 - Qt, only to draw

        return drawings.notice(
            station.identity,
            compound=coverage.compound,
            building=coverage.building,
            slot=slot,
            location=place,
            languages=LANGUAGES_ON_PAPER[languages],
        )

    values = {"compound": coverage.compound, "building": coverage.building}
    return write_pdf(draw, out, {**values, "date": slot.day.isoformat(), "from": slot.start})


@paper_command.command("labels")
@click.option(
    "--first",
    type=TEXT,
    default="",
    help="First number; by default the one after the last printed here.",
)
@click.option("--count", type=int, default=65, show_default=True)
@click.option("--layout", type=click.Choice(get_args(LabelLayout)), default="labels")
@click.option(
    "--again",
    is_flag=True,
    help="Also prints numbers that were printed before or belong to another station.",
)
@languages_option
@_out
@command_with_output
def labels_command(
    run: CommandRun,
    first: str,
    count: int,
    layout: LabelLayout,
    again: bool,
    languages: str,
    out: Path,
) -> Output:
    """Makes consecutive tube labels: 65 on an A4 sheet, or single ones of 40 x 20 mm.

    Without --again, no number is printed twice, and none that belongs to another station.
    """
    with opening.station(run) as station:
        context = opening.context(run, station)
        numbers = labels.numbers_for(station=station, first=first, count=count, again=again)
        round_ = papers.current_round(station=station)
        record_printed = partial(labels.record_printed, context, numbers=numbers)
        record_printed = partial(record_printed, layout=layout, printer=PDF, again=again)

        def draw() -> list[PaperPage]:
            from testdesk.printing import papers as drawings  # noqa: PLC0415 - Qt, only to draw

            point, chosen_languages = station.identity.point, LANGUAGES_ON_PAPER[languages]
            return drawings.labels(
                numbers, point=point, round_=round_, layout=layout, languages=chosen_languages
            )

        values = {"first": numbers[0], "last": numbers[-1], "labels": len(numbers)}
        return write_pdf(draw, out, values, on_complete=record_printed)


@paper_command.command("list")
@_building
@click.option("--phones", is_flag=True, help="Includes masked phone numbers.")
@languages_option
@_out
@command_with_output
def list_command(run: CommandRun, building: str, phones: bool, languages: str, out: Path) -> Output:
    """Makes the door list of a building: who is missing in this round, in walking order."""
    with opening.station(run) as station:
        coverage = _one_building(station, building)
        round_, found = papers.missing_people(
            station=station, compound=coverage.compound, building=coverage.building
        )

    values: dict[str, Any] = {
        "compound": coverage.compound,
        "building": coverage.building,
        "round": round_,
    }

    def draw() -> list[PaperPage]:
        from testdesk.paper.documents.doors import door_pages  # noqa: PLC0415 - the same
        from testdesk.printing import papers as drawings  # noqa: PLC0415 - Qt, only to draw

        door_list = drawings.door_list(
            found,
            compound=coverage.compound,
            building=coverage.building,
            round_=round_,
            printed_by=run.operator,
            now=station.clock.now(),
            phones=phones,
            languages=LANGUAGES_ON_PAPER[languages],
        )
        if door_list.replaced_characters:
            values["characters_missing"] = door_list.replaced_characters
        return list(door_pages(door_list))

    values["people"] = len(found)
    return write_pdf(draw, out, values)


@paper_command.command("badge")
@click.option(
    "--operator-id",
    "chosen",
    type=TEXT,
    required=True,
    help="Name of an operator, or identity as `staff list` shows it.",
)
@languages_option
@_out
@command_with_output
def badge_command(run: CommandRun, chosen: str, languages: str, out: Path) -> Output:
    """Makes an operator's badge, 54 x 86 mm; whoever has it can sign in, so guard the file."""
    with opening.station(run) as station:
        require_action(opening.context(run, station), "staff")
        member = find_member(station, chosen)
        code = badge_of(station, member)

    def draw() -> list[PaperPage]:
        from testdesk.printing import papers as drawings  # noqa: PLC0415 - Qt, only to draw

        chosen_languages = LANGUAGES_ON_PAPER[languages]
        return drawings.badge(station.identity, member, code, languages=chosen_languages)

    return write_pdf(draw, out, {"operator": member.operator, "name": member.name})


@paper_command.command("bag")
@click.option(
    "--bag",
    "bag_number",
    type=int,
    default=1,
    show_default=True,
    help="Number of the bag on that day, from 1.",
)
@click.option(
    "--date", "day", type=_DATE, help="Day on which the tubes were sealed; by default today."
)
@click.option(
    "--tube",
    "chosen",
    type=TEXT,
    multiple=True,
    help="Barcode of a tube to put on the sheet, in place of a bag of the day.",
)
@languages_option
@_out
@command_with_output
def bag_command(
    run: CommandRun,
    bag_number: int,
    day: dt.datetime | None,
    chosen: tuple[str, ...],
    languages: str,
    out: Path,
) -> Output:
    """Makes the hand-over sheet of a bag: twenty tubes in the order of sealing."""
    if chosen:
        refuse_options_beside("--tube", "bag_number", "day")
    with opening.station(run) as station:
        if chosen:
            bag = papers.bag_with(station=station, tubes=chosen)
        else:
            sealed_on = day.date() if day else None
            bag = papers.bag_of_day(station=station, index=bag_number, day=sealed_on)

    def draw() -> list[PaperPage]:
        from testdesk.printing import papers as drawings  # noqa: PLC0415 - Qt, only to draw

        return drawings.bag_sheet(station.identity, bag, languages=LANGUAGES_ON_PAPER[languages])

    people = sum(len(tube.places) for tube in bag.tubes)
    return write_pdf(draw, out, {"bag": bag.number, "tubes": len(bag.tubes), "people": people})


def _one_building(station: Station, text: str) -> BuildingCoverage:
    """The building that the text names; a number alone may be in two compounds.

    Raises:
        Refusal: building_unknown, building_ambiguous.
    """
    found = buildings.find_buildings(status.coverage(station=station), text)
    if len(found) > 1:
        raise Refusal("building_ambiguous", count=len(found))
    return found[0]
