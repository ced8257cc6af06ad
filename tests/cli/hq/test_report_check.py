"""`hq report check`: a sheet of the day as PDF, as workbook and as text, against what has come."""

import shutil

import pytest
from tests.cli.site import Site, people


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "text"])
def test_a_sheet_is_genuine_and_its_events_are_here(site, sheets, kind):
    site.station("export", site.stick)
    site.hq("import", site.stick)
    checked = site.hq("report", "check", sheets[kind])
    value = checked.value
    assert (checked.status, value["ok"], value["signed"], value["event_here"]) == (
        *(0, True, True, "same"),
    )
    assert (value["station"], value["point"], value["people"]) == (1, "网通小区", 3)
    assert value["highest_contiguous"] >= value["last"]
    assert site.station("report", "check", sheets[kind]).value["ok"]


def test_a_sheet_of_what_has_not_arrived_is_genuine_all_the_same(site, sheets):
    unknown = site.hq("report", "check", sheets["pdf"])
    assert (unknown.status, unknown.value["error"]) == (1, "claim_key_unknown")
    site.station("export", site.stick)
    site.hq("import", site.stick)
    site.scan("!undo", people(4)[3].document_number)
    later = site.station("report", "day", "--out", site.base / "later.pdf").value["claim"]
    waits = site.hq("report", "check", later)
    assert (waits.status, waits.value["error"]) == (1, "claim_not_arrived")
    assert (waits.value["signed"], waits.value["event_here"]) == (True, "missing")


def test_a_sheet_of_another_history_is_distinguished_from_a_forged_one(site, sheets):
    twin = Site(site.base)
    twin.home = site.base / "twin"
    shutil.copytree(site.home, twin.home)
    site.scan(people(4)[3].document_number)
    twin.scan(people(5)[4].document_number)
    site.station("export", site.stick)
    site.hq("import", site.stick)
    other = twin.station("report", "day", "--out", site.base / "twin.pdf").value["claim"]
    forked = site.hq("report", "check", other)
    assert (forked.status, forked.value["error"]) == (1, "claim_forked")
    assert (forked.value["signed"], forked.value["event_here"]) == (True, "different")
    forged = sheets["text"].replace(" 3 -1 1 3 ", " 4 -1 1 3 ")
    assert forged != sheets["text"]
    wrong = site.hq("report", "check", forged)
    assert (wrong.status, wrong.value["error"]) == (1, "signature_wrong")
    stranger = sheets["text"].replace("TESTDESK-DAY-1 1 ", "TESTDESK-DAY-1 77 ")
    nobody = site.hq("report", "check", stranger)
    assert (nobody.status, nobody.value["error"]) == (1, "station_unknown")


def test_a_file_without_a_code_is_refused(site, sheets):
    empty, torn = site.base / "empty.pdf", site.base / "torn.xlsx"
    empty.write_bytes(b"%PDF-1.4\n")
    torn.write_bytes(sheets["xlsx"].read_bytes()[:200])
    roster = site.base / "roster.xlsx"
    shutil.copy(site.base / "名册.csv", roster)
    for file in (empty, torn, roster):
        refused = site.hq("report", "check", file)
        assert (refused.status, refused.value["error"]) == (1, "claim_missing"), file
    gone = site.hq("report", "check", site.base / "gone.pdf")
    assert (gone.status, gone.value["error"]) == (3, "file_unreadable")
    damaged = site.hq("report", "check", sheets["text"][:-4])
    assert (damaged.status, damaged.value["error"]) == (1, "claim_damaged")
