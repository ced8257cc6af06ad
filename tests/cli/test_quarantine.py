"""A restored backup that headquarters refuses: every command reports it."""

import shutil

from tests.cli.site import SECOND_TUBE, Site, people

ENTRY = {
    "first": 1,
    "last": 4,
    "file": "batch-1-1-4.tdb",
    "reason": "journal_forked",
    "way": "call_headquarters",
    "lasting": True,
    "times": 1,
    "people": 1,
    "written_again": True,
    "released": False,
}


def test_a_forked_journal_is_quarantined_until_headquarters_settles_it(site: Site):
    yesterday = site.base / "yesterday"
    shutil.copytree(site.home, yesterday)
    site.sample(2)
    site.station("export", site.stick)
    site.hq("import", site.stick)
    site.home = yesterday
    other = site.base / "other stick"
    other.mkdir()
    site.scan(SECOND_TUBE, *(p.document_number for p in people(3)[2:]), "!seal end_of_queue")
    assert site.station("export", other).value["refused_before"] == ""
    assert site.station("close-day", "--swabs", "1").status == 1  # the count itself is not exported
    assert site.station("export", other).value["refused_before"] == ""
    assert site.station("close-day").status == 0
    assert site.hq("import", other).value["files"][0]["reason"] == "journal_forked"
    files = site.station("import", other).value["files"]
    assert {f["reason"] for f in files if f["kind"] == "receipt"} == {"journal_forked"}
    again = site.station("export", other, "--again").value
    assert again["refused_before"] == "journal_forked"
    now = site.station("status").value
    assert now["journal"]["unexported"] == now["journal"]["held"] > 0
    assert now["quarantine"][-1] == {**ENTRY, "since": now["quarantine"][-1]["since"]}
    assert [(q["first"], q["last"]) for q in now["quarantine"]] == [(5, 5), (1, 4)]
    day = site.station("close-day")
    assert (day.status, day.value["error"]) == (1, "batch_quarantined")
    assert day.value["problems"] == ["batch_quarantined"]
    shown = site.run("status", "--home", site.home).out
    assert "batch-1-1-4.tdb" in shown
    assert "Call headquarters" in shown
