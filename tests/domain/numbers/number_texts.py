"""Made-up numbers of the kinds that are not tubes: in their printed form, without check digits.

Written from the facts of the documents, not from the expressions of
`domain.numbers.number_forms`.
"""

from hypothesis import strategies as st
from tests.domain.numbers.code_texts import ID_NUMBERS, PROXY_CODES

from testdesk.domain.numbers.id_numbers import check_digit


def _digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


def _letters(count: int) -> st.SearchStrategy[str]:
    return st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=count, max_size=count)


def _joined(*parts: str | st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    drawn = (st.just(part) if isinstance(part, str) else part for part in parts)
    return st.tuples(*drawn).map("".join)


def _ean(body: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(body, (1, 3) * 6, strict=True))
    return body + str(-total % 10)


def _permit(body: str, area: str) -> str:
    """The residence permit of somebody from Hong Kong, Macao or Taiwan."""
    number = area + body[6:17]
    return number + check_digit(number)


PASSPORTS = st.one_of(
    _joined("E", _digits(8)),  # China
    _joined("E", _letters(1), _digits(7)),
    _joined("M", _digits(8)),  # Republic of Korea
    _joined("M", _digits(3), _letters(1), _digits(4)),
    _digits(9),  # United States, United Kingdom, Russia
    _joined(_letters(2), _digits(7)),  # Japan
    _joined(_letters(2), _digits(6)),
    _joined(_letters(1), _digits(7), _letters(1)),
)
MOBILES = st.one_of(
    _joined("1", st.sampled_from("3456789"), _digits(9)),
    _joined("861", st.sampled_from("3456789"), _digits(9)),
    _joined("010", _digits(8)),
)
LANDLINES = st.one_of(
    _joined("0433", st.sampled_from("2345678"), _digits(6)),
    _joined("010", st.sampled_from("2345678"), _digits(7)),
    _joined("0433-", st.sampled_from("2345678"), _digits(6)),
    _joined(st.sampled_from("2345678"), _digits(7)),
)
DOCUMENTS = {
    "passport": PASSPORTS,
    "home_return_permit": _joined(
        st.sampled_from("HM"), _digits(8), st.sampled_from(["", "00", "01", "02"])
    ),
    "taiwan_permit": _digits(8) | _digits(10),
    "id_number": ID_NUMBERS
    | _digits(15)
    | st.builds(_permit, ID_NUMBERS, st.sampled_from(["810000", "820000", "830000"])),
    "permanent_resident_id": _joined(_letters(3), _digits(12)),
    "mobile_number": MOBILES,
    "landline_number": LANDLINES,
    "ean_13": _digits(12).map(_ean),
    "card_number": _joined(st.sampled_from("123456789"), _digits(5) | _digits(6)),
    "proxy_code": PROXY_CODES,
}
ANY_DOCUMENT = st.one_of(*(st.tuples(st.just(kind), texts) for kind, texts in DOCUMENTS.items()))


@st.composite
def tube_forms(draw: st.DrawFn) -> str:
    """Forms of the small language of docs/formats/kit-v1.md, most of them near real ones."""
    sets = st.sampled_from(
        ["[0-9]", "[A-Z]", "[A-Z0-9]", "[1-9]", "[HM]", "A", "Y", "J", "M", "H", "-", "1", "0"]
    )
    often = st.sampled_from(
        ["", "", "?", "{0}", "{2}", "{3}", "{7}", "{8}", "{12}", "{17}", "{0,2}", "{6,9}", "{8,14}"]
    )
    alternatives = []
    for _ in range(draw(st.integers(1, 3))):
        parts, variable = [], 0
        for _ in range(draw(st.integers(1, 4))):
            many = draw(often)
            open_ = many == "?" or "," in many
            variable += open_
            parts.append(draw(sets) + ("" if open_ and variable > 3 else many))
        alternatives.append("".join(parts))
    return "|".join(alternatives)
