"""What a command of the day leaves at a station: all of it, nothing, or one of its known steps.

The steps are made by the command itself, without faults, in copies of the prepared site. A case is
then compared with them: with more than samples and the length of the journal.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

from tests.cli.site import STATION_PHRASE, Site
from tests.cli.states_before import NEW_PHRASE
from tests.cli.tried_commands import DAY_COMMANDS, TriedCommand
from tests.reliability.syscalls import Forker, Ran

from testdesk import bootstrap
from testdesk.domain.station.bags import PackedBag
from testdesk.domain.station.swab_counts import TubeCheck
from testdesk.ports import Station
from testdesk.services import bags, day, tube_counts
from testdesk.services.staff.enrolment import staff_of
from testdesk.settings import VAULT

Copies = Callable[[], AbstractContextManager[Site]]
Answer = tuple[int, str]


@dataclass(frozen=True)
class DayState:
    """What the screens of the day show, without times.

    Attributes:
        opened_by: the passphrases that open the station.
        caused: kind and operator of each event of the journal.
        counts: people, swabs and why they differ, tubes, places, exported people.
        closed: whether the shift is closed.
        problems: why it cannot be closed.
        tubes: sealed tubes, with what was counted in each.
        bags: the packed bags.
        staff: name, role, state and number of wrong PINs of each operator.
    """

    opened_by: frozenset[str]
    caused: tuple[tuple[str, str], ...]
    counts: tuple[object, ...]
    closed: bool
    problems: tuple[str, ...]
    tubes: tuple[TubeCheck, ...]
    bags: tuple[PackedBag, ...]
    staff: tuple[tuple[str, str, str, int], ...]


def opened_by(site: Site) -> frozenset[str]:
    """The passphrases that open the station; it is then used with one of them."""
    found = frozenset(one for one in (STATION_PHRASE, NEW_PHRASE) if _opens(site, one))
    site.phrase = STATION_PHRASE if STATION_PHRASE in found else NEW_PHRASE
    return found


def _opens(site: Site, phrase: str) -> bool:
    shown = site.station("passphrase", "list", phrase=phrase)
    assert shown.status == 0 or shown.value["error"] == "passphrase_wrong", shown.out
    return shown.status == 0


def state_of(site: Site) -> DayState:
    """Opens the station and reads it."""
    phrases = opened_by(site)
    with bootstrap.station(site.home, site.phrase) as station:
        report = day.reconcile(station=station)
        count = report.swab_count
        why = (count.reason, count.confirmed_by) if count else None
        return DayState(
            phrases,
            _caused(station),
            (report.people, report.swabs, why, report.tubes, report.places, report.exported),
            report.shift.closed_at != "",
            report.problems,
            tuple(tube_counts.tube_checks(station)),
            tuple(map(_without_times, bags.bags(station=station).packed)),
            tuple(_staff(station)),
        )


def _without_times(bag: PackedBag) -> PackedBag:
    gone = "gone" if bag.handed_over_at else ""
    return PackedBag(
        bag.bag, bag.tubes, bag.people, "", bag.packed_by, gone, bag.recipient, bag.signed_by
    )


def _caused(station: Station) -> tuple[tuple[str, str], ...]:
    with station.read() as uow:
        entries = uow.journal.entries(1, uow.journal.length())
    return tuple((entry.header.kind, entry.header.operator) for entry in entries)


def _staff(station: Station) -> Iterator[tuple[str, str, str, int]]:
    with station.read() as uow:
        tries = {one.operator: uow.staff.wrong_tries(one.operator).count for one in uow.staff.all()}
    for one in staff_of(station):
        yield one.name, one.role, one.state, tries[one.operator]


@dataclass(frozen=True)
class Step:
    """A state in which a command may be cut short, and what the whole command makes of it.

    Attributes:
        state: after this much of the command.
        again: how the whole command ends from there.
        later: the state afterwards.
    """

    state: DayState
    again: Answer
    later: DayState


class Steps:
    """From nothing to all of a command, in order."""

    def __init__(self, fork: Forker, command: TriedCommand, copies: Copies) -> None:
        self._command = command
        self._steps: list[Step] = []
        for run in _partial_runs(fork, command):
            with copies() as site:
                run(site)
                state = state_of(site)
                again = fork.run(site, command)
                self._steps.append(Step(state, (again.status, again.error), state_of(site)))

    @property
    def changes(self) -> bool:
        """Whether the command changes anything that is compared here."""
        return self._steps[0].state != self._steps[-1].state

    def found(self, site: Site) -> tuple[int | None, DayState]:
        """How many steps the station has taken; None if it is in none of the known states."""
        state = state_of(site)
        known = [number for number, step in enumerate(self._steps) if step.state == state]
        return (known[-1] if known else None), state

    def after_fault(self, site: Site, ran: Ran, done: Ran) -> tuple[int | None, list[str]]:
        """The number of steps taken, and the problems."""
        found, state = self.found(site)
        if found is None:
            return None, [f"neither whole nor absent: {_difference(self._steps[-1].state, state)}"]
        if found < (needed := self._acknowledged(ran, done)):
            return found, [f"lost: {needed} steps were acknowledged, {found} are there"]
        return found, []

    def after_rerun(self, site: Site, taken: int | None, ran: Ran) -> list[str]:
        """The problems after the whole command ran once more."""
        if taken is None:
            return []
        step, problems = self._steps[taken], []
        if (ran.status, ran.error) != step.again:
            problems.append(f"begun again: {ran.status} {ran.error}, not {step.again}")
        if (state := state_of(site)) != step.later:
            problems.append(f"begun again: {_difference(step.later, state)}")
        return problems

    def share(self, taken: int | None) -> str:
        """How much of the command is there, in a word; empty where it changes nothing."""
        if taken is None:
            return "neither"
        if not self.changes:
            return ""
        return "whole" if taken == len(self._steps) - 1 else "between" if taken else "absent"

    def _acknowledged(self, ran: Ran, done: Ran) -> int:
        """The number of steps that the output acknowledges; a truncated line is none."""
        if self._command.typed:  # one answer for each line, and perhaps why the command ended
            ends = ran.out.splitlines(keepends=True)
            return sum(line.endswith("\n") for line in ends) - bool(ran.error)
        is_whole = ran.out.endswith("\n") and ran.error == done.error
        return len(self._steps) - 1 if is_whole else 0


def _partial_runs(fork: Forker, command: TriedCommand) -> Iterator[Callable[[Site], object]]:
    yield lambda _site: None
    for count in range(1, len(command.typed)):
        shorter = dataclasses.replace(command, typed=command.typed[:count])
        yield partial(fork.run, command=shorter)
    if command == DAY_COMMANDS["station recover"]:
        yield partial(_recover_without_vault, fork, command)
    yield partial(fork.run, command=command)


def _recover_without_vault(fork: Forker, command: TriedCommand, site: Site) -> None:
    """The event is there, and the vault is still the old one."""
    vault = (site.home / VAULT).read_bytes()
    fork.run(site, command)
    (site.home / VAULT).write_bytes(vault)


def _difference(expected: DayState, found: DayState) -> str:
    pairs = (
        (field.name, getattr(expected, field.name), getattr(found, field.name))
        for field in dataclasses.fields(DayState)
    )
    kinds = Counter(found.caused) - Counter(expected.caused)
    return f"{[pair for pair in pairs if pair[1] != pair[2]]} {dict(kinds)}"
