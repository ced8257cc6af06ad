"""The texts on door notices, lists, labels, bag sheets and recall sheets, as in `texts`."""

from __future__ import annotations

import datetime as dt

from testdesk.domain.residents.people import Language
from testdesk.messages.catalogue import ntranslate
from testdesk.paper.layout.texts import PaperText

# --- The door notice ------------------------------------------------------------------------------
NOTICE = PaperText("Nucleic-acid testing")
WHEN = PaperText("When")
WHERE = PaperText("Where")
BRING_ALONG = PaperText("Please bring")
BRING = (
    PaperText("ID card"),
    PaperText("Phone or proxy card"),
    PaperText("Wear a mask"),
    PaperText("Keep 2 metres apart"),
)
NOTHING_SECRET = PaperText("The code contains only the time")

# --- The door list --------------------------------------------------------------------------------
DOORS = PaperText("Doors to knock on")
NOT_YET = PaperText("Not seen in this round: {count}")
EVERYBODY = PaperText("Everybody has been sampled")
UNIT = PaperText("Unit {unit}")
NO_UNIT = PaperText("No unit known")
ROOM = PaperText("Room")
NAME = PaperText("Name")
AGE = PaperText("Age")
DOCUMENT = PaperText("ID number")
PHONE = PaperText("Phone")
CODE = PaperText("Code")
CODES = {
    "card": PaperText("card"),
    "phone": PaperText("phone"),
    "none": PaperText("none"),
}
TICKS = (
    PaperText("informed"),
    PaperText("away"),
    PaperText("at home"),
)
REMARK = PaperText("Remark")
PRINTED = PaperText("printed by {by}, {at}")
PAGE = PaperText("page {page} of {pages}")
STAFF_ONLY = PaperText("For staff only; hand back after use")
# The sign for a letter that no font has, and the explanation of the sign at the foot of the list.
REPLACEMENT_SIGN = "〓"
REPLACED_NOTE = PaperText(
    "{hole}: a letter that no font on this laptop has ({characters}); see the document"
)

# --- The label of a tube --------------------------------------------------------------------------
TUBE = PaperText("Tube")

# --- The bag sheet --------------------------------------------------------------------------------
BAG = PaperText("Hand-over of samples")
BAG_NUMBER = PaperText("Bag")
STATION = PaperText("Station")
ROUND = PaperText("Round")
DAY = PaperText("Day")
SEALED = PaperText("sealed {at}")
TOTAL_TUBES = PaperText("Tubes")
TOTAL_PEOPLE = PaperText("People")
COUNTED = PaperText("Counted on receipt")
DIFFERENCE = PaperText("Difference")
HANDED_OVER = PaperText("Handed over")
RECEIVED = PaperText("Received")
SIGNATURE = PaperText("Signature")
TIME = PaperText("Time")

# --- The record of a deletion ---------------------------------------------------------------------
DELETION = PaperText("Record of deletion")
DELETION_RULE = PaperText("Days kept after headquarters' receipt: {days}")
DELETION_OF_ROUND = PaperText("Round {round}, erased by two people; days kept: {days}")
DELETION_NOTE = PaperText("Backups made before the deletion still have the data")
HEADQUARTERS = PaperText("Headquarters")
ERASED_AT = PaperText("Erased")
ERASED_BY = PaperText("Erased by")
ERASED_EVENTS = PaperText("Events")
ERASED_RECORDS = PaperText("Records")
JOURNAL_HASH = PaperText("Journal up to event {event}")
# --- The recall sheet of a tube -------------------------------------------------------------------
RECALL = PaperText("Recall of a tube")
OPENED = PaperText("Opened")
SEALED_BY = PaperText("Sealed")
PLACE = PaperText("Place")
ADDRESS = PaperText("Address")
SAME_ROOM = PaperText("Others in the room")
CALLED = PaperText("Reached")

_DAYS = (
    PaperText("Monday"),
    PaperText("Tuesday"),
    PaperText("Wednesday"),
    PaperText("Thursday"),
    PaperText("Friday"),
    PaperText("Saturday"),
    PaperText("Sunday"),
)
_DATE: dict[Language, str] = {
    "zh": "{month}月{day}日 {weekday}",
    "ko": "{month}월 {day}일 {weekday}",
    "en": "{weekday} {year}-{month:02}-{day:02}",
}
_BUILDING = PaperText("Building {number}")


def date(day: dt.date, language: Language) -> str:
    """A date, as it is usually written in a language."""
    weekday = _DAYS[day.weekday()].of(language)
    return _DATE[language].format(year=day.year, month=day.month, day=day.day, weekday=weekday)


def building(number: str, language: Language) -> str:
    """A building, as it is usually written in a language; empty if it has no number."""
    return _BUILDING.of(language).format(number=number) if number else ""


def people(count: int, language: Language) -> str:
    """A number of people, such as "10 people"."""
    template = ntranslate("OnPaper", "{count} person", "{count} people", count, language)
    return template.format(count=count)


def side_by_side(wording: PaperText, languages: tuple[Language, ...], **values: str | int) -> str:
    """One text in several languages, in one line."""
    return "  ".join(wording.of(language).format_map(values) for language in languages)
