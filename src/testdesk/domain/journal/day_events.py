"""The end of a shift, as recorded by the point lead, and what was printed for the day."""

from __future__ import annotations

from testdesk.domain.journal.event_body import Body


class SwabsCounted(Body, frozen=True, tag="swabs_counted"):
    """The point lead counted the swabs by hand, for the equation of the day.

    The count applies to the shift in which it is recorded; `day` is the ISO date by the station's
    clock.
    """

    day: str
    count: int


class ShiftClosed(Body, frozen=True, tag="shift_closed"):
    """The point lead closed the day; all counts agreed, except that swabs may be uncounted.

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
        first, last: the first and the last tube number; the digits at the end count up.
        count: the number of labels.
        layout: `labels` for sheets of them, `label` for a label printer.
        printer: the name of the printer, or `pdf`.
    """

    first: str
    last: str
    count: int
    layout: str
    printer: str
