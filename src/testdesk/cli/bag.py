"""`bag`: packs transport bags and hands them over."""

from __future__ import annotations

import click
import msgspec

from testdesk.cli.shared import opening
from testdesk.cli.shared.options import NAME, TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.domain.station.bags import PackedBag
from testdesk.services import bags

_SHOWN = ("bag", "people", "packed_at", "handed_over_at", "recipient", "signed_by")


@click.group("bag")
def bag_command() -> None:
    """Transport bags of this station: twenty tubes that travel together."""


@bag_command.command("list")
@command_with_output
def list_command(run: CommandRun) -> Output:
    """Lists the bags, newest first, and the sealed tubes that are in no bag."""
    with opening.station(run) as station:
        found = bags.bags(station=station)
    rows = [[getattr(bag, name) for name in _SHOWN] for bag in found.packed]
    return Output(msgspec.to_builtins(found), table(_SHOWN, rows))


@bag_command.command("pack")
@click.option("--bag", "number", type=TEXT, default="", help="Number on the bag.")
@click.option(
    "--tube",
    "tubes",
    type=TEXT,
    multiple=True,
    help="Barcode of a tube; by default the next sealed tubes that are in no bag.",
)
@command_with_output
def pack_command(run: CommandRun, number: str, tubes: tuple[str, ...]) -> Output:
    """Packs the next bag, or one with the given tubes."""
    with opening.station(run) as station:
        context = opening.context(run, station)
        return _output(bags.pack(context, bag=number, tubes=tubes).value)


@bag_command.command("hand-over")
@click.argument("number", metavar="BAG", type=TEXT)
@click.option("--to", "recipient", type=NAME, required=True, help="Who takes it along.")
@click.option("--signed-by", type=NAME, required=True, help="Name in the signature.")
@command_with_output
def hand_over_command(run: CommandRun, number: str, recipient: str, signed_by: str) -> Output:
    """Records that a bag left the testing point."""
    with opening.station(run) as station:
        context = opening.context(run, station)
        done = bags.hand_over(context, bag=number, recipient=recipient, signed_by=signed_by)
    return _output(done.value)


def _output(bag: PackedBag) -> Output:
    shown = {"tubes": len(bag.tubes), **{name: getattr(bag, name) for name in _SHOWN}}
    return Output(msgspec.to_builtins(bag), pairs(shown))
