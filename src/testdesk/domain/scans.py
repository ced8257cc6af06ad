"""What a scanned line is. A scan never decides by guess: what fits no form is unknown."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import msgspec

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


def read_scan(line: str, *, tube_form: str = DEFAULT_TUBE_FORM) -> Scan:
    """Sorts a line by its form alone.

    The order is that of the contract: a command, a digits-only code of our own family, an ID
    number by form (its check digit is judged later), a card number, a tube, another code.

    Args:
        line: as the scanner typed it.
        tube_form: regular expression of the city's tube barcodes, from the kit.
    """
    text = clean(line)
    if text.startswith("!"):
        return Scan("command", text[1:].strip())
    upper = text.upper()
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
