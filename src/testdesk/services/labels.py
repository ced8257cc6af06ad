"""Numbers for tube labels, which must not be printed twice by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.labels import (
    MAX_LABELS,
    consecutive_numbers,
    is_own_number,
    own_first_number,
)
from testdesk.domain.numbers.scans import read_scan
from testdesk.domain.refusals import Refusal
from testdesk.ports import ReadingUnit, Station
from testdesk.services.papers import tube_numbers
from testdesk.services.session import Context

_CHANGES = Changes(journal=True)


def next_first_number(station: Station) -> str:
    """The number after the last printed label; empty if no label was printed."""
    with station.read() as uow:
        return _next_number(uow)


def numbers_for(station: Station, *, first: str = "", count: int, again: bool = False) -> list[str]:
    """Numbers for labels that this station may print now.

    Args:
        station: the station.
        first: the number of the first label; empty to continue after the last printed label.
        count: the number of labels.
        again: whether numbers are allowed that were printed or used before, or that another station
            prints.

    Raises:
        Refusal: labels_none_printed: there is nothing to continue from; labels_printed_before, here
            or at a station whose batches were imported; labels_of_other_desk: another station of
            the point prints them; and the refusals of `tube_numbers`.
    """
    with station.read() as uow:
        first = first.strip() or _next_number(uow)
        if not first:
            raise Refusal("labels_none_printed")
        numbers = tube_numbers(station=station, first=first, count=count)
        if not again:
            _check_new(uow, station, numbers)
    return numbers


def record_printed(
    context: Context, *, numbers: Sequence[str], layout: str, printer: str, again: bool = False
) -> Done[str]:
    """Records that labels are printed, so that they are not printed again by mistake.

    Labels for a printer are recorded before they are sent to it, because they may have been printed
    even if an error follows. Labels in a file are recorded after the file is complete.

    Args:
        context: station and session.
        numbers: the numbers from `numbers_for`.
        layout: the label layout.
        printer: the name of the printer, or `pdf`.
        again: the same value as for `numbers_for`.

    Returns:
        the last number.

    Raises:
        Refusal: labels_printed_before: they were printed in the meantime; operator_missing.
    """
    with context.write("labels") as uow:
        if not again:
            _check_new(uow, context.station, numbers)
        uow.journal.append(ev.LabelsPrinted(numbers[0], numbers[-1], len(numbers), layout, printer))
        uow.commit()
    return Done(numbers[-1], _CHANGES)


def _next_number(uow: ReadingUnit) -> str:
    newest = uow.labels.newest_number()
    return "" if newest is None else _number_after(newest)


def _number_after(number: str) -> str:
    numbers = consecutive_numbers(number, 2)
    return numbers[1] if numbers else ""


def _check_new(uow: ReadingUnit, station: Station, numbers: Sequence[str]) -> None:
    """Refuses numbers that another station of the point prints, or that were printed before."""
    number_at_point = station.identity.place

    def is_tube_number(text: str) -> bool:
        return read_scan(text, tube_form=station.identity.tube_form).kind == "tube"

    # A kit that does not describe the point brings no point keys. Its station has no list of other
    # stations, so it does not reserve numbers for them.
    if station.identity.point_keys and not all(
        is_own_number(number, number_at_point, is_tube_number) for number in numbers
    ):
        own_first = own_first_number(numbers[0], number_at_point, is_tube_number) or ""
        raise Refusal(
            "labels_of_other_desk", next=_first_free_number(uow, own_first, len(numbers)) or "–"
        )
    printed_range = uow.labels.overlapping_print(numbers[0], numbers[-1])
    if printed_range is not None:
        first, last = printed_range
        printed = first if first == last else f"{first}–{last}"
        free = _first_free_number(uow, _number_after(last), len(numbers))
        raise Refusal("labels_printed_before", numbers=printed, next=free or "–")


def _first_free_number(uow: ReadingUnit, first: str, count: int) -> str:
    """The first number from which the next `count` numbers are all new; empty if they run out."""
    while first:
        numbers = consecutive_numbers(first, min(count, MAX_LABELS))
        printed_range = uow.labels.overlapping_print(numbers[0], numbers[-1]) if numbers else None
        if printed_range is None:
            return first if numbers else ""
        first = _number_after(printed_range[1])
    return ""
