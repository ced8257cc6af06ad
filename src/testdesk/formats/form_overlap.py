"""Finds forms of other numbers that overlap a city's tube form; shown where the form is set."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from testdesk.domain.numbers.number_forms import NUMBER_FORMS, Check
from testdesk.formats.tube_form import Piece, pieces_of

# A position in an alternative: the index of a piece, and how many of its characters were read.
_Position = tuple[int, int]
# The state, after the characters read, of the check digit or of the rule "contains a digit".
_CheckState = int


def overlaps(tube_form: str) -> dict[str, str]:
    """An example text for each form of `domain.numbers.number_forms` that overlaps the tube form.

    The result is exact: both forms are finite automata, and their product is searched.

    Args:
        tube_form: one that `check_tube_form` accepts.
    """
    found = {}
    for other in NUMBER_FORMS:
        pairs = product(pieces_of(tube_form), pieces_of(other.form))
        texts = (_text_of_both(pieces_1, pieces_2, other.check) for pieces_1, pieces_2 in pairs)
        text = next((text for text in texts if text is not None), None)
        if text is not None:
            found[other.name] = text
    return found


def _text_of_both(
    pieces_1: tuple[Piece, ...], pieces_2: tuple[Piece, ...], check: Check
) -> str | None:
    """A text that both alternatives match and that passes the check, or None."""
    start = ((0, 0), (0, 0), 0)
    waiting, seen = [(start, "")], {start}
    while waiting:
        (position_1, position_2, check_state), text = waiting.pop()
        if (
            _can_end(pieces_1, position_1)
            and _can_end(pieces_2, position_2)
            and _passes(check, check_state)
        ):
            return text
        for (characters_1, next_1), (characters_2, next_2) in product(
            _steps(pieces_1, position_1), _steps(pieces_2, position_2)
        ):
            for character in sorted(characters_1 & characters_2, reverse=True):
                state = (
                    next_1,
                    next_2,
                    _next_check_state(check, check_state, character, len(text)),
                )
                if state not in seen:
                    seen.add(state)
                    waiting.append((state, text + character))
    return None


def _reachable(pieces: tuple[Piece, ...], position: _Position) -> Iterator[_Position]:
    """The position itself, and later ones reachable without a character."""
    yield position
    number, repeats = position
    while number < len(pieces) and repeats >= pieces[number].min_count:
        number, repeats = number + 1, 0
        yield number, repeats


def _steps(
    pieces: tuple[Piece, ...], position: _Position
) -> Iterator[tuple[frozenset[str], _Position]]:
    for number, repeats in _reachable(pieces, position):
        if number < len(pieces) and repeats < pieces[number].max_count:
            yield pieces[number].characters, (number, repeats + 1)


def _can_end(pieces: tuple[Piece, ...], position: _Position) -> bool:
    return any(number == len(pieces) for number, _ in _reachable(pieces, position))


def _next_check_state(
    check: Check, check_state: _CheckState, character: str, position: int
) -> _CheckState:
    if check == "a_digit":
        return int(check_state or character.isdigit())
    if check == "ean_13":
        return (check_state + int(character) * (3 if position % 2 else 1)) % 10
    return 0


def _passes(check: Check, check_state: _CheckState) -> bool:
    return {"none": True, "a_digit": check_state == 1, "ean_13": check_state == 0}[check]
