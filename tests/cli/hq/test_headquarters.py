"""Headquarters' commands: their JSON shapes and what they refuse."""

import csv
import io
import json
from pathlib import Path

from tests.cli.site import HQ_PHRASE, KIT_PHRASE, SPARE, TUBE, Site, people

from testdesk.formats.exchange.kit import read_kit


def handed_over(site: Site, count: int = 3) -> Site:
    """A batch with some samples, brought on the stick and imported."""
    site.sample(count)
    assert site.station("export", site.stick).status == 0
    assert site.hq("import", site.stick).status == 0
    return site


def test_a_roster_is_reported_by_row_column_and_reason(site: Site):
    roster, report = site.base / "more.csv", site.base / "bad.csv"
    roster.write_text(
        "姓名,证件号码,小区,楼,单元,室\n王一,110105194912310021,新村,1,1,101\n", "utf-8"
    )
    result = site.hq("roster", roster, "--report", report)
    assert (result.status, result.value["kept"]) == (0, 0)
    bad = {"row": 2, "column": "证件号码", "reason": "id_number_invalid", "cell": "B2", "sheet": ""}
    (reported,) = result.value["bad"]
    assert bad.items() <= reported.items()
    assert "digit" in reported["message"]
    rows = list(csv.DictReader(io.StringIO(report.read_text("utf-8-sig"))))
    (row,) = rows
    assert row == {
        **{k: str(v) for k, v in bad.items()},
        "meaning": reported["message"],
        "kept": "no",
    }


def test_a_roster_that_is_no_spreadsheet_is_refused(site: Site):
    noise = site.base / "roster.xlsx"
    noise.write_bytes(b"\x00\x01 not a workbook")
    before = site.hq("status").value
    result = site.hq("roster", noise)
    assert (result.status, result.value["error"]) == (1, "roster_unreadable")
    assert result.value["message"]
    assert site.hq("status").value == before


def test_a_kits_passphrase_is_made_and_shown_once(site: Site):
    out = site.base / "other-stick"
    args = ("hq", "kit", "--station", 2, "--point", "河畔", "--out", out, "--home", site.hq_home)
    result = site.run(*args, "--json", phrase=HQ_PHRASE, kit_phrase=None)
    assert result.status == 0, result.err
    kit = read_kit((out / "testdesk" / "kit-2.tdk").read_bytes(), result.value["passphrase"])
    assert (kit.station, kit.point) == (2, "河畔")


def test_a_kit_under_a_given_passphrase_shows_none(made: Site):
    result = made.outputs["kit"]
    assert result.value["file"] == "kit-1.tdk"
    assert KIT_PHRASE not in result.out + result.err
    assert "passphrase" not in result.value


def test_batches_can_be_imported_any_number_of_times(site: Site):
    site.sample(3)
    batch = site.station("export", site.stick).value
    first = site.hq("import", site.stick).value["files"]
    assert [(f["file"], f["station"], f["first"], f["last"]) for f in first] == [
        (batch["file"], 1, 1, batch["last"])
    ]
    assert [(f["verdict"], f["reason"], f["new_events"], f["conflicts"]) for f in first] == [
        ("accepted", "", batch["last"], 0)
    ]
    again = site.hq("import", site.stick)
    assert (again.status, again.value["files"][0]["verdict"]) == (0, "already_have")


def test_a_truncated_batch_is_refused_and_changes_nothing(site: Site):
    site.sample(2)
    path = Path(site.station("export", site.stick).value["path"])
    path.write_bytes(path.read_bytes()[:-100])
    before = site.hq("status").value
    result = site.hq("import", site.stick)
    assert (result.status, result.value["error"]) == (1, "file_truncated")
    assert [f["verdict"] for f in result.value["files"]] == ["refused"]
    assert site.hq("status").value == before


def test_a_folder_that_is_not_there_is_the_environments_fault(site: Site):
    result = site.hq("import", site.base / "pulled")
    assert (result.status, result.value["error"]) == (3, "file_missing")


def test_headquarters_reports_stations_gaps_and_totals(site: Site):
    now = handed_over(site).hq("status").value
    (station,) = now["stations"]
    assert (station["station"], station["point"], station["missing"]) == (1, "网通小区", [])
    assert station["highest_contiguous"] == station["highest_seen"] > 0
    assert station["last_contact"]
    assert (now["round"], now["samples"], now["conflicts"]) == ("R7", 3, 0)


def test_the_recall_list_names_everybody_in_a_tube(site: Site):
    found = handed_over(site).hq("tube", TUBE).value
    assert [p["name"] for p in found["people"]] == [p.name for p in people(3)]
    missing = site.hq("tube", "YJ99999999")
    assert (missing.status, missing.value["error"]) == (1, "tube_unknown")


def test_a_round_is_exported(site: Site):
    out = site.base / "r7.csv"
    result = handed_over(site).hq("export", "--round", "R7", "--format", "csv", "--out", out)
    assert result.status == 0
    assert len(out.read_text("utf-8-sig").splitlines()) == 4
    bundle = site.base / "r7.json"
    assert site.hq("export", "--round", "R7", "--format", "fhir", "--out", bundle).status == 0
    tubes = [e["resource"] for e in json.loads(bundle.read_bytes())["entry"]]
    assert [t["combined"] for t in tubes if "combined" in t] == ["pooled"]
    unknown = site.hq("export", "--round", "R9", "--format", "csv", "--out", out)
    assert (unknown.status, unknown.value["error"]) == (1, "round_unknown")


def test_a_second_headquarters_in_one_folder_is_refused(site: Site):
    result = site.hq("init", "--name", "又一个", "--spare-recipient", SPARE)
    assert (result.status, result.value["error"]) == (1, "headquarters_exists")


def test_a_round_is_opened_once(site: Site):
    result = site.hq("round", "open", "--name", "R7")
    assert (result.status, result.value["error"]) == (1, "round_exists")
