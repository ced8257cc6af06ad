"""Workbooks of four kinds: one description gives one reading, and calamine sees the same values."""

import datetime
import io
import struct
import zipfile

import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.formats.roster.workbook_makers import WRITERS, MadeSheet, ods_of_tables, xlsx_of

from testdesk.domain.refusals import Refusal
from testdesk.formats.workbooks.number_formats import NumberFormats
from testdesk.formats.workbooks.opening import workbook_sheets
from testdesk.formats.workbooks.sheet import UNCALCULATED, Merged
from testdesk.formats.workbooks.xlsx.book import BROKEN

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs"], exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=10,
).filter(lambda text: "_x" not in text and text[0] not in "=#'")
VALUES = (
    st.none()
    | TEXT
    | st.booleans()
    | st.integers(0, 10**14)
    | st.integers(1, 9).map(lambda n: n + 0.5)
    | st.dates(datetime.date(1950, 1, 1), datetime.date(2050, 1, 1))
)
ROWS = st.lists(st.lists(VALUES, min_size=1, max_size=6), min_size=1, max_size=8)


def ours(data):
    """Rows of each worksheet, numbers and dates in one spelling."""
    found = []
    for sheet in workbook_sheets(data):
        rows = {row: [_plain(v) for v in cells] for row, cells in sheet.rows}
        found.append((sheet.name, sheet.hidden, rows))
    return found


def _plain(value):
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _trimmed(cells):
    cells = [None if value == "" else _plain(value) for value in cells]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(rows=ROWS)
def test_each_kind_gives_what_was_written_and_what_calamine_sees(kind, rows):
    data = WRITERS[kind](MadeSheet("甲", rows))
    wanted = {n: _trimmed(cells) for n, cells in enumerate(rows, start=1) if _trimmed(cells)}
    found = ours(data)
    assert [rows for _, _, rows in found] == ([wanted] if wanted or kind != "ods" else [])
    if not wanted:
        return
    sheet = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
    theirs = enumerate(sheet.to_python(skip_empty_area=False), start=1)
    assert {n: cells for n, row in theirs if (cells := _trimmed(row))} == wanted


@pytest.mark.parametrize("kind", WRITERS)
def test_each_kind_reports_what_is_not_in_a_value(kind):
    made = MadeSheet(
        "名单",
        [["姓名", "室"], ["甲", 101], ["乙", None], ["丙", 7]],
        hidden_rows={3},
        hidden_columns={2, 3, 70},
        merged=[(2, 2, 3, 2)],
        zeros={(4, 2)},
    )
    data = WRITERS[kind](MadeSheet("旧", [["x"]], hidden=True), made)
    old, new = [(s, list(s.rows)) for s in workbook_sheets(data)]
    assert (old[0].name, old[0].hidden, new[0].name, new[0].hidden) == ("旧", True, "名单", False)
    assert (new[0].properties.hidden_rows, new[0].properties.merged) == ({3}, [Merged(2, 2, 3, 2)])
    assert new[0].properties.hidden_columns == {2, 3}
    assert [list(map(_plain, cells)) for _, cells in new[1]] == [
        ["姓名", "室"], ["甲", 101], ["乙"], ["丙", "0007"],
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["xlsx", "xls", "xlsb"])
def test_a_worksheet_that_hides_rows_by_default_is_reported(kind):
    for hides in (True, False):
        made = MadeSheet("名单", [["姓名"], ["甲"]], hides_rows=hides)
        (sheet,) = [s for s in workbook_sheets(WRITERS[kind](made)) if list(s.rows)]
        assert sheet.properties.hides_rows is hides


def test_a_row_of_no_height_and_a_column_of_no_width_are_hidden():
    def flattened(name, body):
        if not name.endswith("sheet1.xml"):
            return body
        body = body.replace(b'<row r="2"', b'<row r="2" ht="0" customHeight="1"')
        return body.replace(
            b"<sheetData>", b'<cols><col min="2" max="2" width="0"/></cols><sheetData>'
        )

    data = changed(xlsx_of(MadeSheet("名单", [["姓名", "室"], ["甲", 101]])), flattened)
    (sheet,) = [s for s in workbook_sheets(data) if list(s.rows)]
    assert (sheet.properties.hidden_rows, sheet.properties.hidden_columns) == ({2}, {2})


