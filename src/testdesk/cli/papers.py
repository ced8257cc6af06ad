"""`paper`: notices, tube labels, door lists and bag sheets as PDF files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import click

from testdesk.cli.shared import buildings, opening
from testdesk.cli.shared.options import NEW_FILE, TEXT, Call, reporting, unused_with
from testdesk.cli.shared.output import Output, pairs
from testdesk.domain.cards import PDF
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.coverage import BuildingCoverage
from testdesk.domain.residents.people import Language
from testdesk.ports import Station
from testdesk.services import labels, papers, status

if TYPE_CHECKING:
    from testdesk.paper.layout.marks import PaperPage

# As `paper.documents.labels.LabelLayout`, whose module the other commands do not load.
LabelLayout = Literal["labels", "label"]

_ORDERS: dict[str, tuple[Language, ...]] = {
    "zh,ko": ("zh", "ko"),
    "ko,zh": ("ko", "zh"),
    "zh": ("zh",),
    "ko": ("ko",),
}
# The first and the last label, not event.
_LABELLED = {"first": "first_label", "last": "last_label"}
_DAY = click.DateTime(formats=["%Y-%m-%d"])

_out = click.option("--out", type=NEW_FILE, required=True, help="The PDF.")
_building = click.option(
    "--building", type=TEXT, required=True, help='With its compound: "网通小区 3".'
)
_languages = click.option(
    "--languages", type=click.Choice(list(_ORDERS)), default="zh,ko", help="The first one large."
)


@click.group("paper")
def paper_command() -> None:
    """Notices, labels, lists and bag sheets as PDF; of labels the journal keeps the numbers."""


@paper_command.command("notice")
@_building
@click.option("--date", "day", type=_DAY, help="Of the testing; today if not given.")
@click.option("--from", "start", type=TEXT, default="08:00", show_default=True)
@click.option("--to", "end", type=TEXT, default="10:00", show_default=True)
@click.option("--place", type=TEXT, default="", help="Else the name of the testing point.")
@_languages
@_out
@reporting
def notice_command(
    call: Call,
    building: str,
    day: dt.datetime | None,
    start: str,
    end: str,
    place: str,
    languages: str,
    out: Path,
) -> Output:
    """The notice for a building's door: when, where, what to bring."""
    with opening.station(call) as station:
        home = _one_building(station, building)
        slot = papers.slot(day.date() if day else papers.today(station=station), start, end)

    def draw() -> list[PaperPage]:
        from testdesk.printing import papers as drawn  # noqa: PLC0415 - Qt, only to draw

        return drawn.notice(
            station.identity,
            compound=home.compound,
            building=home.building,
            slot=slot,
            place=place,
            languages=_ORDERS[languages],
        )

    facts = {"compound": home.compound, "building": home.building}
    return _written(draw, out, {**facts, "date": slot.day.isoformat(), "from": slot.start})


@paper_command.command("labels")
@click.option("--first", type=TEXT, default="", help="Else after the last one printed here.")
@click.option("--count", type=int, default=65, show_default=True)
@click.option("--layout", type=click.Choice(get_args(LabelLayout)), default="labels")
@click.option("--again", is_flag=True, help="Also what was printed before, or is another desk's.")
@_languages
@_out
@reporting
def labels_command(
    call: Call, first: str, count: int, layout: LabelLayout, again: bool, languages: str, out: Path
) -> Output:
    """Consecutive tube labels: 65 on an A4 sheet, or one by one of 40 x 20 mm.

    No number is printed twice unless --again says so, nor one that is another desk's to print.
    """
    with opening.station(call) as station:
        context = opening.context(call, station)
        numbers = labels.numbers_for(station=station, first=first, count=count, again=again)
        round_ = papers.current_round(station=station)
        note = partial(labels.note_printed, context, numbers=numbers)
        note = partial(note, layout=layout, printer=PDF, again=again)

        def draw() -> list[PaperPage]:
            from testdesk.printing import papers as drawn  # noqa: PLC0415 - Qt, only to draw

            point, order = station.identity.point, _ORDERS[languages]
            return drawn.labels(numbers, point=point, round_=round_, layout=layout, languages=order)

        facts = {"first": numbers[0], "last": numbers[-1], "labels": len(numbers)}
        return _written(draw, out, facts, whole=note)


