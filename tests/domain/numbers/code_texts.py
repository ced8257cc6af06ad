"""Made-up codes as a scanner may type them."""

import datetime as dt

from hypothesis import strategies as st

from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.formats.proxy_code import check_digits


def _proxy_code(number: int) -> str:
    body = f"71{number:054d}"
    return body + check_digits(body)


def _id_number(birth: dt.date, order: int) -> str:
    body = f"222401{birth:%Y%m%d}{order:03d}"
    return body + check_digit(body)


PROXY_CODES = st.integers(0, 10**54 - 1).map(_proxy_code)
ID_NUMBERS = st.builds(
    _id_number, st.dates(dt.date(1920, 1, 1), dt.date(2022, 3, 26)), st.integers(0, 999)
)
CODES = PROXY_CODES | ID_NUMBERS
TUBES = st.from_regex(r"[A-Z]{2}[0-9]{8,12}", fullmatch=True)
# A form of digits alone, as kits of the first version gave it.
OLD_FORM = r"[A-Z]{0,2}[0-9]{8,14}"
OLD_TUBES = st.from_regex(r"[A-Z]{2}[0-9]{8,14}|[2-9][0-9]{7,9}", fullmatch=True)


def as_typed(code: str) -> st.SearchStrategy[str]:
    """As it is, in small letters, or full-width as an input method makes it."""
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    return st.sampled_from([code, code.lower(), wide])
