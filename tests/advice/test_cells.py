"""Cells, worksheets and blocks of a list that were not read as written, and the corrected list."""

import io

import openpyxl
import pytest
from tests.advice.walking import row

HEADS = (
    "姓名",
    "身份证号",
    "小区",
    "楼号",
    "室",
    "备注",
    "韩文名",
    "语言",
    "健康码颜色",
    "证件类型",
)
GOOD = ("王五", "11010519491231002X", "网通小区", "3", "101", "", "", "", "", "")


def line(**cells):
    """The good row with some cells replaced, by their heading."""
    return tuple(cells.get(head, value) for head, value in zip(HEADS, GOOD, strict=True))


def csv(*rows):
    return "\n".join(",".join(cells) for cells in rows).encode()


def book(*sheets, hidden=(), hidden_rows=(), hidden_columns=(), hides_rows=None):
    """A workbook of (name, rows)."""
    made = openpyxl.Workbook()
    del made["Sheet"]
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for cells in rows:
            sheet.append(cells)
        if name in hidden:
            sheet.sheet_state = "hidden"
        sheet.sheet_format.zeroHeight = hides_rows
        for number in hidden_rows:
            sheet.row_dimensions[number].hidden = True
        for letter in hidden_columns:
            sheet.column_dimensions[letter].hidden = True
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


RIGHT = csv(HEADS, GOOD)
LIST = ("名单", (HEADS, GOOD))
OTHER = ("李四", "110105194912310038", "网通小区", "3", "102", "", "", "", "", "")
WITH_OTHER = csv(HEADS, GOOD, OTHER)

ADDRESS, AT = (*HEADS[:2], "地址"), (*GOOD[:2], "网通小区3号楼1单元101室")

# The code, an excerpt of its advice, the list, and the list corrected as advised.
LISTS = [
    row("korean_invalid", "It was left out", csv(HEADS, line(韩文名="Wang O")), RIGHT),
    row("language_unknown", "Use zh, ko or en", csv(HEADS, line(语言="法语")), RIGHT),
    row("colour_unknown", "It was left out", csv(HEADS, line(健康码颜色="紫")), RIGHT),
    row("document_type_unknown", "It was left out", csv(HEADS, line(证件类型="会员卡")), RIGHT),
    row("note_cut", "The rest was left out", csv(HEADS, line(备注="长" * 600)), RIGHT),
    row("nothing_above", "It was left out", csv(HEADS, line(小区="同上")), RIGHT),
    row(
        "sheet_hidden", "Unhide it", book(LIST, ("旧", (HEADS, OTHER)), hidden=("旧",)), WITH_OTHER
    ),
    row(
        "sheet_without_header",
        "put the names of the columns into its first line",
        book(LIST, ("二", (OTHER,))),
        book(LIST, ("二", (HEADS, OTHER))),
    ),
    row(
        "sheet_of_other_columns",
        "Save it as a file of its own",
        book(LIST, ("二", (("姓名", "电话"), ("李四", "13900000000")))),
        csv(("姓名", "电话"), ("李四", "13900000000")),
    ),
    row(
        "block_beside",
        "Move its people below",
        book(("名单", ((*HEADS, None, *HEADS), (*GOOD, None, *OTHER)))),
        WITH_OTHER,
    ),
    row(
        "rows_hidden", "Delete them", book(("名单", (HEADS, GOOD, OTHER)), hidden_rows=(3,)), RIGHT
    ),
    row("rows_hidden_by_default", "Unhide all rows", book(LIST, hides_rows=True), book(LIST)),
    row("columns_hidden", "Delete them", book(LIST, hidden_columns="D"), book(LIST)),
    row(
        "address_unclear", "It was left out", csv(ADDRESS, (*GOOD[:2], "哪里呀")), csv(ADDRESS, AT)
    ),
    row(
        "address_beside_parts",
        "was left out",
        csv((*HEADS, "住址"), (*GOOD, "网通小区3号楼")),
        RIGHT,
    ),
    row("quotation_mark", "check it", csv(HEADS, line(备注='"x'), GOOD), RIGHT),
]


@pytest.mark.parametrize(("code", "excerpt", "bad", "good"), LISTS)
def test_what_was_not_read_is_read_in_the_list_put_right(met, site, code, excerpt, bad, good):
    def reasons(data):
        file = site.base / "list"
        file.write_bytes(data)
        value = site.station("roster", file, "--check").value
        return [one.get("reason") or one["kind"] for part in PARTS for one in value[part]]

    assert code in reasons(bad)
    met.reported(code, excerpt)
    assert code not in reasons(good)


PARTS = ("bad", "warnings", "unread")
