"""`testdesk paper`: PDF files without a window."""

from tests.cli.site import TUBE


def test_each_paper_is_written_and_told(site, tmp_path):
    site.sample(2)
    site.scan("!seal other")
    home = next(b for b in site.desk("coverage").value if b["building"])
    building = f"{home['compound']} {home['building']}"
    calls = {
        "notice": ("--building", building, "--from", "9:00", "--to", "11:30"),
        "list": ("--building", building, "--phones", "--languages", "ko,zh"),
        "labels": ("--first", "YJ00000001", "--count", 66),
        "bag": ("--bag", 1),
    }
    told = {}
    for kind, options in calls.items():
        out = tmp_path / f"{kind}.pdf"
        said = site.desk("paper", kind, *options, "--out", out)
        assert said.status == 0, said.out
        assert out.read_bytes().startswith(b"%PDF")
        told[kind] = said.value
    assert told["notice"]["from"] == "09:00"
    assert told["labels"]["last"] == "YJ00000066"
    assert told["labels"]["pages"] == 2
    assert (told["bag"]["tubes"], told["bag"]["people"]) == (1, 2)
    said = site.desk("paper", "bag", "--tube", TUBE, "--out", tmp_path / "one.pdf")
    assert said.value["tubes"] == 1


def test_a_building_that_nobody_knows_writes_nothing(site, tmp_path):
    out = tmp_path / "notice.pdf"
    said = site.desk("paper", "notice", "--building", "no such", "--out", out)
    assert (said.status, said.value["error"]) == (1, "building_unknown")
    assert not out.exists()
