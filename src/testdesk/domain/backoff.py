"""The pause before the next try: random, below a ceiling that doubles with each failure.

Short, because the window and the command line share this one rule.
"""

from __future__ import annotations

FIRST_SECONDS = 2.0
CAP_SECONDS = 300.0
MIN_SECONDS = 1.0
MAX_RETRY_AFTER_SECONDS = 900.0


def pause(failures: int, *, chance: float, retry_after: float | None = None) -> float:
    """The number of seconds to wait before the next try.

    It is random, between one second and the ceiling. When a village's radio mast works again, its
    stations must not all connect at the same moment.

    Args:
        failures: the number of tries that have failed in a row, 1 or more.
        chance: drawn evenly from 0 up to 1.
        retry_after: the seconds that the other side requested in the HTTP header `Retry-After`.
            They are added to the pause, up to a quarter of an hour, so that nobody can silence a
            station for a day.
    """
    # From 2**8 times the first pause on, the ceiling is always the cap.
    ceiling = min(CAP_SECONDS, FIRST_SECONDS * 2.0 ** min(max(failures, 1) - 1, 8))
    jitter = MIN_SECONDS + chance * (ceiling - MIN_SECONDS)
    return min(max(retry_after or 0.0, 0.0), MAX_RETRY_AFTER_SECONDS) + jitter
