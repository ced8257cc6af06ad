"""The erasure of a round: one supervisor proposes it, another one confirms it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.journal.events import BodiesErased, RoundErasure
from testdesk.domain.refusals import Refusal, RewriteDue
from testdesk.hq.accounts.operators import role_of
from testdesk.hq.accounts.sessions import check_supervisor
from testdesk.hq.city.rounds import round_exists
from testdesk.hq.erasure.conditions import Erasable, due_until, erasable, over_since
from testdesk.hq.erasure.kept_files import delete_kept_files
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import erased, journal
from testdesk.hq.store.database import exclude_other_writers
from testdesk.hq.store.erased import EventNumber
from testdesk.hq.store.erasure_journal import (
    ROUND_ERASED,
    ErasedRound,
    Proposal,
    erased_rounds,
    proposals,
)
from testdesk.hq.store.postgresql.connection import statement_time_limit
from testdesk.hq.store.rewriting import rewrite_database
from testdesk.hq.store.schema.tables import FACTS, KIT, SAMPLED_LIST
from testdesk.hq.views.reports import round_totals
from testdesk.wall_clock import utc_text

# Folding a city's events again takes minutes.
_ERASING_SECONDS = 6 * 3600


RoundStateName = Literal["current", "kept", "due", "proposed", "erased"]


class RoundState(msgspec.Struct, frozen=True):
    """A round, and whether it may be erased.

    Attributes:
        round: its short name.
        samples, people: valid samples, and the people sampled.
        over_since: when the next round was opened (UTC, ISO format); empty for the current round.
        state: `current`: no later one was opened; `kept`: it is not old enough; `due`: it may be
            erased, if nothing about it is missing or disputed; `proposed`: somebody proposed it;
            `erased`: it was erased, and nothing of it has come since.
        proposal: of the one that is open.
        erased_at: when it was last erased (UTC, ISO format), or empty.
    """

    round: str
    samples: int
    people: int
    over_since: str
    state: RoundStateName
    proposal: Proposal | None
    erased_at: str


def round_states(hq: Headquarters, connection: Connection) -> list[RoundState]:
    """All rounds, newest first."""
    proposed = _valid_proposals(connection)
    erased_at = {one.round: one.at for one in erased_rounds(connection)}
    until = due_until(hq)
    found = []
    for totals in round_totals(connection):
        over, name = over_since(connection, totals.round), totals.round
        state: RoundStateName = "due"
        if not over:
            state = "current"
        elif name in proposed:
            state = "proposed"
        elif name in erased_at and not totals.samples:
            state = "erased"
        elif over > until:
            state = "kept"
        found.append(
            RoundState(
                *(name, totals.samples, totals.people, over, state),
                proposal=proposed.get(name),
                erased_at=erased_at.get(name, ""),
            )
        )
    return found


def propose(hq: Headquarters, round_: str, *, note: str, by: str, password: str) -> Erasable:
    """Proposes to erase a round, which another supervisor has to confirm.

    Args:
        hq: the headquarters.
        round_: its short name.
        note: why, as free text.
        by: the supervisor who proposes it.
        password: theirs.

    Returns:
        What would be erased now.

    Raises:
        Refusal: reason_missing; erasure_proposed; those of `erasable` and `check_supervisor`.
    """
    if not note.strip() or "\0" in note:
        raise Refusal("reason_missing")
    check_supervisor(hq, name=by, password=password)
    with hq.write() as connection:
        if round_ in _valid_proposals(connection):
            raise Refusal("erasure_proposed")
        found = erasable(hq, connection, round_)
        step = RoundErasure(round_, "proposed", by, note.strip())
        journal.append(connection, [step], clock=hq.clock)
    return found


def withdraw(hq: Headquarters, round_: str, *, by: str, password: str) -> None:
    """Withdraws a proposal, whoever made it.

    Raises:
        Refusal: round_unknown, erasure_not_proposed, round_erased, and those of
            `check_supervisor`.
    """
    check_supervisor(hq, name=by, password=password)
    with hq.write() as connection:
        _proposal(connection, round_)
        journal.append(connection, [RoundErasure(round_, "withdrawn", by)], clock=hq.clock)


def confirm(hq: Headquarters, round_: str, *, by: str, password: str) -> ErasedRound:
    """Erases a round that another supervisor has proposed to erase.

    Bodies, tables and the events that record it change in one transaction; see `finish` for what
    follows. While it runs, nothing else can be written. If an earlier run was cut short between
    the two, any supervisor repeats it: the round is answered as it was erased then.

    Raises:
        Refusal: erasure_not_proposed; round_erased; second_person_same; those of `erasable` and
            `check_supervisor`.
        EnvironmentFault: of the database; nothing was changed.
    """
    check_supervisor(hq, name=by, password=password)
    with hq.read() as connection:
        unfinished = _unfinished(connection, round_)
        if unfinished is not None:
            return unfinished
        stations = list(connection.scalars(select(KIT.c.station).distinct()))
    # An import that runs at the same time holds the lock of its station.
    with hq.write(*stations) as connection:
        exclude_other_writers(connection)
        proposal = _proposal(connection, round_)
        if proposal.by == by:
            raise Refusal("second_person_same", reason="password")
        with statement_time_limit(connection, _ERASING_SECONDS):
            found = erasable(hq, connection, round_)
            _erase(hq, connection, found, proposal, by)
        return erased_rounds(connection)[-1]


def record_of(connection: Connection, round_: str) -> list[ErasedRound]:
    """Every erasure of a round, oldest first, for a record that people sign.

    Raises:
        Refusal: round_unknown; round_not_erased; rewrite_due: unused parts of the database may
            still have what was erased, so that nobody may sign yet.
    """
    if not round_exists(connection, round_):
        raise Refusal("round_unknown")
    found = [one for one in erased_rounds(connection) if one.round == round_]
    if not found:
        raise Refusal("round_not_erased")
    if erased.is_rewrite_due(connection):
        raise RewriteDue()
    return found


def finish(hq: Headquarters) -> bool:
    """Rewrites the database without what was erased, if that is still due.

    Returns:
        Whether nothing that was erased is left in unused parts of the database.

    Raises:
        EnvironmentFault: disk_full, database_busy, and the other faults of the database. The bodies
            stay erased, and the next call repeats the rewrite.
    """
    with hq.read() as connection:
        due = erased.rewrites_due(connection)
    if not due:
        return True
    if hq.keeper is None:
        rewrite_database(hq.engine)
    elif not hq.keeper.rewrite():
        return False
    with hq.write() as connection:
        erased.forget_rewrites(connection, due)
    return True


def _erase(
    hq: Headquarters, connection: Connection, found: Erasable, proposal: Proposal, by: str
) -> None:
    events = found.found.events
    step = RoundErasure(
        *(proposal.round, "erased", by, proposal.note),
        proposed_by=proposal.by,
        samples=found.found.samples,
        until=found.until,
        days=hq.secrets.retention_days,
    )
    records = _records(events, found.until, hq.secrets.retention_days)
    journal.append(connection, [step, *records], clock=hq.clock)
    delete_kept_files(connection, found.files)
    of_round = SAMPLED_LIST.c.round == proposal.round
    connection.execute(SAMPLED_LIST.delete().where(of_round))
    erased.erase_bodies(connection, events, at=utc_text(hq.clock.now()))


def _records(events: Collection[EventNumber], until: str, days: int) -> Iterator[BodiesErased]:
    """One event for each author."""
    by_author: dict[int, list[int]] = defaultdict(list)
    for author, seq in events:
        by_author[author].append(seq)
    for author, seqs in sorted(by_author.items()):
        yield BodiesErased(author, min(seqs), max(seqs), len(seqs), until, days, ROUND_ERASED)


def _proposal(connection: Connection, round_: str) -> Proposal:
    if not round_exists(connection, round_):
        raise Refusal("round_unknown")
    proposal = _valid_proposals(connection).get(round_)
    if proposal is not None:
        return proposal
    if _is_erased(connection, round_):
        raise Refusal("round_erased")
    raise Refusal("erasure_not_proposed")


def _is_erased(connection: Connection, round_: str) -> bool:
    """Whether a round was erased, and no sample of it has come since."""
    late = select(FACTS["sample"].c.seq).where(FACTS["sample"].c.round == round_).limit(1)
    was_erased = any(one.round == round_ for one in erased_rounds(connection))
    return was_erased and connection.execute(late).first() is None


def _unfinished(connection: Connection, round_: str) -> ErasedRound | None:
    """The last erasure of a round after which the database has not been rewritten yet, if any."""
    if round_ in _valid_proposals(connection) or not erased.is_rewrite_due(connection):
        return None
    return next((one for one in erased_rounds(connection)[::-1] if one.round == round_), None)


def _valid_proposals(connection: Connection) -> dict[str, Proposal]:
    """The open proposals of those who still are supervisors, by round."""
    found = proposals(connection)
    return {name: one for name, one in found.items() if role_of(connection, one.by) == "supervisor"}
