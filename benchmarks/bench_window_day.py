"""A day of 25,000 people through the real window: what a scan costs in the evening.

A station's window is opened on a made-up city and signed in to; a simulated registrar scans one
person after the other into it, with a tube for each ten, and waits each time until the verdict is
painted. Times from the last key to the painted verdict, and the memory of the program, in the
morning and after every fifth of the day.

    PYTHONPATH=. QT_QPA_PLATFORM=offscreen .venv/bin/python benchmarks/bench_window_day.py [PEOPLE]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from testdesk import app
from testdesk.demo.city import make_city, tube_codes
from testdesk.demo.day_clock import (
    OPENING_TIME,
    PREPARATION_TIME,
    DayClock,
    day_to_play,
    local_moment,
)
from testdesk.demo.making import DemoCity, make_demo
from testdesk.demo.registrar import SimulatedRegistrar
from testdesk.demo.waiting import act_and_wait
from testdesk.gui.shell import Shell
from testdesk.wall_clock import WallClock

PEOPLE, MEASURED, POOL = 25_000, 500, 10
# A scan of the same code within seconds would count as a double read; people take twelve.
SECONDS_A_PERSON = 1.5


def registrar_at_window(demo: DemoCity, clock: DayClock) -> tuple[Shell, SimulatedRegistrar]:
    """Opens the first station's window and signs in."""
    shell = Shell(demo.home(1), clock=clock)
    shell.show()
    page = shell.sign_in
    page.passphrase.field.setText(demo.passphrases.station)
    page.operator.field.setText("李敏")
    act_and_wait(shell.currentChanged, page.submit)
    if shell.window_ is None or shell.bridge is None:
        raise SystemExit("the station did not open")
    return shell, SimulatedRegistrar(shell.window_, shell.bridge, tube_codes(seed=1), clock)


def numbers_of(demo: DemoCity) -> Iterator[str]:
    """The ID numbers of people who can be sampled in a pool."""
    for person in demo.city.people:
        if person.listed and person.colour == "green" and person.document_type == "01":
            yield person.document_number


def memory_mb() -> float:
    """The memory of this program now."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line.split()[1] for line in status.splitlines() if "VmRSS" in line)) / 1024


def measure(demo: DemoCity, people: int) -> Iterator[str]:
    """A line of the table for the morning and for every fifth of the day."""
    clock = DayClock(local_moment(day_to_play(WallClock().now()), OPENING_TIME))
    shell, registrar = registrar_at_window(demo, clock)
    tubes = tube_codes(seed=2)
    morning, results = 0.0, dict[str, int]()
    for place, number in zip(range(people), numbers_of(demo), strict=False):
        if place % POOL == 0:
            registrar.scan(next(tubes))
        clock.forward(SECONDS_A_PERSON)
        reason = registrar.scan(number).reason
        results[reason] = results.get(reason, 0) + 1
        if place + 1 == MEASURED or (place + 1) % (people // 5) == 0:
            painted = registrar.timing.painted[-MEASURED:]
            p50, p99 = statistics.median(painted), statistics.quantiles(painted, n=100)[98]
            morning = morning or p99
            yield (
                f"{place + 1:9,} {p50:8.1f} ms {p99:8.1f} ms {p99 / morning:6.2f} x"
                f" {memory_mb():8.0f} MB"
            )
    yield f"results: {results}"
    shell.close()


def main() -> None:
    """Prints the table."""
    with suppress(OSError, AttributeError):
        os.nice(-15)
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    app.make_application()
    with tempfile.TemporaryDirectory() as name:
        day = day_to_play(WallClock().now())
        city = make_city(residents=people * 3 // 2, today=day)
        clock = DayClock(local_moment(day, PREPARATION_TIME))
        demo = make_demo(Path(name) / "demo", city, clock=clock)
        print(f"{'people':>9} {'p50':>11} {'p99':>11} {'p99':>8} {'memory':>11}", flush=True)  # noqa: T201 - a benchmark prints its table
        for line in measure(demo, people):
            print(line, flush=True)  # noqa: T201 - the same


if __name__ == "__main__":
    main()
