"""Checking the whole store: every chain, and the tables against a new fold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import Entry
from testdesk.domain.refusals import StoreDamaged
from testdesk.formats.sealed.entries import refused_numbers
from testdesk.ports import Station


class VerifyReport(msgspec.Struct, frozen=True):
    """What a check found.

    Attributes:
        ok: no problem was found.
        events: how many were checked, of every author.
        unread: kinds of events that only a later version of the program understands; they are
            kept and exported, and are no problem.
        problems: one text each: "station 1 event 17: chain_broken", "table sample differs".
    """

    ok: bool
    events: int
    problems: tuple[str, ...]
    unread: tuple[str, ...] = ()


def verify(station: Station) -> VerifyReport:
    """Checks every page, decodes every event as headquarters will, checks the chains, and folds.

    A store with damaged pages is read as far as possible.
    """
    found = _Found()
    try:
        _read_journal(station, found)
    except StoreDamaged:
        found.problems.append("journal or tables: cannot be read")
    problems = [*station.examine(), *found.problems]
    return VerifyReport(not problems, found.events, tuple(problems), tuple(sorted(found.unread)))


@dataclass
class _Found:
    events: int = 0
    problems: list[str] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def _read_journal(this_station: Station, found: _Found) -> None:
    with this_station.read() as uow:
        for station, last in sorted(uow.journal.authors().items()):
            entries = uow.journal.entries_of(station, 1, last)
            found.events += len(entries)
            found.unread |= {kind for _, _, kind in hash_chain.unreadable(entries)}
            complete = station in (HEADQUARTERS, this_station.identity.station)
            refused = [(seq, "event_damaged") for seq in refused_numbers(entries)]
            found.problems += [
                f"station {station} event {seq}: {code}"
                for seq, code in (*_chain_problems(entries, complete=complete), *refused)
            ]
        written_to = max((batch.last for batch in uow.outbox.batches()), default=0)
        if uow.journal.length() < written_to:
            # A chain does not show that its end was cut off; the batch records do.
            found.problems.append(
                f"station {this_station.identity.station} event {written_to}: missing"
            )
        found.problems += [f"table {name} differs" for name in uow.journal.refold()]


def _chain_problems(entries: Sequence[Entry], *, complete: bool) -> list[tuple[int, str]]:
    """What is wrong with one station's entries, in order of sequence numbers.

    Args:
        entries: as they are kept here.
        complete: all must be here from the first one on; of another station only its cards may be.
    """
    if complete:
        return hash_chain.chain_problems(entries)
    problems: list[tuple[int, str]] = []
    for run in _runs(entries):
        head = run[0].header
        problems += hash_chain.chain_problems(run, prev=head.prev, first=head.seq)
    return problems


def _runs(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The entries, split at each gap."""
    runs: list[list[Entry]] = []
    for entry in entries:
        if not runs or runs[-1][-1].header.seq + 1 != entry.header.seq:
            runs.append([])
        runs[-1].append(entry)
    return runs
