"""What was scanned in a typed line: told by form; pace only says what a person may have typed.

A laptop that stalls opens a pause inside a scan, so that no pause alone cuts a line. Where the
form allows two readings of which pace alone could choose one, none is taken: the person scans
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from testdesk.domain.numbers.own_codes import is_proxy_code
from testdesk.domain.numbers.scans import (
    DEFAULT_TUBE_FORM,
    UNREADABLE,
    clean,
    read_scan,
    whole_codes,
)
from testdesk.gui.scans.typed_line import is_composed

BURST_LEAST = 6
# So many keys, each on its own, are a person's; fewer may be the first of a scan between stalls.
BY_HAND_LEAST = 3
_SHORTEST_TUBE = 8
_OURS = frozenset({"proxy_code", "id_number", "tube", "card_number"})


class ScannedLine(msgspec.Struct, frozen=True):
    """What a line holds.

    Attributes:
        scans: each scan, in order; none where a person typed.
        length: how many characters at the end of the line are theirs.
    """

    scans: tuple[str, ...] = ()
    length: int = 0


NOTHING = ScannedLine()


class LineReader:
    """Reads lines where tubes have a city's form.

    Args:
        tube_form: regular expression of the tubes' barcodes, from the kit.
    """

    def __init__(self, tube_form: str = DEFAULT_TUBE_FORM) -> None:
        self._tube_form = tube_form

    def codes_at_the_end(self, runs: Sequence[str], *, in_field: bool, ended: bool) -> ScannedLine:
        """The whole self-checking codes at the end of a line, where nothing scanned stands before.

        Args:
            runs: the line, cut at its pauses.
            in_field: whether a text field takes the typing: a person's ID number stays there.
            ended: whether the end of the line was typed. Without it an ID number must have come at
                a scanner's pace outside every field; a proxy code is typed by nobody.
        """
        for head, tail in _cuts(runs):
            if tail[0].isspace():
                continue  # a person's blank stays where it was typed
            codes = whole_codes("".join(tail))
            if not codes or not (all(map(is_proxy_code, codes)) or _may_be(tail, in_field, ended)):
                continue
            left = "".join(head)
            if not in_field and (len(left) >= _SHORTEST_TUBE or self._is_ours(left)):
                # What was scanned before and has no end is not dropped for what came after.
                return ScannedLine(("".join(runs),), sum(map(len, runs)))
            return ScannedLine(codes, sum(map(len, tail)))
        return NOTHING

    def outside_fields(self, runs: Sequence[str]) -> ScannedLine:
        """The whole line; unreadable where a person's keys and a scan could be either's."""
        text = "".join(runs)
        if found := self.codes_at_the_end(runs, in_field=False, ended=True).scans:
            return ScannedLine(found, len(text))
        scanned_after = any(self._is_scan_of_ours(tail) for head, tail in _cuts(runs) if head)
        scanned_before = any(
            self._is_scan_of_ours(runs[:index]) and _typed_number("".join(runs[index:]))
            for index in range(1, len(runs))
        )
        unclear = scanned_after or scanned_before
        return ScannedLine((UNREADABLE if unclear else clean(text),), len(text))

    def in_text_field(
        self, runs: Sequence[str], *, end_is_fast: bool, after_reach: bool = False
    ) -> ScannedLine:
        """The scan at the end of what was typed into a field, or nothing: a person typed it.

        Args:
            runs: the line, cut at its pauses.
            end_is_fast: whether the end of the line came as fast as a scanner types.
            after_reach: whether the last run came after a pause in which one takes the scanner up.
        """
        found = self.codes_at_the_end(runs, in_field=True, ended=True)
        if found.scans:
            return found
        fast = bool(end_is_fast and runs and len(runs[-1]) >= BURST_LEAST)
        tails = [(head, tail) for head, tail in _cuts(runs) if self._is_scan_of_ours(tail)]
        if any(map(is_composed, runs)):
            # The letters before the digits may be what an input method made of a scan's first ones.
            tail = tails[0][1] if tails else runs[-1:] if fast else ()
            return ScannedLine((UNREADABLE,), sum(map(len, tail))) if tail else NOTHING
        if tails:
            head, tail = tails[0]
            length = sum(map(len, tail))
            # One key before it may be the scan's first, and a shorter scan fits the form as well.
            unclear = len(tails) > 1 or len("".join(head)) == 1
            return ScannedLine((UNREADABLE if unclear else "".join(tail),), length)
        return _burst(runs, after_reach=after_reach) if fast else NOTHING

    def _is_scan_of_ours(self, runs: Sequence[str]) -> bool:
        return _has_burst(runs) and self._is_ours("".join(runs))

    def _is_ours(self, text: str) -> bool:
        return read_scan(text, tube_form=self._tube_form).kind in _OURS


def _may_be(tail: Sequence[str], in_field: bool, ended: bool) -> bool:
    """Whether an ID number was scanned, or typed where typing it means the same."""
    if in_field:
        return ended and len(tail[0]) >= BURST_LEAST
    return ended or _has_burst(tail)


def _burst(runs: Sequence[str], *, after_reach: bool) -> ScannedLine:
    """A code of no form of ours: whole, where no key before it may be its first.

    The line is forgotten either way, so that the same code is taken when it is scanned again.
    """
    before = runs[:-1]
    by_hand = all(len(run) == 1 for run in before)
    length = len(runs[-1]) if by_hand else sum(map(len, runs))
    whole = not before or (by_hand and after_reach and len(before) >= BY_HAND_LEAST)
    return ScannedLine((runs[-1] if whole else UNREADABLE,), length)


def _cuts(runs: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The line as (what a person may have typed, the rest), the longest rest first."""
    for index in range(len(runs)):
        yield runs[:index], runs[index:]
        if len(runs[index]) >= BURST_LEAST:
            return


def _has_burst(runs: Sequence[str]) -> bool:
    return any(len(run) >= BURST_LEAST for run in runs)


def _typed_number(text: str) -> bool:
    """Whether it may be the beginning of a card number that a person typed."""
    return len(text) < BURST_LEAST + 4 and text.strip("0123456789- ") == ""
