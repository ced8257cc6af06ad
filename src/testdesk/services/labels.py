"""Tube labels: which numbers come next, and that none is printed twice by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.labels import MAX_LABELS, consecutive_numbers, is_own, own_first_number
from testdesk.domain.numbers.scans import read_scan
from testdesk.domain.refusals import Refusal
from testdesk.ports import ReadingUnit, Station
from testdesk.services.papers import tube_numbers
from testdesk.services.session import Context

_TOUCHED = Changes(journal=True)


def next_first(station: Station) -> str:
    """The number after the last label printed; empty where none was printed."""
    with station.read() as uow:
        return _next(uow)


def numbers_for(station: Station, *, first: str = "", count: int, again: bool = False) -> list[str]:
    """Numbers for labels that this station may print now.

    Args:
        station: the station.
        first: of the first label; empty continues after the last label printed.
        count: how many.
        again: also what was printed or used before, and what is another station's to print.

    Raises:
        Refusal: labels_none_printed: nothing to continue from; labels_printed_before, here or at a
            station whose batches were imported; labels_of_other_desk; and what `tube_numbers`
            refuses.
    """
    with station.read() as uow:
        first = first.strip() or _next(uow)
        if not first:
            raise Refusal("labels_none_printed")
        numbers = tube_numbers(station=station, first=first, count=count)
        if not again:
            _check_new(uow, station, numbers)
    return numbers


def note_printed(
    context: Context, *, numbers: Sequence[str], layout: str, printer: str, again: bool = False
) -> Done[str]:
    """Records that labels are printed, so that they are not printed again by mistake.

    It is recorded before a printer gets them, and after a file is complete: labels that may have
    been printed are recorded, a file that could not be written is not.

    Args:
        context: station and session.
        numbers: from `numbers_for`.
        layout: what they are printed on.
        printer: its name, or `pdf`.
        again: as there.

    Returns:
        the last number.

    Raises:
        Refusal: labels_printed_before: somebody was faster; operator_missing.
    """
    with context.write() as uow:
        if not again:
            _check_new(uow, context.station, numbers)
        uow.journal.append(ev.LabelsPrinted(numbers[0], numbers[-1], len(numbers), layout, printer))
        uow.commit()
    return Done(numbers[-1], _TOUCHED)


def _next(uow: ReadingUnit) -> str:
    newest = uow.labels.newest()
    return "" if newest is None else _after(newest)


def _after(number: str) -> str:
    numbers = consecutive_numbers(number, 2)
    return numbers[1] if numbers else ""


def _check_new(uow: ReadingUnit, station: Station, numbers: Sequence[str]) -> None:
    desk_number = station.identity.place

    def fits(text: str) -> bool:
        return read_scan(text, tube_form=station.identity.tube_form).kind == "tube"

    # A station whose kit does not describe its point knows of no other station to leave numbers to.
    if station.identity.point_keys and not all(
        is_own(number, desk_number, fits) for number in numbers
    ):
        own = own_first_number(numbers[0], desk_number, fits) or ""
        raise Refusal("labels_of_other_desk", next=_free(uow, own, len(numbers)) or "–")
    overlap = uow.labels.overlapping_print(numbers[0], numbers[-1])
    if overlap is not None:
        printed = overlap[0] if overlap[0] == overlap[1] else f"{overlap[0]}–{overlap[1]}"
        free = _free(uow, _after(overlap[1]), len(numbers))
        raise Refusal("labels_printed_before", numbers=printed, next=free or "–")


def _free(uow: ReadingUnit, first: str, count: int) -> str:
    """The first number from which the next `count` are all new; empty where they run out."""
    while first:
        numbers = consecutive_numbers(first, min(count, MAX_LABELS))
        overlap = uow.labels.overlapping_print(numbers[0], numbers[-1]) if numbers else None
        if overlap is None:
            return first if numbers else ""
        first = _after(overlap[1])
    return ""
