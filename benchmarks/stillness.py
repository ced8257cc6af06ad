"""Moments at which the machine itself stood still, seen by processes that do nothing but wake up.

On a shared machine a processor may be taken away for a second; what is measured across such a
moment says nothing of the program. One watcher sits on each processor, wakes every two milliseconds
and writes down when it woke more than `LATE_SECONDS` late: far more than a fair scheduler lets a
busy process keep a sleeper waiting. Long work meets more such moments than short work, so what is
left out must be told beside what is kept.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

LATE_SECONDS = 0.1
_WATCH = """
import os, sys, time
if len(sys.argv) > 2:
    os.sched_setaffinity(0, {int(sys.argv[2])})
last = time.perf_counter()
while True:
    time.sleep(0.002)
    now = time.perf_counter()
    if now - last > float(sys.argv[1]):
        print(last, now, flush=True)
    last = now
"""


class Stillness:
    """What the watchers wrote.

    `time.perf_counter()` counts from one origin in all processes of a machine (Linux, Windows,
    macOS), so their times can be laid beside the program's.
    """

    def __init__(self, notes: list[Path]) -> None:
        self._notes = notes

    def gaps(self) -> list[tuple[float, float]]:
        """The spans so far, of all processors, in seconds of `time.perf_counter()`."""
        lines = (line for note in self._notes for line in note.read_text().splitlines())
        return [(float(a), float(b)) for a, b in (line.split() for line in lines)]

    def untouched(self, spans: list[tuple[float, float]]) -> list[int]:
        """Which of these spans, by place, no gap of any processor lies in."""
        gaps = self.gaps()
        return [
            place
            for place, (start, end) in enumerate(spans)
            if not any(begun < end and ended > start for begun, ended in gaps)
        ]


@contextmanager
def stillness() -> Iterator[Stillness]:
    """Watches until the block ends."""
    places = (
        [str(cpu) for cpu in sorted(os.sched_getaffinity(0))] if sys.platform == "linux" else []
    )
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        notes: list[Path] = []
        for number, place in enumerate(places or [""]):
            note = Path(folder) / str(number)
            words = [sys.executable, "-c", _WATCH, str(LATE_SECONDS), *([place] if place else [])]
            with note.open("w") as out:
                watcher = subprocess.Popen(words, stdout=out)  # noqa: S603 - our own words
            stack.callback(watcher.wait)
            stack.callback(watcher.kill)
            notes.append(note)
        yield Stillness(notes)