def test_what_opendocument_hides_by_a_group_or_a_style_is_hidden():
    cell = "<table:table-cell><text:p>甲</text:p></table:table-cell>"
    row = f"<table:table-row%s>{cell}</table:table-row>"
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table-{name}">'
        f'<style:table-{name}-properties style:{size}="0cm"/></style:style>'
        for name, size in (("row", "row-height"), ("column", "column-width"))
    )
    group = f'<table:table-row-group table:display="false">{row % ""}</table:table-row-group>'
    table = (
        f'{styles}<table:table table:name="a"><table:table-column table:style-name="row"/>'
        f'<table:table-column table:style-name="column"/>{row % ""}{group}'
        + row % ' table:style-name="row"' + row % ' table:style-name="column"' + "</table:table>"
    )  # fmt: skip
    (sheet,) = [s for s in workbook_sheets(ods_of_tables(table)) if list(s.rows)]
    assert (sheet.properties.hidden_rows, sheet.properties.hidden_columns) == ({2, 3}, {2})


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("0000", 101, "0101"), ("00000000", 1234567, "01234567"), ('0"号"', 3, "3号"),
        ('"第"0"室"', 12, "第12室"), ("000-0000-0000", 13812341234, "138-1234-1234"),
        ("General", 101, 101), ("0", 5, 5), ("#,##0", 1000, 1000), ("0.00", 5, 5),
        ("0%", 1, 1), ("@", 7, 7), ("0000", -3, -3), ("0000", 10**15, 10**15),
        ("0000;[Red]-0000", 7, "0007"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_its_cell_shows_it(code, number, shown):
    assert NumberFormats({164: code}, [164], mac_dates=False).value(number, 0) == shown


def changed(data, change):
    """A ZIP after applying a function of name and bytes to its members."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def test_a_formula_without_a_value_is_no_empty_cell():
    def with_formula(name, body):
        row = b'<row r="3"><c r="A3"><f>B1</f></c></row></sheetData>'
        return body.replace(b"</sheetData>", row) if name.endswith("sheet1.xml") else body

    data = changed(xlsx_of(MadeSheet("s", [["姓名"], ["甲"]])), with_formula)
    (rows,) = [list(sheet.rows) for sheet in workbook_sheets(data)]
    assert rows[-1] == (3, [UNCALCULATED])
    cell = '<table:table-cell table:formula="of:=[.B1]"/>'
    table = f'<table:table table:name="a"><table:table-row>{cell}</table:table-row></table:table>'
    (rows,) = [list(sheet.rows) for sheet in workbook_sheets(ods_of_tables(table))]
    assert rows == [(1, [UNCALCULATED])]


def test_strict_workbooks_are_read():
    def strictly(_name, body):
        for kind, place in ((b"spreadsheetml", b"main"), (b"officeDocument", b"relationships")):
            old = b"http://schemas.openxmlformats.org/%s/2006/%s" % (kind, place)
            body = body.replace(old, b"http://purl.oclc.org/ooxml/%s/%s" % (kind, place))
        return body

    data = changed(xlsx_of(MadeSheet("名单", [["姓名", "室"], ["甲", 101]])), strictly)
    (rows,) = [list(sheet.rows) for sheet in workbook_sheets(data)]
    assert [cells for _, cells in rows] == [["姓名", "室"], ["甲", 101]]


SAMPLE = MadeSheet(
    "名单",
    [["姓名", "室"], ["甲", 101], ["金英姬" * 5, None], [2.5]],
    merged=[(2, 2, 3, 2)],
    hidden_columns={2},
)
SAMPLES = {kind: write(SAMPLE) for kind, write in WRITERS.items()}


@pytest.mark.parametrize("kind", WRITERS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_wrong_bytes_are_read_or_refused(kind, data):
    whole = bytearray(SAMPLES[kind])
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    try:
        for sheet in workbook_sheets(bytes(whole)):
            list(sheet.rows)
    except (Refusal, *BROKEN):
        return


def test_text_that_goes_on_in_the_next_record_is_read_whole():
    """Excel cuts the shared texts of an .xls wherever 8,224 bytes are full."""
    names = [f"金英姬{n}" * 3 for n in range(3000)]
    (sheet,) = workbook_sheets(WRITERS["xls"](MadeSheet("s", [[name] for name in names])))
    assert [cells[0] for _, cells in sheet.rows] == names


def test_a_stream_that_bites_its_tail_is_refused():
    data = bytearray(SAMPLES["xls"])
    table = (struct.unpack_from("<I", data, 76)[0] + 1) * 512
    for place in range(8):
        struct.pack_into("<I", data, table + 4 * place, 0)
    with pytest.raises(BROKEN):
        list(workbook_sheets(bytes(data)))
