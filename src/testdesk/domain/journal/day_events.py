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
    """The point lead closed the day after all counts agreed.

    Attributes:
        first: the sequence number of the shift's first event. Its last event is the event before
            this one.
        people, tubes: the number of people and tubes in the shift.
        swabs: the number of swabs counted by hand, or -1 if they were not counted.
    """

    first: int
    people: int
    tubes: int
    swabs: int = -1


class LabelsPrinted(Body, frozen=True, tag="labels_printed"):
    """Tube labels are about to be printed, or their finished PDF is about to get its name.

    It is recorded first, because a number that may have been printed must not be printed again
    without a confirmation.

    Attributes:
        first, last: the first and the last number; the digits at the end count up.
        count: the number of labels.
        layout: the label layout.
        printer: the name of the printer, or `pdf`.
    """

    first: str
    last: str
    count: int
    layout: str
    printer: str
