"""Checks headquarters' database: its pages, every chain, and the tables against a new fold."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress

import msgspec
from sqlalchemy import Connection, Table, select

from testdesk.database_file.pages import (
    damaged_pages,
    raise_if_page_unreadable,
    summary_of_tree_problems,
    tree_problems,
)
from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.journal.events import Entry
from testdesk.domain.journal.hash_chain import GENESIS, chain_problems, header_hash
from testdesk.domain.refusals import DatabaseDamaged
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store.erased import is_rewrite_due, unrecorded
from testdesk.hq.store.erasure_journal import ErasedRound, erased_rounds
from testdesk.hq.store.facts import refold_all
from testdesk.hq.store.journal import entries_of
from testdesk.hq.store.postgresql import soundness
from testdesk.hq.store.schema.tables import ALIAS, CURRENT_RESIDENT, EVENT, FACTS

_DERIVED_TABLES = (*FACTS.values(), CURRENT_RESIDENT, ALIAS)


class HeadquartersReport(msgspec.Struct, frozen=True):
    """What a check found.

    Attributes:
        ok: whether nothing is wrong.
        events: how many events of all authors were checked.
        problems: a text for each problem: "page 17: damaged", "station 1 event 17: chain_broken",
            "table sample differs", "index ix_event: damaged", "mark: older_copy". After an event
            stands a code of `hash_chain.chain_problems`, or hash_differs: the stored hash of its
            header is wrong, or body_unrecorded: its body is missing, or is here, against what is
            recorded about erasures; after "mark" one of `DatabaseKeeper.find_loss`.
        unchecked: what cannot be checked in a server's database, see `postgresql.soundness`.
        erased: the rounds that were erased, by whom and why, oldest first.
        left_in_file: whether what was erased may still be in unused parts of the database.
    """

    ok: bool
    events: int
    problems: tuple[str, ...]
    unchecked: tuple[str, ...] = ()
    erased: tuple[ErasedRound, ...] = ()
    left_in_file: bool = False


class _RolledBackError(Exception):
    """Raised to roll back a transaction that was opened only to try something."""


def verify(hq: Headquarters) -> HeadquartersReport:
    """Reads all events and folds them again, without changing the database.

    Raises:
        EnvironmentFault: a fault of the database. Damage is not raised but reported as a problem;
            database_unreachable: a page could not be read, although none is damaged.
    """
    problems: list[str] = []
    events, unchecked, rounds, left = 0, list[str](), list[ErasedRound](), False
    try:
        with hq.read() as connection:
            for station in list(connection.scalars(select(EVENT.c.station).distinct())):
                entries = entries_of(connection, station)
                events += len(entries)
                problems += _chain_problems(connection, station, entries)
            rounds, left = erased_rounds(connection), is_rewrite_due(connection)
            problems += _erasure_problems(connection, rounds)
            unchecked = soundness.unchecked(connection)
            problems += soundness.index_problems(connection)
        problems += [f"table {name} differs" for name in _differing_tables(hq)]
    except DatabaseDamaged:
        problems.append("journal or tables: cannot be read")
    problems = [*_file_problems(hq), *problems]
    found = (tuple(problems), tuple(unchecked), tuple(rounds))
    return HeadquartersReport(not problems, events, *found, left_in_file=left)


def _erasure_problems(connection: Connection, rounds: Sequence[ErasedRound]) -> list[str]:
    """Bodies that are missing, or are here, although the records of erasures say otherwise."""
    ranges = [(one.station, one.first, one.last) for round_ in rounds for one in round_.erased]
    numbers = unrecorded(connection, ranges, HEADQUARTERS)
    return [f"station {station} event {seq}: body_unrecorded" for station, seq in numbers]


def _file_problems(hq: Headquarters) -> list[str]:
    """Problems of the SQLite file; for a server see `postgresql.soundness`."""
    if hq.keeper is None:
        return []
    problems: list[str] = []
    try:
        with hq.read() as connection:
            pages = damaged_pages(connection.exec_driver_sql)
            trees = tree_problems(connection.exec_driver_sql)  # of SQLite's tables and indexes
            raise_if_page_unreadable(pages, trees, hq.keeper.is_whole, "database_unreachable")
            problems += [f"page {number}: damaged" for number in pages]
            problems += summary_of_tree_problems(trees)
        loss = hq.keeper.find_loss()
        problems += [f"mark: {loss}"] if loss else []
    except DatabaseDamaged as fault:
        problems.append(f"file: {fault.code}")
    return problems


def _chain_problems(connection: Connection, station: int, entries: Sequence[Entry]) -> list[str]:
    """The chain problems of one author. A station's missing numbers are reported elsewhere."""
    found: list[tuple[int, str]] = []
    run: list[Entry] = []  # entries without a gap
    prev, first = GENESIS, 1  # the header hash before the run, and the run's first number
    for entry in entries:
        last = run[-1].header if run else None
        if last is not None and station != HEADQUARTERS and entry.header.seq > last.seq + 1:
            found += chain_problems(run, prev=prev, first=first)
            run = []
        if not run and station != HEADQUARTERS:
            prev, first = entry.header.prev, entry.header.seq
        run.append(entry)
    found += chain_problems(run, prev=prev, first=first)
    hashes = select(EVENT.c.seq, EVENT.c.hash).where(EVENT.c.station == station)
    stored_hashes = {row.seq: row.hash for row in connection.execute(hashes)}
    found += [
        (entry.header.seq, "hash_differs")
        for entry in entries
        if stored_hashes.get(entry.header.seq) != header_hash(entry.header)
    ]
    return [f"station {station} event {seq}: {code}" for seq, code in found]


def _differing_tables(hq: Headquarters) -> list[str]:
    """The names of the tables that a new fold of all events would change."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    with suppress(_RolledBackError), hq.write() as connection:
        before = {table.name: _digest(connection, table) for table in _DERIVED_TABLES}
        refold_all(connection)
        after = {table.name: _digest(connection, table) for table in _DERIVED_TABLES}
        raise _RolledBackError
    return [name for name, digest in before.items() if after[name] != digest]


def _digest(connection: Connection, table: Table) -> str:
    digest = hashlib.sha256()
    for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
        digest.update(msgspec.json.encode(list(row)))
    return digest.hexdigest()
