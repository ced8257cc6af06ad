"""The hybrid logical clock: a time that never runs backwards at one station.

Kulkarni et al., "Logical Physical Clocks", 2014. Text form: 12 hex digits of milliseconds since
1970 and 4 of a counter, so that text order is time order. The station number breaks ties.
"""

from __future__ import annotations

ZERO = "0" * 16


def tick(last: str, now_ms: int) -> str:
    """The clock's next reading after `last`, at wall time `now_ms` (milliseconds since 1970)."""
    last_ms, count = int(last[:12], 16), int(last[12:], 16)
    if now_ms > last_ms:
        return f"{now_ms:012x}0000"
    if count == 0xFFFF:
        return f"{last_ms + 1:012x}0000"
    return f"{last_ms:012x}{count + 1:04x}"


def observe(last: str, seen: str) -> str:
    """The later of our last reading and one that another station's event carried."""
    return max(last, seen)
