"""The regular expression of a city's tube barcodes, in a small language that is fast to match."""

from __future__ import annotations

import re

import msgspec

_MAX_LENGTH = 100
_MAX_ALTERNATIVES = 8
_MAX_VARIABLE_PIECES = 3  # in an alternative
_MAX_REPEATS = 40
# A character or a class, with its repetition. There are no groups, nesting or back-references.
_PIECE = re.compile(
    r"(?P<characters>[A-Z0-9-]|\[(?:[A-Z0-9](?:-[A-Z0-9])?)+\])"
    r"(?P<repetition>\?|\{[0-9]{1,2}(?:,[0-9]{1,2})?\})?"
)
_RANGE = re.compile(r"(.)(?:-(.))?")


class Piece(msgspec.Struct, frozen=True):
    """A set of characters, and how often it occurs: from `min_count` to `max_count` times."""

    characters: frozenset[str]
    min_count: int
    max_count: int


def pieces_of(form: str) -> list[tuple[Piece, ...]]:
    """The alternatives of a form that `check_tube_form` accepts, piece by piece."""
    return [tuple(map(_piece, _PIECE.finditer(part))) for part in form.split("|")]


def _piece(match: re.Match[str]) -> Piece:
    repetition = match["repetition"] or "{1}"
    min_count, max_count = (
        ("0", "1") if repetition == "?" else (repetition[1:-1].split(",") * 2)[:2]
    )
    if match["characters"] == "-":
        return Piece(frozenset("-"), int(min_count), int(max_count))
    ranges = (match.groups() for match in _RANGE.finditer(match["characters"].strip("[]")))
    characters = (
        chr(code) for first, last in ranges for code in range(ord(first), ord(last or first) + 1)
    )
    return Piece(frozenset(characters), int(min_count), int(max_count))


def check_tube_form(text: str) -> None:
    """Raises ValueError if a form is not valid by `docs/formats/kit-v1.md`, "Tube form".

    To match a valid form takes at most 8 * 41 ** 3 steps, whatever the scanner sends: alternatives,
    and counts from 0 to 40 of each of three variable pieces.
    """
    alternatives = text.split("|")
    if len(text) > _MAX_LENGTH or len(alternatives) > _MAX_ALTERNATIVES:
        raise ValueError("tube form: too long")
    for alternative in alternatives:
        _check_alternative(alternative)
    try:
        re.compile(text)
    except re.error as error:  # a reversed range or repetition
        raise ValueError("tube form: not a regular expression") from error


def _check_alternative(text: str) -> None:
    offset, variable_pieces = 0, 0
    while offset < len(text):
        piece = _PIECE.match(text, offset)
        if piece is None:
            raise ValueError("tube form: not of the small language")
        repetition = piece["repetition"] or ""
        variable_pieces += repetition == "?" or "," in repetition
        if any(int(number) > _MAX_REPEATS for number in re.findall("[0-9]+", repetition)):
            raise ValueError("tube form: repeats too much")
        offset = piece.end()
    if offset == 0 or variable_pieces > _MAX_VARIABLE_PIECES:
        raise ValueError("tube form: empty, or of too many lengths")
