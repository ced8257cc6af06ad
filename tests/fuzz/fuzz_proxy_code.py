"""Coverage-guided fuzzing of what a scanner may type: `make fuzz MINUTES=10`.

Whatever the bytes are, the readers answer or refuse by a code; anything else ends the run with
the input that caused it. No input may be read as an authentic code: nobody here has the key.
"""

import datetime as dt
import sys
from contextlib import suppress

import atheris

with atheris.instrument_imports(include=["testdesk.formats", "testdesk.domain"]):
    from testdesk.domain.numbers.scans import read_scan
    from testdesk.domain.refusals import Refusal
    from testdesk.domain.residents.documents import read_document
    from testdesk.formats.card_number import format_card_number, read_card_number
    from testdesk.formats.proxy_code import check_digits, decode_proxy_code

CARD_KEYS = {7: bytes(range(32)), 31: bytes(range(32, 64))}
TODAY = dt.date(2022, 3, 26)
_NUMBER_BITS = 179


def read_any(data: bytes) -> None:
    """One input, given to every reader of scans."""
    text = data.decode("utf-8", "replace")
    _no_code(text)
    _no_code(_well_formed(data))
    _scan(text)
    _card_number(text)
    with suppress(Refusal):
        read_document(text, today=TODAY)


def _well_formed(data: bytes) -> str:
    """The input as a code's number with correct check digits, so that it reaches the MAC."""
    number = int.from_bytes(data[:24]) & (1 << _NUMBER_BITS) - 1
    digits = f"71{number:054d}"
    return digits + check_digits(digits)


def _no_code(text: str) -> None:
    try:
        code = decode_proxy_code(text, CARD_KEYS)
    except Refusal:
        return
    raise AssertionError(f"a forgery was taken for a code of station {code.station}")


def _scan(text: str) -> None:
    scan = read_scan(text)
    if read_scan(scan.text).kind != scan.kind and scan.kind != "command":
        raise AssertionError("a cleaned scan is read as something else")


def _card_number(text: str) -> None:
    try:
        number = read_card_number(text)
    except Refusal:
        return
    if read_card_number(format_card_number(number.station, number.serial)) != number:
        raise AssertionError("a card number does not come back")


def main() -> None:
    """Runs until libFuzzer's limits say so."""
    atheris.Setup(sys.argv, read_any)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
