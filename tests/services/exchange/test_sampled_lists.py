"""Who was sampled elsewhere, where they are many: lists that are one file for all stations."""

import pytest
from tests.made_station import CROWD, FATHER, MOTHER, NEIGHBOUR, TUBES, open_station
from tests.services.exchange.going_round import (
    at_headquarters,
    export,
    identity,
    import_files,
    opened,
    report_of,
    update,
)

from testdesk.domain.refusals import Refusal
from testdesk.formats.exchange.sampled_list import list_name, read_list
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange import outgoing
from testdesk.services import voiding
from testdesk.services.checking import verify
from testdesk.settings import STORE
from testdesk.store.recovery.truth import read_truth, write_truth
from testdesk.store.station_file import open_station_file


def reported(headquarters, stick, station):
    """Sends a station's batch to headquarters."""
    export(station, stick)
    at_headquarters(headquarters, stick)


def lists_on(stick):
    return sorted((stick / "testdesk").glob("*.tds"))


def read_at(station, *paths):
    """What is new among the updates and lists on a stick; no batch is read."""
    return [
        (kind, verdict)
        for kind, verdict, _ in import_files(station, *paths)
        if verdict != "refused"
    ]


def news_on(stick):
    return [*(stick / "testdesk").glob("*.tdu"), *lists_on(stick)]


def test_many_are_in_a_list_and_nobody_in_the_update_besides(
    station_of_short_lists, other, stick, headquarters
):
    other.scans(TUBES[3], FATHER, MOTHER)
    reported(headquarters, stick, other)
    path = update(headquarters, stick)
    held = opened(headquarters, station_of_short_lists, path)
    (announced,) = held.lists
    (file,) = lists_on(stick)
    assert (held.round, held.sampled, file.name) == ("R7", (), list_name(announced.number))
    assert report_of(station_of_short_lists, file).reason == "sampled_not_announced"
    assert read_at(station_of_short_lists, path, file) == [
        ("update", "accepted"),
        ("sampled", "accepted"),
    ]
    station_of_short_lists.scans(TUBES[4])
    refused = station_of_short_lists.scan(MOTHER)
    assert (refused.reason, refused.earlier.station) == ("already_sampled", 2)
    assert station_of_short_lists.scans(NEIGHBOUR) == [("accepted", "sampled")]
    assert verify(station=station_of_short_lists.station).ok


def test_one_file_serves_every_station_and_brings_nobody_to_the_one_that_sampled(
    station_of_short_lists, other, stick, headquarters
):
    other.scans(TUBES[3], FATHER, MOTHER)
    reported(headquarters, stick, other)
    update(headquarters, stick)
    update(headquarters, stick, number=2)
    assert ("sampled", "accepted") in read_at(station_of_short_lists, *news_on(stick))
    assert ("sampled", "accepted") in read_at(other, *news_on(stick))
    assert [
        station_of_short_lists.store._db["known_sample"].count,
        other.store._db["known_sample"].count,
    ] == [2, 0]


def test_a_list_that_did_not_come_is_named_until_it_comes(
    station_of_short_lists, other, stick, headquarters
):
    other.scans(TUBES[3], FATHER, MOTHER)
    reported(headquarters, stick, other)
    path = update(headquarters, stick)
    (file,) = lists_on(stick)
    missing = ("sampled", "refused", "sampled_missing")
    assert import_files(station_of_short_lists, path) == [("update", "accepted", ""), missing]
    assert import_files(station_of_short_lists, path) == [("update", "already_have", ""), missing]
    assert station_of_short_lists.scans(TUBES[4], FATHER)[-1] == (
        "accepted",
        "sampled",
    )  # it cannot know better
    assert import_files(station_of_short_lists, file) == [("sampled", "accepted", "")]
    assert import_files(station_of_short_lists, path, file) == [
        ("update", "already_have", ""),
        ("sampled", "already_have", ""),
    ]
    assert station_of_short_lists.scan(MOTHER).reason == "already_sampled"


def test_the_newest_list_grows_until_it_is_full(station_of_short_lists, other, stick, headquarters):
    seen = []
    for number, people in enumerate(([FATHER, MOTHER], CROWD[:2], CROWD[2:4])):
        other.scans(TUBES[3 + number], *people, "!seal end_of_queue")
        reported(headquarters, stick, other)
        path = update(headquarters, stick)
        held = opened(headquarters, station_of_short_lists, path)
        assert ("update", "accepted") in read_at(station_of_short_lists, path, *lists_on(stick))
        seen.append({one.number for one in held.lists})
        export(station_of_short_lists, stick)  # names the update that was taken
    first, second, third = seen
    assert (len(first), len(second), len(third)) == (1, 1, 2)
    assert first != second  # it was not full, and a list is never changed
    assert second < third
    station_of_short_lists.scans(TUBES[7])
    for person in (FATHER, MOTHER, *CROWD[:4]):
        assert station_of_short_lists.scan(person).reason == "already_sampled"


