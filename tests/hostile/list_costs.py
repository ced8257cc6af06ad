"""Lists, honest and hostile, whose cost is measured: reader, kind, maker, expected result."""

from tests.formats.roster.workbook_makers import record
from tests.hostile import bombs as b
from tests.hostile import lists as li
from tests.hostile.bombs import MEBI

LISTS = [
    ("roster.read_roster csv", "honest, 20,000 rows", lambda: li.honest_list(20_000), "read"),
    ("roster.read_roster csv", "one row of separators", lambda: b"," * 30_000_000, ""),
    ("roster.read_roster csv", "one record of many lines",
     lambda: b'"\n",' * 7_000_000, "roster_too_large"),
    ("roster.read_roster csv", "rows of small cells",
     lambda: "姓名,室\n".encode() + (b",".join([b"xy"] * 64) + b"\n") * 100_000,
     "roster_too_large"),
    ("roster.read_roster csv", "no rows at all", lambda: b"\n" * 10_000_000, ""),
    ("roster.read_roster csv", "one letter of four bytes",
     lambda: "姓名,室,😀\n".encode() + b"x" * 30_000_000, "roster_unreadable"),
    ("roster.read_roster csv", "marks on one letter",
     lambda: li.piled_marks(500), ""),
    ("roster.read_roster csv at headquarters", "honest, 20,000 rows",
     lambda: li.honest_list(20_000), "read"),
    ("roster.read_roster csv at headquarters", "one row of separators",
     lambda: b"," * 120_000_000, "roster_unreadable"),
    ("roster.read_roster csv at headquarters", "129 MiB", lambda: bytes(129 * MEBI),
     "roster_too_large"),
    ("roster.read_roster xlsx at headquarters", "a member of 500 MiB",
     lambda: li.workbook([li.LISTED, *li.times(" " * MEBI, 500)], level=1), "roster_too_large"),
    ("roster.read_roster xlsx at headquarters", "rows like one another",
     lambda: li.workbook([li.LISTED, *li.times("<row><c><v>7</v></c></row>", 6_000_000)]),
     "roster_too_large"),
    ("roster.read_roster xls", "a header alone", lambda: b"\xd0\xcf\x11\xe0" + bytes(30 * MEBI),
     "roster_unreadable"),
    ("roster.read_roster ods", "a table of a million rows", lambda: li.spreadsheet_of_opendocument(
        [b"<table>", *b.again(b"<row/>", 20_000_000), b"</table>"]), "roster_too_large"),
    ("roster.read_roster ods", "honest, 5,000 rows", lambda: li.honest_ods(5000), "read"),
    ("roster.read_roster ods", "one cell, a million rows", lambda: li.repeated(10**6, 1),
     "roster_too_large"),
    ("roster.read_roster ods", "one cell, a row to the end", lambda: li.repeated(1, 2**30),
     "read"),
    ("roster.read_roster ods", "one cell, a sheet full", lambda: li.repeated(10**6, 16384),
     "roster_too_large"),
    ("roster.read_roster ods", "one cell, rows beyond the last", lambda: li.repeated(10**30, 1),
     "roster_too_large"),
    ("roster.read_roster xls", "honest, 5,000 rows", lambda: li.honest_xls(5000), "read"),
    ("roster.read_roster xls", "two cells far apart", li.xls_corners, ""),
    ("roster.read_roster xls", "4,000,000,000 texts announced", lambda: li.xls_with(
        (4).to_bytes(4, "little") * 2, b"\xff\xff\xff\x7f" * 2), ""),
    ("roster.read_roster xls", "a text of 65,535 letters announced", lambda: li.xls_with(
        b"\x0a\x00\x01" + "甲".encode("utf-16-le"), b"\xff\xff\x01" + "甲".encode("utf-16-le")),
     "roster_unreadable"),
    ("roster.read_roster xls", "sheets that are one another",
     lambda: li.honest_xls(3) + bytes(30 * MEBI), ""),
    ("roster.read_roster xlsb", "honest, 5,000 rows", lambda: li.honest_xlsb(5000), "read"),
    ("roster.read_roster xlsb", "rows of nothing",
     lambda: li.xlsb_with_sheet(record(0, bytes(25)) * 3_000_000), "roster_too_large"),
    ("roster.read_roster xlsb", "records of nothing",
     lambda: li.xlsb_with_sheet(b"\x05\x00" * 8_000_000), ""),
    ("roster.read_roster xlsb", "one record of 200 MB announced",
     lambda: li.xlsb_with_sheet(b"\x05\xff\xff\xff\x7f" + bytes(15 * MEBI)),
     "roster_unreadable"),
    ("roster.read_roster xlsb", "cells far right", lambda: li.xlsb_with_sheet(
        (record(0, (9).to_bytes(4, "little") + bytes(21))
         + record(2, (63).to_bytes(4, "little") + bytes(8))) * 400_000), ""),
    ("roster.read_roster xlsx", "honest, 5,000 rows", lambda: li.honest_workbook(5000), "read"),
    ("roster.read_roster xlsx", "a member of 190 MiB",
     lambda: li.workbook([li.LISTED, *li.times(" " * MEBI, 190)]), "roster_too_large"),
    ("roster.read_roster xlsx", "a member of 1 GiB",
     lambda: li.workbook([li.LISTED, *li.times(" " * MEBI, 1024)], level=1), "roster_too_large"),
    ("roster.read_roster xlsx", "cells of nothing",
     lambda: li.workbook([li.LISTED, '<row r="3">', *li.times("<c/>", 20_000_000), "</row>"]),
     "roster_too_large"),
    ("roster.read_roster xlsx", "rows of nothing",
     lambda: li.workbook([li.LISTED, *li.times("<row/>", 20_000_000)]), ""),
    ("roster.read_roster xlsx", "rows like one another",
     lambda: li.workbook([li.LISTED, *li.times("<row><c><v>7</v></c></row>", 6_000_000)]),
     "roster_too_large"),
    ("roster.read_roster xlsx", "20 sheets that begin at the end", lambda: li.workbook(
        *[['<row r="1048576"><c r="BL1048576"><v>7</v></c></row>']] * 20), "roster_no_header"),
    ("roster.read_roster xlsx", "20 sheets of rows without a header", lambda: li.workbook(
        *[li.times("<row><c><v>7</v></c></row>", 300_000) for _ in range(20)]), ""),
    ("roster.read_roster xlsx", "one cell far right in each row", lambda: li.workbook(
        [li.LISTED, *li.rows_of('<row r="#"><c r="BL#"><v>7</v></c></row>', 190_000)]), ""),
    ("roster.read_roster xlsx", "texts of nothing",
     lambda: li.workbook([li.LISTED], strings=li.times("<si/>", 20_000_000)), "roster_too_large"),
    ("roster.read_roster xlsx", "one text of 150 MB", lambda: li.workbook(
        [li.LISTED], strings=["<si><t>", *li.times("x" * MEBI, 150), "</t></si>"]),
     "roster_too_large"),
    ("roster.read_roster xlsx", "one large text in many cells", lambda: li.workbook(
        [li.LISTED, *li.rows_of('<row r="#"><c t="s"><v>0</v></c></row>', 100_000)],
        strings=["<si><t>", "한" * 32_000, "</t></si>"]), "roster_too_large"),
    ("roster.read_roster xlsx", "styles", lambda: li.workbook(
        [li.LISTED],
        styles=["<cellXfs>", *li.times('<xf numFmtId="14"/>', 5_000_000), "</cellXfs>"]),
     "roster_too_large"),
    ("roster.read_roster xlsx", "formats", lambda: li.workbook(
        [li.LISTED], styles=li.times(f'<numFmt numFmtId="200" formatCode="{"[" * 900}"/>', 15_000)),
     ""),
    ("roster.read_roster xlsx", "sheets", lambda: li.workbook(
        [li.LISTED], book="<sheets>" + '<sheet name="a" r:id="r1"/>' * 400_000 + "</sheets>"), ""),
    ("roster.read_roster xlsx", "content types", lambda: li.workbook(
        [li.LISTED], types='<Default Extension="a" ContentType="b"/>' * 400_000), "read"),
    ("roster.read_roster xlsx", "merged to the end", lambda: li.workbook(
        [li.LISTED, '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
         "<sheetData>"]), "read"),
    ("roster.read_roster xlsx", "a dimension to the end", lambda: li.workbook(
        ['</sheetData><dimension ref="A1:XFD1048576"/><sheetData>', li.LISTED]), "read"),
    ("roster.read_roster xlsx", "nested", lambda: li.workbook(
        [li.LISTED, *li.times("<a>", 3_000_000), *li.times("</a>", 3_000_000)]),
     "roster_unreadable"),
    ("roster.read_roster xlsx", "an attribute of 15 MB", lambda: li.workbook(
        [li.LISTED, '<row a="', *li.times("x" * MEBI, 15), '"/>']), "roster_unreadable"),
    ("roster.read_roster xlsx", "one attribute after the other", lambda: li.workbook(
        [li.LISTED, "<row ", *(f'a{n}="" ' for n in range(1_000_000)), "/>"]), "roster_unreadable"),
    ("roster.read_roster xlsx", "a comment of 15 MB", lambda: li.workbook(
        [li.LISTED, "<!--", *li.times("x" * MEBI, 15), "-->"]), "roster_unreadable"),
    ("roster.read_roster xlsx", "billion laughs", li.entities, "roster_unreadable"),
    ("roster.read_roster xlsx", "300,000 members", lambda: b.many_members(300_000),
     "roster_unreadable"),
]  # fmt: skip
