"""People removed from the list and named again by a later one, and who cannot be removed."""

import pytest
from tests.advice.walking import advice, row, works

ASK = "Ask whoever sent this list whether that is right"
REASONS = [
    row("listed_again.moved_away", "moved_away"),
    row("listed_again.died", "died"),
    row("listed_again.listed_twice", "listed_twice"),
    row("listed_again.mistake", "mistake"),
    row("listed_again", "other"),
]


def is_listed(site, who):
    return works(site.hq("person", "show", who))["listed"]


@pytest.mark.parametrize(("code", "reason"), REASONS)
def test_a_list_that_names_somebody_who_was_taken_off(met, site, one_row, code, reason):
    who = site.resident(5)
    remove = ("person", "remove", who, "--reason", reason, "--note", "社区来电")
    works(site.hq(*remove))
    for options in (("--check",), ()):
        (warning,) = works(site.hq("roster", one_row, *options))["warnings"]
        assert warning["reason"] == "listed_again"
        met.reported(code, ASK, warning["detail"])
        assert is_listed(site, who) == (not options)
    # Either the later list is wrong and they are removed again, or it is right and it stays.
    works(site.hq(*remove))
    assert not is_listed(site, who)
    works(site.hq("person", "restore", who))
    assert is_listed(site, who)


@advice("person_removed", "person_not_listed")
def test_nobody_is_taken_off_who_is_not_on_the_list(met, site):
    who = site.resident(5)
    remove = ("person", "remove", who, "--reason", "died")
    works(site.hq(*remove))
    before = works(site.hq("status"))["coverage"]
    met.refused(site.hq(*remove), "person_removed", "Nobody was taken off")
    form = ("--id-number", "M1234567", "--name", "孙八")
    walk_in = works(site.station("code", "issue", *form))["resident"]
    works(site.station("export", site.stick))
    works(site.hq("import", site.stick))
    result = site.hq("person", "remove", walk_in, "--reason", "died")
    met.refused(result, "person_not_listed", "Nobody was taken off")
    assert works(site.hq("status"))["coverage"]["listed"] == before["listed"]
