"""The report by command: PDF, workbook, and the check of a printed code."""

import subprocess
import unicodedata

import openpyxl
from tests.cli.site import TUBE, Site


def test_a_pdf_and_a_workbook_of_the_day(closed: Site):
    pdf, workbook = closed.base / "day.pdf", closed.base / "day.xlsx"
    value = closed.station("report", "day", "--out", pdf).value
    assert (value["people"], value["swabs"], value["tubes"]) == (3, 3, 1)
    forecast = value["forecast"]
    assert (forecast["came"], forecast["missing"]) == (3, forecast["expected"] - 3)
    assert forecast["expected"] == sum(row["listed"] for row in closed.station("coverage").value)
    assert sum(one["forecast"]["expected"] for one in value["buildings"]) == forecast["expected"]
    assert pdf.read_bytes().startswith(b"%PDF")
    assert closed.station("report", "day", "--out", workbook).status == 0
    sheets = openpyxl.load_workbook(workbook)
    rows = list(sheets["building"].iter_rows(values_only=True))
    assert rows[0][2:5] == ("people", "still to come when the shift began", "of these came")
    assert sum(int(str(row[3])) for row in rows[1:]) == forecast["expected"]
    assert next(sheets["hour"].iter_rows(values_only=True)) == ("hour", "people", "forecast")
    text = subprocess.check_output(["pdftotext", "-layout", pdf, "-"], text=True)
    assert f"3 / 0 / 0 / {forecast['missing']}" in text


def test_a_tube_that_differs_is_on_both_with_its_reason(site: Site):
    site.sample(3)
    site.station("tube", "seal", "--reason", "end_of_queue")
    counted = site.station("tube", "count", TUBE, "4", "--reason", "swabbed_twice")
    assert counted.status == 0
    pdf, workbook = site.base / "day.pdf", site.base / "day.xlsx"
    for file in (pdf, workbook):
        assert site.station("report", "day", "--out", file).status == 0
    rows = list(openpyxl.load_workbook(workbook)["difference"].iter_rows(values_only=True))
    heads = ("tube", "places in tubes", "swabs", "why the swabs differ", "note on the swabs")
    assert (rows[0], rows[1][:4]) == (heads, (TUBE, 3, 4, "one person swabbed twice"))
    text = subprocess.check_output(["pdftotext", "-raw", pdf, "-"], text=True)
    assert "一人采了两次" in unicodedata.normalize("NFKC", text)


def test_the_code_of_a_printed_sheet_is_checked(closed: Site):
    claim = closed.station("report", "day", "--out", closed.base / "day.pdf").value["claim"]
    assert closed.station("report", "check", claim).value["ok"] is True
    changed = claim.replace(" 3 3 1 3 3 ", " 4 3 1 3 3 ")
    wrong = closed.station("report", "check", changed)
    assert (wrong.status, wrong.value["error"], wrong.value["ok"]) == (1, "signature_wrong", False)
    damaged = closed.station("report", "check", claim[:-3])
    assert (damaged.status, damaged.value["error"]) == (1, "claim_damaged")


def test_another_form_of_file_is_refused(closed: Site):
    refused = closed.station("report", "day", "--out", closed.base / "day.doc")
    assert (refused.status, refused.value["error"]) == (1, "export_format_unknown")
    assert not (closed.base / "day.doc").exists()


def test_a_bag_is_packed_and_handed_over(closed: Site):
    packed = closed.station("bag", "pack").value
    assert packed["tubes"] == [TUBE]
    left = closed.station("bag", "hand-over", packed["bag"], "--to", "郑海", "--signed-by", "郑海")
    assert left.value["recipient"] == "郑海"
    again = closed.station("bag", "hand-over", packed["bag"], "--to", "a", "--signed-by", "b")
    assert (again.status, again.value["error"]) == (1, "bag_handed_over")
    listed = closed.station("bag", "list").value
    assert (len(listed["packed"]), listed["unpacked"]) == (1, [])


def test_a_day_is_opened_again_by_two_people(closed: Site):
    who = closed.base / "who.txt"
    who.write_text("command-line\n", "utf-8")
    alone = closed.station("reopen-day", "--reason", "late", "--approvals-file", who)
    assert (alone.status, alone.value["error"]) == (1, "second_person_missing")
    assert closed.scan("YJ70000009")[0]["reason"] == "day_closed"
    who.write_text("赵刚\n", "utf-8")
    opened = closed.station("reopen-day", "--reason", "late", "--approvals-file", who)
    assert (opened.status, opened.value["done"]) == (0, False)
    assert closed.scan("YJ70000009")[0]["reason"] == "tube_opened"
