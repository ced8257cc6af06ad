"""Who was sampled, as updates and lists state it: made-up people and files."""

import hashlib
from typing import Any

from tests.formats.exchange.makers import CITY, CREATED, age_identity

from testdesk.formats.exchange.known_samples import KnownSample
from testdesk.formats.exchange.sampled_list import ListAnnouncement, SampledList


def known_samples():
    """Whom station 4 sampled in the round, one of them under a clock that cannot be true."""
    return tuple(
        KnownSample(
            at=f"2022-03-26T00:41:0{place}.000Z",
            position=place,
            resident=hashlib.sha256(f"resident {place}".encode()).hexdigest()[:12],
            sample=hashlib.sha256(f"event 4/{place + 2}".encode()).hexdigest()[:32],
            seq=place + 2,
            station=4,
            tube="YJ00000018",
            doubtful=place == 2,
        )
        for place in (1, 2)
    )


def lists():
    """Two lists of who was sampled, as an update announces them."""
    return tuple(
        ListAnnouncement(number, age_identity(f"list {number}")) for number in (7, 4_125_987)
    )


def sampled_list(**change):
    """The first of these lists: whom station 4 sampled."""
    held: dict[str, Any] = {
        "city": CITY,
        "number": 7,
        "created": CREATED,
        "round": "R7",
        "samples": known_samples(),
    }
    return SampledList(**held | change)
