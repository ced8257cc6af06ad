"""Finds the scans in a typed line by their form; the typing speed is only a hint.

A laptop that stalls creates a pause within a scan, so a pause alone never divides a line. If the
form allows two readings and only the typing speed could decide between them, neither is used, and
the operator has to scan again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from testdesk.domain.numbers.own_codes import is_badge_code, is_proxy_code
from testdesk.domain.numbers.scans import (
    DEFAULT_TUBE_FORM,
    UNREADABLE,
    clean,
    read_scan,
    whole_codes,
)
from testdesk.gui.scans.typed_line import is_composed

# A burst: at least so many keys in a row, as fast as a scanner types; nobody types so by hand.
BURST_MIN_KEYS = 6
# So many single keys were typed by hand; fewer may be the first keys of a scan, between stalls.
BY_HAND_MIN_KEYS = 3
_MIN_TUBE_LENGTH = 8
# The kinds of scans with a form of their own; a phone code may be almost any text.
_KNOWN_KINDS = frozenset({"proxy_code", "id_number", "tube", "card_number"})


class ScannedLine(msgspec.Struct, frozen=True):
    """The scans found in a line.

    Attributes:
        scans: the scans in order; empty if the line was typed by hand.
        length: the number of characters at the end of the line that belong to the scans.
    """

    scans: tuple[str, ...] = ()
    length: int = 0


NOTHING = ScannedLine()


class LineReader:
    """Reads lines, with the tube form of a city.

    Args:
        tube_form: the regular expression for the barcodes of tubes, from the kit.
    """

    def __init__(self, tube_form: str = DEFAULT_TUBE_FORM) -> None:
        self._tube_form = tube_form

    def codes_at_the_end(
        self, runs: Sequence[str], *, in_field: bool, line_ended: bool
    ) -> ScannedLine:
        """Finds the complete codes with check digits at the end of a line.

        Outside fields, the whole line counts as one scan if the text before the codes may be one.

        Args:
            runs: the line, divided at its pauses (see `TypedLine.runs`).
            in_field: whether a text field receives the keys; an ID number typed there by hand is
                not a scan.
            line_ended: whether the line end was received. If not, an ID number must have come at
                the speed of a scanner, outside every field; nobody types a proxy code or a badge.
        """
        for head, tail in _splits(runs):
            if tail[0].isspace():
                continue  # a space that was typed by hand stays in the field
            codes = whole_codes("".join(tail))
            if not codes or not (
                all(map(_is_never_typed, codes)) or _may_be_scanned(tail, in_field, line_ended)
            ):
                continue
            head_text = "".join(head)
            if not in_field and (
                len(head_text) >= _MIN_TUBE_LENGTH or self._has_known_form(head_text)
            ):
                # An earlier scan without a line end must not be dropped in favour of a later one.
                return ScannedLine(("".join(runs),), sum(map(len, runs)))
            return ScannedLine(codes, sum(map(len, tail)))
        return NOTHING

    def outside_fields(self, runs: Sequence[str]) -> ScannedLine:
        """Reads the whole line; `UNREADABLE` if it is unclear which keys were typed by hand."""
        text = "".join(runs)
        if found := self.codes_at_the_end(runs, in_field=False, line_ended=True).scans:
            return ScannedLine(found, len(text))
        scanned_after = any(self._is_known_scan(tail) for head, tail in _splits(runs) if head)
        scanned_before = any(
            self._is_known_scan(runs[:index]) and _may_be_card_number("".join(runs[index:]))
            for index in range(1, len(runs))
        )
        unclear = scanned_after or scanned_before
        return ScannedLine((UNREADABLE if unclear else clean(text),), len(text))

    def in_text_field(
        self, runs: Sequence[str], *, end_is_fast: bool, after_pick_up: bool = False
    ) -> ScannedLine:
        """Finds the scan at the end of a field's line; `NOTHING` if it was typed by hand.

        Args:
            runs: the line, divided at its pauses.
            end_is_fast: whether the end of the line came as fast as a scanner types.
            after_pick_up: whether the pause before the last run was long enough for a person to
                pick up the scanner after typing.
        """
        found = self.codes_at_the_end(runs, in_field=True, line_ended=True)
        if found.scans:
            return found
        fast = bool(end_is_fast and runs and len(runs[-1]) >= BURST_MIN_KEYS)
        tails = [(head, tail) for head, tail in _splits(runs) if self._is_known_scan(tail)]
        if any(map(is_composed, runs)):
            # An input method may have composed the letters before the digits from the first keys.
            tail = tails[0][1] if tails else runs[-1:] if fast else ()
            return ScannedLine((UNREADABLE,), sum(map(len, tail))) if tail else NOTHING
        if tails:
            head, tail = tails[0]
            length = sum(map(len, tail))
            # A single key before it may be the scan's first; the rest would fit the form as well.
            unclear = len(tails) > 1 or len("".join(head)) == 1
            return ScannedLine((UNREADABLE if unclear else "".join(tail),), length)
        return _read_burst(runs, after_pick_up=after_pick_up) if fast else NOTHING

    def _is_known_scan(self, runs: Sequence[str]) -> bool:
        return _has_burst(runs) and self._has_known_form("".join(runs))

    def _has_known_form(self, text: str) -> bool:
        return read_scan(text, tube_form=self._tube_form).kind in _KNOWN_KINDS


def _is_never_typed(code: str) -> bool:
    return is_proxy_code(code) or is_badge_code(code)


def _may_be_scanned(tail: Sequence[str], in_field: bool, line_ended: bool) -> bool:
    """Whether an ID number was scanned, or typed by hand where that counts as a scan."""
    if in_field:
        return line_ended and len(tail[0]) >= BURST_MIN_KEYS
    return line_ended or _has_burst(tail)


def _read_burst(runs: Sequence[str], *, after_pick_up: bool) -> ScannedLine:
    """Reads a code of an unknown form, if none of the keys before it can be its first character.

    If one of them can, the result is `UNREADABLE`. In either case the line ends here, so that the
    code can be read when it is scanned again.
    """
    before = runs[:-1]
    by_hand = all(len(run) == 1 for run in before)
    length = len(runs[-1]) if by_hand else sum(map(len, runs))
    complete = not before or (by_hand and after_pick_up and len(before) >= BY_HAND_MIN_KEYS)
    return ScannedLine((runs[-1] if complete else UNREADABLE,), length)


def _splits(runs: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Divides the line into (what may be typed by hand, the rest), the longest rest first."""
    for index in range(len(runs)):
        yield runs[:index], runs[index:]
        if len(runs[index]) >= BURST_MIN_KEYS:
            return


def _has_burst(runs: Sequence[str]) -> bool:
    return any(len(run) >= BURST_MIN_KEYS for run in runs)


def _may_be_card_number(text: str) -> bool:
    """Whether the text may be the beginning of a card number that was typed by hand."""
    # Digits, with separators if it is typed as it is printed, such as 3-1047-8.
    return len(text) < BURST_MIN_KEYS + 4 and text.strip("0123456789- ") == ""
