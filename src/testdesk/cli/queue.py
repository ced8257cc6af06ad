"""`queue`: tickets, calling, and who is next."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import click
import msgspec

from testdesk.cli.shared import opening
from testdesk.cli.shared.options import TEXT, CommandRun, command_with_output
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.domain.changes import Done
from testdesk.domain.journal.events import Lane
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.tickets import Ticket
from testdesk.ports import Station
from testdesk.services import queue


@click.group("queue")
def queue_command() -> None:
    """Hands out and calls this station's tickets of today."""


@queue_command.command("ticket")
@click.option("--lane", type=click.Choice(get_args(Lane)), default="normal", show_default=True)
@command_with_output
def hand_out(run: CommandRun, lane: Lane) -> Output:
    """Hands out the next ticket of a lane."""
    with opening.station(run) as station:
        context = opening.context(run, station)
        ticket = queue.issue_ticket(context, lane=lane).value
    return _report(ticket)


@queue_command.command("call")
@click.option("--desk", "number", type=click.IntRange(1, 99), default=1, show_default=True)
@command_with_output
def call_next(run: CommandRun, number: int) -> Output:
    """Calls the next ticket; the one called to that desk before counts as served."""
    with opening.station(run) as station:
        context = opening.context(run, station)
        ticket = queue.call_next(context, desk_number=number).value
    return _report(ticket)


@queue_command.command("skip")
@click.argument("ticket", type=TEXT)
@command_with_output
def skip_ticket(run: CommandRun, ticket: str) -> Output:
    """Records that a called person did not come. TICKET is the label ("A 147") or the ID."""
    return _moved(run, ticket, queue.skip)


@queue_command.command("recall")
@click.argument("ticket", type=TEXT)
@command_with_output
def recall_ticket(run: CommandRun, ticket: str) -> Output:
    """Calls a called or skipped ticket again."""
    return _moved(run, ticket, queue.call_again)


@queue_command.command("serve")
@click.argument("ticket", type=TEXT)
@command_with_output
def serve_ticket(run: CommandRun, ticket: str) -> Output:
    """Records that a called person was served."""
    return _moved(run, ticket, queue.serve)


@queue_command.command("status")
@command_with_output
def show_queue(run: CommandRun) -> Output:
    """Shows who is called, who comes next, and how long a new ticket would wait."""
    with opening.station(run) as station:
        view = queue.view(station=station)
    value = {**msgspec.to_builtins(view), "waiting": len(view.next)}
    shown = (*view.called, *view.next, *view.skipped)
    rows = [(t.label, t.lane, t.state, t.desk_number or "") for t in shown]
    values = {"waiting": len(view.next), "served": view.served_today, "minutes": view.minutes}
    tickets = table(("ticket", "lane", "state", "desk"), rows)
    return Output(value, f"{pairs(values)}\n\n{tickets}" if rows else pairs(values))


def _moved(run: CommandRun, id_or_label: str, command: Callable[..., Done[Ticket]]) -> Output:
    with opening.station(run) as station:
        ticket = _ticket_id(station, id_or_label)
        context = opening.context(run, station)
        moved = command(context, ticket=ticket).value
    return _report(moved)


def _ticket_id(station: Station, id_or_label: str) -> str:
    """The id of a ticket of the open shift; spaces in a label are ignored."""
    with station.read() as uow:
        tickets = uow.queue.since(uow.shifts.open_first())
    wanted_label = id_or_label.replace(" ", "").upper()
    for ticket in tickets:
        if ticket.ticket == id_or_label or ticket.label.replace(" ", "") == wanted_label:
            return ticket.ticket
    raise Refusal("ticket_unknown")


def _report(ticket: Ticket) -> Output:
    values = {"ticket": ticket.label, "state": ticket.state, "desk": ticket.desk_number or None}
    return Output(msgspec.to_builtins(ticket), pairs(values))
