"""Transport bags: packed with sealed tubes, then handed over.

Short, because the rules need the tubes, and are in `services.bags`.
"""

from __future__ import annotations

import msgspec

BAG_SIZE = 20  # tubes


class PackedBag(msgspec.Struct, frozen=True):
    """A bag that was packed at this station.

    Attributes:
        bag: the number on the bag.
        tubes: the barcodes, in the order of the bag sheet.
        people: the number of people in these tubes.
        packed_at: UTC ISO time of packing, by the station's clock.
        packed_by: the name of the operator.
        handed_over_at: UTC ISO time of the hand-over; empty while the bag is here.
        recipient, signed_by: who took it along, and the name in the signature.
    """

    bag: str
    tubes: tuple[str, ...]
    people: int
    packed_at: str
    packed_by: str
    handed_over_at: str = ""
    recipient: str = ""
    signed_by: str = ""
