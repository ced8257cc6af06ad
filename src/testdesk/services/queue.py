"""The queue: issues, calls and skips tickets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.refusals import Refusal
from testdesk.domain.station.status import QueueOverview, QueueView
from testdesk.domain.station.tickets import MOVES, Ticket, label_of, waiting_order
from testdesk.ports import ReadingUnit, Station
from testdesk.services.session import Context

_CHANGES = Changes(queue=True, journal=True)
# With fewer people served in that time, a forecast of the waiting time would be a guess.
_MIN_SERVED = 3
_FORECAST_PERIOD = dt.timedelta(minutes=30)


def issue_ticket(context: Context, *, lane: ev.Lane) -> Done[Ticket]:
    """Issues the next ticket of a lane (normal or priority) in the shift.

    No other station of the point prints the same label.
    """
    day = context.station.clock.today().isoformat()
    with context.write("queue") as uow:
        tickets = uow.queue.since(uow.shifts.open_first())
        number = 1 + max((t.number for t in tickets if t.lane == lane), default=0)
        label = label_of(lane, number, context.station.identity.place)
        header = uow.journal.append(ev.TicketIssued(label, lane, number, day))
        ticket = _ticket(uow, header.id)
        uow.commit()
        return Done(ticket, _CHANGES)


def call_next(context: Context, *, desk_number: int) -> Done[Ticket]:
    """Calls the next ticket to a desk; the ticket called there before counts as served.

    Raises:
        Refusal: queue_empty.
    """
    with context.write("queue") as uow:
        first = uow.shifts.open_first()
        tickets = uow.queue.since(first)
        last = uow.queue.last_called(first)
        order = waiting_order(tickets, last_called=last.lane if last else None)
        if not order:
            raise Refusal("queue_empty")
        for ticket in tickets:
            if ticket.state == "called" and ticket.desk_number == desk_number:
                uow.journal.append(ev.TicketMoved(ticket.ticket, "served", desk_number))
        uow.journal.append(ev.TicketMoved(order[0].ticket, "called", desk_number))
        called = _ticket(uow, order[0].ticket)
        uow.commit()
        return Done(called, _CHANGES)


def skip(context: Context, *, ticket: str) -> Done[Ticket]:
    """Records that the holder of a called ticket did not come; the ticket can be called again.

    Raises:
        Refusal: ticket_unknown, ticket_not_called.
    """
    return _move(context, ticket, "skipped")


def call_again(context: Context, *, ticket: str) -> Done[Ticket]:
    """Calls a called or skipped ticket again.

    Raises:
        Refusal: ticket_unknown, ticket_not_called.
    """
    return _move(context, ticket, "called")


def serve(context: Context, *, ticket: str) -> Done[Ticket]:
    """Records that the holder of a called ticket came and is finished.

    Raises:
        Refusal: ticket_unknown, ticket_not_called.
    """
    return _move(context, ticket, "served")


def _move(context: Context, ticket: str, state: ev.TicketState) -> Done[Ticket]:
    with context.write("queue") as uow:
        known = _ticket(uow, ticket)
        # A waiting ticket is called only when its turn comes, never individually.
        if known.state == "waiting" or state not in MOVES[known.state]:
            raise Refusal("ticket_not_called", ticket=known.label)
        # A ticket that was called to no desk (0) belongs to the desk with the station's number.
        uow.journal.append(
            ev.TicketMoved(ticket, state, known.desk_number or context.station.identity.station)
        )
        moved = _ticket(uow, ticket)
        uow.commit()
        return Done(moved, _CHANGES)


def _ticket(uow: ReadingUnit, ticket: str) -> Ticket:
    known = uow.queue.get(ticket)
    if known is None:
        raise Refusal("ticket_unknown")
    return known


def view(station: Station) -> QueueView:
    """The state of the queue for the queue page and the display."""
    return _view(station, *_tickets(station))


def overview(station: Station, *, desk_number: int) -> QueueOverview:
    """The queue as seen from one desk, for the lock."""
    tickets, last = _tickets(station)
    called, served = _latest_first(tickets, "called"), _latest_first(tickets, "served")
    elsewhere = {t.desk_number: t for t in reversed(called) if t.desk_number != desk_number}
    here = [t for t in (*called, *served) if t.desk_number == desk_number]
    latest = tuple(t for t in called if elsewhere.get(t.desk_number) is t)
    return QueueOverview(_view(station, tickets, last), latest, here[0] if here else None)


def _tickets(station: Station) -> tuple[list[Ticket], Ticket | None]:
    """The tickets of the shift, and the one that was called last."""
    with station.read() as uow:
        first = uow.shifts.open_first()
        return uow.queue.since(first), uow.queue.last_called(first)


def _view(station: Station, tickets: Sequence[Ticket], last: Ticket | None) -> QueueView:
    waiting = waiting_order(tickets, last_called=last.lane if last else None)
    return QueueView(
        called=_latest_first(tickets, "called"),
        next=tuple(waiting),
        skipped=_latest_first(tickets, "skipped"),
        served_today=sum(t.state == "served" for t in tickets),
        minutes=_forecast(tickets, len(waiting), station.clock.now()),
    )


def _latest_first(tickets: Sequence[Ticket], state: ev.TicketState) -> tuple[Ticket, ...]:
    chosen = (t for t in tickets if t.state == state)
    return tuple(sorted(chosen, key=lambda t: t.at, reverse=True))


def _forecast(tickets: Sequence[Ticket], waiting: int, now: dt.datetime) -> int | None:
    """The waiting time, in minutes, of a ticket issued now, at the pace of the last half hour."""
    ends = sorted(dt.datetime.fromisoformat(t.at) for t in tickets if t.state == "served")
    recent = [end for end in ends if now - end <= _FORECAST_PERIOD]
    if len(recent) < _MIN_SERVED:
        return None
    seconds_per_ticket = (recent[-1] - recent[0]).total_seconds() / (len(recent) - 1)
    return round(seconds_per_ticket * (waiting + 1) / 60)
