"""The hybrid logical clock: a time that never runs backwards at one station.

Kulkarni et al., "Logical Physical Clocks", 2014. Text form: 12 hex digits of milliseconds since
1970 and 4 of a counter, so that text order is time order. The station number breaks ties.
"""

from __future__ import annotations

ZERO = "0" * 16
LAST = "f" * 16
_LAST_MS = (1 << 48) - 1


def tick(last: str, now_ms: int) -> str:
    """The clock's next reading after `last`, at wall time `now_ms` (milliseconds since 1970).

    Always 16 digits: the last reading that there is, in the year 10889, is read again and again.
    Within one station the sequence number still says what came later.
    """
    now = min(max(now_ms, 0), _LAST_MS)
    if now > int(last[:12], 16):
        return f"{now:012x}0000"
    return f"{min(int(last, 16) + 1, int(LAST, 16)):016x}"
