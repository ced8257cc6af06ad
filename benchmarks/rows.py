"""The rows of the table of docs/performance.md, and what a process measures of itself.

Short, because the parts of the table are in several modules.
"""

from __future__ import annotations

import statistics
from pathlib import Path

# Above this a bare commit says that the machine was busy with something else.
BUSY_MS = 1.0

Row = tuple[str, str, float]
"""What was measured, in which unit, how much."""


def rows_of(name: str, times: list[float], least: float | None = None) -> list[Row]:
    """Median, 99th percentile and maximum of times in milliseconds; the median to the least."""
    found: list[Row] = [
        (f"{name}, p50", "ms", statistics.median(times)),
        (f"{name}, p99", "ms", statistics.quantiles(times, n=100)[98]),
        (f"{name}, maximum", "ms", max(times)),
    ]
    if least is not None and least <= BUSY_MS:
        found.append((f"{name}, p50 to a bare commit", "x", statistics.median(times) / least))
    return found


def peak() -> Row:
    """Memory of this program at most; `ru_maxrss` would count what the parent had when it began."""
    status = Path("/proc/self/status").read_text("ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if "VmHWM" in line)
    return ("memory, maximum", "MB", int(kilobytes) / 1024)
