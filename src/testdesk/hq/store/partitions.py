"""Partitions: on PostgreSQL the samples of a round lie together, and an old round can be let go."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, Engine, inspect, select

from testdesk.hq.store import database
from testdesk.hq.store.schema.tables import FACTS

_SAMPLE = FACTS["sample"]


def make_partition(engine: Engine, round_: str) -> None:
    """Makes the partition of a round, unless it is there or samples of the round are.

    In a transaction of its own that takes no writer's lane: PostgreSQL waits for every intake
    under way, and one of them may wait for whoever has the lane.
    """
    if engine.dialect.name != "postgresql":
        return
    with database.noting(engine) as connection:
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
    """A name that PostgreSQL takes, whatever the round is called."""
    return f"sample_of_{hashlib.sha256(round_.encode()).hexdigest()[:16]}"


def _is_needed(connection: Connection, round_: str) -> bool:
    if inspect(connection).has_table(partition_name(round_)):
        return False
    # PostgreSQL refuses a partition whose rows lie elsewhere already; there they are as good.
    early = select(_SAMPLE.c.round).where(_SAMPLE.c.round == round_).limit(1)
    return connection.execute(early).first() is None
