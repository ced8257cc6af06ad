"""The round and the tube that the register page shows beside the verdict.

Short, because it contains only the data of the page and none of its widgets.
"""

from __future__ import annotations

import msgspec

from testdesk.domain.station.tubes import Tube
from testdesk.ports import Station


class RegisterState(msgspec.Struct, frozen=True):
    """The state of the station between two scans.

    Attributes:
        round: short name of the open round, or None.
        tube: the open tube, or None.
        full: if no tube is open, the tube that filled up last in this shift. Its swabs have to
            be counted.
        swabs: how many swabs were counted in the full tube; None until they are counted.
        shift_first: the sequence number of the first event of this shift.
    """

    round: str | None
    tube: Tube | None
    full: Tube | None = None
    swabs: int | None = None
    shift_first: int = 0


def read_state(station: Station) -> RegisterState:
    """Reads the round and the tube from the store."""
    with station.read() as uow:
        tube = uow.samples.open_tube()
        newest = None if tube else next(iter(uow.samples.tubes(limit=1)), None)
        round_, shift_start = uow.samples.round(), uow.shifts.open_first()
        full = newest if newest is not None and _is_to_be_counted(newest, shift_start) else None
        swabs = uow.samples.swabs_in_tube(full.tube) if full is not None else None
    return RegisterState(round_, tube, full, swabs, shift_start)


def _is_to_be_counted(tube: Tube, shift_start: int) -> bool:
    """Whether a tube became full in this shift; a single tube's swab is not counted."""
    filled_up = tube.state == "sealed" and tube.reason == "full" and tube.capacity > 1
    return filled_up and tube.seq >= shift_start
