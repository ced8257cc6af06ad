"""The check of a whole store holds a few events and people at a time, and overlooks nothing."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.several_stations import PARK

from testdesk.domain.corrections.current import Statement, current_person
from testdesk.domain.journal.hash_chain import CheckedEntry
from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.search.names import resident_keys
from testdesk.domain.tables import TABLES
from testdesk.store.events.checking import differing_tables
from testdesk.store.queries.search import index_people, indexed_text
from testdesk.store.queries.search_check import search_differs

CHANGES = ("gone", "changed", "twice")
ROWS = {
    name: f"SELECT * FROM {name}"  # noqa: S608 - declared names
    for name in (*(table.name for table in TABLES), "person", "alias", "doubtful_time")
}
PATIENT = settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ODD = (
    "朱\U000f0042", "李\ue123", "ÅSA ß", "İı Ⅳ", "ﷺ", "e\u0301\u0345x", "Ꭰꮿ",
    "\U0001e900\U00010400", "金英姬 (KIM YONG HUI)", "吕-律", "3-1-202", "김\u1100\u1161",
    "ǅ ŉ", "𠮷野家", "", " ",
)  # fmt: skip


def anew(db):
    """Takes back what the last example changed."""
    db.execute("ROLLBACK TO undone")
    return db


def damaged(db, name, row, change, column, difference):
    """One row of a table gone, with another value in a column, or there twice.

    `difference` is applied to a number; a text becomes longer.
    """
    columns = list(db[name].columns_dict)
    there = f"({', '.join(columns)}) = ({', '.join('?' * len(columns))})"
    at = columns.index(column)
    other = row[at] ^ difference if isinstance(row[at], int) else f"{row[at]}0"
    if change == "gone":
        db.execute(f"DELETE FROM {name} WHERE {there}", row)  # noqa: S608 - declared names
    elif change == "changed":
        update = f"UPDATE OR REPLACE {name} SET {column} = ? WHERE {there}"  # noqa: S608 - declared names
        db.execute(update, (other, *row))
    else:
        marks = ", ".join("?" * len(columns))
        twice = [*row[:at], other, *row[at + 1 :]]
        db.execute(f"INSERT OR REPLACE INTO {name} VALUES ({marks})", twice)  # noqa: S608 - declared names


def rows_of(db, name):
    return sorted(map(tuple, db.execute(ROWS[name])))


def columns_for(db, name, change):
    """A column with few values, such as a colour, cannot hold just any text."""
    columns = db[name].pks if change == "twice" else list(db[name].columns_dict)
    return [column for column in columns if column not in {"language", "sex", "colour"}]


@st.composite
def any_damage(draw, db):
    """The arguments of `damaged`, with any row of any table."""
    name = draw(st.sampled_from([name for name in ROWS if db[name].count]))
    row = draw(st.sampled_from(rows_of(db, name)))
    change = draw(st.sampled_from(CHANGES))
    column = draw(st.sampled_from(columns_for(db, name, change)))
    return name, row, change, column, draw(st.sampled_from((1, 1024)))


@pytest.mark.parametrize("change", CHANGES)
def test_damage_of_every_table_is_found(undone, change):
    for name in (name for name in ROWS if undone[name].count):
        db = anew(undone)
        column = columns_for(db, name, change)[-1]
        damaged(db, name, rows_of(db, name)[-1], change, column, 1024)
        assert name in differing_tables(db, 1), name


@PATIENT
@given(st.data(), st.integers(1, 5), st.integers(1, 5))
def test_any_damage_is_found_in_small_portions_as_in_one(undone, data, events, people):
    db = anew(undone)
    name, *damage = data.draw(any_damage(db))
    damaged(db, name, *damage)
    found = differing_tables(db, 1)
    assert name in found
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("testdesk.store.events.rows._CHUNK_SIZE", events)
        patch.setattr("testdesk.store.events.current_check._CHUNK_SIZE", people)
        assert differing_tables(db, 1) == found


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_in_small_portions_nothing_differs_where_nothing_is_wrong(undone, size, monkeypatch):
    seen: list[Sequence[CheckedEntry]] = []
    monkeypatch.setattr("testdesk.store.events.rows._CHUNK_SIZE", size)
    monkeypatch.setattr("testdesk.store.events.current_check._CHUNK_SIZE", size)
    assert differing_tables(undone, 1, seen.append) == []
    assert max(map(len, seen)) == size


def test_a_portion_ends_after_some_bytes_whatever_the_number_of_events(undone, monkeypatch):
    monkeypatch.setattr("testdesk.store.events.rows._PORTION_BYTES", 1)
    seen: list[Sequence[CheckedEntry]] = []
    assert differing_tables(undone, 1, seen.append) == []
    assert {len(portion) for portion in seen} == {1}


@given(
    st.builds(
        Resident,
        *(st.just(PARK), TEXTS, TEXTS, st.sampled_from(["01", "03"]), TEXTS, TEXTS),
        st.builds(Address, TEXTS, TEXTS, TEXTS, TEXTS),
        note=TEXTS,
        colour=st.sampled_from(["none", "green"]),
    ),
    st.integers(0, 9),
)
def test_one_statement_about_somebody_is_what_is_shown(person, station):
    stated = Statement(station, 1, "0" * 16, person)
    assert current_person(PARK, [stated], (), viewer=1) == person


def entries(db):
    """Every entry of the index, as the database lists it."""
    db.execute("CREATE VIRTUAL TABLE temp.w USING fts5vocab('main', 'search', 'instance')")
    found = db.execute("SELECT term, doc FROM temp.w").fetchall()
    db.execute("DROP TABLE temp.w")
    return found


def index(db, row, text):
    db.execute("DELETE FROM search WHERE rowid = ?", [row])
    db.execute("INSERT INTO search (rowid, tokens) VALUES (?, ?)", [row, text])


def people_of(texts):
    return [
        Resident(f"{place + 1:012x}", name, korean, "01", number, phone, Address(*home))
        for place, (name, korean, number, phone, home) in enumerate(texts)
    ]


PEOPLE = st.lists(
    st.tuples(*[st.sampled_from(ODD) | TEXTS] * 4, st.tuples(*[st.sampled_from(ODD) | TEXTS] * 4)),
    min_size=1,
    max_size=7,
).map(people_of)


def known(db, people):
    """Nobody else is in the table and in the index."""
    anew(db).execute("DELETE FROM person")
    for (row,) in db.execute("SELECT id FROM search_docsize").fetchall():
        db.execute("DELETE FROM search WHERE rowid = ?", [row])
    index_people(db, people)
    columns = ("resident", "name", "korean", "document_type", "document_number", "phone")
    homes = ("compound", "building", "unit", "room", "language", "note", "birth", "sex", "colour")
    for one in people:
        values = {name: getattr(one, name) for name in columns}
        values |= {name: getattr(one.address, name, "") for name in homes}
        db["person"].insert(values | {"listed": 1})
    return db


@PATIENT
@given(people=PEOPLE, size=st.integers(1, 5), data=st.data())
def test_an_index_differs_exactly_if_one_of_its_entries_does(undone, people, size, data):
    db = known(undone, people)
    right = entries(db)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("testdesk.store.queries.search_check._CHUNK_SIZE", size)
        assert search_differs(db) is False
        one, other = data.draw(st.tuples(*[st.sampled_from(people)] * 2))
        keys, row = resident_keys(one), int(one.resident, 16)
        match data.draw(st.sampled_from(("gone", "fewer", "more", "another", "exchanged"))):
            case "gone":
                db.execute("DELETE FROM search WHERE rowid = ?", [row])
            case "fewer":
                left = data.draw(st.sets(st.sampled_from(keys or ("",))))
                index(db, row, indexed_text(" ".join(left)))
            case "more":
                more = (*keys, *resident_keys(other), data.draw(TEXTS))
                index(db, row, indexed_text(" ".join(more)))
            case "another":
                index(db, data.draw(st.integers(-3, 2**48)), indexed_text(" ".join(keys)))
            case _:
                index(db, row, indexed_text(" ".join(resident_keys(other))))
                index(db, int(other.resident, 16), indexed_text(" ".join(keys)))
        assert search_differs(db) is (entries(db) != right)


def test_a_person_who_is_not_in_the_table_does_not_belong_in_the_index(undone):
    db = known(undone, people_of([("金英", "", "", "", ("a", "b", "c", "d"))] * 3))
    db.execute("DELETE FROM person WHERE resident = '000000000002'")
    assert search_differs(db) is True
