"""Two stations of one point and their headquarters, by commands alone."""

from tests.cli.site import SECOND_TUBE, Site, people
from tests.cli.two_stations import exported, second_station, verdicts


def test_an_update_names_who_was_sampled_at_the_other_station(site: Site):
    """The batch itself never reaches the other station, only headquarters' update about it."""
    other = second_station(site, point="另一个检测点")
    for either in (site, other):
        either.station("queue", "ticket")
        exported(either)
    site.hq("import", site.stick)
    for either in (site, other):
        verdicts(either)
    site.sample(3)
    exported(site)
    site.hq("import", site.stick)
    (update,) = (
        one for one in site.hq("update", "--out", site.stick).value["files"] if one["station"] == 2
    )
    assert update["sampled"] == 3
    assert verdicts(other)[update["file"]] == ("accepted", "")
    first, fourth = people(4)[0], people(4)[3]
    answers = other.scan(SECOND_TUBE, first.document_number, fourth.document_number)
    assert [(one["verdict"], one["reason"]) for one in answers[1:]] == [
        ("refused", "already_sampled"),
        ("accepted", "sampled"),
    ]
    earlier = answers[1]["earlier"]
    assert (earlier["station"], earlier["tube"], earlier["position"]) == (1, "YJ20220326", 1)
    totals = other.station("coverage").value
    assert sum(one["sampled"] for one in totals) == 4
    assert other.station("verify").value["ok"]
    assert site.hq("status").value["samples"] == 3


def test_two_stations_exchange_from_the_first_minute(site: Site):
    """Neither has reported to headquarters; the second kit was made after the first one began."""
    site.sample(2)
    other = second_station(site)
    third, fourth = people(4)[2:]
    other.scan(SECOND_TUBE, third.document_number)
    exported(site, other)
    assert ("accepted", "") in verdicts(site).values()
    assert ("accepted", "") in verdicts(other).values()
    for either, known in ((site, third), (other, people(1)[0])):
        (answer,) = either.scan(known.document_number)
        assert (answer["verdict"], answer["reason"]) == ("refused", "already_sampled")
        assert either.station("verify").value["ok"]
    assert site.scan(fourth.document_number)[-1]["verdict"] == "accepted"
    exported(site)
    site.hq("import", site.stick)
    status = site.hq("status").value
    assert (status["samples"], status["conflicts"]) == (4, 0)


def test_a_neighbours_batch_that_cannot_be_read_is_named_and_the_rest_is_imported(site: Site):
    """The first batch was lost on the way; the next one alone does not show who wrote it."""
    other = second_station(site)
    exported(other)
    (first,) = site.stick.rglob("batch-2-*.tdb")
    lost = first.read_bytes()
    first.unlink()
    other.scan(SECOND_TUBE, people(1)[0].document_number)
    exported(other)
    result = site.station("import", site.stick)
    (report,) = (f for f in result.value["files"] if f["kind"] == "batch")
    assert (result.status, report["verdict"], report["reason"]) == (
        0,
        "refused",
        "neighbour_unknown",
    )
    first.write_bytes(lost)
    found = [verdict for file, verdict in verdicts(site).items() if file.startswith("batch-2")]
    assert found == [("accepted", "")] * 2
    first.write_bytes(lost[:-9])
    result = site.station("import", first)
    assert (result.status, result.value["error"]) == (1, "file_truncated")


def test_two_stations_never_give_one_ticket(site: Site):
    other = second_station(site)
    elsewhere = second_station(site, station=3, point="河南小区")
    lanes = ("normal", "priority", "normal")
    labels = [
        either.station("queue", "ticket", "--lane", lane).value["label"]
        for either in (site, other)
        for lane in lanes
    ]
    assert labels == ["A 001", "B 001", "A 002", "C 001", "D 001", "C 002"]
    assert elsewhere.station("queue", "ticket").value["label"] == "A 001"
    called = other.station("queue", "call", "--desk", "2").value
    assert called["label"] == "D 001"
    assert other.station("queue", "skip", "d001").value["state"] == "skipped"
    shown = other.station("queue", "status").value
    assert [one["label"] for one in shown["next"]] == ["C 001", "C 002"]
