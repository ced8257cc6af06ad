"""Lists: why a file, a row or a cell was not imported, and the list corrected as advised."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.advice.walking import advice, row

from testdesk.domain.numbers.id_numbers import check_digit

GOOD = "姓名,身份证号,电话,小区,楼号,室\n王五,11010519491231002X,13900000000,网通小区,3,101\n"
BIG5 = "姓名,身份證號,電話\n王大明,A123456789,0912345678\n".encode("big5")
NO_SUCH_AREA = "19010519491231002" + check_digit("19010519491231002")
HEADS, PERSON = GOOD.splitlines()
HTML = "<html><body><table><tr><td>姓名</td></tr></table></body></html>"
XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)
PASSWORD = (Path(__file__).parents[1] / "formats/rosters/a39-password.xlsx").read_bytes()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


def packed(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(
                name.replace("__", "/").replace("_xml", ".xml").replace("_iwa", ".iwa"), data
            )
    return out.getvalue()


def workbook(*, hidden=False):
    """The good list as a workbook, on a worksheet that may be hidden."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("名册", 0)
    del book["Sheet"]
    for line in GOOD.splitlines():
        sheet.append(line.split(","))
    if hidden:
        sheet.sheet_state = "hidden"
        book.create_sheet("说明")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# The code, an excerpt of its advice, the refused file, and the file corrected as advised.
FILES = [
    row("roster_empty", "Choose another file", HEADS, GOOD),
    row("roster_no_header", "into the first line", PERSON, GOOD),
    row(
        "roster_no_header.hidden", "unhide it and save the file", workbook(hidden=True), workbook()
    ),
    row("roster_unreadable.web_page", "save it as .xlsx", HTML, workbook()),
    row("roster_unreadable.xml_2003", "save it as .xlsx", XML_2003, workbook()),
    row("roster_unreadable.xml", "save it as .xlsx", '<?xml version="1.0"?><list/>', workbook()),
    row("roster_unreadable.pdf", "Ask for the spreadsheet", "%PDF-1.7\n%x", workbook()),
    row("roster_unreadable.picture", "Ask for the", b"\x89PNG\r\n\x1a\n" + bytes(64), workbook()),
    row("roster_unreadable.workbook", "save the list as .xlsx", workbook()[:-64], workbook()),
    row("roster_unreadable.archive", "Unpack it", packed(名册=GOOD), GOOD),
    row("roster_unreadable.apple", "as Excel", packed(Index__Document_iwa="x"), workbook()),
    row("roster_unreadable.slides", "Copy its", packed(ppt__presentation_xml="<p/>"), workbook()),
    row("roster_unreadable.mail", "save the list in it", "From: a\nTo: b\n\nx", workbook()),
    row("roster_unreadable.shortcut", "save the list itself", '{"doc_id": "x"}', workbook()),
    row("roster_unreadable.json", "as .xlsx or .csv", '[{"姓名": "王五"}]', GOOD),
    row("roster_unreadable.database", "as .xlsx or", b"SQLite format 3\x00" + bytes(84), GOOD),
    row("roster_unreadable.word", "Copy its table", packed(word__document_xml="<w/>"), workbook()),
    row("roster_unreadable.password", "Remove the password", PASSWORD, workbook()),
    row("roster_unreadable.old_excel", "save it as .xlsx", b"\x09\x04\x06\x00" + bytes(64), GOOD),
    row("roster_unreadable.encoding", "in UTF-8", BIG5, GOOD),
    row("roster_unreadable.quoting", "never closed", HEADS + '\n"' + "王" * 200_000, GOOD),
    row("roster_unreadable.binary", "as .xlsx or .csv", bytes(range(256)) * 8, GOOD),
]


@pytest.mark.parametrize(("code", "excerpt", "bad", "good"), FILES)
def test_a_file_that_is_no_list_is_made_one(met, site, code, excerpt, bad, good):
    file = site.base / "list"
    file.write_bytes(bad if isinstance(bad, bytes) else bad.encode())
    met.refused(site.station("roster", file), code, excerpt)
    met.refused(site.hq("roster", file), code, excerpt)
    file.write_bytes(good if isinstance(good, bytes) else good.encode())
    assert site.station("roster", file).value["kept"] == 1
    assert site.hq("roster", file).value["kept"] == 1


def line(**cells):
    """The good list with cells of its person replaced, by column number."""
    names = ("name", "number", "phone", "compound", "building", "room")
    values = dict(zip(names, PERSON.split(","), strict=True)) | cells
    return ",".join(values.values())


# The code, an excerpt of its advice, the reported rows, and the rows corrected as advised.
ROWS = [
    row("name_missing", "Type the name", [line(name="")], [line()]),
    row("two_names", "Give each of them a row", [line(name="王五、李四")], [line()]),
    row(
        "id_number_mangled",
        "type the number again",
        [line(number="1.10105E+17")],
        [line()],
    ),
    row(
        "id_number_invalid.check_digit",
        "digit by digit",
        [line(number="110105194912310021")],
        [line()],
    ),
    row(
        "id_number_invalid.characters",
        "an X at the very end",
        [line(number="1101051949123100A1")],
        [line()],
    ),
    row("row_duplicate", "The first row was kept", [line(), line()], [line()]),
    row("number_of_two", "Compare both documents", [line(), line(name="李四")], [line()]),
    row("sample_row", "It was left out", [line(name="示例"), line()], [line()]),
    row("not_a_person", "It was left out", [line(), "合计,,,,,1"], [line()]),
    row("id_number_missing", "Ask for it when the person comes", [line(number="")], [line()]),
    row("phone_unusual", "Ask the person", [line(phone="139000000001")], [line()]),
    row("phone_invalid", "It was left out", [line(phone="无号码电话")], [line()]),
    row(
        "phone_second", "The first one was kept", [line(phone="13900000000/13911111111")], [line()]
    ),
    row("name_unclear", "Compare it with the document", [line(name="王五3")], [line()]),
    row("text_damaged", "Type it again", [line(name="王\ufffd")], [line()]),
    row("name_differs", "Compare the document", [line(name="李四")], [line()]),
    row("area_unknown", "Check the document", [line(number=NO_SUCH_AREA)], [line()]),
]


@advice("id_number_second")
def test_a_second_number_is_compared_and_the_right_one_left_in(met, site):
    file = site.base / "list.csv"
    for passport, expected in (("M12345678", ["id_number_second"]), ("", [])):
        file.write_text(f"{HEADS},护照号\n{line()},{passport}", "utf-8")
        warnings = site.station("roster", file, "--check").value["warnings"]
        assert [one["reason"] for one in warnings] == expected
        if expected:
            met.reported("id_number_second", "Compare it with the number", warnings[0]["detail"])


@pytest.mark.parametrize(("code", "excerpt", "bad", "good"), ROWS)
def test_a_row_that_was_not_imported_as_written(met, site, code, excerpt, bad, good):
    file = site.base / "list.csv"
    if code == "name_differs":
        file.write_text(GOOD, "utf-8")
        assert site.station("roster", file).status == 0
    file.write_text("\n".join([HEADS, *bad]), "utf-8")
    value = site.station("roster", file, "--check").value
    reported = [*value["bad"], *value["warnings"]]
    base = code.partition(".")[0]
    found = [one for one in reported if one["reason"] == base]
    assert found, reported
    met.reported(code, excerpt, found[0]["detail"])
    file.write_text("\n".join([HEADS, *good]), "utf-8")
    value = site.station("roster", file, "--check").value
    assert [
        one["reason"] for one in (*value["bad"], *value["warnings"]) if one["reason"] == base
    ] == []
