"""Makes up documents, phones and phone codes that are fictional, distinct and well formed."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from datetime import date
from typing import Final

from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.domain.residents.people import Sex

# The area codes at the beginning of ID numbers, and how frequent they are: Yanji first, then the
# other places in Yanbian, then places from which people move in.
_AREAS: Final = {
    "222401": 620, "222402": 40, "222403": 50, "222404": 45, "222405": 75, "222406": 50,
    "222424": 50, "222426": 25, "220104": 12, "220211": 8, "230104": 10, "210106": 6, "370602": 5,
    "110105": 2, "440305": 2,
}  # fmt: skip
_KAZAKH_AREA: Final = "654022"
_PERMIT_AREAS: Final = ("810000", "810000", "820000", "830000")
_FIVE_STAR_HEAD: Final = "922410"  # `9`, province 22, ISO 3166-1 numeric country: Korea
# As far as we know, no network has been given these blocks, so nobody's phone will ring.
_PHONE_BLOCKS: Final = ("15400", "16400", "16900")
_TOKEN_LETTERS: Final = string.ascii_letters + string.digits


class DocumentMaker:
    """Draws documents and phones, never the same one twice."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._used: set[str] = set()

    def resident_id(self, born: date, sex: Sex) -> str:
        """A resident ID number, mostly of Yanji."""
        area = self._rng.choices(tuple(_AREAS), weights=tuple(_AREAS.values()))[0]
        return self._numbered(area, born, sex)

    def kazakh_id(self, born: date, sex: Sex) -> str:
        """A resident ID number of Ili in Xinjiang."""
        return self._numbered(_KAZAKH_AREA, born, sex)

    def residence_permit(self, born: date, sex: Sex) -> str:
        """A residence permit for people of Hong Kong (81), Macao (82) or Taiwan (83)."""
        return self._numbered(self._rng.choice(_PERMIT_AREAS), born, sex)

    def five_star_card(self, born: date, sex: Sex) -> str:
        """A Korean's permanent residence card, in the format introduced in December 2023."""
        return self._numbered(_FIVE_STAR_HEAD, born, sex)

    def home_return_permit(self) -> str:
        """A Home Return Permit (document type 06): H or M and eight digits."""
        return self._distinct(lambda: f"{self._rng.choice('HHM')}{self._digits(8)}")

    def rok_passport(self) -> str:
        """A passport of the Republic of Korea: M and eight digits."""
        return self._distinct(lambda: f"M{self._digits(8)}")

    def other_passport(self) -> str:
        """A passport of another country: two letters and seven digits, or nine digits."""
        head = self._rng.choice(("TR", "C4", "7", "5"))
        return self._distinct(lambda: head + self._digits(9 - len(head)))

    def phone(self) -> str:
        """A mobile number of 11 digits from a block that no network uses."""
        return self._distinct(lambda: self._rng.choice(_PHONE_BLOCKS) + self._digits(6))

    def phone_code(self) -> str:
        """The text of another system's health code: a link or 40 random characters."""
        if self._rng.random() < 0.7:
            return f"https://jxm.example.invalid/c?t={self._rng.getrandbits(128):032x}"
        return "".join(self._rng.choices(_TOKEN_LETTERS, k=40))

    def _numbered(self, head: str, born: date, sex: Sex) -> str:
        def draw() -> str:
            sequence = 2 * self._rng.randrange(1, 499) + (sex == "M")
            body = f"{head}{born:%Y%m%d}{sequence:03}"
            return body + check_digit(body)

        return self._distinct(draw)

    def _digits(self, count: int) -> str:
        return f"{self._rng.randrange(10**count):0{count}}"

    def _distinct(self, draw: Callable[[], str]) -> str:
        while (text := draw()) in self._used:
            pass
        self._used.add(text)
        return text
