"""A shift on one line.

Short, because status and close-day show it alike.
"""

from __future__ import annotations

from testdesk.cli.shared.language import localized
from testdesk.domain.station.status import Shift


def shift_text(shift: Shift) -> str:
    """The shift's events, and since when it is open or closed."""
    if shift.closed_at:
        text = localized("events {first} to {last}, closed at {at}")
    elif shift.began_at:
        text = localized("events {first} to {last}, open since {at}")
    else:
        text = localized("events {first} to {last}, no work done yet")
    return text.format(first=shift.first, last=shift.last, at=shift.closed_at or shift.began_at)
