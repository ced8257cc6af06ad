"""Maintains the table `person`: each person's current record, beside the rows from events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from testdesk.domain.corrections.aliases import Alias, Aliases
from testdesk.domain.corrections.current import Correction, Statement
from testdesk.domain.corrections.current_people import current_people as records_from_statements
from testdesk.domain.corrections.listing import (
    ListingStatement,
    Removal,
    listed_among,
    removals_among,
)
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
_LISTING_COLUMNS = ", ".join(ListingStatement._fields)
_LISTING_STATEMENTS = f"SELECT {_LISTING_COLUMNS} FROM listed WHERE resident {IN_LIST}"  # noqa: S608 - our own names
_UNLISTED = f"SELECT resident FROM person WHERE NOT listed AND resident {IN_LIST}"  # noqa: S608 - our own names
# Copies the record of people with one statement and no correction: most people of an imported
# roster.
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
    pseudonym, name, korean, document_type, document_number, phone, *rest = row
    address = Address(*rest[:4])
    return Resident(
        pseudonym, name, korean, document_type, document_number, phone, address, *rest[4:]
    )


def refresh_current(db: Database, touched: Collection[str], own_station: int) -> set[str]:
    """Rebuilds the current records of these people, in the open transaction.

    Args:
        db: the station's file.
        touched: pseudonyms, current or former.
        own_station: the station's number.

    Returns:
        the pseudonyms whose current record may have changed.
    """
    changed = set(touched) | _update_aliases(db, own_station)
    changed |= {row.person for row in aliases_of(db, touched)}
    ordered = sorted(changed)
    for start in range(0, len(ordered), _CHUNK_SIZE):
        _refresh_portion(db, ordered[start : start + _CHUNK_SIZE], own_station)
    return changed


def every_pseudonym(db: Database) -> list[str]:
    """The pseudonyms of everybody about whom any author made a statement."""
    query = "SELECT resident FROM resident UNION SELECT resident FROM renumbered"
    return [row[0] for row in db.execute(query)]


def current_people(
    db: Database, pseudonyms: Sequence[str], own_station: int
) -> dict[str, Resident]:
    """What `person` should hold about these people; people without any statement are left out."""
    known_aliases = Aliases(aliases_of(db))
    current_and_former = _with_former_pseudonyms(pseudonyms, known_aliases)
    corrections = corrections_of(db, current_and_former)
    corrected_records = _records_after_number_correction(
        db, [c.becomes for group in corrections.values() for c in group]
    )
    return records_from_statements(
        pseudonyms,
        known_aliases,
        statements_of(db, current_and_former),
        corrections,
        corrected_records,
        viewer=own_station,
    )


def listed_people(db: Database, pseudonyms: Sequence[str]) -> set[str]:
    """Those of these current pseudonyms that belong to listed people."""
    known_aliases = Aliases(aliases_of(db))
    statements = _listing_statements_of(db, pseudonyms, known_aliases)
    return listed_among(pseudonyms, known_aliases, statements)


def removals_of(db: Database, pseudonyms: Sequence[str]) -> dict[str, Removal]:
    """The removals of these people from the roster; people who are listed are left out."""
    unlisted = [row[0] for row in db.execute(_UNLISTED, [json_list(list(pseudonyms))])]
    if not unlisted:
        return {}
    known_aliases = Aliases(aliases_of(db))
    statements = _listing_statements_of(db, unlisted, known_aliases)
    return removals_among(unlisted, known_aliases, statements)


def _with_former_pseudonyms(pseudonyms: Sequence[str], known_aliases: Aliases) -> list[str]:
    """These current pseudonyms and the former pseudonyms of the same people."""
    return sorted(
        {
            name
            for pseudonym in pseudonyms
            for name in (pseudonym, *known_aliases.former_pseudonyms(pseudonym))
        }
    )


def _listing_statements_of(
    db: Database, pseudonyms: Sequence[str], known_aliases: Aliases
) -> list[ListingStatement]:
    current_and_former = json_list(_with_former_pseudonyms(pseudonyms, known_aliases))
    return [ListingStatement(*row) for row in db.execute(_LISTING_STATEMENTS, [current_and_former])]


def statements_of(db: Database, pseudonyms: Sequence[str]) -> Statements:
    """Each author's last statement about each of these people."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for statement in _read_statements(db, "resident", pseudonyms):
        found[statement.pseudonym].append(statement)
    return found


def _records_after_number_correction(
    db: Database, new_pseudonyms: Sequence[str]
) -> dict[tuple[int, int], Statement]:
    """Each person's whole record after a correction of the document number (table `renumbered`).

    Returns:
        the records, keyed by the station and sequence number of the correcting event.
    """
    statements = _read_statements(db, "renumbered", sorted(set(new_pseudonyms) - {""}))
    return {(statement.station, statement.seq): statement for statement in statements}


def _read_statements(db: Database, table: str, pseudonyms: Sequence[str]) -> list[Statement]:
    rows = db.execute(_STATEMENTS.format(table=table), [json_list(list(pseudonyms))])
    return [Statement(station, seq, hlc, resident_of(row)) for station, seq, hlc, *row in rows]


def corrections_of(db: Database, pseudonyms: Sequence[str]) -> Corrections:
    """All corrections of these people, in the order of each author's journal."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for row in db.execute(_CORRECTIONS, [json_list(list(pseudonyms))]):
        correction = Correction(*row)
        found[correction.resident].append(correction)
    return found


def expected_aliases(db: Database, own_station: int) -> list[Alias]:
    """The rows that `alias` should hold."""
    pairs = db.execute("SELECT resident, becomes FROM correction WHERE becomes > ''").fetchall()
    if not pairs:
        return []
    pseudonyms = sorted({pseudonym for pair in pairs for pseudonym in pair})
    corrected_records = _records_after_number_correction(db, pseudonyms).values()
    corrections = [c for group in corrections_of(db, pseudonyms).values() for c in group]
    return aliases(
        corrections, statements_of(db, pseudonyms), corrected_records, viewer=own_station
    )


def _refresh_portion(db: Database, portion: Sequence[str], own_station: int) -> None:
    pseudonyms = json_list(portion)
    db.execute(f"DELETE FROM person WHERE resident {IN_LIST}", [pseudonyms])  # noqa: S608 - our own names
    not_copied = {row[0] for row in db.execute(_NOT_COPIED, [pseudonyms] * 5)}
    copied = [pseudonym for pseudonym in portion if pseudonym not in not_copied]
    db.execute(_COPY_STATEMENTS, [json_list(copied)])
    people = current_people(db, sorted(not_copied), own_station)
    listed = listed_people(db, list(people))
    rows = [
        (*_columns_of(record), int(pseudonym in listed)) for pseudonym, record in people.items()
    ]
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


def _update_aliases(db: Database, own_station: int) -> set[str]:
    """Updates `alias`.

    Returns:
        the pseudonyms whose aliases changed, and those of the people meant before and now.
    """
    new_aliases, old_aliases = set(expected_aliases(db, own_station)), set(aliases_of(db))
    if old_aliases == new_aliases:
        return set()
    db.execute("DELETE FROM alias")
    rows = [msgspec.structs.astuple(row) for row in new_aliases]
    db.conn.executemany("INSERT INTO alias VALUES (?, ?, ?, ?)", rows)
    changed = {row.resident for row in old_aliases ^ new_aliases}
    changed |= {row.person for row in old_aliases | new_aliases if row.resident in changed}
    reapply_aliases(db, changed, Aliases(new_aliases))
    return changed
