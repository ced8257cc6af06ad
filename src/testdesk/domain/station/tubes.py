"""The tube: the people in it, and whether another person may be added."""

from __future__ import annotations

from typing import Literal

import msgspec

from testdesk.domain.journal.events import TubeMode
from testdesk.domain.residents.people import Resident

TubeState = Literal["open", "sealed", "discarded"]
POOL_SIZES = (5, 10, 20)
# A household rarely has more people; its tube is sealed by hand when everybody is in.
HOUSEHOLD_CAPACITY = 10
# Only green goes into a pooled tube, and "none": no colour was ever reported. With any other
# colour the person gets a tube of their own.
NOT_GREEN = frozenset({"yellow", "orange", "red", "void"})
SEAL_REASONS = ("end_of_queue", "relocation", "tube_damaged", "family", "shift_change", "other")
# The reasons for removing a sample from a tube. With the first reason the scan itself was wrong,
# and so was any code binding that it made. With the others the scan was correct, but the swab was
# not.
VOID_REASONS = ("wrong_person", "not_swabbed", "swab_damaged", "wrong_tube", "other")
UNDONE = "undone"  # the reason that undoing a sample records
WRONG_SCAN_REASONS = frozenset({UNDONE, "wrong_person"})


class Place(msgspec.Struct, frozen=True):
    """One person's place in a tube.

    Attributes:
        position: from 1.
        resident, name, korean: the person's pseudonym, name and Hangul name.
        sample: the id of the sample.
        at: UTC ISO time of the sample.
        clock_doubtful: whether this time cannot be true.
    """

    position: int
    resident: str
    name: str
    sample: str
    at: str
    korean: str = ""
    clock_doubtful: bool = False


class TubeStep(msgspec.Struct, frozen=True):
    """One change of a tube's state.

    Attributes:
        state: the state that it had from then on.
        at: UTC ISO time, by the station's clock.
        operator: who did it; if the tube filled up, who scanned the last person.
        reason: why it was sealed, as in `Tube`; else empty.
    """

    state: TubeState
    at: str
    operator: str
    reason: str = ""


class SampleRecord(msgspec.Struct, frozen=True):
    """A sample as recorded by a station: its event, its place, and whether it is void."""

    sample: str
    station: int
    seq: int
    round: str
    resident: str
    tube: str
    position: int
    at: str
    void: bool


class Tube(msgspec.Struct, frozen=True):
    """A tube as recorded by its station.

    Attributes:
        tube: the barcode.
        station: the station that opened it.
        round: short name of the round.
        mode: pool, household or single.
        capacity: the number of people it holds.
        state: open, sealed, or discarded: its opening was undone.
        reason: the reason for sealing it, `full` or one of SEAL_REASONS; empty while open.
        at: UTC ISO time of the last change of state.
        places: the occupied places, by position.
        seq: the sequence number of the last change of state in its station's journal.
    """

    tube: str
    station: int
    round: str
    mode: TubeMode
    capacity: int
    state: TubeState
    reason: str
    at: str
    places: tuple[Place, ...] = ()
    seq: int = 0

    @property
    def free_position(self) -> int | None:
        """The lowest free place, or None when the tube is full."""
        occupied = {p.position for p in self.places}
        return next((n for n in range(1, self.capacity + 1) if n not in occupied), None)


def capacity_of(mode: TubeMode, pool_size: int) -> int:
    """The number of people that a tube in a mode holds."""
    return {"pool": pool_size, "household": HOUSEHOLD_CAPACITY, "single": 1}[mode]


def rejection_reason(tube: Tube, resident: Resident, household: Resident | None) -> str | None:
    """The reason why a person may not be added to a tube, or None if there is none.

    Args:
        tube: an open tube.
        resident: the person to add.
        household: a person already in the tube, for the rule that a household tube has only one
            household.
    """
    if tube.free_position is None:
        return "tube_full"
    if tube.mode != "single" and resident.colour in NOT_GREEN:
        return "single_tube_required"
    if tube.mode == "household" and household is not None and household.address != resident.address:
        return "other_household"
    return None
