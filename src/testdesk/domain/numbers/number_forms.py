"""Forms of document, telephone, product and card numbers, which a tube number must not have.

Each form is written in the restricted language of a city's tube form (docs/formats/kit-v1.md, "Tube
form"), so that the two can be compared exactly before a kit is made (`formats.form_overlap`).
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

Check = Literal["none", "a_digit", "ean_13"]


class NumberForm(msgspec.Struct, frozen=True):
    """One kind of number.

    Attributes:
        name: the name that scripts and warnings use.
        form: a regular expression for the number in upper case.
        check: a further condition: at least one digit, or the check digit of EAN-13.
    """

    name: str
    form: str
    check: Check = "none"

    def fits(self, text: str) -> bool:
        """Whether an upper-case text has this form."""
        if re.fullmatch(self.form, text) is None:
            return False
        if self.check == "a_digit":
            return any(character.isdigit() for character in text)
        return self.check == "none" or _ean_sum(text) % 10 == 0


NUMBER_FORMS = (
    # ICAO 9303-4: at most nine characters, which the issuer chooses.
    NumberForm("passport", "[A-Z0-9]{5,9}", "a_digit"),
    # The permit of Hong Kong and Macao residents (document type 06).
    NumberForm("home_return_permit", "[HM][0-9]{8}|[HM][0-9]{10}"),
    NumberForm("taiwan_permit", "[0-9]{8}|[0-9]{10}"),
    NumberForm("id_number", "[0-9]{17}[0-9A-Z]|[0-9]{15}"),
    NumberForm("permanent_resident_id", "[A-Z]{3}[0-9]{12}"),
    # Chinese and Korean telephone numbers, with and without the country code.
    NumberForm(
        "mobile_number",
        "1[3-9][0-9]{9}|861[3-9][0-9]{9}|00861[3-9][0-9]{9}|010[0-9]{8}|8210[0-9]{8}",
    ),
    NumberForm(
        "landline_number",
        "[2-9][0-9]{6,7}|0[1-9][0-9]{8,10}|0[1-9][0-9]{1,2}-[2-9][0-9]{6,7}|86[1-9][0-9]{8,10}",
    ),
    # The barcodes of goods in shops.
    NumberForm("ean_13", "[0-9]{13}", "ean_13"),
    NumberForm("card_number", "[1-9][0-9]{5,6}|[1-9][0-9]{0,3}-[0-9]{4}-[0-9]"),
    NumberForm("proxy_code", "[0-9]{30}[0-9]{0,40}"),
)


def forms_of(text: str) -> tuple[str, ...]:
    """The names of the forms that an upper-case text matches; none for a default tube number."""
    return tuple(form.name for form in NUMBER_FORMS if form.fits(text))


def _ean_sum(digits: str) -> int:
    """The weighted sum in which every second digit counts three times (GS1 General Specs, 7.9)."""
    return sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits))
