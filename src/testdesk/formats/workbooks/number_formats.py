"""How numbers are displayed in cells: as a date, or with a template ("0000", '0"号"')."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from testdesk.formats.workbooks.sheet import Value

LONGEST_CODE = 1000  # a code is a format as written in the file: yyyy-mm-dd, 0000
MAX_STYLES = 70_000  # Excel has 64,000
_EXACT_BELOW = 10**15
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|([0#?])|([-() 号室楼栋])')

Template = tuple[str, ...]
"""Pieces of a number format: "0" for a digit that is always shown, "#" for one that may be, and
literal text preceded by an apostrophe."""


class NumberFormats:
    """The number formats of a workbook, by the style numbers of its cells."""

    def __init__(self, codes: dict[int, str], styles: Sequence[int], *, mac_dates: bool) -> None:
        """Args: codes: by id; styles: the id of each style; mac_dates: day 0 is in 1904."""
        # openpyxl takes a quarter of a second to load, and most commands read no workbook.
        from openpyxl.styles import numbers  # noqa: PLC0415 - the line above
        from openpyxl.utils import datetime as dates  # noqa: PLC0415 - the same

        self._codes, self._styles = codes, styles
        self._numbers, self._dates = numbers, dates
        self._day_zero: datetime.datetime = dates.MAC_EPOCH if mac_dates else dates.WINDOWS_EPOCH
        # Id -> whether it shows a date, whether a duration, and its template.
        self._cached: dict[int, tuple[bool, bool, Template]] = {}

    def value(self, number: float, style: int) -> Value:
        """A number as displayed: a date, a text if the format adds any, or the number itself."""
        id_ = self._styles[style] if 0 <= style < len(self._styles) else 0
        cached = self._cached.get(id_)
        if cached is None:
            code = self._codes.get(id_) or self._numbers.builtin_format_code(id_)
            template = _template(code) if code else ()
            is_date = bool(self._numbers.is_date_format(code))
            cached = is_date, bool(self._numbers.is_timedelta_format(code)), template
            self._cached[id_] = cached
        is_date, is_duration, template = cached
        if is_date:
            try:
                return self._dates.from_excel(number, self._day_zero, timedelta=is_duration)
            except (OverflowError, ValueError):
                return "#VALUE!"
        return _filled_in(number, template) if template else number

    def iso_date(self, text: str) -> Value:
        """A date that a cell has as text, as newer programs write it.

        Raises:
            ValueError: the text is not a date.
        """
        return self._dates.from_ISO8601(text)  # type: ignore[no-untyped-call]  # openpyxl has no types


def _template(code: str) -> Template:
    """The pieces of a format that adds something to an integer; empty for other formats."""
    first = code.split(";", maxsplit=1)[0]
    pieces: list[str] = []
    end = 0
    for token in _TOKEN.finditer(first):
        if token.start() != end:
            return ()
        end = token.end()
        quoted, escaped, digit, character = token.groups()
        pieces.append(
            "0" if digit == "0" else "#" if digit else f"'{quoted or escaped or character}"
        )
    if end != len(first) or ("0" not in pieces and "#" not in pieces):
        return ()
    adds = pieces.count("0") > 1 or any(piece[0] == "'" for piece in pieces)
    return tuple(pieces) if adds else ()


def _filled_in(number: float, template: Template) -> Value:
    if number != int(number) or not 0 <= number < _EXACT_BELOW:
        return number
    digits = list(str(int(number)).zfill(template.count("0")))
    digit_places = sum(piece in {"0", "#"} for piece in template)
    shown: list[str] = []
    for piece in reversed(template):
        if piece[0] == "'":
            shown.append(piece[1:])
            continue
        digit_places -= 1
        if digit_places == 0:
            shown.append("".join(digits))
        elif digits:
            shown.append(digits.pop())
    return "".join(reversed(shown))
