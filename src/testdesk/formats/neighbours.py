"""The other stations of a point: whose batches are read there, and to whom they are sealed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

import msgspec
from msgspec import Meta

from testdesk.formats import forms

MOST_NEIGHBOURS = 12
# A batch is sealed to the city's recipients and to every neighbour; it may have no more.
MOST_RECIPIENTS = 16


class Neighbour(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another station of the same point: whose batches are read here, and who reads ours.

    Attributes:
        station, point: as headquarters enrolled it.
        public_key: hex Ed25519 key that signs its batches.
        recipient: its age recipient.
    """

    station: forms.Station
    point: forms.Name
    public_key: forms.Hex64
    recipient: forms.Recipient


Neighbours = Annotated[tuple[Neighbour, ...], Meta(max_length=MOST_NEIGHBOURS)]


def check_neighbours(neighbours: Sequence[Neighbour]) -> None:
    """Raises ValueError where they are not by rising station, or nothing can be sealed to one."""
    forms.check_recipients(each.recipient for each in neighbours)
    if any(one.station >= other.station for one, other in pairwise(neighbours)):
        raise ValueError("neighbours")
