"""What a whole day leaves on a disk: nothing that another user can read, nobody's name."""

import stat
from itertools import chain

import pytest
from tests.cli.site import CITY
from tests.hostile.whole_day import DEMO_RESIDENTS, WholeDay

from testdesk.demo.city import make_city
from testdesk.demo.day_clock import day_to_play
from testdesk.wall_clock import WallClock

pytestmark = pytest.mark.slow

# Encrypted, with what is in them by chance: four bytes that look like a name are to be expected.
ENCRYPTED = {".db", ".tdk", ".tdb", ".tdr", ".tdu", ".tds", ".backup", ".vault", ".age", ".png"}
LEAST_BYTES = 6


def private_texts(people):
    """Names, numbers and phones, as bytes in the encodings that a program may keep them in."""
    texts = {
        text
        for person in people
        for text in (
            person.name,
            person.korean,
            person.document_number,
            person.phone,
            person.phone_code,
        )
        if text
    }
    return {text.encode(code) for text in texts for code in ("utf-8", "utf-16-le", "utf-16-be")}


def texts_in(data, texts, *, encrypted=False):
    """Those of the texts that are in the data; in encrypted data only what chance does not make."""
    return [text for text in texts if text in data and (not encrypted or len(text) >= LEAST_BYTES)]


def test_no_other_user_may_read_anything_but_what_is_sealed(whole_day: WholeDay):
    sealed = whole_day.stick, whole_day.demo / "stick"
    open_to_others = [
        path.relative_to(whole_day.base).as_posix()
        for path in (whole_day.base, *whole_day.base.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) & 0o077
        if not any(path.is_relative_to(stick / "testdesk") for stick in sealed)
    ]
    assert open_to_others == []


def test_the_next_laptop_may_read_a_stick_that_keeps_modes(whole_day: WholeDay):
    folder = whole_day.stick / "testdesk"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o644}
    assert {path.suffix for path in folder.iterdir()} == {".tdk", ".tdb", ".tdr"}


def test_no_file_but_the_papers_names_anybody(whole_day: WholeDay):
    demo = make_city(residents=DEMO_RESIDENTS, seed=1, today=day_to_play(WallClock().now()))
    texts = private_texts(chain(CITY.people, demo.people))
    papers = (whole_day.for_people, whole_day.demo / "paper")
    searched = [
        path for path in whole_day.files() if not any(path.is_relative_to(one) for one in papers)
    ]
    found = {
        path.relative_to(whole_day.base).as_posix(): texts_in(
            path.read_bytes(), texts, encrypted=path.suffix in ENCRYPTED
        )
        for path in searched
    }
    assert {name: hits for name, hits in found.items() if hits} == {}
    names = {name.partition("/")[0] for name in found}
    assert {"desk", "hq", "stick", "restored", "demo", "desk.backup", "errors.txt"} <= names


def test_the_search_sees_what_is_there(whole_day: WholeDay):
    texts = private_texts(CITY.people)
    assert texts_in((whole_day.for_people / "R7.csv").read_bytes(), texts)
    for code in ("utf-8", "utf-16-le", "utf-16-be"):
        assert texts_in(f"log: {CITY.people[0].name}".encode(code), texts)


def test_nothing_is_left_in_temporary_folders(whole_day: WholeDay):
    left = [path for path in whole_day.files() if path.name.endswith(".part")]
    left += list((whole_day.base / "user" / "tmp").iterdir())
    assert left == []
