"""The end of a shift, as recorded by the point lead: counts, closing, bags, printed labels."""

from __future__ import annotations

from testdesk.domain.journal.event_body import Body


class SwabsCounted(Body, frozen=True, tag="swabs_counted"):
    """The point lead counted the swabs by hand, for the equation of the day.

    The count applies to the shift in which it is recorded.

    Attributes:
        day: the ISO date by the station's clock.
        count: the number of swabs.
        people: the number of people registered, if the count is explained; otherwise -1.
        reason: why count and people differ, one of `domain.station.swab_counts`; empty if they are
            equal, or if nobody has explained the difference yet.
        note: free text about the reason.
        confirmed_by: the names of the two people who confirmed the difference.
    """

    day: str
    count: int
    people: int = -1
    reason: str = ""
    note: str = ""
    confirmed_by: tuple[str, ...] = ()


class TubeCounted(Body, frozen=True, tag="tube_counted"):
    """The swabs in one sealed tube were counted by hand.

    Attributes:
        tube: its barcode.
        count: the number of swabs.
        reason: why it differs from the number of people in the tube, one of
            `domain.station.swab_counts`; empty if they are equal, or if nobody was asked.
        note: free text about the reason.
    """

    tube: str
    count: int
    reason: str = ""
    note: str = ""


class ShiftClosed(Body, frozen=True, tag="shift_closed"):
    """The point lead closed the day: all counts agreed, or a difference of swabs was explained.

    Attributes:
        first: the sequence number of the shift's first event. Its last event is the event before
            this one.
        people, tubes: the number of people and tubes in the shift.
        swabs: the number of swabs counted by hand, or -1 if they were not counted, which newer
            programs allow only in a shift without samples.
    """

    first: int
    people: int
    tubes: int
    swabs: int = -1


class DayReopened(Body, frozen=True, tag="day_reopened"):
    """A closed shift was opened again; it goes on until it is closed once more.

    Attributes:
        first: the sequence number of the shift's first event, as in the `shift_closed` before.
        reason: free text.
        confirmed_by: the names of the two people who confirmed it.
    """

    first: int
    reason: str
    confirmed_by: tuple[str, ...]


class BagPacked(Body, frozen=True, tag="bag_packed"):
    """Sealed tubes were put into a transport bag.

    `bag` is the number on the bag, `tubes` are the barcodes, in the order of the bag sheet. A tube
    that is packed again is in the newer bag.
    """

    bag: str
    tubes: tuple[str, ...]


class BagHandedOver(Body, frozen=True, tag="bag_handed_over"):
    """A transport bag left the testing point.

    Attributes:
        bag: the number on the bag.
        recipient: who took it along.
        signed_by: the name in the signature on the bag sheet.
    """

    bag: str
    recipient: str
    signed_by: str


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
