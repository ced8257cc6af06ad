"""The end of a shift, as recorded by the point lead, and what was printed for the day."""

from __future__ import annotations

from testdesk.domain.journal.event_body import Body


class SwabsCounted(Body, frozen=True, tag="swabs_counted"):
    """The point lead counted the swabs by hand, for the balance of the day.

    It belongs to the shift that contains it; `day` is the date by the station's clock.
    """

    day: str
    count: int


class ShiftClosed(Body, frozen=True, tag="shift_closed"):
    """The day was closed: everything added up.

    Attributes:
        first: the number of the shift's first event; its last is the one before this.
        people, tubes: how many the shift has.
        swabs: counted by hand, or -1.
    """

    first: int
    people: int
    tubes: int
    swabs: int = -1


class LabelsPrinted(Body, frozen=True, tag="labels_printed"):
    """Tube labels are about to be printed, or their finished PDF is about to get its name.

    It is recorded first: a number that was perhaps printed must not be printed again unasked.

    Attributes:
        first, last: their numbers, counted up by the digits at the end.
        count: how many.
        layout: what they are printed on.
        printer: its name, or `pdf`.
    """

    first: str
    last: str
    count: int
    layout: str
    printer: str
