"""Our own reader of workbooks against openpyxl, which reads the same files independently."""

import datetime
import io
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import MAC_EPOCH
from tests.formats.roster.roster_samples import saved
from tests.hostile import lists

from testdesk.formats.workbooks.sheet import UNCALCULATED
from testdesk.formats.workbooks.xlsx.book import Book
from testdesk.formats.workbooks.xlsx.parts import Parts

MOMENT = datetime.datetime(1935, 8, 15, 13, 30)  # noqa: DTZ001 - a spreadsheet knows no zone
EARLIEST = datetime.datetime(1900, 3, 1)  # noqa: DTZ001 - a spreadsheet knows no zone
LATEST = datetime.datetime(2099, 1, 1)  # noqa: DTZ001 - a spreadsheet knows no zone
VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**14), 10**14)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(
        st.characters(
            exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"
        ), max_size=12
    ).filter(lambda text: not text.startswith("=") and "_x" not in text)
    | st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 31))
    | st.datetimes(EARLIEST, LATEST).map(
        lambda moment: moment.replace(microsecond=0)
    )
)  # fmt: skip


def ours(data):
    found = []
    for sheet in Book(Parts(data)).sheets():
        rows = [(row, [None if cell is UNCALCULATED else cell for cell in cells])
                for row, cells in sheet.rows]  # fmt: skip
        found.append([(row, cells) for row, cells in rows if cells != [None]])
    return found


def theirs(data):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of styles, which a small file has none of
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    found = []
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = []
        for number, values in enumerate(sheet.iter_rows(max_col=64, values_only=True), start=1):
            cells = list(values)
            while cells and cells[-1] is None:
                cells.pop()
            if cells:
                rows.append((number, cells))
        found.append(rows)
    return found


@settings(max_examples=60)
@given(st.lists(st.lists(VALUES, max_size=6), max_size=6), st.booleans())
def test_every_value_is_read_as_openpyxl_reads_it(rows, of_a_mac):
    book = Workbook()
    if of_a_mac:
        book.epoch = MAC_EPOCH
    for row in rows:
        book.worksheets[0].append(row)
    data = saved(book)
    assert ours(data) == theirs(data)


def test_sheets_gaps_and_formats_are_read_as_openpyxl_reads_them():
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["B3"], sheet["BL7"], sheet["BM7"] = "둘", 64, 65
    for row, number_format in enumerate(
        ["General", "@", "yyyy-mm-dd", '0.00" day"', "[h]:mm", "h:mm", "m/d", "[Red]0"], 9
    ):  # fmt: skip
        sheet.cell(row, 1, 44651.5).number_format = number_format
        sheet.cell(row, 2, MOMENT).number_format = number_format
    sheet.cell(30, 1, CellRichText("金", TextBlock(InlineFont(b=True), "英姬")))
    sheet.cell(31, 1, "=1+1")
    sheet.cell(32, 1, "#N/A")
    hidden = book.create_sheet("hidden")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "there"
    book.create_sheet("empty")
    data = saved(book)
    assert ours(data) == theirs(data)


@pytest.mark.parametrize(
    "row",
    [
        '<row><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><v>a</v><f>B1</f></c></row>',
        '<row r="5"><c><v>1</v></c></row><row><c><v>2</v></c></row><row r="6"/>',
        '<row r="5.0"><c r="C5"><v>1E2</v></c><c><v>0.5</v></c><c r="A5"><v>7</v></c></row>',
        '<row><c t="inlineStr"><is><r><t>金</t></r><r><t xml:space="preserve"> 英 </t></r>'
        '<rPh sb="0" eb="1"><t>jin</t></rPh></is></c></row>',
        '<row><c t="d"><v>2022-03-26T00:00:00</v></c><c t="n"/><c t="s"><v>1</v></c></row>',
    ],
)
def test_cells_of_other_programs_are_read_as_openpyxl_reads_them(row):
    phonetic = '<rPh sb="0" eb="1"><t>x</t></rPh>'
    strings = ["<si><t>a</t></si>", f"<si><r><t>b</t></r>{phonetic}<r><t>c</t></r></si>"]
    data = lists.workbook([row], strings=strings)
    assert ours(data) == theirs(data)


def test_a_part_may_be_named_in_another_case_than_its_member():
    data = lists.workbook([lists.LISTED]).replace(b"worksheets/sheet1", b"WorkSheets/Sheet1")
    assert ours(data) == [[(1, ["姓名", "室"]), (2, ["张三", "101"])]]
