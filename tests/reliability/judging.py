"""What must hold after a command was cut, or its disk refused something."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from tests.cli.site import CommandOutput, Site
from tests.cli.tried_commands import IS_MADE, KEEPS_THE_DAMAGED, TriedCommand, left_after_a_start
from tests.reliability import backup_files
from tests.reliability.syscalls import KILLED, Fault, Forker, Ran
from tests.reliability.whole_or_absent import Steps

# A headquarters that is just being made does not know our station.
_OF_ANOTHER_CITY = {"hq init"}

# Intact data must not be called damaged because a disk refused one call: people would discard it.
_CALLS_IT_DAMAGE = re.compile(
    r"(damaged|missing|_cut|older_copy|other_history|wrong|invalid|beyond_repair|truncated)$"
)

Sample = tuple[str, int, str]


@dataclass(frozen=True)
class Known:
    """What had been acknowledged before.

    Attributes:
        length: of the station's journal; 0 where there is no station.
        samples: (tube, position, resident) at the station.
        reached: the last event that headquarters has of the station's journal.
        steps: of the command, where it is one of the day.
        backups: the names of the files that are backups.
    """

    length: int = 0
    samples: frozenset[Sample] = frozenset()
    reached: int = 0
    steps: Steps | None = None
    backups: frozenset[str] = frozenset()

    def with_made(self, made: Known, *, new_hq: bool) -> Known:
        """A station or headquarters that was not there must be as the undisturbed command makes it.

        One that was there, without samples or batches, may still be so after a fault.
        """
        known = self
        if not self.length:
            known = replace(known, length=made.length, samples=made.samples)
        return replace(known, reached=made.reached) if new_hq else known


@dataclass(frozen=True)
class Case:
    """One fault in one run of a command.

    Attributes:
        fault: the intended one.
        ran: how the command ended.
        problems: what is violated afterwards; empty, or a fault of ours.
        share: how much of a command of the day is there after the fault; see `Steps.share`.
    """

    fault: Fault
    ran: Ran
    problems: tuple[str, ...]
    share: str = ""

    def __str__(self) -> str:
        details = (self.ran.status, self.ran.out[-300:], self.ran.err[-2000:])
        return f"{self.fault}: {self.problems}\n  {details}"


def known_of(site: Site) -> Known:
    """Before the command; a damaged or missing station has nothing."""
    status = site.station("status")
    hq = site.hq("status") if site.hq_home.exists() else None
    return Known(
        status.value["journal"]["length"] if status.status == 0 else 0,
        _samples(site) if status.status == 0 else frozenset(),
        _reached(hq) if hq is not None and hq.status == 0 else 0,
        backups=backup_files.backups_at(site),
    )


def judge(
    fork: Forker,
    name: str,
    command: TriedCommand,
    site: Site,
    fault: Fault,
    done: Ran,
    known: Known,
) -> Case | None:
    """Runs a command with a fault, checks, repeats it, checks, and carries all to headquarters.

    None where the fault did not occur: nothing else of the run counts then.
    """
    ran = fork.run(site, command, fault)
    if not ran.hit and ran.status != KILLED:  # a kill in another thread is a kill all the same
        return None
    problems, taken, steps = _of_the_end(ran, name, done), None, known.steps
    if steps is not None:
        taken, wrong = steps.after_fault(site, ran, done)
        problems += wrong
    problems += _of_the_data(site, name, known, ran, begun=False)
    problems += backup_files.backup_problems(site, known.backups)
    later = fork.run(site, command)
    if steps is not None:
        problems += steps.after_rerun(site, taken, later)
    elif later.status != done.status and later.error not in IS_MADE.get(name, set()):
        problems.append(f"begun again: {later.status} {later.error}")
    if later.is_bug:
        problems.append(f"begun again: {later.err[-1500:]}")
    problems += _of_the_data(site, name, known, later, begun=True)
    problems += backup_files.backup_problems(site, known.backups)
    problems += _of_the_rest(site, name)
    return Case(fault, ran, tuple(problems), steps.share(taken) if steps else "")


def _of_the_end(ran: Ran, name: str, done: Ran) -> list[str]:
    if ran.is_bug:
        return ["traceback" if "Traceback" in ran.err else f"status {ran.status}"]
    if ran.status in {1, 3} and not ran.error:
        return [f"status {ran.status} without a code and its sentence"]
    is_own_answer = (ran.status, ran.error) == (done.status, done.error)
    if name not in KEEPS_THE_DAMAGED and not is_own_answer and _CALLS_IT_DAMAGE.search(ran.error):
        return [f"a lie: {ran.error}, where a disk refused a call"]
    return []


def _of_the_data(site: Site, name: str, known: Known, ran: Ran, *, begun: bool) -> list[str]:
    damaged = name in KEEPS_THE_DAMAGED and not begun
    problems = []
    reached = None
    if (site.hq_home / "headquarters.vault").exists() and not (damaged and name == "hq salvage"):
        verified, hq = site.hq("verify"), site.hq("status")
        if verified.status or hq.status:
            return [f"hq verify {verified.out}, hq status {hq.out}"]
        reached = _reached(hq)
        if reached < known.reached and name not in _OF_ANOTHER_CITY:
            problems.append(f"headquarters has {reached} of {known.reached}")
    if (site.home / "station.vault").exists() and not (damaged and name == "salvage"):
        problems += _of_the_station(site, name, known, ran, reached)
    return problems


def _of_the_station(
    site: Site, name: str, known: Known, ran: Ran, reached: int | None
) -> list[str]:
    verified, status = site.station("verify"), site.station("status")
    if verified.status or status.status:
        return [f"verify {verified.out}, status {status.out}"]
    problems = []
    if status.value["journal"]["length"] < known.length:
        problems.append(f"lost: the journal was {known.length} long")
    if lacking := (known.samples | _answered(ran)) - _samples(site):
        problems.append(f"lost: {len(lacking)} acknowledged samples")
    accepted = [b["last"] for b in status.value["batches"] if b["state"] == "accepted"]
    if reached is not None and name not in _OF_ANOTHER_CITY and max(accepted, default=0) > reached:
        problems.append(f"a lie: accepted to {max(accepted)}, headquarters has {reached}")
    return problems


def _of_the_rest(site: Site, name: str) -> list[str]:
    """Nothing is left over, and everything can be carried to headquarters and back."""
    left = left_after_a_start(site, name)
    if name in backup_files.COMMANDS:
        left += backup_files.temporary_files(site)
    problems = [f"left: {left}"] if left else []
    if name in _OF_ANOTHER_CITY:
        return problems
    way = [site.station("export", site.stick), site.hq("import", site.stick)]
    way.append(site.station("import", site.stick))
    batches = site.station("status").value["batches"]
    if any(result.status for result in way) or {b["state"] for b in batches} != {"accepted"}:
        problems.append(f"not carried: {[result.out for result in way]} {batches}")
    at_hq, status = site.hq("status").value, site.station("status").value
    if at_hq["samples"] != len(_samples(site)):
        problems.append("lost on the way: headquarters has another number of samples")
    closed = {one["station"]: one["closed"] is not None for one in at_hq["stations"]}
    if closed.get(status["station"], False) != bool(status["shift"]["closed_at"]):
        problems.append("headquarters and the station differ on whether the day is closed")
    return problems


def _reached(status: CommandOutput) -> int:
    stations = status.value["stations"]
    return max((one["highest_contiguous"] or 0 for one in stations), default=0)


def _samples(site: Site) -> frozenset[Sample]:
    return frozenset(
        (tube["tube"], sample["position"], sample["resident"])
        for tube in site.station("tube", "list").value
        for sample in tube["samples"]
    )


def _answered(ran: Ran) -> set[Sample]:
    """What `scan` had answered; a truncated line is no answer."""
    answers = [_read(line) for line in ran.out.splitlines(keepends=True) if line.endswith("\n")]
    return {
        (answer["tube"], answer["position"], answer["resident"]["resident"])
        for answer in answers
        if answer.get("reason") == "sampled"
    }


def _read(line: str) -> dict[str, Any]:
    try:
        read = json.loads(line)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
