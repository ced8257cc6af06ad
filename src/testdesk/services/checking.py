"""Checks the whole store: verifies every chain and compares the tables with a new fold."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.journal.hash_chain import GENESIS, CheckedEntry, Link, link_problems
from testdesk.domain.refusals import StoreDamaged
from testdesk.formats.sealed.entries import is_refused
from testdesk.ports import Station
from testdesk.services.retention import Erasure, erasures


class VerifyReport(msgspec.Struct, frozen=True):
    """The result of a check.

    Attributes:
        ok: whether no problem was found.
        events: the number of events that were checked, of all authors.
        erased: what was erased here, and why; it is not a problem.
        unread: kinds of events that only a later version of the program can read; they are kept
            and exported, and are not a problem.
        problems: one text for each problem, such as "station 1 event 17: chain_broken" or "table
            sample differs".
    """

    ok: bool
    events: int
    problems: tuple[str, ...]
    unread: tuple[str, ...] = ()
    erased: tuple[Erasure, ...] = ()


def verify(station: Station) -> VerifyReport:
    """Checks the file's pages, every event and chain, and compares the tables with a new fold.

    Events are decoded in the same way as at headquarters. A store with damaged pages is read as far
    as possible.
    """
    checker = _JournalChecker(own_station=station.identity.station)
    erased: tuple[Erasure, ...] = ()
    try:
        problems = _journal_problems(station, checker)
        with station.read() as uow:
            erased = erasures(uow)
    except StoreDamaged:
        problems = [*checker.problems, "journal or tables: cannot be read"]
    problems = [*station.examine(), *problems]
    return VerifyReport(
        not problems, checker.events, tuple(problems), tuple(sorted(checker.unread)), erased
    )


def _journal_problems(station: Station, checker: _JournalChecker) -> list[str]:
    with station.read() as uow:
        differing = uow.journal.refold(checker.check)
        problems = list(checker.problems)
        last_exported = max((batch.last for batch in uow.outbox.batches()), default=0)
        if uow.journal.length() < last_exported:
            # A chain does not show that its end was cut off, but the batch records do.
            problems.append(f"station {station.identity.station} event {last_exported}: missing")
        problems += [
            f"station {station.identity.station} event {seq}: body_missing"
            for seq in uow.retention.unrecorded()
        ]
    return problems + [f"table {name} differs" for name in differing]


class _JournalChecker:
    """Checks events, author by author and in order, some at a time.

    Attributes:
        events: the number of events that were checked.
        problems: see `VerifyReport`.
        unread: see `VerifyReport`.
    """

    def __init__(self, *, own_station: int) -> None:
        self._own_station = own_station
        self._last: Link | None = None
        self.events = 0
        self.problems: list[str] = []
        self.unread: set[str] = set()

    def check(self, entries: Sequence[CheckedEntry]) -> None:
        """Checks the next events of an author; there must be at least one event."""
        links = [checked.link for checked in entries]
        station = links[0].header.station
        self.events += len(entries)
        self.unread |= {checked.link.header.kind for checked in entries if checked.is_unreadable}
        refused = [
            (checked.link.header.seq, "event_damaged") for checked in entries if is_refused(checked)
        ]
        self.problems += [
            f"station {station} event {seq}: {code}"
            for seq, code in (*self._chain_problems(links), *refused)
        ]
        self._last = links[-1]

    def _chain_problems(self, links: Sequence[Link]) -> list[tuple[int, str]]:
        """Checks the chain of an author's next events.

        Of another station, perhaps only its cards are here, so gaps are allowed. Of this station
        and of headquarters, all events must be here, from the first on.
        """
        station = links[0].header.station
        last = self._last if self._last and self._last.header.station == station else None
        # A chain begins with event 1, whose `prev` is `GENESIS`.
        prev, first = (last.hash, last.header.seq + 1) if last else (GENESIS, 1)
        if station in (HEADQUARTERS, self._own_station):
            return link_problems(links, prev=prev, first=first)
        problems: list[tuple[int, str]] = []
        for run in _runs(links):
            first_header = run[0].header
            if last is None or first_header.seq != first:
                prev, first = first_header.prev, first_header.seq
            problems += link_problems(run, prev=prev, first=first)
            first = 0  # the number of no event: each later run begins after a gap
        return problems


def _runs(links: Sequence[Link]) -> list[list[Link]]:
    """Splits the links into runs of consecutive sequence numbers."""
    runs: list[list[Link]] = []
    for link in links:
        if not runs or runs[-1][-1].header.seq + 1 != link.header.seq:
            runs.append([])
        runs[-1].append(link)
    return runs
