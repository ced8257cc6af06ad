"""Finds other forms of numbers that match a city's tube form; shown where the form is set."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from testdesk.domain.numbers.number_forms import NUMBER_FORMS, Check
from testdesk.formats.tube_form import Piece, pieces_of

# A position in an alternative: the index of a piece, and how many of its characters were read.
_Place = tuple[int, int]
# The state, after the characters read, of the check digit or of the rule "contains a digit".
_Memory = int


def overlaps(tube_form: str) -> dict[str, str]:
    """An example text for each form of `domain.numbers.number_forms` that overlaps the tube form.

    The result is exact: both forms are finite automata, and their product is searched.

    Args:
        tube_form: one that `check_tube_form` accepts.
    """
    found = {}
    for other in NUMBER_FORMS:
        pairs = product(pieces_of(tube_form), pieces_of(other.form))
        texts = (_text_of_both(ours, theirs, other.check) for ours, theirs in pairs)
        text = next((text for text in texts if text is not None), None)
        if text is not None:
            found[other.name] = text
    return found


def _text_of_both(ours: tuple[Piece, ...], theirs: tuple[Piece, ...], check: Check) -> str | None:
    """A text that both alternatives match and that passes the check, or None."""
    start = ((0, 0), (0, 0), 0)
    waiting, seen = [(start, "")], {start}
    while waiting:
        (mine, other, memory), text = waiting.pop()
        if _ends(ours, mine) and _ends(theirs, other) and _passes(check, memory):
            return text
        for (a, our_state), (b, their_state) in product(_steps(ours, mine), _steps(theirs, other)):
            for sign in sorted(a & b, reverse=True):
                state = (our_state, their_state, _remember(check, memory, sign, len(text)))
                if state not in seen:
                    seen.add(state)
                    waiting.append((state, text + sign))
    return None


def _reached(pieces: tuple[Piece, ...], place: _Place) -> Iterator[_Place]:
    """The position itself, and later ones reachable without a character."""
    yield place
    number, taken = place
    while number < len(pieces) and taken >= pieces[number].least:
        number, taken = number + 1, 0
        yield number, taken


def _steps(pieces: tuple[Piece, ...], place: _Place) -> Iterator[tuple[frozenset[str], _Place]]:
    for number, taken in _reached(pieces, place):
        if number < len(pieces) and taken < pieces[number].most:
            yield pieces[number].signs, (number, taken + 1)


def _ends(pieces: tuple[Piece, ...], place: _Place) -> bool:
    return any(number == len(pieces) for number, _ in _reached(pieces, place))


def _remember(check: Check, memory: _Memory, sign: str, place: int) -> _Memory:
    if check == "a_digit":
        return int(memory or sign.isdigit())
    if check == "ean_13":
        return (memory + int(sign) * (3 if place % 2 else 1)) % 10
    return 0


def _passes(check: Check, memory: _Memory) -> bool:
    return {"none": True, "a_digit": memory == 1, "ean_13": memory == 0}[check]
