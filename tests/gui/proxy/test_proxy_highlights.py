"""What of a found person is marked."""

import pytest
from tests.gui.running_station import LONG, SHUNZI

from testdesk.gui import translation
from testdesk.gui.proxy.highlights import highlights_of
from testdesk.gui.proxy.rows import TextRun, address_runs, name_runs


@pytest.mark.parametrize(
    ("typed", "span"),
    [("psz", (0, 3)), ("朴", (0, 1)), ("shunz", (1, 3)), ("sz", (1, 3)), ("piao", (0, 1))],
)
def test_letters_pinyin_and_initials_mark_the_letters_they_stand_for(typed, span):
    assert highlights_of(SHUNZI, typed).name == (span,)


@pytest.mark.parametrize(("typed", "span"), [("박순", (0, 2)), ("ㅅㅈ", (1, 3))])
def test_hangul_and_its_consonants_mark_the_hangul_spelling(typed, span):
    highlights = highlights_of(SHUNZI, typed)
    assert highlights.korean == (span,)
    assert highlights.name == ()


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("4525", {"tail"}),
        ("4521", {"phone"}),
        ("3号楼", {"building"}),
        ("3-1-202", {"building", "unit", "room"}),
        ("3-202", {"building", "room"}),
        ("wtxq", {"compound"}),
        ("202", {"room"}),
        ("xyz", set()),
    ],
)
def test_a_field_that_matches_is_marked(typed, fields):
    assert highlights_of(SHUNZI, typed).fields == fields


def test_each_word_of_a_query_marks_its_own_part():
    highlights = highlights_of(SHUNZI, "psz 3号楼")
    assert highlights.name == ((0, 3),)
    assert highlights.fields == {"building"}


def test_a_latin_name_is_marked_from_the_beginning_of_a_word():
    assert highlights_of(LONG, "yong").name == ((4, 8),)
    assert highlights_of(LONG, "im").name == ()


def test_a_name_is_cut_where_its_mark_begins_and_ends():
    assert name_runs("朴顺子", ((1, 3),)) == [TextRun("朴"), TextRun("顺子", highlighted=True)]


@pytest.mark.parametrize("language", ["zh", "ko", "en"])
def test_an_address_breaks_between_its_parts_only(language):
    translation.use(language)
    runs = address_runs(SHUNZI.address, frozenset())
    assert [run.text for run in runs[1::2]] == [" "] * 3
    assert not any(" " in run.text for run in runs[::2])