def test_what_another_list_replaced_is_nothing_new(
    station_of_short_lists, other, stick, headquarters
):
    other.scans(TUBES[3], FATHER, MOTHER)
    reported(headquarters, stick, other)
    update(headquarters, stick)
    (old,) = lists_on(stick)
    other.scans("!seal end_of_queue", TUBES[4], *CROWD[:2])
    station_of_short_lists.clock.forward(seconds=5)
    reported(headquarters, stick, other)
    path = update(headquarters, stick)
    assert (
        import_files(station_of_short_lists, path, *lists_on(stick)).count(
            ("sampled", "accepted", "")
        )
        == 1
    )
    assert report_of(station_of_short_lists, old).verdict == "already_have"
    assert station_of_short_lists.scans(TUBES[5], FATHER)[-1] == ("refused", "already_sampled")


def test_a_void_sample_may_be_sent_before_the_list_and_after_it(
    station_of_short_lists, other, stick, headquarters
):
    other.scans(TUBES[3], FATHER, MOTHER)
    reported(headquarters, stick, other)
    first = update(headquarters, stick)
    (file,) = lists_on(stick)
    assert ("update", "accepted", "") in import_files(station_of_short_lists, first)
    voiding.void_sample(other.context, reason="not_swabbed", resident=other.who(FATHER))
    reported(headquarters, stick, other)
    second = update(headquarters, stick)
    import_files(station_of_short_lists, second)
    assert report_of(station_of_short_lists, file).verdict in {"accepted", "already_have"}
    import_files(station_of_short_lists, *lists_on(stick))
    assert station_of_short_lists.scans(TUBES[4], FATHER, MOTHER)[1:] == [
        ("accepted", "sampled"),
        ("refused", "already_sampled"),
    ]


def test_a_new_round_has_no_lists_of_the_one_before(
    station_of_short_lists, other, stick, headquarters
):
    other.scans(TUBES[3], FATHER, MOTHER)
    reported(headquarters, stick, other)
    import_files(station_of_short_lists, update(headquarters, stick), *lists_on(stick))
    open_round(headquarters, name="R8")
    old = lists_on(stick)
    assert (
        opened(headquarters, station_of_short_lists, path := update(headquarters, stick)).lists
        == ()
    )
    assert import_files(station_of_short_lists, path) == [("update", "accepted", "")]
    assert report_of(station_of_short_lists, old[0]).verdict == "already_have"
    assert outgoing.waiting(headquarters, 1)[-1].file.endswith(".tdu")
    assert station_of_short_lists.scans(TUBES[4], FATHER)[-1] == ("accepted", "sampled")


def test_what_was_announced_outlives_a_salvage(
    station_of_short_lists, other, stick, headquarters, tmp_path
):
    other.scans(TUBES[3], FATHER, MOTHER)
    reported(headquarters, stick, other)
    import_files(station_of_short_lists, update(headquarters, stick))
    home = tmp_path / "salvaged"
    home.mkdir()
    write_truth(
        read_truth(station_of_short_lists.store._db),
        home / STORE,
        station_of_short_lists.key,
        station_of_short_lists.clock,
    )
    open_station_file(
        home / STORE, station_of_short_lists.key, station_of_short_lists.clock, from_backup=True
    ).close()
    again = open_station(home, key=station_of_short_lists.key)
    assert import_files(again, *lists_on(stick)) == [("sampled", "accepted", "")]
    assert again.scans(TUBES[4], FATHER)[-1] == ("refused", "already_sampled")
    again.store.close()


@pytest.mark.usefixtures("station_of_short_lists")
def test_a_list_is_written_again_where_it_was_lost(other, stick, headquarters):
    other.scans(TUBES[3], FATHER, MOTHER)
    reported(headquarters, stick, other)
    (file,) = lists_on(stick)
    file.unlink()
    at_headquarters(headquarters, stick)
    assert lists_on(stick) == [file]


def test_a_station_that_was_revoked_opens_no_later_list(
    station_of_short_lists, other, stick, headquarters
):
    """Its newest update brings the keys of the lists of then, and each list has its own."""
    other.scans(TUBES[3], FATHER, MOTHER)
    reported(headquarters, stick, other)
    old = opened(headquarters, station_of_short_lists, update(headquarters, stick)).lists
    other.scans("!seal end_of_queue", TUBES[4], *CROWD[:2])
    before = set(lists_on(stick))
    reported(headquarters, stick, other)
    (file,) = set(lists_on(stick)) - before
    own = identity(station_of_short_lists)
    for one in old:
        with pytest.raises(Refusal, match="not_addressed_to_us"):
            read_list(file.read_bytes(), city=own.city, city_key=own.city_key, key=one.secret_key)
