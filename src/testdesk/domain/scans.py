"""What a scanned line is. A scan never decides by guess: what fits no form is unknown."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import msgspec

from testdesk.domain.id_numbers import is_id_number

ScanKind = Literal[
    "proxy_code",
    "id_number",
    "tube",
    "external_code",
    "card_number",
    "command",
    "unknown",
]
Verdict = Literal["accepted", "refused", "attention", "needs_person"]

DEFAULT_TUBE_FORM = r"[A-Z]{0,2}[0-9]{8,14}"
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
# Any letter at the end: a mistyped number is an invalid one, never another system's code.
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9A-Z]")
_FIFTEEN = re.compile(r"[0-9]{15}")
_PROXY_FAMILY = re.compile(r"[0-9]{30,70}")
_CARD_PLAIN = re.compile(r"[1-9][0-9]{5,6}")
_CARD_PRINTED = re.compile(r"[1-9][0-9]{0,3}[- ][0-9]{4}[- ][0-9]")
# Digits alone, or in groups, that fit no form are torn or run-together scans of ours, never another
# code: else a broken scan could be bound to a person.
_EXTERNAL = re.compile(r"(?![0-9 -]+$)[\x20-\x7e]{12,2048}")
_HALF_A_LETTER = re.compile("[\ud800-\udfff]")
_PROXY_CODE = re.compile(r"71[0-9]{56}")
_ID_LENGTH, _PROXY_LENGTH, _TUBE_LENGTHS = 18, 58, range(8, 21)
# Ten cards in one line; a longer text is no run of scans but another system's code.
_LONGEST_RUN = 10 * _PROXY_LENGTH
_RUN = re.compile(r"[0-9A-Z]+")
_WHOLE_LENGTHS = {
    ids * _ID_LENGTH + proxies * _PROXY_LENGTH for ids in range(33) for proxies in range(11)
}
# More digits than a damaged card can have: two scans whose end of line was lost.
_TOO_MANY_DIGITS = re.compile(r"(?:[0-9]X?){71,}")

# Stands for what came but cannot be read: SUB, which no form of a scan allows.
UNREADABLE = "\x1a"


class Scan(msgspec.Struct, frozen=True):
    """A line as read: `text` is what was understood, NFKC, without control characters."""

    kind: ScanKind
    text: str


def clean(line: str) -> str:
    """Full-width characters folded (an input method may have made them), the ends trimmed.

    Half of a surrogate pair, which no database takes, becomes the replacement character.
    """
    text = unicodedata.normalize("NFKC", line).strip("\r\n\t\0\ufeff ")
    return _HALF_A_LETTER.sub("\ufffd", text)


def is_proxy_code(text: str) -> bool:
    """Whether the text is 58 digits of our family with right check digits (ISO 7064 MOD 97-10)."""
    whole = _PROXY_CODE.fullmatch(text) is not None
    return whole and 98 - int(text[:-2]) * 100 % 97 == int(text[-2:])


def whole_codes(text: str) -> tuple[str, ...]:
    """The codes that check themselves, one after another, of which the text is made; else none.

    Proxy codes and ID numbers check themselves. A text that could be cut in two ways is none:
    a scan is never decided by guess.
    """
    run = clean(text).upper()
    if len(run) not in _WHOLE_LENGTHS or len(run) > _LONGEST_RUN or not _RUN.fullmatch(run):
        return ()
    ways: list[list[tuple[str, ...]]] = [[] for _ in range(len(run) + 1)]
    ways[0] = [()]
    for end in range(_ID_LENGTH, len(run) + 1):
        for length in (_ID_LENGTH, _PROXY_LENGTH):
            code = run[max(0, end - length) : end]
            if len(code) == length and ways[end - length] and _checks_itself(code):
                ways[end] += [(*before, code) for before in ways[end - length]]
    return ways[-1][0] if len(ways[-1]) == 1 else ()


def split_scans(text: str) -> tuple[str, ...]:
    """The scans of a line: two or more whole codes stuck together each for itself, in order.

    Anything else is one scan, as it came.
    """
    codes = whole_codes(text)
    return codes if len(codes) > 1 else (text,)


def are_stuck_together(text: str, *, tube_form: str = DEFAULT_TUBE_FORM) -> bool:
    """Whether a line looks like several scans that lost the end of line between them.

    So look: more digits than any code has; whole codes in a row, also with tubes among them;
    tubes alone that begin with the same letter.
    """
    run = clean(text).upper()
    if _TOO_MANY_DIGITS.fullmatch(run) or len(whole_codes(run)) > 1:
        return True
    # Fewer digits alone may be one damaged card, in which an ID number seems to stand by chance.
    if len(run) > _LONGEST_RUN or run.isdigit() or not _RUN.fullmatch(run):
        return False
    return _is_row_of_ours(run, re.compile(tube_form))


def _checks_itself(code: str) -> bool:
    return is_proxy_code(code) or (len(code) == _ID_LENGTH and is_id_number(code))


class _Row(msgspec.Struct, frozen=True):
    """Codes that follow each other: how many (two stand for more), and how sure they are ours."""

    count: int = 0
    checked: bool = False
    alike: bool = True


def _is_row_of_ours(run: str, tube_form: re.Pattern[str]) -> bool:
    """Whether two or more codes follow each other; tubes alone must begin with one letter."""
    rows: list[set[_Row]] = [{_Row()}] + [set() for _ in run]
    for start, row in enumerate(rows[:-1]):
        for length in (*_TUBE_LENGTHS, _PROXY_LENGTH) if row else ():
            code = run[start : start + length]
            if len(code) < length:
                break
            checked = _checks_itself(code)
            if checked or tube_form.fullmatch(code):
                like = code[0].isalpha() and code[0] == run[0]
                rows[start + length] |= {
                    _Row(min(r.count + 1, 2), r.checked or checked, r.alike and like) for r in row
                }
    return any(row.count == 2 and (row.checked or row.alike) for row in rows[-1])


def read_scan(line: str, *, tube_form: str = DEFAULT_TUBE_FORM) -> Scan:
    """Sorts a line by its form alone.

    The order is that of the contract: a command, a digits-only code of our own family, an ID
    number by form (its check digit is judged later), a card number, a tube, another code.
    Scans that are stuck together are none of these.

    Args:
        line: as the scanner typed it.
        tube_form: regular expression of the city's tube barcodes, from the kit.
    """
    text = clean(line)
    if text.startswith("!"):
        return Scan("command", text[1:].strip())
    upper = text.upper()
    if are_stuck_together(text, tube_form=tube_form):
        return Scan("unknown", text)
    for kind, form in (
        ("proxy_code", _PROXY_FAMILY),
        ("id_number", _EIGHTEEN),
        ("id_number", _FIFTEEN),
        ("card_number", _CARD_PLAIN),
        ("card_number", _CARD_PRINTED),
    ):
        if form.fullmatch(upper):
            return Scan(kind, upper)  # type: ignore[arg-type]  # the tuple's literals
    if re.fullmatch(tube_form, upper) and not _MOBILE.fullmatch(upper):
        return Scan("tube", upper)
    if _EXTERNAL.fullmatch(text):
        return Scan("external_code", text)
    return Scan("unknown", text)
