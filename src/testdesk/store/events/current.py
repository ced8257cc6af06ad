"""The current record of each person, stored in addition to the folded rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from testdesk.domain.corrections.aliases import Alias, Aliases
from testdesk.domain.corrections.current import Correction, Statement
from testdesk.domain.corrections.current_people import current_people as combined_people
from testdesk.domain.corrections.listing import Mention, Removal, listed_among, removals_among
from testdesk.domain.corrections.renumbering import aliases
from testdesk.domain.residents.people import Address, Resident
from testdesk.store.connection import IN_LIST, Database, json_list
from testdesk.store.events.rows import aliases_of, reapply_aliases

COLUMNS = (
    "resident, name, korean, document_type, document_number, phone, compound, building, unit,"
    " room, language, note, birth, sex, colour"
)
_STATEMENTS = f"SELECT station, seq, hlc, {COLUMNS} FROM {{table}} WHERE resident {IN_LIST}"  # noqa: S608 - our own names
_CORRECTION_COLUMNS = ", ".join(Correction.__struct_fields__)
_CORRECTIONS = f"SELECT {_CORRECTION_COLUMNS} FROM correction WHERE resident {IN_LIST} ORDER BY seq"  # noqa: S608 - our own names
_MENTION_COLUMNS = ", ".join(Mention._fields)
_MENTIONS = f"SELECT {_MENTION_COLUMNS} FROM listed WHERE resident {IN_LIST}"  # noqa: S608 - our own names
_UNLISTED = f"SELECT resident FROM person WHERE NOT listed AND resident {IN_LIST}"  # noqa: S608 - our own names
# Copies the record of residents with one statement and no correction: most people of an imported
# list.
_COPY_STATEMENTS = f"""
    INSERT OR REPLACE INTO person ({COLUMNS}, listed)
        SELECT {COLUMNS}, EXISTS (SELECT 1 FROM listed l WHERE l.resident = r.resident)
        FROM resident r WHERE r.resident {IN_LIST}
"""  # noqa: S608 - our own names
_NOT_COPIED = f"""
    SELECT resident FROM resident WHERE resident {IN_LIST} GROUP BY resident HAVING count(*) > 1
    UNION SELECT resident FROM correction WHERE resident {IN_LIST}
    UNION SELECT resident FROM alias WHERE resident {IN_LIST}
    UNION SELECT person FROM alias WHERE person {IN_LIST}
    UNION SELECT resident FROM listed WHERE resident {IN_LIST} AND kind != 'roster'
"""  # noqa: S608 - our own names
_INSERT = f"INSERT OR REPLACE INTO person ({COLUMNS}, listed) VALUES ({', '.join('?' * 16)})"  # noqa: S608 - our own names
_CHUNK_SIZE = 2000

Statements = Mapping[str, Sequence[Statement]]
Corrections = Mapping[str, Sequence[Correction]]


def resident_of(row: Sequence[Any]) -> Resident:
    """A resident from a row of `COLUMNS`."""
    number, name, korean, kind, document, phone, *rest = row
    address = Address(*rest[:4])
    return Resident(number, name, korean, kind, document, phone, address, *rest[4:])


def refresh_current(db: Database, touched: Collection[str], own: int) -> set[str]:
    """Rebuilds the current records of these residents, in the open transaction.

    Returns:
        the pseudonyms whose person may have changed.
    """
    changed = set(touched) | _update_aliases(db, own)
    changed |= {row.person for row in aliases_of(db, touched)}
    ordered = sorted(changed)
    for start in range(0, len(ordered), _CHUNK_SIZE):
        _refresh_portion(db, ordered[start : start + _CHUNK_SIZE], own)
    return changed


def every_pseudonym(db: Database) -> list[str]:
    """The pseudonyms of everybody about whom any author made a statement."""
    query = "SELECT resident FROM resident UNION SELECT resident FROM renumbered"
    return [row[0] for row in db.execute(query)]


def current_people(db: Database, residents: Sequence[str], own: int) -> dict[str, Resident]:
    """The expected rows of `person` for these residents; none for people without any statement."""
    known_aliases = Aliases(aliases_of(db))
    names = sorted(
        {
            name
            for resident in residents
            for name in (resident, *known_aliases.former_pseudonyms(resident))
        }
    )
    corrections = corrections_of(db, names)
    renumbered = _renumbered_among(db, [c.becomes for group in corrections.values() for c in group])
    return combined_people(
        residents, known_aliases, statements_of(db, names), corrections, renumbered, own=own
    )


def listed_people(db: Database, residents: Sequence[str]) -> set[str]:
    """The pseudonyms, among these current ones, whose person is listed."""
    known_aliases = Aliases(aliases_of(db))
    return listed_among(residents, known_aliases, _mentions_of(db, residents, known_aliases))


def removals_of(db: Database, residents: Sequence[str]) -> dict[str, Removal]:
    """Removals from the list, among these people; listed people are skipped."""
    unlisted = [row[0] for row in db.execute(_UNLISTED, [json_list(list(residents))])]
    if not unlisted:
        return {}
    known_aliases = Aliases(aliases_of(db))
    return removals_among(unlisted, known_aliases, _mentions_of(db, unlisted, known_aliases))


def _mentions_of(db: Database, residents: Sequence[str], known_aliases: Aliases) -> list[Mention]:
    names = sorted(
        {
            name
            for resident in residents
            for name in (resident, *known_aliases.former_pseudonyms(resident))
        }
    )
    return [Mention(*row) for row in db.execute(_MENTIONS, [json_list(names)])]


def statements_of(db: Database, residents: Sequence[str]) -> Statements:
    """Each author's last statement about each of these people."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in _read_statements(db, "resident", residents):
        found[statement.resident.resident].append(statement)
    return found


