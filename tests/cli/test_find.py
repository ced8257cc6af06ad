"""`find` and `hq find`: the promised list, and how many more there are."""

import pytest
from tests.cli.site import Site, people

KEYS = {"resident", "name", "id_tail", "address", "score"}


def test_both_find_a_person_by_the_whole_number(site: Site):
    wanted = people(3)[2]
    number = wanted.document_number
    for result in (
        site.station("find", wanted.document_number),
        site.hq("find", wanted.document_number),
    ):
        assert result.status == 0
        (hit,) = result.value
        assert hit.keys() >= KEYS
        assert (hit["name"], hit["score"]) == (wanted.name, 100)
        assert number not in result.out
        assert result.err == ""


def test_what_is_left_out_is_reported_on_standard_error_and_the_list_stays_a_list(site: Site):
    for result in (site.station("find", "1", "--limit", "2"), site.hq("find", "1", "--limit", "2")):
        assert result.status == 0
        assert len(result.value) == 2
        assert " more: add the name or " in result.err


def test_a_table_for_people_shows_it_as_well(site: Site):
    result = site.run("find", "1", "--limit", "2", "--home", site.home)
    assert len(result.out.splitlines()) <= 4
    assert " more: add " in result.err


def test_nobody_found_is_an_empty_list(site: Site):
    for result in (site.station("find", "xqz"), site.hq("find", "xqz")):
        assert (result.status, result.value, result.err) == (0, [], "")


@pytest.mark.parametrize(
    ("language", "sentence"), [("zh", "再输入"), ("ko", "명 더 있음"), ("en", " more: add ")]
)
def test_how_many_more_is_shown_in_the_language_of_the_laptop(site: Site, language, sentence):
    result = site.process(
        "find", "1", "--limit", "2", "--home", site.home, TESTDESK_LANGUAGE=language
    )
    assert result.status == 0
    assert sentence in result.err
