"""`hq round erase` by two supervisors, its record, and what the station notices: nothing."""

from tests.cli.site import TUBE, people


def test_two_supervisors_erase_a_round_and_the_station_goes_on(site, rounds):
    before = site.hq("find", people(1)[0].name).value
    proposed = rounds.propose()
    assert (proposed.status, proposed.value["state"], proposed.value["samples"]) == (
        0,
        "proposed",
        3,
    )
    assert [one["state"] for one in site.hq("round", "list").value] == ["current", "proposed"]
    done = rounds.confirm().value
    assert (done["state"], done["samples"], done["bodies"]) == ("erased", 3, 3)
    assert (done["proposed_by"], done["confirmed_by"]) == ("李敏", "赵刚")
    assert (done["note"], done["left_in_file"]) == ("十四天已过", False)
    (erased,) = site.hq("verify").value["erased"]
    assert erased["erased"] == done["erased"]
    assert [one["state"] for one in site.hq("round", "list").value] == ["current", "erased"]
    assert site.hq("find", people(1)[0].name).value == before
    again = site.hq("import", site.stick).value["files"]
    assert [one["verdict"] for one in again] == ["already_have"]
    assert site.hq("tube", TUBE).value["tubes"][0]["people"] == []
    assert site.station("import", site.stick).status == 0
    assert site.station("verify").value["ok"]
    assert len(site.station("tube", "list").value[0]["samples"]) == 3


def test_the_record_is_a_pdf_and_only_of_what_was_erased(site, rounds):
    out = site.base / "record.pdf"
    none = site.hq("round", "record", "R7", "--out", out)
    assert (none.status, none.value["error"]) == (1, "round_not_erased")
    unknown = site.hq("round", "record", "R9", "--out", out)
    assert (unknown.status, unknown.value["error"]) == (1, "round_unknown")
    assert not out.exists()
    rounds.propose()
    rounds.confirm()
    written = site.hq("round", "record", "R7", "--out", out).value
    assert (written["round"], written["bodies"], written["pages"]) == ("R7", 3, 1)
    assert out.read_bytes().startswith(b"%PDF")


def test_the_password_is_no_argument_and_the_two_options_exclude_each_other(site, rounds):
    both = site.hq("round", "erase", "R7", "--confirm", "--withdraw", "--operator", "李敏")
    assert both.status == 2
    assert site.hq("round", "erase", "R7", "--note", "x", "--operator", "李敏").status == 2
    rounds.propose()
    withdrawn = rounds.withdraw().value
    assert (withdrawn["state"], withdrawn["by"]) == ("withdrawn", "赵刚")
    assert rounds.confirm().value["error"] == "erasure_not_proposed"


def test_nothing_is_left_to_rewrite(site, rounds):
    rounds.propose()
    rounds.confirm()
    assert site.hq("round", "rewrite").value == {"left_in_file": False}
    assert not site.hq("verify").value["left_in_file"]
