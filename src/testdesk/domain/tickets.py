"""The queue: tickets, lanes, who is next."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from testdesk.domain.events import Lane, TicketState

# Between two people of the priority lane at least one of the normal lane is called, so that a
# long priority lane cannot stop the queue.
LANE_LETTER: dict[Lane, str] = {"normal": "A", "priority": "B"}
MOVES: dict[TicketState, frozenset[TicketState]] = {
    "waiting": frozenset({"called"}),
    "called": frozenset({"called", "skipped", "served"}),
    "skipped": frozenset({"called"}),
    "served": frozenset(),
}


class Ticket(msgspec.Struct, frozen=True):
    """A place in the queue.

    Attributes:
        ticket: id of the event that issued it.
        label: what people read: lane letter and number, "A 147".
        lane: normal or priority.
        number: counts the lane's tickets of the day from 1.
        state: waiting, called, skipped or served.
        desk: where to go, 0 while waiting.
        at: UTC ISO time of the last move.
        issued_at: UTC ISO time of issue.
    """

    ticket: str
    label: str
    lane: Lane
    number: int
    state: TicketState
    desk: int
    at: str
    issued_at: str


def label_of(lane: Lane, number: int) -> str:
    """The ticket's printed name."""
    return f"{LANE_LETTER[lane]} {number:03d}"


def waiting_order(tickets: Sequence[Ticket], *, last_called: Lane | None) -> list[Ticket]:
    """The waiting tickets in the order they will be called: the lanes take turns.

    Args:
        tickets: of one day, any order, any state.
        last_called: lane of the ticket called last; the other lane is next if it has anyone.
    """
    lanes: dict[Lane, list[Ticket]] = {"priority": [], "normal": []}
    for ticket in sorted(tickets, key=lambda t: t.number):
        if ticket.state == "waiting":
            lanes[ticket.lane].append(ticket)
    turn: Lane = "normal" if last_called == "priority" else "priority"
    order: list[Ticket] = []
    while lanes["normal"] or lanes["priority"]:
        if lanes[turn]:
            order.append(lanes[turn].pop(0))
        turn = "normal" if turn == "priority" else "priority"
    return order
