"""Rounds: headquarters opens them, and the round opened last is the current round."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, Engine, inspect, select

from testdesk.domain.journal.events import RoundOpened
from testdesk.domain.refusals import Refusal
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import database, journal
from testdesk.hq.store.schema.tables import FACTS

_SAMPLE = FACTS["sample"]


def make_partition(engine: Engine, round_: str) -> None:
    """Makes PostgreSQL's partition of the table of samples for a round, if it can be made.

    Nothing is made if the partition exists, or if the round already has samples. PostgreSQL waits
    for every import in progress, and one of these may be waiting for a transaction that excludes
    other writers (`exclude_other_writers`). So this transaction must not exclude them, and is
    separate from the one that opens the round.
    """
    if engine.dialect.name != "postgresql":
        return
    with database.insert_transaction(engine) as connection:
        if not _is_needed(connection, round_):
            return
        from psycopg import sql  # noqa: PLC0415 - installed only with the hq extra

        statement = sql.SQL("CREATE TABLE {} PARTITION OF {} FOR VALUES IN ({})").format(
            sql.Identifier(partition_name(round_)),
            sql.Identifier(_SAMPLE.name),
            sql.Literal(round_),
        )
        # To the driver a single % begins a placeholder.
        connection.exec_driver_sql(statement.as_string(None).replace("%", "%%"))


def partition_name(round_: str) -> str:
    """A name for the round's partition that PostgreSQL accepts, whatever the round is called."""
    return f"sample_of_{hashlib.sha256(round_.encode()).hexdigest()[:16]}"


def _is_needed(connection: Connection, round_: str) -> bool:
    if inspect(connection).has_table(partition_name(round_)):
        return False
    # PostgreSQL rejects a partition whose rows are already in another one, where they can stay.
    existing_sample = select(_SAMPLE.c.round).where(_SAMPLE.c.round == round_).limit(1)
    return connection.execute(existing_sample).first() is None


_ROUND = FACTS["round"].c


def open_round(hq: Headquarters, *, name: str) -> None:
    """Opens a round with a short name, such as R7.

    Raises:
        Refusal: round_name_missing, round_exists.
    """
    short_name = name.strip()
    if not short_name:
        raise Refusal("round_name_missing")
    make_partition(hq.engine, short_name)
    with hq.write() as connection:
        if round_exists(connection, short_name):
            raise Refusal("round_exists")
        journal.append(connection, [RoundOpened(short_name)], clock=hq.clock)


def round_exists(connection: Connection, name: str) -> bool:
    """Whether any journal has opened this round."""
    return connection.execute(select(_ROUND.round).where(_ROUND.round == name)).first() is not None


def current_round(connection: Connection) -> str | None:
    """The round opened last, by hybrid logical clock, then station; None if there is none."""
    latest = select(_ROUND.round).order_by(_ROUND.hlc.desc(), _ROUND.station.desc()).limit(1)
    found = connection.execute(latest).scalar()
    return None if found is None else str(found)


def round_names(connection: Connection) -> list[str]:
    """The names of all opened rounds, newest first."""
    query = select(_ROUND.round).order_by(_ROUND.hlc.desc(), _ROUND.station.desc())
    return list(dict.fromkeys(str(name) for name in connection.execute(query).scalars()))