@paper_command.command("list")
@_building
@click.option("--phones", is_flag=True, help="With the phone numbers, masked.")
@_languages
@_out
@reporting
def list_command(call: Call, building: str, phones: bool, languages: str, out: Path) -> Output:
    """Who of a building was not seen in this round, in walking order."""
    with opening.station(call) as station:
        home = _one_building(station, building)
        round_, found = papers.missing_people(
            station=station, compound=home.compound, building=home.building
        )

    facts: dict[str, Any] = {"compound": home.compound, "building": home.building, "round": round_}

    def draw() -> list[PaperPage]:
        from testdesk.paper.documents.doors import door_pages  # noqa: PLC0415 - the same
        from testdesk.printing import papers as drawn  # noqa: PLC0415 - Qt, only to draw

        face = drawn.doors(
            found,
            compound=home.compound,
            building=home.building,
            round_=round_,
            printed_by=call.operator,
            now=station.clock.now(),
            phones=phones,
            languages=_ORDERS[languages],
        )
        if face.holes:
            facts["characters_missing"] = face.holes
        return list(door_pages(face))

    facts["people"] = len(found)
    return _written(draw, out, facts)


@paper_command.command("bag")
@click.option("--bag", "place", type=int, default=1, show_default=True, help="Of the day, from 1.")
@click.option("--date", "day", type=_DAY, help="On which the tubes were sealed; else today.")
@click.option("--tube", "chosen", type=TEXT, multiple=True, help="These tubes instead.")
@_languages
@_out
@reporting
def bag_command(
    call: Call,
    place: int,
    day: dt.datetime | None,
    chosen: tuple[str, ...],
    languages: str,
    out: Path,
) -> Output:
    """The hand-over sheet of a transport bag: twenty tubes in the order of sealing."""
    if chosen:
        unused_with("--tube", "place", "day")
    with opening.station(call) as station:
        if chosen:
            bag = papers.bag_with(station=station, tubes=chosen)
        else:
            sealed_on = day.date() if day else None
            bag = papers.bag_of_day(station=station, place=place, day=sealed_on)

    def draw() -> list[PaperPage]:
        from testdesk.printing import papers as drawn  # noqa: PLC0415 - Qt, only to draw

        return drawn.bag_sheet(station.identity, bag, languages=_ORDERS[languages])

    people = sum(len(tube.places) for tube in bag.tubes)
    return _written(draw, out, {"bag": bag.number, "tubes": len(bag.tubes), "people": people})


def _one_building(station: Station, text: str) -> BuildingCoverage:
    """The building that the text names; a number alone may be in two compounds.

    Raises:
        Refusal: building_unknown, building_ambiguous.
    """
    found = buildings.named(status.coverage(station=station), text)
    if len(found) > 1:
        raise Refusal("building_ambiguous", count=len(found))
    return found[0]


def _written(
    draw: Callable[[], list[PaperPage]],
    out: Path,
    facts: dict[str, Any],
    *,
    whole: Callable[[], object] | None = None,
) -> Output:
    """Draws the pages and writes the PDF; `whole` as `on_complete` of `write_pages`."""
    from testdesk.cli.shared.card_paper import screenless  # noqa: PLC0415 - Qt, only to draw
    from testdesk.paper.output.render import write_pages  # noqa: PLC0415 - the same

    application = screenless()
    pages = draw()
    write_pages(out, pages, on_complete=whole)
    del application
    told = {"file": str(out), "pages": len(pages), **facts}
    return Output(told, pairs({_LABELLED.get(name, name): fact for name, fact in told.items()}))
