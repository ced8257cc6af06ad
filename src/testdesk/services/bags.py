"""Packs sealed tubes into transport bags, and hands the bags over."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from testdesk.domain.changes import Changes, Done
from testdesk.domain.journal import events as ev
from testdesk.domain.numbers.scans import read_scan
from testdesk.domain.refusals import Refusal, TubeUnknown
from testdesk.domain.station.bags import BAG_SIZE, PackedBag
from testdesk.domain.station.tubes import Tube
from testdesk.ports import ReadingUnit, Station
from testdesk.services.calendar import day_on_paper
from testdesk.services.session import Context

_CHANGES = Changes(tubes=True, journal=True)
_LONGEST_NAME = 100


class Bags(msgspec.Struct, frozen=True):
    """The bags of a station, newest first, and the sealed tubes of the shift in no bag yet."""

    packed: tuple[PackedBag, ...]
    unpacked: tuple[str, ...]


def bags(station: Station) -> Bags:
    """The packed bags, and the sealed tubes that are left, in the order of sealing."""
    with station.read() as uow:
        return Bags(tuple(uow.days.bags()), tuple(tube.tube for tube in _unpacked(uow)))


def pack(context: Context, *, bag: str = "", tubes: Sequence[str] = ()) -> Done[PackedBag]:
    """Packs a bag of at most twenty tubes.

    Args:
        context: station and session.
        bag: the number on the bag; by default station, day and the next number of that day.
        tubes: their barcodes; by default the next sealed tubes of the shift that are in no bag.

    Raises:
        Refusal: bag_unknown (no tube is left), bag_too_full, bag_packed (the number is used, or a
            tube is in a bag that left already), tube_unknown, tube_not_sealed, text_invalid,
            clock_wrong (the number has the day).
    """
    if len(bag) > _LONGEST_NAME or not bag.isprintable():
        raise Refusal("text_invalid")
    with context.write("pack_bags") as uow:
        packed = uow.days.bags()
        chosen = _chosen(uow, context.station, tubes) if tubes else _unpacked(uow)[:BAG_SIZE]
        if not chosen:
            raise Refusal("bag_unknown", bags=len(packed))
        number = bag.strip() or _next_number(uow, context.station, packed)
        gone = {tube for one in packed if one.handed_over_at for tube in one.tubes}
        if number in {one.bag for one in packed} or gone & {tube.tube for tube in chosen}:
            raise Refusal("bag_packed")
        uow.journal.append(ev.BagPacked(number, tuple(tube.tube for tube in chosen)))
        done = _bag(uow, number)
        uow.commit()
    return Done(done, _CHANGES)


def hand_over(context: Context, *, bag: str, recipient: str, signed_by: str) -> Done[PackedBag]:
    """Records that a bag left the testing point; once.

    Args:
        context: station and session.
        bag: the number on the bag.
        recipient: who takes it along.
        signed_by: the name in the signature on the bag sheet.

    Raises:
        Refusal: bag_not_packed, bag_handed_over, name_missing, name_invalid; tube_not_sealed: a
            tube was opened again after it was packed.
    """
    names = (recipient.strip(), signed_by.strip())
    if not all(names):
        raise Refusal("name_missing")
    if any(len(name) > _LONGEST_NAME or not name.isprintable() for name in names):
        raise Refusal("name_invalid")
    with context.write("pack_bags") as uow:
        known = {one.bag: one for one in uow.days.bags()}.get(bag.strip())
        if known is None:
            raise Refusal("bag_not_packed")
        if known.handed_over_at:
            raise Refusal("bag_handed_over")
        if not all(_is_sealed(uow.samples.tube(tube)) for tube in known.tubes):
            raise Refusal("tube_not_sealed")
        uow.journal.append(ev.BagHandedOver(known.bag, *names))
        done = _bag(uow, known.bag)
        uow.commit()
    return Done(done, _CHANGES)


def _unpacked(uow: ReadingUnit) -> list[Tube]:
    packed = {tube for one in uow.days.bags() for tube in one.tubes}
    return [tube for tube in uow.samples.sealed_in(uow.shifts.current()) if tube.tube not in packed]


def _chosen(uow: ReadingUnit, station: Station, tubes: Sequence[str]) -> list[Tube]:
    form = station.identity.tube_form
    wanted = list(dict.fromkeys(read_scan(text, tube_form=form).text.upper() for text in tubes))
    if len(wanted) > BAG_SIZE:
        raise Refusal("bag_too_full", most=BAG_SIZE)
    found = [uow.samples.tube(code) for code in wanted]
    own = [t for t in found if t is not None and t.station == station.identity.station]
    if len(own) < len(wanted):
        raise TubeUnknown()
    if not all(map(_is_sealed, own)):
        raise Refusal("tube_not_sealed")
    return own


def _is_sealed(tube: Tube | None) -> bool:
    return tube is not None and tube.state == "sealed"


def _next_number(uow: ReadingUnit, station: Station, packed: Sequence[PackedBag]) -> str:
    start = f"{station.identity.station}-{day_on_paper(uow, station):%Y%m%d}-"
    used = {one.bag for one in packed}
    number = 1
    while f"{start}{number:02}" in used:
        number += 1
    return f"{start}{number:02}"


def _bag(uow: ReadingUnit, number: str) -> PackedBag:
    return next(one for one in uow.days.bags() if one.bag == number)
