"""When a round may be erased: it is over, old enough, complete and undisputed."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict

import msgspec
from sqlalchemy import Connection, select

from testdesk.domain.corrections.authority import HEADQUARTERS
from testdesk.domain.refusals import Refusal
from testdesk.hq.city import endings
from testdesk.hq.city.rounds import current_round, round_exists
from testdesk.hq.conflicts.finding import REFUSED_BATCH_KINDS, Conflict, open_conflicts
from testdesk.hq.conflicts.subjects import BATCH_KEY
from testdesk.hq.erasure.kept_files import KeptFile, kept_files
from testdesk.hq.erasure.selection import RoundEvents, events_of_round
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import sequence
from testdesk.hq.store.erased import EventNumber
from testdesk.hq.store.erasure_journal import erased_rounds
from testdesk.hq.store.schema.tables import ARRIVAL, FACTS
from testdesk.wall_clock import utc_text


class Erasable(msgspec.Struct, frozen=True):
    """What is erased together with a round that may be erased.

    Attributes:
        found: its events.
        files: the hashes of refused batches that are kept and are about no round that stays.
        until: a round that was over by then may be erased (UTC, ISO format).
    """

    found: RoundEvents
    files: tuple[str, ...]
    until: str


def erasable(hq: Headquarters, connection: Connection, round_: str) -> Erasable:
    """Finds what belongs to a round, if it may be erased.

    Raises:
        Refusal: round_unknown; round_in_progress; round_recent: the next round was opened, or an
            event of the round arrived, less than `days` days ago; round_erased: nothing of it is
            left; round_incomplete: events of `stations` are missing; round_disputed: `count`
            conflicts about it are undecided.
    """
    if not round_exists(connection, round_):
        raise Refusal("round_unknown")
    if current_round(connection) == round_:
        raise Refusal("round_in_progress")
    until = due_until(hq)
    days = hq.secrets.retention_days
    if over_since(connection, round_) > until:
        raise Refusal("round_recent", days=days)
    found = events_of_round(connection, round_, hq.clock.today())
    files = kept_files(hq, connection)
    if not found.events and not any(round_ in file.rounds for file in files):
        raise Refusal("round_erased")
    if _last_arrival(connection, found) > until:
        raise Refusal("round_recent", days=days)
    incomplete = _incomplete_stations(connection)
    if incomplete:
        raise Refusal("round_incomplete", stations=", ".join(map(str, incomplete)))
    disputed = _disputes(connection, round_, found, files)
    if disputed:
        raise Refusal("round_disputed", count=disputed)
    return Erasable(found, _files_to_delete(connection, round_, files), until)


def due_until(hq: Headquarters) -> str:
    """A round that was over by then may be erased (UTC, ISO format)."""
    return utc_text(hq.clock.now() - dt.timedelta(days=hq.secrets.retention_days))


def over_since(connection: Connection, round_: str) -> str:
    """When the next round was opened (UTC, ISO format); empty for the current round."""
    opened = FACTS["round"].c
    query = select(opened.round, opened.at).where(opened.station == HEADQUARTERS)
    rows = connection.execute(query.order_by(opened.hlc)).all()
    names = [row.round for row in rows]
    later = rows[names.index(round_) + 1 :] if round_ in names else []
    return str(later[0].at) if later else ""


def _last_arrival(connection: Connection, found: RoundEvents) -> str:
    """When the last batch with an event of the round arrived; empty if none did."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for station, seq in sorted(found.events):
        numbers[station].append(seq)
    last = ""
    for row in connection.execute(select(ARRIVAL)):
        seqs = numbers[row.station]
        place = bisect_left(seqs, row.first)
        if row.arrived > last and place < len(seqs) and seqs[place] <= row.last:
            last = row.arrived
    return last


def _incomplete_stations(connection: Connection) -> list[int]:
    """Stations that have not ended and of whose journals events in between are missing."""
    ended = endings.endings(connection)
    holdings = sequence.holdings_by_station(connection)
    return [n for n, held in holdings.items() if held.gaps and n not in ended]


def _disputes(
    connection: Connection, round_: str, found: RoundEvents, files: list[KeptFile]
) -> int:
    """How many undecided conflicts are about events of the round."""
    in_file = {file.sha256[:16] for file in files if round_ in file.rounds}
    tube = FACTS["tube"].c
    tubes = connection.execute(select(tube.station, tube.seq).where(tube.round == round_))
    events: set[EventNumber] = {*found.events, *((row.station, row.seq) for row in tubes)}

    def is_about_it(conflict: Conflict) -> bool:
        if conflict.kind in REFUSED_BATCH_KINDS:
            return conflict.key.removeprefix(BATCH_KEY) in in_file
        return conflict.round == round_ or not events.isdisjoint(conflict.events)

    return sum(map(is_about_it, open_conflicts(connection)))


def _files_to_delete(connection: Connection, round_: str, files: list[KeptFile]) -> tuple[str, ...]:
    gone = {one.round for one in erased_rounds(connection)} | {round_}
    return tuple(f.sha256 for f in files if round_ in f.rounds and f.rounds <= gone)
