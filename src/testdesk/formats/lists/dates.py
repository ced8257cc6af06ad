"""Dates that a spreadsheet made from typed text, and the day numbers behind them."""

from __future__ import annotations

import datetime
import re

from testdesk.domain.numbers.width import fold_width
from testdesk.formats.lists.cell_values import EXACT_BELOW, CellValue, cell_text
from testdesk.formats.workbooks.sheet import UNCALCULATED

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}"
_TIME = r"(?:[ T]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[AaPp][Mm])?)?"
_DATE_TEXTS = (
    rf"(?:19|20)[0-9]{{2}}([-/.])[0-9]{{1,2}}(?:\1[0-9]{{1,2}})?{_TIME}",
    rf"[0-9]{{1,2}}/[0-9]{{1,2}}/(?:19|20)?[0-9]{{2}}{_TIME}",
    rf"[0-9]{{1,2}}-[0-9]{{1,2}}-(?:19|20)[0-9]{{2}}{_TIME}",
    rf"(?:(?:[0-9]{{2}}|[0-9]{{4}})年)?[0-9]{{1,2}}月(?:[0-9]{{1,2}}[日号]?)?{_TIME}",
    r"[0-9]{2,4}年",
    r"[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{0,3}日?",
    rf"[0-9]{{1,4}}[- ]{_MONTH}(?:[- ][0-9]{{2,4}})?",
    rf"{_MONTH}[- ][0-9]{{1,4}}(?:,? [0-9]{{4}})?",
    r"(?:[0-9]{2,4}년 ?)?[0-9]{1,2}월(?: ?[0-9]{1,2}일)?",
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?",
)
_DATE = "|".join(f"(?:{form})" for form in _DATE_TEXTS).replace(r"\1", r"[-/.]")
_DATE_TEXT = re.compile(_DATE, re.IGNORECASE)
_SCIENTIFIC = r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+|[0-9]{16,}\.0+"
_ERROR_VALUE = r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|#+)|Err:[0-9]{3}"
_MANGLED_TEXT = re.compile(f"{_SCIENTIFIC}|{_ERROR_VALUE}|(?i:{_DATE})")
# Each form of a mangled text contains at least one of these characters.
_CAN_BE_MANGLED = re.compile(r"[\d#＃﹟月]")
_FIVE_DIGITS = re.compile(r"[0-9]{5}")
# A spreadsheet's day numbers from 2010 to 2030.
_DAY_NUMBERS = range(40179, 47849)
# The most different texts of a column that are remembered.
_MOST_NOTED = 4096


def is_date_text(text: str) -> bool:
    """Whether a text is a date or a time in a form that spreadsheets display."""
    return not text.isdecimal() and _DATE_TEXT.fullmatch(text) is not None


def is_mangled(value: CellValue) -> bool:
    """Whether the spreadsheet altered the typed value: lost digits, a date, an error."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return False
    if value is UNCALCULATED:
        return True
    if isinstance(value, bool | datetime.date | datetime.time | datetime.timedelta):
        return True
    if isinstance(value, int | float):
        return abs(value) >= EXACT_BELOW or value != value  # noqa: PLR0124 - NaN is not itself
    text = cell_text(value)
    if text.isdecimal() or not _CAN_BE_MANGLED.search(text):
        return False
    return _MANGLED_TEXT.fullmatch(fold_width(text)) is not None


class DayNumbers:
    """Finds out whether five-digit numbers in a column of rooms are dates that lost their format.

    Real five-digit room numbers are not all day numbers of the same twenty years, and are not mixed
    with dates.
    """

    def __init__(self) -> None:
        self._has_dates = False
        self._has_numbers = self._has_other_numbers = False
        # Texts that were noted; a column repeats a few of them again and again.
        self._noted = set[str]()

    def note(self, value: CellValue) -> None:
        """Notes the value of one cell of the column."""
        if value in self._noted:
            return
        text = cell_text(value)
        self._has_dates = self._has_dates or is_date_text(text)
        if _FIVE_DIGITS.fullmatch(text):
            self._has_numbers = True
            self._has_other_numbers |= int(text) not in _DAY_NUMBERS
        if type(value) is str and len(self._noted) < _MOST_NOTED:
            self._noted.add(value)

    @property
    def are_certain(self) -> bool:
        """Whether the five-digit numbers noted so far are day numbers."""
        return self._has_numbers and (self._has_dates or not self._has_other_numbers)


def is_day_number(text: str) -> bool:
    """Whether a text can be a spreadsheet's day number."""
    return _FIVE_DIGITS.fullmatch(text) is not None and int(text) in _DAY_NUMBERS
