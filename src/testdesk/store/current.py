"""Who everybody is now, kept beside the rows: `person` and `alias` (see `domain.current`)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from testdesk.domain.current import Correction, Statement, current_person, pseudonyms
from testdesk.domain.people import Address, Resident
from testdesk.store.connection import Database
from testdesk.store.rows import FOLLOWING, fold_station_again

COLUMNS = (
    "resident, name, korean, document_type, document_number, phone, compound, building, unit,"
    " room, language, note, birth, sex, colour"
)
_AMONG = "(SELECT value FROM json_each(?))"
_STATEMENTS = f"SELECT station, seq, hlc, {COLUMNS} FROM resident WHERE resident IN {_AMONG}"  # noqa: S608 - our own names
_CORRECTION = ", ".join(Correction.__struct_fields__)
_CORRECTIONS = f"SELECT {_CORRECTION} FROM correction WHERE resident IN {_AMONG} ORDER BY seq"  # noqa: S608 - our own names
# Whoever has one statement and no correction is as that says: a whole city's list goes this way.
_PLAIN = f"""
    INSERT OR REPLACE INTO person ({COLUMNS})
        SELECT {COLUMNS} FROM resident r WHERE r.resident IN {_AMONG}
"""  # noqa: S608 - our own names
_SEVERAL = f"""
    SELECT resident FROM resident WHERE resident IN {_AMONG} GROUP BY resident HAVING count(*) > 1
    UNION SELECT resident FROM correction WHERE resident IN {_AMONG}
    UNION SELECT resident FROM alias WHERE resident IN {_AMONG}
    UNION SELECT person FROM alias WHERE person IN {_AMONG}
"""  # noqa: S608 - our own names
_INSERT = f"INSERT OR REPLACE INTO person ({COLUMNS}) VALUES ({', '.join('?' * 15)})"  # noqa: S608 - our own names
_AT_ONCE = 2000

Statements = Mapping[str, Sequence[Statement]]
Corrections = Mapping[str, Sequence[Correction]]


def resident_of(row: Sequence[Any]) -> Resident:
    """A resident from a row of `COLUMNS`."""
    number, name, korean, kind, document, phone, *rest = row
    address = Address(*rest[:4])
    return Resident(number, name, korean, kind, document, phone, address, *rest[4:])


def keep_current(db: Database, touched: Collection[str], own: int) -> set[str]:
    """Puts together anew whoever of these something was said of; in the open transaction.

    Returns:
        the pseudonyms whose person may have changed.
    """
    changed = set(touched) | _keep_aliases(db, own)
    alias = _aliases(db)
    changed |= {alias[one] for one in touched if one in alias}
    ordered = sorted(changed)
    for start in range(0, len(ordered), _AT_ONCE):
        _keep_some(db, ordered[start : start + _AT_ONCE], own)
    return changed


def every_pseudonym(db: Database) -> list[str]:
    """Everybody of whom anybody made a statement."""
    return [row[0] for row in db.execute("SELECT DISTINCT resident FROM resident")]


def current_people(db: Database, residents: Sequence[str], own: int) -> dict[str, Resident]:
    """What `person` should hold of these, from the statements; those who point on are not in it."""
    alias = _aliases(db)
    olds: dict[str, list[str]] = defaultdict(list)
    for old, person in alias.items():
        olds[person].append(old)
    wanted = [one for one in residents if one not in alias]
    named = [*wanted, *(old for one in wanted for old in olds.get(one, ()))]
    statements, corrections = statements_of(db, named), corrections_of(db, named)
    found = {
        one: current_person(one, statements, corrections, olds=olds.get(one, ()), own=own)
        for one in wanted
    }
    return {one: resident for one, resident in found.items() if resident is not None}


def statements_of(db: Database, residents: Sequence[str]) -> Statements:
    """What each author says last of each of these."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for station, seq, hlc, *row in db.execute(_STATEMENTS, [json.dumps(list(residents))]):
        found[row[0]].append(Statement(station, seq, hlc, resident_of(row)))
    return found


def corrections_of(db: Database, residents: Sequence[str]) -> Corrections:
    """Every correction of these, oldest of each author first."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for row in db.execute(_CORRECTIONS, [json.dumps(list(residents))]):
        one = Correction(*row)
        found[one.resident].append(one)
    return found


def expected_aliases(db: Database, own: int) -> dict[str, str]:
    """What `alias` should hold."""
    rows = db.execute(f"SELECT {_CORRECTION} FROM correction WHERE becomes > ''")  # noqa: S608 - our own names
    corrections = [Correction(*row) for row in rows]
    named = sorted({name for one in corrections for name in (one.resident, one.becomes)})
    return pseudonyms(corrections, statements_of(db, named), own=own) if named else {}


def _keep_some(db: Database, some: Sequence[str], own: int) -> None:
    named = json.dumps(some)
    db.execute(f"DELETE FROM person WHERE resident IN {_AMONG}", [named])  # noqa: S608 - our own names
    several = {row[0] for row in db.execute(_SEVERAL, [named] * 4)}
    db.execute(_PLAIN, [json.dumps([one for one in some if one not in several])])
    people = current_people(db, sorted(several), own).values()
    db.conn.executemany(_INSERT, [_row(one) for one in people])


def _row(one: Resident) -> tuple[str, ...]:
    home = one.address
    return (
        *(one.resident, one.name, one.korean, one.document_type, one.document_number, one.phone),
        *(home.compound, home.building, home.unit, home.room),
        *(one.language, one.note, one.birth, one.sex, one.colour),
    )


def _aliases(db: Database) -> dict[str, str]:
    return dict(db.execute("SELECT resident, person FROM alias").fetchall())


def _keep_aliases(db: Database, own: int) -> set[str]:
    """Brings `alias` up to date; returns whose person changed by it."""
    if db.execute("SELECT 1 FROM correction WHERE becomes > '' LIMIT 1").fetchone() is None:
        wanted: dict[str, str] = {}
    else:
        wanted = expected_aliases(db, own)
    held = _aliases(db)
    if held == wanted:
        return set()
    db.execute("DELETE FROM alias")
    db.conn.executemany("INSERT INTO alias VALUES (?, ?)", list(wanted.items()))
    if held.items() <= wanted.items():
        moves = [(new, old) for old, new in wanted.items() if old not in held]
        for table in FOLLOWING:
            db.conn.executemany(f"UPDATE {table} SET resident = ? WHERE resident = ?", moves)  # noqa: S608 - declared names
    else:  # one that was followed is no longer: only the events say who was whose
        for (station,) in db.execute("SELECT DISTINCT station FROM event").fetchall():
            fold_station_again(db, station, own)
    return {name for pair in (*held.items(), *wanted.items()) for name in pair}
