"""The contents of notices, lists, labels and bag sheets; this module records nothing."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

import msgspec

from testdesk.domain.numbers.labels import MAX_LABELS, consecutive_numbers, is_consecutive
from testdesk.domain.numbers.scans import read_scan
from testdesk.domain.refusals import Refusal, TubeUnknown
from testdesk.domain.station.bags import BAG_SIZE
from testdesk.domain.station.status import FoundPerson
from testdesk.domain.station.tubes import Tube
from testdesk.ports import Station
from testdesk.services.calendar import day_on_paper
from testdesk.wall_clock import local_date, local_day_bounds

_TIME_OF_DAY = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


class Slot(msgspec.Struct, frozen=True):
    """The time window in which a building is asked to come: a day, and times such as "08:00"."""

    day: dt.date
    start: str
    end: str


class MissingPerson(msgspec.Struct, frozen=True):
    """A person in a building who was not sampled in the round.

    The colour of the health code is left out, because colours change after the list is printed.

    Attributes:
        found: the person, and whether the person has a card and a phone code.
        age: age in full years, or None if the birth date is unknown.
    """

    found: FoundPerson
    age: int | None


class Bag(msgspec.Struct, frozen=True):
    """A transport bag, derived from the sealed tubes.

    Attributes:
        number: station, day and bag of the day, such as "3-20220326-02"; ends in "X" instead if the
            tubes were chosen (`bag_with`).
        day: the day on which its tubes were sealed.
        round: the round of its tubes; several rounds are joined by commas.
        tubes: up to twenty tubes, in the order of sealing.
    """

    number: str
    day: dt.date
    round: str
    tubes: tuple[Tube, ...]


def slot(day: dt.date, start: str, end: str) -> Slot:
    """Makes a slot from hours and minutes; the end must be after the start.

    Raises:
        Refusal: slot_invalid.
    """
    start, end = (unicodedata.normalize("NFKC", text).strip().zfill(5) for text in (start, end))
    if not (_TIME_OF_DAY.fullmatch(start) and _TIME_OF_DAY.fullmatch(end)) or start >= end:
        raise Refusal("slot_invalid")
    return Slot(day, start, end)


def missing_people(
    station: Station, *, compound: str, building: str
) -> tuple[str, list[MissingPerson]]:
    """The short name of the round, and the missing people of a building in walking order.

    Raises:
        Refusal: clock_wrong, because the printed list has a date.
    """
    with station.read() as uow:
        today = day_on_paper(uow, station)
        found = uow.people.search_hits(uow.people.of_building(compound, building))
        round_ = uow.samples.round() or ""
        pseudonyms = [person.resident.resident for person in found]
        listed = uow.people.listed_among(pseudonyms)
        missing = listed - uow.excuses.among(pseudonyms, round_).keys()
    return round_, [
        MissingPerson(person, _age(person.resident.birth, today))
        for person in found
        if not person.sampled and person.resident.resident in missing
    ]


def today(station: Station) -> dt.date:
    """The day for a notice for which no day was given.

    Raises:
        Refusal: clock_wrong.
    """
    with station.read() as uow:
        return day_on_paper(uow, station)


def _age(birth: str, today: dt.date) -> int | None:
    if not birth:
        return None
    born = dt.date.fromisoformat(birth)
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return max(0, age)


def tube_numbers(station: Station, *, first: str, count: int) -> list[str]:
    """Consecutive numbers for labels, each of which is a valid tube barcode.

    Raises:
        Refusal: tube_number_invalid: the first is not a tube number of this city; tube_numbers_end:
            the digits at its end run out, or one of the numbers is not a tube number;
            count_of_labels.
    """
    if not 1 <= count <= MAX_LABELS:
        raise Refusal("count_of_labels", most=MAX_LABELS)
    form = station.identity.tube_form
    begin = read_scan(first, tube_form=form)
    # A number counts up only if it ends in digits.
    if begin.kind != "tube" or not is_consecutive(begin.text, begin.text, 1):
        raise Refusal("tube_number_invalid")
    numbers = consecutive_numbers(begin.text, count)
    if numbers is None or any(read_scan(n, tube_form=form).kind != "tube" for n in numbers):
        raise Refusal("tube_numbers_end")
    return numbers


def current_round(station: Station) -> str:
    """Short name of the round; empty before the first round is opened."""
    with station.read() as uow:
        return uow.samples.round() or ""


def bags(station: Station, *, day: dt.date | None = None) -> list[Bag]:
    """The bags of a shift or day: its sealed tubes in the order of sealing, twenty in each bag.

    Bags have no events. They are derived from the order of sealing, so they are the same at every
    station and each time they are printed. A tube that is opened again leaves its bag, and comes
    last when it is sealed again.

    Args:
        station: the station.
        day: a local day; None for the current shift, whatever date the clock shows.

    Raises:
        Refusal: clock_wrong, because the bags of a shift have its date.
    """
    with station.read() as uow:
        if day is None:
            shift, today = uow.shifts.current(), day_on_paper(uow, station)
            day = local_date(shift.began_at) if shift.began_at else today
            sealed = uow.samples.sealed_in(shift)
        else:
            sealed = uow.samples.sealed_between(*local_day_bounds(day, station.clock.now()))
    firsts = range(0, len(sealed), BAG_SIZE)
    return [
        _bag(station, day, f"{number:02}", sealed[first : first + BAG_SIZE])
        for number, first in enumerate(firsts, start=1)
    ]


def bag_of_day(station: Station, *, index: int, day: dt.date | None = None) -> Bag:
    """One of the bags returned by `bags`; `index` counts from 1.

    Raises:
        Refusal: bag_unknown: too few tubes were sealed.
    """
    found = bags(station=station, day=day)
    if not 1 <= index <= len(found):
        raise Refusal("bag_unknown", bags=len(found))
    return found[index - 1]


def bag_with(station: Station, *, tubes: Sequence[str]) -> Bag:
    """A bag with these tubes, in this order, for a driver who comes before a bag is full.

    Raises:
        Refusal: bag_unknown (no tube), bag_too_full, tube_unknown, tube_not_sealed, clock_wrong.
    """
    wanted = list(dict.fromkeys(read_scan(text).text.upper() for text in tubes))
    if not wanted:
        raise Refusal("bag_unknown", bags=0)
    if len(wanted) > BAG_SIZE:
        raise Refusal("bag_too_full", most=BAG_SIZE)
    with station.read() as uow:
        day, found = day_on_paper(uow, station), [uow.samples.tube(number) for number in wanted]
    known = [tube for tube in found if tube is not None]
    if len(known) < len(wanted):
        raise TubeUnknown()
    if any(tube.state != "sealed" for tube in known):
        raise Refusal("tube_not_sealed")
    return _bag(station, day, "X", known)


def _bag(station: Station, day: dt.date, suffix: str, tubes: Sequence[Tube]) -> Bag:
    rounds = ", ".join(dict.fromkeys(tube.round for tube in tubes))
    number = f"{station.identity.station}-{day:%Y%m%d}-{suffix}"
    return Bag(number, day, rounds, tuple(tubes))
