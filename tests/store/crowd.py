"""Enough people for a search to be slow."""

import random

from tests.profiles import TORTURE

from testdesk.domain.journal.events import RosterImported
from testdesk.domain.residents.people import Address, Resident

# A whole city under torture; otherwise enough to exceed every limit.
CROWD = 100_000 if TORTURE else 3_000


SURNAMES, GIVEN = "金李朴崔郑姜张王刘劉", "英明顺哲国子善花玉龙龍女淑"


FAR = Address("很远小区", "3", "2", "202")


IN_STOCK = "𬭎"  # of Unicode 8, which SQLite's own tables do not know


def lookalikes(count):
    """People with the same few names, tails and rooms."""
    chance = random.Random("lookalikes")  # noqa: S311 - the same crowd each time
    for n in range(count):
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
        number = f"M{n:07d}0021" if n % 3 else f"{n:017d}X"
        home = Address("海兰花园", str(n % 40), "1", f"{n % 12}01")
        yield Resident(f"{n + 1:012x}", name, "", "99", number, f"139{n % 977:04d}0021", home)


def numbered(place, name, **more):
    """Somebody after the whole crowd in the index."""
    return Resident(f"{0xF00000000000 + place:012x}", name, document_type="99", **more)


WANTED = (
    numbered(1, "金英明", document_number="E87654321", phone="13800000001", address=FAR),
    numbered(2, "朴顺", korean="박순", document_number="22240119360412002X", address=FAR),
    numbered(3, "劉龍", document_number="C1234567800", phone="043312345678", address=FAR),
    numbered(4, "李\ue123", document_number="X0000021", address=FAR),
    numbered(5, f"王{IN_STOCK}", document_number="X1000021", address=FAR),
    numbered(6, "KIM YONG HEE", document_number="M98765432", address=FAR),
    numbered(7, "朱\U000f0042", document_number="X2000021", address=FAR),
)


def fill(station, residents):
    rows = list(residents)
    with station.station.write("测试") as uow:
        for start in range(0, len(rows), 2_000):
            uow.journal.append(RosterImported("", tuple(rows[start : start + 2_000])))
        uow.commit()
