"""The shift: the run of a station's events that one closing of the day adds up."""

from __future__ import annotations

import msgspec

# Kinds that open no shift: who sits down at a closed desk has not begun to work.
IDLE_KINDS = ("station_set_up", "operator_signed_in", "card_keys_renewed", "shift_closed")


class Shift(msgspec.Struct, frozen=True):
    """A shift of this station, by sequence numbers: no clock has a say in it.

    It opens with the first own event after the close before it, as soon as there is work among
    those events, and ends with `shift_closed`.

    Attributes:
        first, last: its events, inclusive; of an open one all up to now.
        began_at: UTC ISO time of its first work, by the desk's clock; empty before there is any.
        closed_at: the same of the close; empty while it is open.
    """

    first: int
    last: int
    began_at: str = ""
    closed_at: str = ""

    @property
    def can_close(self) -> bool:
        """Whether it is open and there is work in it."""
        return self.began_at != "" and not self.closed_at
