"""Classifies scanned lines. Nothing is guessed: a line that fits no form is unknown."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import msgspec

from testdesk.domain.numbers.id_numbers import is_id_number
from testdesk.domain.numbers.own_codes import (
    contains_own_code,
    contains_proxy_code,
    is_badge_code,
    is_proxy_code,
)
from testdesk.domain.numbers.width import fold_width

# external_code: a phone code. command: a line that begins with "!", such as `!undo`; in this module
# that is the only meaning of the word.
ScanKind = Literal[
    "proxy_code",
    "id_number",
    "tube",
    "external_code",
    "card_number",
    "command",
    "unknown",
]
# attention: the registrar must read the screen. needs_person: somebody must answer a question
# first.
Verdict = Literal["accepted", "refused", "attention", "needs_person"]

# No document, telephone number or EAN-13 has this form (`number_forms`; a test checks all forms).
DEFAULT_TUBE_FORM = r"[A-Z]{2}[0-9]{8,12}"
# The last character may be any letter: a mistyped number is an invalid ID number, never another
# system's code.
_EIGHTEEN_CHARACTERS = re.compile(r"[0-9]{17}[0-9A-Z]")
# No area code begins with 00, but a telephone number dialled from another country does.
_FIFTEEN_DIGITS = re.compile(r"(?!00)[0-9]{15}")
# A proxy code has 58 digits. Any line of 30 to 70 digits is one, or a damaged one.
_PROXY_CODE_OR_DAMAGED = re.compile(r"[0-9]{30,70}")
# A card number as it is typed, and as it is printed.
_CARD_PLAIN = re.compile(r"[1-9][0-9]{5,6}")
_CARD_PRINTED = re.compile(r"[1-9][0-9]{0,3}[- ][0-9]{4}[- ][0-9]")
# Digits, alone or in groups, that fit no form are a telephone number, or broken or joined scans of
# our own codes. They never count as a phone code; otherwise a broken scan, or a family's telephone
# number, could be bound to a person. The same applies to a QR code that means "call this number"
# (RFC 3966, RFC 5724).
_DIGITS_IN_GROUPS = r"[0-9 +()./-]+$"
_PHONE_LINK = r"(?i:tel|callto|smsto|sms|mmsto|mms):(?://)?[ +(]*[0-9][0-9 ()./-]*(?:[:;,?]|$)"
_EXTERNAL_CODE = re.compile(rf"(?!{_DIGITS_IN_GROUPS}|{_PHONE_LINK})[\x20-\x7e]{{12,2048}}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ID_LENGTH, _PROXY_LENGTH, _TUBE_LENGTHS = 18, 58, range(8, 21)
# The length of ten cards in one line; a longer text is another system's code, not a run of scans.
_LONGEST_RUN = 10 * _PROXY_LENGTH
_RUN = re.compile(r"[0-9A-Z]+")
# The lengths of codes in a row: of some ID numbers and some proxy codes.
_RUN_LENGTHS = {
    ids * _ID_LENGTH + proxies * _PROXY_LENGTH for ids in range(33) for proxies in range(11)
}
# More digits than a damaged card can have, so these are two scans without the line end between
# them.
_TOO_MANY_DIGITS = re.compile(r"(?:[0-9]X?){71,}")

# A tube number as most cities print it: letters, then digits.
_LETTERS_DIGITS = re.compile(r"[A-Z]+[0-9]+")

# Control characters (STX, ETX, GS, Tab, NUL, line ends) and blanks, but not SUB.
_SCANNER_CHARACTERS = r"\x00-\x19\x1b-\x20\x7f-\x9f\u1680\u2028\u2029\ufeff"
# The prefix by which a scanner gives the kind of barcode: ]Q1, ]C0, ]E0, ]d2 (ISO/IEC 15424).
_AIM_IDENTIFIER = r"\][A-Za-z][0-9A-Za-z]"
_SCANNER_PREFIX = re.compile(f"(?:[{_SCANNER_CHARACTERS}]|{_AIM_IDENTIFIER})+")
_SCANNER_SUFFIX = re.compile(f"[{_SCANNER_CHARACTERS}]+$")
_SCANNER_SEPARATOR = re.compile(f"(?:{_AIM_IDENTIFIER}|[\x00-\x19\x1b-\x1f\x7f-\x9f])+")

# The control character SUB stands for data that cannot be read; no form of a scan allows it.
UNREADABLE = "\x1a"


class Scan(msgspec.Struct, frozen=True):
    """A recognised line; `text` is in NFKC, without control characters."""

    kind: ScanKind
    text: str


def clean(line: str) -> str:
    """Removes the characters that a scanner, its cable or an input method adds to a scan.

    Keyboard, serial port, camera and `testdesk scan` all use this function. It folds full-width
    characters (NFKC). Before the scan, it removes all control characters, blanks, byte order marks
    and AIM identifiers, in any number and order; after the scan, the same except AIM identifiers.
    It removes nothing from the middle, where a control character separates two scans or replaces a
    lost character: the rest would be a guess. It keeps SUB, which stands for data that cannot be
    read.

    Half of a surrogate pair, which no database accepts, becomes the replacement character.
    """
    return _without_additions(unicodedata.normalize("NFKC", line))


def _without_additions(text: str) -> str:
    text = _SCANNER_SUFFIX.sub("", text[_prefix_length(text) :])
    return _LONE_SURROGATE.sub("\ufffd", text)


def _prefix_length(text: str) -> int:
    """The number of characters that the scanner added before the scan."""
    before = _SCANNER_PREFIX.match(text)
    return before.end() if before else 0


def whole_codes(text: str) -> tuple[str, ...]:
    """The codes with check digits that together make up the whole text, in order.

    These are proxy codes and ID numbers, or one badge. The result is empty if the text contains
    anything else, or if it could be split in two ways.
    """
    text = clean(text).upper()
    if is_badge_code(text):
        return (text,)
    if len(text) > 2 * _LONGEST_RUN:
        return ()
    runs = [_split_run(run) for run in _SCANNER_SEPARATOR.split(text)]
    return tuple(code for codes in runs for code in codes) if all(runs) else ()


def _split_run(run: str) -> tuple[str, ...]:
    """The codes of a run that has no scanner characters between its codes."""
    if len(run) not in _RUN_LENGTHS or len(run) > _LONGEST_RUN or not _RUN.fullmatch(run):
        return ()
    # For each position in the run: the ways to split what is before it.
    splits: list[list[tuple[str, ...]]] = [[] for _ in range(len(run) + 1)]
    splits[0] = [()]
    for end in range(_ID_LENGTH, len(run) + 1):
        for length in (_ID_LENGTH, _PROXY_LENGTH):
            code = run[max(0, end - length) : end]
            if len(code) == length and splits[end - length] and _has_valid_check_digits(code):
                splits[end] += [(*before, code) for before in splits[end - length]]
    return splits[-1][0] if len(splits[-1]) == 1 else ()


def split_scans(text: str) -> tuple[str, ...]:
    """Splits a line of two or more whole codes stuck together into its scans, in order.

    Any other line is returned unchanged as a single scan.
    """
    codes = whole_codes(text)
    return codes if len(codes) > 1 else (text,)


def are_stuck_together(text: str, *, tube_form: str = DEFAULT_TUBE_FORM) -> bool:
    """Whether a line looks like several scans without the line ends between them.

    One of these is true of such a line:

    - It has more digits than any code.
    - It consists of whole codes in a row, possibly with tube numbers among them.
    - It consists of tube numbers only. Each of them is letters and then digits, or begins with the
      same letter as the line.
    - It has one of our codes before or after the characters that a scanner puts between two scans.
    """
    run = clean(text).upper()
    parts = _SCANNER_SEPARATOR.split(run)
    if len(parts) > 1:
        return any(_has_own_form(part, tube_form) for part in parts)
    if _TOO_MANY_DIGITS.fullmatch(run):
        return True
    if len(run) >= 2 * _ID_LENGTH and len(whole_codes(run)) > 1:
        return True
    # Fewer digits may be one damaged card that contains an ID number by chance.
    if len(run) > _LONGEST_RUN or run.isdigit() or not _RUN.fullmatch(run):
        return False
    return _is_row_of_own_codes(run, re.compile(tube_form))


def _has_own_form(text: str, tube_form: str) -> bool:
    forms = (_PROXY_CODE_OR_DAMAGED, _EIGHTEEN_CHARACTERS, _FIFTEEN_DIGITS, re.compile(tube_form))
    return any(form.fullmatch(text) for form in forms)


def _has_valid_check_digits(code: str) -> bool:
    return is_proxy_code(code) or (len(code) == _ID_LENGTH and is_id_number(code))


class _Row(msgspec.Struct, frozen=True):
    """A row of consecutive codes.

    Attributes:
        count: the number of codes; 2 means two or more.
        checked: whether at least one code has a valid check digit.
        alike: whether all codes look like tube numbers of one city.
    """

    count: int = 0
    checked: bool = False
    alike: bool = True


def _is_row_of_own_codes(run: str, tube_form: re.Pattern[str]) -> bool:
    """Whether the run is two or more codes in a row; without check digits, all must look alike."""
    # For each position in the run: the rows that can end there.
    rows: list[set[_Row]] = [{_Row()}] + [set() for _ in run]
    for start, row in enumerate(rows[:-1]):
        for length in (*_TUBE_LENGTHS, _PROXY_LENGTH) if row else ():
            code = run[start : start + length]
            if len(code) < length:
                break
            checked = _has_valid_check_digits(code)
            if checked or tube_form.fullmatch(code):
                same_letter = code[0].isalpha() and code[0] == run[0]
                like_tube = same_letter or _LETTERS_DIGITS.fullmatch(code) is not None
                rows[start + length] |= {
                    _Row(min(r.count + 1, 2), r.checked or checked, r.alike and like_tube)
                    for r in row
                }
    return any(row.count == 2 and (row.checked or row.alike) for row in rows[-1])


def _command(line: str, text: str) -> str:
    """The command without its exclamation mark; a badge is the command that it stands for."""
    if is_badge_code(text):
        return f"badge {text}"
    # NFKC turns ① into 1. That is right for a scanned number but not for a typed command, in which
    # only the width is folded.
    typed = _without_additions(fold_width(line))
    return (typed if typed.startswith("!") else text)[1:].strip()


def read_scan(line: str, *, tube_form: str = DEFAULT_TUBE_FORM) -> Scan:
    """Classifies a line by its form alone.

    The kinds are tried in this order: a command (a badge stands for `!badge` and its code), a line
    of 30 to 70 digits (a proxy code or a damaged one), an ID number by form (the check digit is
    checked later), a card number, a tube, a phone code. Scans that are stuck together are none of
    these, and neither is a longer text that contains one of our codes. The station checks later
    whether a tube number may be somebody's document number, and who is listed.

    Args:
        line: the line as the scanner typed it.
        tube_form: regular expression of the city's tube barcodes, from the kit.
    """
    text = clean(line)
    if text.startswith("!") or is_badge_code(text):
        return Scan("command", _command(line, text))
    upper = text.upper()
    if are_stuck_together(text, tube_form=tube_form):
        return Scan("unknown", text)
    for kind, form in (
        ("proxy_code", _PROXY_CODE_OR_DAMAGED),
        ("id_number", _EIGHTEEN_CHARACTERS),
        ("id_number", _FIFTEEN_DIGITS),
        ("card_number", _CARD_PLAIN),
        ("card_number", _CARD_PRINTED),
    ):
        if form.fullmatch(upper):
            return Scan(kind, upper)  # type: ignore[arg-type]  # the tuple's literals
    if re.fullmatch(tube_form, upper):
        return Scan("tube", upper)
    # `clean` may have removed the first digit of a card's code as the end of an AIM identifier
    # (]A7), so the line is searched as it was scanned, too.
    if _EXTERNAL_CODE.fullmatch(text) and not (
        contains_own_code(text) or contains_proxy_code(line)
    ):
        return Scan("external_code", text)
    return Scan("unknown", text)
