"""The queue: tickets, lanes, and the order in which tickets are called."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from testdesk.domain.journal.events import Lane, TicketState

_LANES: tuple[Lane, ...] = ("normal", "priority")
# Each station of the point has two, one for each lane; I and O could be read as 1 and 0.
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
# The states to which a ticket in a given state can be moved; called again, it stays called.
MOVES: dict[TicketState, frozenset[TicketState]] = {
    "waiting": frozenset({"called"}),
    "called": frozenset({"called", "skipped", "served"}),
    "skipped": frozenset({"called"}),
    "served": frozenset(),
}


class Ticket(msgspec.Struct, frozen=True):
    """A numbered turn in the queue.

    Attributes:
        ticket: id of the event that issued it.
        label: the printed label: the letter of the station's lane, and the number, such as "A 147".
        lane: normal or priority.
        number: counts the lane's tickets of the shift from 1.
        state: waiting, called, skipped or served.
        desk_number: the desk to go to; 0 while waiting.
        at: UTC ISO time of the last move.
        issued_at: UTC ISO time of issue.
    """

    ticket: str
    label: str
    lane: Lane
    number: int
    state: TicketState
    desk_number: int = msgspec.field(name="desk")
    at: str
    issued_at: str


def letters_of(lane: Lane, number_at_point: int) -> str:
    """The letters with which a lane's ticket labels begin; each station of a point has its own.

    The first station has A and B, the second C and D. From the thirteenth station on, the labels
    begin with two letters.

    Args:
        lane: normal or priority.
        number_at_point: the station's number at its point, from 1.
    """
    quotient, pair = divmod(number_at_point - 1, len(_LETTERS) // len(_LANES))
    letter = _LETTERS[pair * len(_LANES) + _LANES.index(lane)]
    prefix = ""
    while quotient:
        quotient, digit = divmod(quotient - 1, len(_LETTERS))
        prefix = _LETTERS[digit] + prefix
    return prefix + letter


def label_of(lane: Lane, number: int, number_at_point: int = 1) -> str:
    """The label that is printed on a ticket, such as "A 147"."""
    return f"{letters_of(lane, number_at_point)} {number:03d}"


def waiting_order(tickets: Sequence[Ticket], *, last_called: Lane | None) -> list[Ticket]:
    """The waiting tickets in the order in which they will be called.

    The lanes alternate, so that a long priority lane cannot stop the queue.

    Args:
        tickets: the tickets of one shift, in any order and state.
        last_called: the lane of the ticket that was called last; the other lane is next if anybody
            waits in it.
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
