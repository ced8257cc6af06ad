"""A database whose headquarters is still being made: its vault has no place yet.

It bears its city's identity behind a mark. A set-up that is cut short leaves the mark, and so the
database to the next one; the first opening with a vault takes it away.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, Engine, inspect, select

from testdesk.hq.store import database
from testdesk.hq.store.schema.tables import SCHEMA

_MARK = "unfinished "


def begin(engine: Engine, city: str, derive: Callable[[Connection], None]) -> None:
    """Makes the tables under the mark, or takes over those that another set-up left under it.

    Args:
        engine: of the database.
        city: the new headquarters' identity.
        derive: see `database.prepare`.

    Raises:
        EnvironmentFault: as `database.prepare`.
    """
    with database.writing(engine) as connection:
        if inspect(connection).has_table(SCHEMA.name):
            left = SCHEMA.c.city.startswith(_MARK, autoescape=True)
            connection.execute(SCHEMA.update().where(left).values(city=_MARK + city))
    database.prepare(engine, _MARK + city, derive=derive)


def end(engine: Engine, city: str) -> None:
    """The vault has its place: takes the mark away where it is there.

    Raises:
        EnvironmentFault: as `database.writing`.
    """
    with database.reading(engine) as connection:
        if not inspect(connection).has_table(SCHEMA.name):
            return
        if connection.execute(select(SCHEMA.c.city)).scalar() != _MARK + city:
            return
    with database.writing(engine) as connection:
        mine = SCHEMA.c.city == _MARK + city
        connection.execute(SCHEMA.update().where(mine).values(city=city))
