"""Who everybody is now, kept beside the facts: `person` and `alias` (see `domain.current`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, select, union

from testdesk.domain.authority import HEADQUARTERS
from testdesk.domain.current import Correction, Statement, current_person, pseudonyms
from testdesk.domain.people import Address, Resident
from testdesk.hq.database import insert, take_turn
from testdesk.hq.schema import ALIAS, FACTS, PERSON

RESIDENT, CORRECTION = FACTS["resident"], FACTS["correction"]
# Their `resident` is the person of now: a corrected document number is followed.
FOLLOWING = (FACTS["sample"], FACTS["proxy_code"], FACTS["code_binding"])
_ADDRESS = Address.__struct_fields__
_OWN = tuple(name for name in Resident.__struct_fields__ if name != "address")
# SQLite takes 32,766 values in one statement; each of these stands in up to four places.
_AT_ONCE = 5_000


def resident_of(row: Mapping[Any, Any]) -> Resident:
    """A resident from a row of `person` or of the statements."""
    address = Address(**{name: row[name] for name in _ADDRESS})
    return Resident(address=address, **{name: row[name] for name in _OWN})


def keep_current(connection: Connection, touched: Collection[str]) -> bool:
    """Puts together anew whoever of these something was said of; in the open transaction.

    From here on the transaction is one at a time with every other writer's: what two stations say
    of one person is put together by the later of them.

    Returns:
        whether a pseudonym that was followed no longer is, so that the rows of samples, cards and
        codes have to be made anew from the events; `person` then is not up to date yet.
    """
    take_turn(connection)
    changed, unfollowed = _keep_aliases(connection)
    if unfollowed:
        return True
    alias = _aliases(connection)
    changed |= set(touched) | {alias[one] for one in touched if one in alias}
    for some in _some(sorted(changed)):
        _keep_some(connection, some, alias)
    return False


def everybody(connection: Connection) -> list[str]:
    """Every pseudonym of which somebody made a statement."""
    return list(connection.scalars(select(RESIDENT.c.resident).distinct()))


def follow(connection: Connection, rows: Mapping[str, Sequence[dict[str, Any]]]) -> None:
    """Puts the pseudonym of now where a sample, card or code is of a corrected one; in place."""
    following = [row for table in FOLLOWING for row in rows.get(table.name, ())]
    named = sorted({str(row["resident"]) for row in following})
    person: dict[str, str] = {}
    for some in _some(named):
        query = select(ALIAS.c.resident, ALIAS.c.person).where(ALIAS.c.resident.in_(some))
        person |= {row.resident: row.person for row in connection.execute(query)}
    for row in following if person else ():
        row["resident"] = person.get(row["resident"], row["resident"])


def statements_of(connection: Connection, residents: Collection[str]) -> dict[str, list[Statement]]:
    """What each author says last of each of these."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for some in _some(sorted(residents)):
        rows = connection.execute(select(RESIDENT).where(RESIDENT.c.resident.in_(some)))
        for row in rows.mappings():
            one = Statement(row["station"], row["seq"], row["hlc"], resident_of(row))
            found[row["resident"]].append(one)
    return found


def corrections_of(
    connection: Connection, residents: Collection[str]
) -> dict[str, list[Correction]]:
    """Every correction of these, oldest of each author first."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for some in _some(sorted(residents)):
        query = select(CORRECTION).where(CORRECTION.c.resident.in_(some))
        for row in connection.execute(query.order_by(CORRECTION.c.seq)).mappings():
            found[row["resident"]].append(as_correction(row))
    return found


def as_correction(row: Mapping[Any, Any]) -> Correction:
    """A correction from a row of the table."""
    return Correction(**{name: row[name] for name in Correction.__struct_fields__})


def _keep_some(connection: Connection, some: Sequence[str], alias: Mapping[str, str]) -> None:
    connection.execute(PERSON.delete().where(PERSON.c.resident.in_(some)))
    said = RESIDENT.c.resident
    several = union(
        select(said).where(said.in_(some)).group_by(said).having(func.count() > 1),
        select(CORRECTION.c.resident).where(CORRECTION.c.resident.in_(some)),
        select(ALIAS.c.resident).where(ALIAS.c.resident.in_(some)),
        select(ALIAS.c.person).where(ALIAS.c.person.in_(some)),
    )
    together = set(connection.scalars(several))
    plain = [one for one in some if one not in together]
    names = [column.name for column in PERSON.columns]
    columns = [RESIDENT.c[name] for name in names]
    query = select(*columns).where(said.in_(plain))
    connection.execute(insert(connection, PERSON).from_select(names, query))
    rows = _people(connection, sorted(together), alias)
    if rows:
        connection.execute(PERSON.insert(), rows)


def _people(
    connection: Connection, residents: Sequence[str], alias: Mapping[str, str]
) -> list[dict[str, str]]:
    """The rows of these; those who point on have none."""
    olds: dict[str, list[str]] = defaultdict(list)
    for old, person in alias.items():
        olds[person].append(old)
    wanted = [one for one in residents if one not in alias]
    named = {*wanted, *(old for one in wanted for old in olds.get(one, ()))}
    statements, corrections = statements_of(connection, named), corrections_of(connection, named)
    found: list[dict[str, str]] = []
    for one in wanted:
        now = current_person(one, statements, corrections, olds=olds.get(one, ()), own=HEADQUARTERS)
        if now is not None:
            own = {name: getattr(now, name) for name in _OWN}
            found.append(own | {name: getattr(now.address, name) for name in _ADDRESS})
    return found


def _aliases(connection: Connection) -> dict[str, str]:
    query = select(ALIAS.c.resident, ALIAS.c.person)
    return {row.resident: row.person for row in connection.execute(query)}


def _keep_aliases(connection: Connection) -> tuple[set[str], bool]:
    """Brings `alias` up to date: whose person changed by it, and whether one is unfollowed."""
    query = select(CORRECTION).where(CORRECTION.c.becomes > "")
    corrections = [as_correction(row) for row in connection.execute(query).mappings()]
    named = {name for one in corrections for name in (one.resident, one.becomes)}
    statements = statements_of(connection, named)
    wanted = pseudonyms(corrections, statements, own=HEADQUARTERS)
    held = _aliases(connection)
    if held == wanted:
        return set(), False
    connection.execute(ALIAS.delete())
    if wanted:
        rows = [{"resident": old, "person": new} for old, new in wanted.items()]
        connection.execute(ALIAS.insert(), rows)
    if not held.items() <= wanted.items():
        return set(), True
    for old in wanted.keys() - held.keys():
        for table in FOLLOWING:
            moved = table.update().where(table.c.resident == old)
            connection.execute(moved.values(resident=wanted[old]))
    return {name for pair in wanted.items() for name in pair}, False


def _some(names: Iterable[str]) -> Iterator[list[str]]:
    line = iter(names)
    while some := list(islice(line, _AT_ONCE)):
        yield some
