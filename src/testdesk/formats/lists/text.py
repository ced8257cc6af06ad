"""Lists as text: reads the records.

An unclosed quotation mark, or one that means "as above", does not hide the lines after it: a record
whose number of cells differs from the others' is read literally.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec

from testdesk.domain.refusals import Refusal
from testdesk.formats.lists.encodings import Decoded
from testdesk.formats.workbooks.sheet import LONGEST_CELL, MAX_COLUMNS, SheetProperties

# In characters.
_LONGEST_LINE = 128 * 1024
# How many lines of a record may follow its first one.
_MAX_FOLLOWING_LINES = 20
# How many lines show how many cells a record usually has.
_PROBED_LINES = 200

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LONG_NUMBER = re.compile("[0-9]{6,17}[0-9Xx]")


class TextRecord(msgspec.Struct, frozen=True):
    """One record of a text file.

    Attributes:
        number: from 1; a record of several lines counts once.
        cells: as written.
        literal: whether quotation marks were read literally.
    """

    number: int
    cells: list[str]
    literal: bool


def records(decoded: Decoded, separator: str, properties: SheetProperties) -> Iterator[TextRecord]:
    """The records of a file; counts in `properties` the values too far to the right.

    Raises:
        Refusal: roster_unreadable (reason: quoting): a line is longer than in any list.
    """
    width = _usual_width(decoded, separator)
    lines = _Lines(decoded)
    for number, line in enumerate(lines, start=1):
        cells, is_literal = _split_record(line, lines, separator, width)
        if len(cells) <= MAX_COLUMNS and len(line) <= LONGEST_CELL and '"' not in line:
            yield TextRecord(number, cells, is_literal)
            continue
        properties.values_beyond += sum(1 for cell in cells[MAX_COLUMNS:] if cell.strip())
        yield TextRecord(number, [cell[:LONGEST_CELL] for cell in cells[:MAX_COLUMNS]], is_literal)


class _Lines:
    """The lines of a text without their ends, with lookahead."""

    def __init__(self, decoded: Decoded) -> None:
        self._found = _lines(decoded.pieces())
        self._peeked: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        return self._peeked.pop(0) if self._peeked else self._next()

    def _next(self) -> str:
        line = next(self._found)
        if len(line) > _LONGEST_LINE:
            raise Refusal("roster_unreadable", reason="quoting")
        return line

    def peek(self, count: int) -> list[str]:
        """The next lines without consuming them; fewer than `count` at the end of the text."""
        while len(self._peeked) < count:
            try:
                self._peeked.append(self._next())
            except StopIteration:
                break
        return self._peeked[:count]

    def skip(self, count: int) -> None:
        """Skips lines that were peeked at."""
        del self._peeked[:count]


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    """The lines with their ends; only the beginning of one that is longer than any may be."""
    rest = ""
    for piece in pieces:
        text, end = rest + piece, 0
        for found in _LINE.finditer(text):
            if found.end() == len(text):
                break  # the next piece may continue this line, or its end
            yield found.group()
            end = found.end()
        rest = text[end:]
        if len(rest) > _LONGEST_LINE:
            yield rest
            rest = ""
    yield from _lines_of(rest)


def _usual_width(decoded: Decoded, separator: str) -> int:
    """The most frequent number of cells in records without quotation marks."""
    found = islice(_lines(decoded.pieces()), _PROBED_LINES)
    widths = Counter(
        line.count(separator) + 1
        for line in found
        if '"' not in line and len(line) < _LONGEST_LINE and line.strip(separator + " \r\n")
    )
    return widths.most_common(1)[0][0] if widths else 0


def _split_record(line: str, lines: _Lines, separator: str, width: int) -> tuple[list[str], bool]:
    """The cells of a record, and whether its quotation marks were read literally."""
    literal_cells = line.rstrip("\r\n").split(separator)
    quotes = line.count('"')
    if quotes == 0:
        return literal_cells, False
    if quotes % 2 == 0:
        cells = _parse_quoted(line, separator)
        fits = cells is not None and (len(cells) == width or len(literal_cells) != width)
        return (cells, False) if cells is not None and fits else (literal_cells, True)
    for count, cells in _multi_line_records(line, lines, separator, width):
        lines.skip(count)
        return cells, False
    return [_without_open_quote(cell) for cell in literal_cells], True


def _multi_line_records(
    line: str, lines: _Lines, separator: str, width: int
) -> Iterator[tuple[int, list[str]]]:
    """A record of several lines with as many cells as the others; nothing if there is none.

    Yields how many lines follow its first one, and its cells.
    """
    text = line
    for count, following in enumerate(lines.peek(_MAX_FOLLOWING_LINES), start=1):
        text += following
        if following.count('"') % 2:
            cells = _parse_quoted(text, separator)
            fits = cells is not None and (len(cells) == width or not width)
            if cells is not None and fits and not _has_same_numbers(line, following, separator):
                yield count, cells
            return
        # The text before the line's first quotation mark belongs to the open cell.
        if width > 1 and following.partition('"')[0].count(separator) + 1 >= width:
            return  # a separate record


def _has_same_numbers(line: str, following: str, separator: str) -> bool:
    """Whether two lines have numbers in the same columns before their first quotation marks.

    In that case both are records with a quotation mark in one column, not a cell of two lines.
    """
    cells, following_cells = (
        text.partition('"')[0].split(separator)[:-1] for text in (line, following)
    )
    numbers = [_LONG_NUMBER.fullmatch(cell.strip()) is not None for cell in cells]
    following_numbers = [
        _LONG_NUMBER.fullmatch(cell.strip()) is not None for cell in following_cells
    ]
    return any(numbers) and numbers == following_numbers[: len(numbers)]


def _parse_quoted(text: str, separator: str) -> list[str] | None:
    try:
        found = list(csv.reader(_lines_of(text), delimiter=separator, strict=True))
    except csv.Error:
        return None
    return found[0] if len(found) == 1 else None


def _lines_of(text: str) -> list[str]:
    return [line.group() for line in _LINE.finditer(text)]


def _without_open_quote(cell: str) -> str:
    """A cell without its unclosed quotation mark; one alone means "as above" and is kept."""
    return cell[1:] if cell.count('"') == 1 and len(cell) > 1 and cell[0] == '"' else cell
