"""The search on a real file: exact matches are shown whatever the crowd; old files."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.made_station import POINT, open_station
from tests.store.crowd import CROWD, FAR, IN_STOCK, WANTED, fill, lookalikes, numbered
from tests.store.released_files import FILES, RELEASED_KEY, copy_released

from testdesk.domain.residents.people import Address
from testdesk.domain.search.names import KEYS_VERSION
from testdesk.services.cards import codes
from testdesk.services.people import directory
from testdesk.services.session import Context
from testdesk.settings import STORE
from testdesk.store.connection import open_file
from testdesk.store.queries.search_rebuild import rebuild_search


def names(station, text, limit=50):
    return [
        hit.resident.name for hit in directory.find(station=station.station, text=text, limit=limit)
    ]


def first(station, text):
    return directory.find(station=station.station, text=text)[0].resident


@pytest.mark.parametrize("wanted", WANTED, ids=lambda r: r.document_number)
def test_a_whole_number_comes_first(crowded, wanted):
    number = wanted.document_number
    spaced = " ".join(number[at : at + 3] for at in range(0, len(number), 3))
    for typed in (number, number.lower(), spaced, spaced.replace(" ", "-"), f" {number}　"):
        assert first(crowded, typed) == wanted, typed
    if wanted.phone:
        assert first(crowded, wanted.phone) == wanted


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("KIM YONG HEE", "KIM YONG HEE"), ("kimyonghee", "KIM YONG HEE"), ("박순", "朴顺"),
        ("李\ue123", "李\ue123"), ("\ue123", "李\ue123"), (IN_STOCK, f"王{IN_STOCK}"),
        (f"王{IN_STOCK}", f"王{IN_STOCK}"), ("朱\U000f0042", "朱\U000f0042"),
    ],
)  # fmt: skip
def test_a_whole_name_comes_first(crowded, typed, name):
    assert names(crowded, typed)[0] == name


def test_a_letter_that_nobody_can_read_does_not_hide_the_rest(crowded):
    # In a city a thousand names begin like that (哲花, zh, u): the address brings her among fifty.
    assert names(crowded, f"zhu {FAR.compound}") == ["朱\U000f0042"]


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_is_named_exactly_is_shown_before_all_others(crowded, data):
    """By the whole name, also among hundreds; by the whole name and the door, alone."""
    somebody = data.draw(st.sampled_from((*lookalikes(300), *WANTED)))
    found = directory.search(station=crowded.station, text=somebody.name)
    whole = [hit.score == 100 for hit in found.people]
    assert whole[0]
    assert whole == sorted(whole, reverse=True)
    number = directory.find(station=crowded.station, text=somebody.document_number)
    assert number[0].resident == somebody


@given(text=st.text(max_size=300) | st.text("lzh aeiougn-?*ㄱㅏ朴0", max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_can_be_looked_for(crowded, text):
    found = directory.search(station=crowded.station, text=text, limit=5)
    assert len(found.people) == min(5, found.total)
    assert bool(found.more) == bool(found.hints)


def test_what_is_not_shown_is_counted(crowded):
    found = directory.search(station=crowded.station, text="0021", limit=7)
    assert len(found.people) == 7
    assert found.at_least or found.total > CROWD // 2
    assert found.more == found.total - 7
    assert found.hints == ("name", "building")
    alone = directory.search(station=crowded.station, text="E87654321", limit=7)
    assert (len(alone.people), alone.total, alone.more, alone.hints) == (1, 1, 0, ())
    nobody = directory.search(station=crowded.station, text="xqz", limit=7)
    assert (nobody.people, nobody.total) == ((), 0)


def test_of_many_who_are_named_exactly_the_window_leaves_nobody_out(station):
    fill(station, (numbered(n, "崔善珠", document_number=f"X{n:04d}0021") for n in range(180)))
    for text in ("崔善珠", "0021"):
        found = directory.search(station=station.station, text=text, exact_limit=250)
        assert {hit.resident.name for hit in found.people} >= {"崔善珠"}
        assert len([hit for hit in found.people if hit.resident.name == "崔善珠"]) == 180, text
        assert len(directory.find(station=station.station, text=text)) == 50


def test_every_count_is_how_many_a_larger_limit_shows(crowded):
    for text in ("朴顺子", "liyg", "金?", "psz", "0021 朴顺", "刘龙", "리영명"):
        few = directory.search(station=crowded.station, text=text, limit=1)
        every = directory.search(station=crowded.station, text=text, limit=1_000)
        assert few.total == every.total == len(every.people) or few.total > 120, text


def test_the_point_s_own_compound_comes_first_among_equals(station):
    far = [numbered(n, "崔善珠", address=FAR) for n in range(300)]
    own = numbered(900, "崔善珠", address=Address(POINT, "9", "1", "101"))
    fill(station, (*far, own))
    found = directory.find(station=station.station, text="崔善珠")
    assert found[0].resident == own
    assert directory.find(station=station.station, text="csz", limit=1)[0].resident == own


def test_a_card_is_found_by_its_number(station):
    holder = numbered(1, "崔善珠", document_number="X1")
    fill(station, [holder])
    own_station, session = station.station, station.session
    issued = codes.issue(Context(own_station, session), resident=holder.resident).value
    number = issued.card_number
    for typed in (number, number.replace("-", " "), number.replace("-", "")):
        assert [hit.resident for hit in directory.find(station=own_station, text=typed)] == [holder]


def test_a_changed_name_is_found_by_the_new_one_alone(station):
    fill(station, [numbered(1, "崔善珠", document_number="X1")])
    fill(station, [numbered(1, "劉善珠", document_number="X1")])
    assert names(station, "刘善珠") == ["劉善珠"]
    assert names(station, "崔善珠") == []


@pytest.mark.parametrize("schema", sorted(FILES.glob("station-schema-*.db")), ids=lambda p: p.stem)
def test_the_index_of_a_released_file_is_made_anew(schema, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    copy_released(schema, home)
    station = open_station(home, key=RELEASED_KEY)
    with station.station.read() as uow:
        known = next(iter(uow.people.get_many([station_s_first(home)]).values()))
    assert known in [
        hit.resident for hit in directory.find(station=station.station, text=known.name)
    ]
    assert known in [
        hit.resident for hit in directory.find(station=station.station, text=known.name[:1])
    ]
    station.store.close()
    assert indexed(home) == str(KEYS_VERSION).encode()


def station_s_first(home: Path) -> str:
    db = open_file(home / STORE, RELEASED_KEY)
    row = db.execute("SELECT resident FROM resident ORDER BY resident").fetchone()
    db.close()
    return str(row[0])


def indexed(home: Path) -> bytes:
    db = open_file(home / STORE, RELEASED_KEY)
    row = db.execute("SELECT value FROM setting WHERE name = 'search_keys'").fetchone()
    db.close()
    return bytes(row[0])


def test_an_index_of_this_program_s_keys_is_left_as_it_is(raw):
    db = raw()
    assert not rebuild_search(db)
    db.execute("UPDATE setting SET value = x'31' WHERE name = 'search_keys'")
    assert rebuild_search(db)
    assert not rebuild_search(db)


def test_a_rebuild_that_is_cut_off_is_begun_again(station, raw, monkeypatch):
    fill(station, WANTED)
    db = raw()
    db.execute("DELETE FROM setting WHERE name = 'search_keys'")
    with monkeypatch.context() as patch:
        patch.setattr("testdesk.store.queries.search_rebuild.index_people", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rebuild_search(db)
    assert not db.conn.in_transaction
    assert names(station, "KIM") == ["KIM YONG HEE"]
    assert rebuild_search(db)
    assert names(station, "KIM") == ["KIM YONG HEE"]
