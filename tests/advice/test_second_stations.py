"""Two stations of one point: whose labels are whose, and files that the other cannot read."""

from tests.advice.walking import advice, works
from tests.cli.site import SECOND_TUBE, people
from tests.cli.two_stations import exported, second_station, verdicts
from tests.made_station import FATHER, TUBES
from tests.services.exchange.going_round import export, import_files, round_trip

from testdesk.services.exchange import handover


@advice("labels_of_other_desk")
def test_labels_that_are_for_another_station_to_print(met, site):
    other = second_station(site)
    out = ("--count", 5, "--out", site.base / "labels.pdf")
    labels = ("paper", "labels", "--first")
    result = other.station(*labels, "YJ00000001", *out)
    met.refused(result, "labels_of_other_desk", "choose to print them anyway")
    assert "\u2013" not in result.value["message"]
    works(other.station(*labels, result.value["detail"]["next"], *out))
    works(other.station(*labels, "YJ00000001", *out, "--again"))


@advice("neighbour_revoked")
def test_the_batch_of_a_neighbour_that_was_revoked(met, site):
    other = second_station(site)
    exported(site, other)
    works(site.hq("import", site.stick))
    works(site.hq("station", "revoke", 2, "--reason", "left in a taxi"))
    works(site.hq("import", site.stick))
    works(site.hq("round", "open", "--name", "R8"))
    works(site.hq("update", "--out", site.stick, "--station", 1))
    answers = verdicts(site)
    assert answers["batch-2-1-1.tdb"] == ("refused", "neighbour_revoked")
    met.reported("neighbour_revoked", "Call headquarters before that station continues")
    works(site.hq("station", "reinstate", 2))
    works(site.hq("update", "--out", site.stick, "--station", 1))
    assert verdicts(site)["batch-2-1-1.tdb"][0] == "accepted"


@advice("neighbour_unknown")
def test_the_later_batch_of_a_station_that_this_one_never_met(met, site):
    other = second_station(site)
    exported(other)
    (first,) = site.stick.rglob("batch-2-*.tdb")
    kept = first.rename(site.base / first.name)
    other.scan(SECOND_TUBE, people(1)[0].document_number)
    exported(other)
    (verdict,) = [one for file, one in verdicts(site).items() if file.startswith("batch-2")]
    assert verdict == ("refused", "neighbour_unknown")
    met.reported("neighbour_unknown", "Read that station's first batch, or the next update")
    kept.rename(first)
    both = [one for file, one in verdicts(site).items() if file.startswith("batch-2")]
    assert both == [("accepted", "")] * 2


@advice("neighbour_not_sealed")
def test_the_batch_of_a_station_that_did_not_know_of_this_one(
    met, station, older_station, city, tmp_path
):
    stick, hq = tmp_path / "stick", city.headquarters(tmp_path / "hq")
    stick.mkdir()
    try:
        older_station.scans(TUBES[3], FATHER)
        round_trip(hq, stick, station, older_station)
        assert ("batch", "refused", "neighbour_not_sealed") in import_files(station, stick)
        met.reported(
            "neighbour_not_sealed", "read headquarters' update, then export from its first"
        )
        export(older_station, stick)
        round_trip(hq, stick, station, older_station)
        handover.export(older_station.context, folder=stick, first=1)
        assert ("batch", "accepted", "") in import_files(station, stick)
    finally:
        hq.close()
    assert station.scans(TUBES[4], FATHER)[-1] == ("refused", "already_sampled")
