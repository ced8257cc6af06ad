"""A headquarters restored from a copy, as a station on the network meets it."""

import shutil

import pytest
from tests.net.served import town

COPY = "copy of headquarters"


def two_people_arrived(site):
    """They are sampled and at headquarters, which is then copied; returns how many they are."""
    with town(site) as before:
        before.sample(2)
        before.sync()
        before.check_all_arrived()
    shutil.copytree(site.hq_home, site.base / COPY)
    return before.sampled


def put_back(site):
    """Restores headquarters from the copy."""
    shutil.rmtree(site.hq_home)
    shutil.copytree(site.base / COPY, site.hq_home)


@pytest.mark.parametrize("announced", [True, False], ids=["said so", "nobody said so"])
def test_what_headquarters_forgot_is_sent_again_by_itself(site, announced):
    sampled = two_people_arrived(site)
    with town(site) as since:
        since.sampled = sampled
        site.hq("round", "open", "--name", "R8")
        since.sync()
        since.sample(3)
        since.sync()
        since.check_all_arrived()
    put_back(site)
    if announced:
        assert site.hq("restored").status == 0
    with town(site) as after:
        after.sampled = since.sampled
        assert after.at_headquarters()["samples"] == sampled
        after.sync()
        after.sync()
        after.check_all_arrived()
        if not announced:
            assert site.hq("status").value["went_back"] == [1]
        after.sample(1)
        after.sync()
        after.check_all_arrived()
    assert site.station("verify").value["ok"]


def test_a_station_without_anything_to_send_learns_that_headquarters_went_back(site):
    sampled = two_people_arrived(site)
    with town(site) as since:
        site.hq("round", "open", "--name", "R8")
        since.sync()
        since.sync()  # its own event of the round goes out
    put_back(site)
    site.hq("round", "open", "--name", "R9")
    with town(site) as after:
        after.sampled = sampled
        after.sync()
        assert site.hq("status").value["went_back"] == [1]
        states = after.states()
        after.sync()
        assert after.states() == states  # once is enough
        assert site.hq("restored").status == 0
        after.sync()
        assert site.station("status").value["round"] == "R9"
        after.check_all_arrived()