def _renumbered_among(db: Database, becomes: Sequence[str]) -> dict[tuple[int, int], Statement]:
    """The full records of corrected people, by the event that corrected their number."""
    pseudonyms = sorted(set(becomes) - {""})
    return {(s.station, s.seq): s for s in _read_statements(db, "renumbered", pseudonyms)}


def _read_statements(db: Database, table: str, residents: Sequence[str]) -> list[Statement]:
    rows = db.execute(_STATEMENTS.format(table=table), [json_list(list(residents))])
    return [Statement(station, seq, hlc, resident_of(row)) for station, seq, hlc, *row in rows]


def corrections_of(db: Database, residents: Sequence[str]) -> Corrections:
    """All corrections of these people, for each author from the oldest on."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for row in db.execute(_CORRECTIONS, [json_list(list(residents))]):
        correction = Correction(*row)
        found[correction.resident].append(correction)
    return found


def expected_aliases(db: Database, own: int) -> list[Alias]:
    """The rows that `alias` should hold."""
    pairs = db.execute("SELECT resident, becomes FROM correction WHERE becomes > ''").fetchall()
    if not pairs:
        return []
    pseudonyms = sorted({name for pair in pairs for name in pair})
    renumbered = _renumbered_among(db, pseudonyms).values()
    all_corrections = [c for changes in corrections_of(db, pseudonyms).values() for c in changes]
    return aliases(all_corrections, statements_of(db, pseudonyms), renumbered, own=own)


def _refresh_portion(db: Database, portion: Sequence[str], own: int) -> None:
    names = json_list(portion)
    db.execute(f"DELETE FROM person WHERE resident {IN_LIST}", [names])  # noqa: S608 - our own names
    several = {row[0] for row in db.execute(_NOT_COPIED, [names] * 5)}
    db.execute(
        _COPY_STATEMENTS, [json_list([resident for resident in portion if resident not in several])]
    )
    people = current_people(db, sorted(several), own)
    listed = listed_people(db, list(people))
    rows = [(*_columns_of(person), int(name in listed)) for name, person in people.items()]
    db.conn.executemany(_INSERT, rows)


def _columns_of(resident: Resident) -> tuple[str, ...]:
    address = resident.address
    return (
        *(
            resident.resident,
            resident.name,
            resident.korean,
            resident.document_type,
            resident.document_number,
            resident.phone,
        ),
        *(address.compound, address.building, address.unit, address.room),
        *(resident.language, resident.note, resident.birth, resident.sex, resident.colour),
    )


def _update_aliases(db: Database, own: int) -> set[str]:
    """Updates `alias`; returns the pseudonyms whose person changed thereby."""
    wanted, stored = set(expected_aliases(db, own)), set(aliases_of(db))
    if stored == wanted:
        return set()
    db.execute("DELETE FROM alias")
    rows = [msgspec.structs.astuple(row) for row in wanted]
    db.conn.executemany("INSERT INTO alias VALUES (?, ?, ?, ?)", rows)
    changed = {row.resident for row in stored ^ wanted}
    changed |= {row.person for row in stored | wanted if row.resident in changed}
    reapply_aliases(db, changed, Aliases(wanted))
    return changed
