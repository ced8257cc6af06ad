"""Checks that `person` holds the current record of everybody, some people at a time."""

from __future__ import annotations

from testdesk.store.connection import Database, json_list
from testdesk.store.events.current import COLUMNS, current_people, listed_people, resident_of

_CHUNK_SIZE = 4000
_END = "\U0010ffff"  # sorts after every pseudonym
# The last of the next `_CHUNK_SIZE` pseudonyms.
_LAST = "SELECT resident FROM resident WHERE resident > ? ORDER BY resident LIMIT 1 OFFSET ?"
_IN_RANGE = "resident > :after AND resident <= :last"
# Everybody about whom more is known than one statement and rosters.
_SEVERAL = f"""
    SELECT resident FROM resident WHERE {_IN_RANGE} GROUP BY resident HAVING count(*) > 1
    UNION SELECT resident FROM correction WHERE {_IN_RANGE}
    UNION SELECT resident FROM renumbered WHERE {_IN_RANGE}
    UNION SELECT resident FROM alias WHERE {_IN_RANGE}
    UNION SELECT person FROM alias WHERE person > :after AND person <= :last
    UNION SELECT resident FROM listed WHERE {_IN_RANGE} AND kind != 'roster'
"""  # noqa: S608 - our own names
# The number of the other people, and how many of them have the record that is stated of them.
_AS_STATED = " AND ".join(f"p.{name} IS r.{name}" for name in COLUMNS.split(", "))
_OTHERS = f"""
    SELECT count(*), total({_AS_STATED}
        AND p.listed IS EXISTS (SELECT 1 FROM listed l WHERE l.resident = r.resident))
    FROM resident r LEFT JOIN person p ON p.resident = r.resident
    WHERE r.resident > :after AND r.resident <= :last
        AND r.resident NOT IN (SELECT value FROM json_each(:several))
"""  # noqa: S608 - our own names
_PEOPLE = f"SELECT {COLUMNS}, listed FROM person WHERE {_IN_RANGE}"  # noqa: S608 - our own names
_COUNT = "SELECT count(*) FROM person NOT INDEXED"


def people_are_current(db: Database, own: int) -> bool:
    """Whether `person` holds what is expected of the statements and corrections, and nobody else.

    Args:
        db: the station's file, in a transaction.
        own: the station's number.
    """
    after, count = "", 0
    while after != _END:
        found = db.execute(_LAST, [after, _CHUNK_SIZE - 1]).fetchone()
        last = found[0] if found else _END
        in_chunk = _count_of_current(db, after, last, own)
        if in_chunk is None:
            return False
        count, after = count + in_chunk, last
    return count == int(db.execute(_COUNT).fetchone()[0])


def _count_of_current(db: Database, after: str, last: str, own: int) -> int | None:
    """The number of people after one pseudonym up to another, or None if a record is not current.

    A person with one statement and no correction is shown as stated: `events.current` copies them
    in the same way.
    """
    between = {"after": after, "last": last}
    several = [row[0] for row in db.execute(_SEVERAL, between)]
    count, current = db.execute(_OTHERS, between | {"several": json_list(several)}).fetchone()
    if count != current:
        return None
    if not several:
        return int(count)
    expected = current_people(db, several, own)
    pseudonyms = set(several)
    rows = [row for row in db.execute(_PEOPLE, between) if row[0] in pseudonyms]
    if {row[0]: resident_of(row[:-1]) for row in rows} != expected:
        return None
    if {row[0] for row in rows if row[-1]} != listed_people(db, list(expected)):
        return None
    return int(count) + len(expected)
