"""`retention` by the command line: what is due, what was erased, and the record of it."""

from tests.reliability.erasures import WALK_IN


def test_it_is_erased_recorded_and_the_record_is_kept(old_site, tmp_path):
    before = old_site.station("retention", "status").value
    assert before["due"] > 0
    assert before["erased"] == []
    record = tmp_path / "record.pdf"
    done = old_site.station("retention", "run", "--out", record).value
    assert (done["bodies"], done["due"], done["left_in_file"]) == (before["due"], 0, False)
    assert record.read_bytes().startswith(b"%PDF")
    verified = old_site.station("verify").value
    assert verified["ok"], verified["problems"]
    assert verified["erased"] == done["erased"]
    assert sum(one["bodies"] for one in done["erased"]) == done["bodies"]
    assert old_site.station("find", WALK_IN.name).value == []


def test_a_text_names_nobody_and_is_the_same_as_on_the_screen(old_site, tmp_path):
    record = tmp_path / "record.txt"
    shown = old_site.run("retention", "run", "--home", old_site.home, "--out", record)
    assert shown.status == 0
    assert record.read_text("utf-8").strip() == shown.out.strip()
    assert WALK_IN.name not in shown.out
    readable = old_site.run("verify", "--home", old_site.home)
    assert "was erased" in readable.out


def test_a_record_that_cannot_be_written_leaves_the_erasure_done(old_site, tmp_path):
    (tmp_path / "record.txt").mkdir()
    refused = old_site.station("retention", "run", "--out", tmp_path / "record.txt")
    assert refused.status in {2, 3}
    status = old_site.station("retention", "status").value
    assert (status["due"] > 0) is (refused.status == 2), "a usage error changes nothing"


def test_days_are_chosen_at_headquarters(site):
    assert site.hq("retention", 30).value == {"retention_days": 30}
    for days in (0, 3651):
        result = site.hq("retention", days)
        assert (result.status, result.value["error"]) == (1, "retention_out_of_range"), result.out
    assert site.hq("update", "--out", site.stick).status == 0
