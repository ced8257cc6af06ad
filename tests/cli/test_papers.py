"""`testdesk paper`: PDF files without a window."""

from tests.cli.site import TUBE
from tests.cli.two_stations import second_station


def test_each_paper_is_written_and_described(site, tmp_path):
    site.sample(2)
    site.scan("!seal other")
    home = next(b for b in site.station("coverage").value if b["building"])
    building = f"{home['compound']} {home['building']}"
    calls = {
        "notice": ("--building", building, "--from", "9:00", "--to", "11:30"),
        "list": ("--building", building, "--phones", "--languages", "ko,zh"),
        "labels": ("--first", "YJ00000001", "--count", 66),
        "bag": ("--bag", 1),
    }
    values = {}
    for kind, options in calls.items():
        out = tmp_path / f"{kind}.pdf"
        result = site.station("paper", kind, *options, "--out", out)
        assert result.status == 0, result.out
        assert out.read_bytes().startswith(b"%PDF")
        values[kind] = result.value
    assert values["notice"]["from"] == "09:00"
    assert values["labels"]["last"] == "YJ00000066"
    assert values["labels"]["pages"] == 2
    assert (values["bag"]["tubes"], values["bag"]["people"]) == (1, 2)
    result = site.station("paper", "bag", "--tube", TUBE, "--out", tmp_path / "one.pdf")
    assert result.value["tubes"] == 1


def test_a_building_that_nobody_knows_writes_nothing(site, tmp_path):
    out = tmp_path / "notice.pdf"
    result = site.station("paper", "notice", "--building", "no such", "--out", out)
    assert (result.status, result.value["error"]) == (1, "building_unknown")
    assert not out.exists()


def labels(site, folder, *options):
    """The first and the last number, or the refusal."""
    result = site.station(
        "paper", "labels", *options, "--count", 10, "--out", folder / "labels.pdf"
    )
    value = result.value
    return (value["first"], value["last"]) if result.status == 0 else value["error"]


def test_labels_go_on_and_are_never_repeated_unasked(site, tmp_path):
    assert labels(site, tmp_path) == "labels_none_printed"
    assert not (tmp_path / "labels.pdf").exists()
    first = ("YJ00000001", "YJ00000010")
    assert labels(site, tmp_path, "--first", first[0]) == first
    assert labels(site, tmp_path, "--first", "yj00000010") == "labels_printed_before"
    assert labels(site, tmp_path) == ("YJ00000011", "YJ00000020")
    assert labels(site, tmp_path, "--first", first[0], "--again") == first
    result = site.run("paper", "labels", "--first", first[0], "--count", 1, "--out",
                      tmp_path / "x.pdf", "--home", site.home)  # fmt: skip
    assert result.status == 1
    assert "Start at YJ00000021" in result.err


def test_labels_that_could_not_be_written_are_not_noted_as_printed(site, tmp_path):
    first = ("YJ00000001", "YJ00000010")
    before = site.station("status").value["journal"]
    assert labels(site, tmp_path / "no such folder", "--first", first[0]) == "write_failed"
    assert site.station("status").value["journal"] == before
    assert labels(site, tmp_path, "--first", first[0]) == first


def test_two_stations_of_a_point_print_no_label_twice(site, tmp_path):
    other = second_station(site)
    assert labels(site, tmp_path, "--first", "YJ00000001")[1] == "YJ00000010"
    assert labels(other, tmp_path, "--first", "YJ00000001") == "labels_of_other_desk"
    assert labels(other, tmp_path, "--first", "YJ90200001")[1] == "YJ90200010"
    assert labels(other, tmp_path) == ("YJ90200011", "YJ90200020")
    assert labels(site, tmp_path, "--first", "YJ90200100") == "labels_of_other_desk"
    assert site.station("verify").value["ok"]


def test_the_recall_sheet_of_a_tube_is_written_and_recorded(site, tmp_path):
    site.sample(2)
    site.scan("!seal other")
    shown = site.station("tube", "show", TUBE)
    assert [place["position"] for place in shown.value["samples"]] == [1, 2]
    assert shown.value["sealed"]["reason"] == "other"
    assert [step["state"] for step in shown.value["steps"]] == ["open", "sealed"]
    out = tmp_path / "recall.pdf"
    result = site.station("tube", "show", TUBE, "--out", out, "--languages", "ko")
    assert (result.status, result.value["people"]) == (0, 2)
    assert out.read_bytes().startswith(b"%PDF")
    who = shown.value["samples"][0]["resident"]
    looked_up = [
        (entry["shown"], entry["page"])
        for entry in site.station("person", "show", who).value["history"]
        if entry["kind"] == "looked_up"
    ]
    assert looked_up == [("record", "command_line"), ("phone", "tube")]


def test_a_tube_without_people_has_no_recall_sheet(site, tmp_path):
    site.scan(TUBE)
    out = tmp_path / "recall.pdf"
    for code, refusal in ((TUBE, "nothing_to_print"), ("YJ99999999", "tube_unknown")):
        result = site.station("tube", "show", code, "--out", out)
        assert (result.status, result.value["error"]) == (1, refusal)
    assert not out.exists()
