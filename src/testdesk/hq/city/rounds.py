"""Rounds: headquarters opens them, and the one opened last is the current one."""

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
    """Makes the partition of a round, unless it exists or the round already has samples.

    In its own transaction, without the writers' lane: PostgreSQL waits for every import in
    progress, and one of those may be waiting for the holder of the lane.
    """
    if engine.dialect.name != "postgresql":
        return
    with database.insert_transaction(engine) as connection:
        if not _is_needed(connection, round_):
            return
        from psycopg import sql  # noqa: PLC0415 - of the hq extra

        statement = sql.SQL("CREATE TABLE {} PARTITION OF {} FOR VALUES IN ({})").format(
            sql.Identifier(partition_name(round_)),
            sql.Identifier(_SAMPLE.name),
            sql.Literal(round_),
        )
        connection.exec_driver_sql(statement.as_string(None).replace("%", "%%"))


def partition_name(round_: str) -> str:
    """A name that PostgreSQL accepts, whatever the round is called."""
    return f"sample_of_{hashlib.sha256(round_.encode()).hexdigest()[:16]}"


def _is_needed(connection: Connection, round_: str) -> bool:
    if inspect(connection).has_table(partition_name(round_)):
        return False
    # PostgreSQL refuses a partition whose rows are already elsewhere; they are as good there.
    early = select(_SAMPLE.c.round).where(_SAMPLE.c.round == round_).limit(1)
    return connection.execute(early).first() is None


_ROUND = FACTS["round"].c


def open_round(hq: Headquarters, *, name: str) -> None:
    """Opens a round by its short name, such as R7.

    Raises:
        Refusal: round_name_missing, round_exists.
    """
    short = name.strip()
    if not short:
        raise Refusal("round_name_missing")
    make_partition(hq.engine, short)
    with hq.write() as connection:
        if round_exists(connection, short):
            raise Refusal("round_exists")
        journal.append(connection, [RoundOpened(short)], clock=hq.clock)


def round_exists(connection: Connection, name: str) -> bool:
    """Whether any journal has opened this round."""
    return connection.execute(select(_ROUND.round).where(_ROUND.round == name)).first() is not None


def current_round(connection: Connection) -> str | None:
    """The round opened last, by hybrid time, then station."""
    latest = select(_ROUND.round).order_by(_ROUND.hlc.desc(), _ROUND.station.desc()).limit(1)
    found = connection.execute(latest).scalar()
    return None if found is None else str(found)


def round_names(connection: Connection) -> list[str]:
    """Every opened round, newest first."""
    query = select(_ROUND.round).order_by(_ROUND.hlc.desc(), _ROUND.station.desc())
    return list(dict.fromkeys(str(name) for name in connection.execute(query).scalars()))
