"""Finding at headquarters: by the station's rules, and every look is noted."""

import pytest
from tests.hq.city.listed_people import shown_people

from testdesk.hq.accounts import access
from testdesk.hq.views import search


def names(hq, text, limit=50):
    found = search.find(hq, text, limit=limit, operator="值班")
    return [one.resident.name for one in found.people]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("李明哲", "李明哲"), ("limz", "李明哲"), ("lmz", "李明哲"), ("리명철", "李明哲"),
        ("m 1234 5678", "李明哲"), ("5678", "李明哲"), ("13844330001", "李明哲"),
        ("李?哲", "李明哲"),
        ("piaosz", "朴顺子"), ("朴順子", "朴顺子"), ("10-102", "朴顺子"), ("박순", "朴顺子"),
        ("新兴 朴", "朴顺子"), ("金英姬 1102", "金英姬"),
    ],
)  # fmt: skip
def test_a_resident_is_found_by(city, typed, name):
    assert names(city, typed) == [name]


@pytest.mark.parametrize("typed", ["", "*", "xqz", "李 1102", "%", "'"])
def test_nobody_is_found_by(city, typed):
    assert names(city, typed) == []


def test_what_is_not_shown_is_counted(city):
    found = search.find(city, "金英姬", limit=1, operator="值班")
    assert (len(found.people), found.total, found.more) == (1, 2, 1)
    assert found.hints == ("building", "id_tail")


def test_whose_records_were_seen_is_noted_and_nobody_else(city):
    before = len(access.access_entries(city, limit=100))
    names(city, "xqz")
    assert len(access.access_entries(city, limit=100)) == before
    names(city, "朴顺子")
    newest = access.access_entries(city, limit=1)[0]
    wanted = shown_people(city)["朴顺子"]["resident"]
    assert (newest.kind, newest.subject, newest.operator) == ("person", wanted, "值班")
