"""Rounds: headquarters opens them, and the one opened last is the current one."""

from __future__ import annotations

from sqlalchemy import Connection, select

from testdesk.domain.events import RoundOpened
from testdesk.domain.refusals import Refusal
from testdesk.hq.home.folder import Headquarters
from testdesk.hq.store import journal
from testdesk.hq.store.partitions import make_partition
from testdesk.hq.store.schema.tables import FACTS

_ROUND = FACTS["round"].c


def open_round(hq: Headquarters, *, name: str) -> None:
    """Opens a round by its short name, as R7.

    Raises:
        Refusal: round_name_missing, round_exists.
    """
    short = name.strip()
    if not short:
        raise Refusal("round_name_missing")
    make_partition(hq.engine, short)
    with hq.writing() as connection:
        if round_exists(connection, short):
            raise Refusal("round_exists")
        journal.append(connection, [RoundOpened(short)], clock=hq.clock)


def round_exists(connection: Connection, name: str) -> bool:
    """Whether anybody ever said that this round was opened."""
    return connection.execute(select(_ROUND.round).where(_ROUND.round == name)).first() is not None


def current_round(connection: Connection) -> str | None:
    """The round opened last, by hybrid time, then station."""
    latest = select(_ROUND.round).order_by(_ROUND.hlc.desc(), _ROUND.station.desc()).limit(1)
    found = connection.execute(latest).scalar()
    return None if found is None else str(found)


def round_names(connection: Connection) -> list[str]:
    """Every round that was opened, the newest first."""
    query = select(_ROUND.round).order_by(_ROUND.hlc.desc(), _ROUND.station.desc())
    return list(dict.fromkeys(str(name) for name in connection.execute(query).scalars()))
