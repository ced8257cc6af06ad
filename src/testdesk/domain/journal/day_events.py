"""What a point lead says at the end of a shift, and what was printed for the day."""

from __future__ import annotations

from testdesk.domain.journal.event_body import Body


class SwabsCounted(Body, frozen=True, tag="swabs_counted"):
    """The point lead counted the swabs by eye, for the equation of the day.

    It belongs to the shift in which it stands; `day` is what the desk's clock said.
    """

    day: str
    count: int


class ShiftClosed(Body, frozen=True, tag="shift_closed"):
    """The day was closed: everything added up.

    Attributes:
        first: the number of the shift's first event; the one before this is its last.
        people, tubes: that stand in it.
        swabs: counted by eye, or -1.
    """

    first: int
    people: int
    tubes: int
    swabs: int = -1


class LabelsPrinted(Body, frozen=True, tag="labels_printed"):
    """Tube labels are about to leave the printer, or their PDF is whole and about to get its name.

    It is written before: a number that was perhaps printed must not be printed again unasked.

    Attributes:
        first, last: their numbers, counted on by the digits at the end.
        count: how many.
        layout: what they are printed on.
        printer: its name, or `pdf`.
    """

    first: str
    last: str
    count: int
    layout: str
    printer: str
