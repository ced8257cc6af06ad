"""Formats numbers and times in the same way on every page."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from testdesk.domain.excuses import EXCUSE_REASONS
from testdesk.domain.residents.coverage import PersonCoverage
from testdesk.domain.residents.masking import mask_document_number, mask_phone
from testdesk.domain.residents.people import Address
from testdesk.hq.conflicts.evidence import ConflictFact
from testdesk.hq.web.messages import message

# The whole country uses one time zone, and so do the pages.
CHINA = dt.timezone(dt.timedelta(hours=8))
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_UNITS = (("days", _DAY), ("hours", _HOUR), ("minutes", _MINUTE), ("seconds", 1))
_UNITS_SHOWN = 2
# Kinds of events with a message of their own, `fact_` and the kind; `roster_taken`: a roster was
# imported.
KINDS_WITH_SENTENCES = (
    *("sample_taken", "tube_opened", "tube_reopened", "tube_sealed", "proxy_code_issued"),
    *("roster_taken", "resident_registered", "resident_corrected"),
)
# The words for "building"; the name of a building may already end in one of them.
_BUILDING_SUFFIXES = ("楼", "栋", "座", "동")


class _HasNumbers(Protocol):
    """Any object with a document number and a phone number."""

    @property
    def document_number(self) -> str: ...
    @property
    def phone(self) -> str: ...


class Filters:
    """Formats numbers and times in one language, relative to one moment."""

    def __init__(self, language: str, now: dt.datetime) -> None:
        self._language = language
        self._now = now

    def number(self, value: int) -> str:
        """A whole number, such as 1,786."""
        return f"{value:,}"

    def ranges(self, first: int, last: int) -> str:
        """A range of numbers, such as 3–4; a single number, such as 7, if both are equal."""
        return str(first) if first == last else f"{first}–{last}"

    def moment(self, at: str) -> str:
        """A UTC time in China's time zone; the date is included unless it is today."""
        local = self._local(at)
        if local is None:
            return at
        is_today = local.date() == self._now.astimezone(CHINA).date()
        return local.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M")

    def date_and_time(self, at: str) -> str:
        """A UTC time in China's time zone, with its date even if that is today."""
        local = self._local(at)
        return at if local is None else local.strftime("%Y-%m-%d %H:%M")

    def between(self, earliest: str, latest: str) -> str:
        """A period as far as its ends are known, such as 08:10–08:40."""
        return "–".join(self.moment(at) if at else "" for at in (earliest, latest))

    def hour(self, at: str) -> str:
        """The label of an hour in a chart, such as "08:00"; the date at midnight."""
        local = self._local(at)
        if local is None:
            return at
        return local.strftime("%m-%d" if local.hour == 0 else "%H:00")

    def clock(self) -> str:
        """The current date and time."""
        return self._now.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")

    def ago(self, at: str) -> str:
        """How long ago a time was, in a single unit."""
        local = self._local(at)
        if local is None:
            return at
        seconds = int((self._now - local).total_seconds())
        if seconds < _MINUTE:
            return message("just_now", self._language)
        name, size = next(unit for unit in _UNITS if seconds >= unit[1])
        return message("ago", self._language, span=self._formatted(name, seconds // size))

    def span(self, seconds: int) -> str:
        """A duration in its two largest units, such as "2 h 30 min"."""
        parts, remaining = [], abs(seconds)
        for name, size in _UNITS:
            count, remaining = divmod(remaining, size)
            if count:
                parts.append(self._formatted(name, count))
        return " ".join(parts[:_UNITS_SHOWN]) or self._formatted("seconds", 0)

    def building(self, name: str) -> str:
        """A building's number with the word for "building", unless its name has such a word."""
        if not name:
            return message("no_building", self._language)
        if name.endswith(_BUILDING_SUFFIXES):
            return name
        return message("building_name", self._language, name=name)

    def room(self, address: Address) -> str:
        """Unit and room with the words for them."""
        parts = (("unit_name", address.unit), ("room_name", address.room))
        return " ".join(message(key, self._language, name=name) for key, name in parts if name)

    def address(self, address: Address) -> str:
        """The whole address; empty if nothing of it is known."""
        building = self.building(address.building) if address.building else ""
        return " ".join(filter(None, (address.compound, building, self.room(address))))

    def fact(self, conflict_fact: ConflictFact) -> str:
        """What an event of a conflict states, as a sentence."""
        key = (
            f"fact_{conflict_fact.kind}"
            if conflict_fact.kind in KINDS_WITH_SENTENCES
            else "fact_other"
        )
        author = message("headquarters_itself", self._language)
        if conflict_fact.station:
            author = message("desk_number", self._language, station=conflict_fact.station)
        values = {name: getattr(conflict_fact, name) for name in conflict_fact.__struct_fields__}
        values |= {
            "at": self.moment(conflict_fact.at),
            "place": author,  # in these messages, whose event it is; `position` is that in the tube
            "name": conflict_fact.name or "—",
        }
        return message(key, self._language, **values)

    def excuse(self, person: PersonCoverage) -> str:
        """Why a person is excused; an unknown code from a later version is shown as it is."""
        code = person.excused
        known = code in EXCUSE_REASONS
        reason = message(f"excuse_{code}", self._language) if known else code
        return message("excused_because", self._language, why=reason)

    def document(self, person: _HasNumbers) -> str:
        """A document number, masked as in lists for staff."""
        return mask_document_number(person.document_number)

    def phone(self, person: _HasNumbers) -> str:
        """A phone number, masked as in lists."""
        return mask_phone(person.phone)

    def _formatted(self, unit: str, count: int) -> str:
        return message(unit, self._language, n=count)

    def _local(self, at: str) -> dt.datetime | None:
        try:
            moment = dt.datetime.fromisoformat(at)
            return None if moment.tzinfo is None else moment.astimezone(CHINA)
        except (ValueError, OverflowError):  # a station may write any text
            return None
