"""Which calls of which command are cut or refused, and the tally of the results."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.cli.site import Site
from tests.cli.states_before import ADDRESS, choose_own_place
from tests.cli.tried_commands import COMMANDS, IN_A_WINDOW, OF_THE_DAY, TriedCommand, prepare
from tests.net.served import headquarters_serving
from tests.reliability.judging import Case, Known, judge, known_of
from tests.reliability.syscalls import ERRORS, KILLED, KILLED_AT, Fault, Forker, Ran, Touch
from tests.reliability.whole_or_absent import Steps

KINDS = ("kill", "error")


@dataclass
class Tally:
    """For one command and one kind of fault.

    Attributes:
        cases: faults that occurred.
        killed: of them, kills.
        done: the command did its work all the same.
        refused: it ended with a code, by code.
        wrong: what was violated.
        shares: how much of a command of the day was there after the fault; see `Steps.share`.
    """

    cases: int = 0
    killed: int = 0
    done: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[Case] = field(default_factory=list)
    shares: Counter[str] = field(default_factory=Counter)

    def add(self, case: Case) -> None:
        """One more case."""
        self.cases += 1
        self.shares[case.share] += 1
        if case.problems:
            self.wrong.append(case)
        if case.ran.status == KILLED:
            self.killed += 1
        elif case.ran.error:
            self.refused[case.ran.error] += 1
        else:
            self.done += 1


class Prepared:
    """A command with everything it needs prepared, and what it then touches.

    Args:
        fork: runs it.
        name: of the command.
        made: a small city.
        scratch: a folder; each case is a copy in it.
    """

    def __init__(self, fork: Forker, name: str, made: Site, scratch: Path) -> None:
        self._fork, self.name, self._scratch = fork, name, scratch
        self._command: TriedCommand = (COMMANDS | IN_A_WINDOW)[name]
        self._site = Site(scratch / "prepared")
        shutil.copytree(made.base, self._site.base)
        prepare(self._site, self._command)
        with self.copy() as first:
            self._done: Ran = fork.run(first, self._command)
            afterwards = known_of(first)
        with self.copy() as looked_at:
            new_hq = not (looked_at.hq_home / "headquarters.vault").exists()
            self._known: Known = known_of(looked_at).with_made(afterwards, new_hq=new_hq)
        if name in OF_THE_DAY:
            steps = Steps(fork, self._command, self.copy)
            self._known = replace(self._known, steps=steps)

    @contextmanager
    def copy(self) -> Iterator[Site]:
        """A copy of the prepared site, as long as it is used."""
        site = Site(self._scratch / "copy")
        shutil.copytree(self._site.base, site.base)
        choose_own_place(site)
        try:
            with _serving(site) if self._command.served else nullcontext():
                yield site
        finally:
            shutil.rmtree(site.base)

    @property
    def touches(self) -> tuple[Touch, ...]:
        """All that it touches where nothing goes wrong."""
        return self._done.touches

    @property
    def done(self) -> Ran:
        """How it ends where nothing goes wrong."""
        return self._done

    @property
    def steps(self) -> Steps:
        """Of a command of the day."""
        assert self._known.steps is not None
        return self._known.steps

    def run(self, fault: Fault) -> Ran:
        """The command alone, with a fault, in a copy."""
        with self.copy() as site:
            return self._fork.run(site, self._command, fault)

    def faults(self, kind: str, count: int) -> list[Fault]:
        """Faults of a kind, spread over the whole run and over all calls; the same each time."""
        rng = random.Random(f"{self.name} {kind}")  # noqa: S311 - the same can be made again
        touches = [t for t in self._done.touches if kind == "error" or t.call in KILLED_AT]
        chosen = _spread(touches, count, rng)
        if kind == "kill":
            return [Fault(touch) for touch in chosen]
        return [_error(touch, rng) for touch in chosen]

    def tally(self, faults: Sequence[Fault]) -> Tally:
        """Each fault in a copy of its own."""
        tally = Tally()
        for fault in faults:
            with self.copy() as site:
                case = judge(
                    self._fork, self.name, self._command, site, fault, self._done, self._known
                )
            if case is not None:
                tally.add(case)
        return tally


@contextmanager
def _serving(site: Site) -> Iterator[None]:
    with headquarters_serving(site) as (host, port):
        (site.base / ADDRESS).write_text(f"http://{host}:{port}", "utf-8")
        yield


def _spread(touches: Sequence[Touch], count: int, rng: random.Random) -> list[Touch]:
    """`count` touches, calls by name in turn: a rename is as likely as one of 400 writes."""
    by_call: dict[str, list[Touch]] = {}
    for touch in touches:
        by_call.setdefault(touch.call, []).append(touch)
    left = [rng.sample(group, len(group)) for _, group in sorted(by_call.items())]
    chosen: list[Touch] = []
    rng.shuffle(left)
    while left and len(chosen) < count:
        group = left.pop(0)
        chosen.append(group.pop())
        if group:
            left.append(group)
    return chosen


def _error(touch: Touch, rng: random.Random) -> Fault:
    stays = touch.call in {"pwrite64", "fsync", "ftruncate"} and rng.random() < 0.5
    return Fault(touch, rng.choice(ERRORS[touch.call]), stays)
