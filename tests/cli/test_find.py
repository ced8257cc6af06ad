"""`find` and `hq find`: the promised list, and how many more there are."""

import pytest
from tests.cli.site import Site, people

KEYS = {"resident", "name", "id_tail", "address", "score"}


def test_both_find_a_person_by_the_whole_number(site: Site):
    wanted = people(3)[2]
    number = wanted.document_number
    for said in (
        site.desk("find", wanted.document_number),
        site.hq("find", wanted.document_number),
    ):
        assert said.status == 0
        (hit,) = said.value
        assert hit.keys() >= KEYS
        assert (hit["name"], hit["score"]) == (wanted.name, 100)
        assert number not in said.out
        assert said.err == ""


def test_what_is_left_out_is_told_on_standard_error_and_the_list_stays_a_list(site: Site):
    for said in (site.desk("find", "1", "--limit", "2"), site.hq("find", "1", "--limit", "2")):
        assert said.status == 0
        assert len(said.value) == 2
        assert " more: add the name or " in said.err


def test_a_table_for_people_says_it_as_well(site: Site):
    said = site.run("find", "1", "--limit", "2", "--home", site.home)
    assert len(said.out.splitlines()) <= 4
    assert " more: add " in said.err


def test_nobody_found_is_an_empty_list(site: Site):
    for said in (site.desk("find", "xqz"), site.hq("find", "xqz")):
        assert (said.status, said.value, said.err) == (0, [], "")


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "再输入"), ("ko", "명 더 있음"), ("en", " more: add ")]
)
def test_how_many_more_is_said_in_the_language_of_the_laptop(site: Site, language, words):
    said = site.process(
        "find", "1", "--limit", "2", "--home", site.home, TESTDESK_LANGUAGE=language
    )
    assert said.status == 0
    assert words in said.err
