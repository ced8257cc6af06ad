"""A scanned line, given to everything that recognises scans.

No input may be read as an authentic code: nobody here has the key.
"""

import datetime as dt
import json
from collections.abc import Iterator

from tests.formats.exchange import makers as m
from tests.formats.exchange.forgery import with_check_digits
from tests.formats.vector_reading import ROOT
from tests.fuzz.harness import known_codes

from testdesk.domain.numbers.number_forms import forms_of
from testdesk.domain.numbers.own_codes import contains_own_code, id_numbers_within
from testdesk.domain.numbers.scans import are_stuck_together, read_scan, split_scans, whole_codes
from testdesk.domain.residents.documents import read_document
from testdesk.formats.card_number import format_card_number, read_card_number
from testdesk.formats.proxy_code import decode_proxy_code

CARD_KEYS = {key_id: m.seed(f"unused {key_id}") for key_id in (7, 31)}
TODAY = dt.date(2022, 3, 26)
LONGEST = 400
_NUMBER_BITS = 179
_OTHERS = (
    "222401193508150021",
    "YJ00000017",
    "3-1047-2",
    "!pool 10",
    "!undo",
    "]Q3\x02\uff11\u2460\r\n",
    "https://example.org/?code=MjIyNDAxMTkzNTA4MTUwMDIx",
)


def seeds() -> Iterator[bytes]:
    for path in sorted((ROOT / "tests" / "vectors" / "proxy-code").glob("*.json")):
        yield str(json.loads(path.read_text("utf-8")).get("text", "")).encode()
    yield from (text.encode() for text in _OTHERS)


def read(data: bytes) -> None:
    """One input, given to every reader of scans."""
    data = data[:LONGEST]
    text = data.decode("utf-8", "replace")
    _scan(text)
    _no_code(text)
    _no_code(with_check_digits(int.from_bytes(data[:24]) & (1 << _NUMBER_BITS) - 1))
    _card_number(text)
    with known_codes():
        read_document(text, today=TODAY)


def _scan(text: str) -> None:
    scan = read_scan(text)
    if read_scan(scan.text).kind != scan.kind and scan.kind != "command":
        raise AssertionError("a cleaned scan is read as something else")
    if len(codes := whole_codes(text)) > 1 and split_scans(text) != codes:
        raise AssertionError("codes that are stuck together are not split")
    are_stuck_together(text)
    forms_of(text)
    contains_own_code(text)
    id_numbers_within(text)


def _no_code(text: str) -> None:
    with known_codes():
        code = decode_proxy_code(text, CARD_KEYS)
        raise AssertionError(f"a forgery was taken for a code of station {code.station}")


def _card_number(text: str) -> None:
    with known_codes():
        number = read_card_number(text)
        if read_card_number(format_card_number(number.station, number.serial)) != number:
            raise AssertionError("a card number does not come back")
