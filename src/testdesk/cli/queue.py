"""`queue`: tickets, calling, and who is next."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import click
import msgspec

from testdesk.cli.shared import opening
from testdesk.cli.shared.options import TEXT, Call, reporting
from testdesk.cli.shared.output import Output, pairs, table
from testdesk.domain.changes import Done
from testdesk.domain.journal.events import Lane
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.tickets import Ticket
from testdesk.ports import Station
from testdesk.services import queue


@click.group("queue")
def queue_command() -> None:
    """Tickets of this station, today."""


@queue_command.command("ticket")
@click.option("--lane", type=click.Choice(get_args(Lane)), default="normal", show_default=True)
@reporting
def hand_out(call: Call, lane: Lane) -> Output:
    """Hands out the lane's next number."""
    with opening.station(call) as station:
        context = opening.context(call, station)
        ticket = queue.issue_ticket(context, lane=lane).value
    return _report(ticket)


@queue_command.command("call")
@click.option("--desk", "number", type=click.IntRange(1, 99), default=1, show_default=True)
@reporting
def call_next(call: Call, number: int) -> Output:
    """Calls whose turn it is; who was called to that desk before counts as served."""
    with opening.station(call) as station:
        context = opening.context(call, station)
        ticket = queue.call_next(context, desk_number=number).value
    return _report(ticket)


@queue_command.command("skip")
@click.argument("ticket", type=TEXT)
@reporting
def skip_ticket(call: Call, ticket: str) -> Output:
    """The person called did not come. TICKET is the label ("A 147") or the id."""
    return _moved(call, ticket, queue.skip)


@queue_command.command("recall")
@click.argument("ticket", type=TEXT)
@reporting
def recall_ticket(call: Call, ticket: str) -> Output:
    """Calls a called or skipped ticket once more."""
    return _moved(call, ticket, queue.recall)


@queue_command.command("serve")
@click.argument("ticket", type=TEXT)
@reporting
def serve_ticket(call: Call, ticket: str) -> Output:
    """The person called is done."""
    return _moved(call, ticket, queue.serve)


@queue_command.command("status")
@reporting
def show_queue(call: Call) -> Output:
    """Who is called, in which order the others follow, and how long a new ticket would wait."""
    with opening.station(call) as station:
        view = queue.view(station=station)
    value = {**msgspec.to_builtins(view), "waiting": len(view.next)}
    shown = (*view.called, *view.next, *view.skipped)
    rows = [(t.label, t.lane, t.state, t.desk_number or "") for t in shown]
    facts = {"waiting": len(view.next), "served": view.served_today, "minutes": view.minutes}
    tickets = table(("ticket", "lane", "state", "desk"), rows)
    return Output(value, f"{pairs(facts)}\n\n{tickets}" if rows else pairs(facts))


def _moved(call: Call, name: str, command: Callable[..., Done[Ticket]]) -> Output:
    with opening.station(call) as station:
        ticket = _ticket(station, name)
        context = opening.context(call, station)
        moved = command(context, ticket=ticket).value
    return _report(moved)


def _ticket(station: Station, name: str) -> str:
    """The id of today's ticket with that id or label; spaces in a label are ignored."""
    with station.read() as uow:
        tickets = uow.queue.since(uow.shifts.open_first())
    wanted = name.replace(" ", "").upper()
    for ticket in tickets:
        if ticket.ticket == name or ticket.label.replace(" ", "") == wanted:
            return ticket.ticket
    raise Refusal("ticket_unknown")


def _report(ticket: Ticket) -> Output:
    facts = {"ticket": ticket.label, "state": ticket.state, "desk": ticket.desk_number or None}
    return Output(msgspec.to_builtins(ticket), pairs(facts))
