"""No cell of a list is lost in silence: header, kept, left out, or reported as not read.

The test keeps its own account of what it put into the file, and asks the reading about each cell.
"""

import datetime

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from tests.formats.roster.roster_samples import number
from tests.formats.roster.workbook_makers import WRITERS, MadeSheet, cell_name, csv_text

from testdesk.domain.refusals import Refusal
from testdesk.formats.lists.cell_values import cell_text, states_no_value
from testdesk.formats.roster.reading import read_roster

TODAY = datetime.date(2022, 3, 26)
HEADS = {
    "name": "姓名", "document_number": "证件号码", "phone": "手机号", "compound": "小区",
    "building": "楼栋", "unit": "单元", "room": "室号", "address": "住址", "note": "备注",
    "korean": "朝文名", "language": "语言", "colour": "健康码", "document_type": "证件类型",
}  # fmt: skip
SECOND_NUMBER = "护照号码"
PASSPORTS = st.integers(0, 999).map(lambda n: f"M{n:08d}")
UNKNOWN = ("序号", "性别", "年龄", "与户主关系", "")
MESS = st.sampled_from(
    ["同上", "〃", '"', "无", "/", "-", "N/A", "nan", "2022-03-01", "3月1日", "8.0", "'101", "例：",
     "合计", "审核：", "#N/A", "2.22E+17", "x" * 70, "13900000000/13900000001", "甲、乙", "_x000D_",
     "张三(户主)", "金英姬", "김영희", "KIM MINSU", "3号楼", "1单元", "松林小区3-1-202", "护照",
     "ko", "绿码", "俄语", "卧床", "\ufffd", "1", "44621"]
)  # fmt: skip
NAMES = st.sampled_from(["金英姬", "朴顺子", "李明哲", "KIM MINSU", "김영희", "欧阳修文", "张三"])
NUMBERS = st.integers(0, 999).map(number)
USUAL = {
    "name": NAMES, "document_number": NUMBERS, "phone": st.just("13900000145"),
    "second_number": PASSPORTS, "compound": st.just("松林小区"),
    "building": st.sampled_from(["3号楼", "4"]), "room": st.sampled_from(["101", "0202"]),
}  # fmt: skip


@st.composite
def made_sheets(draw, *, title="名单"):
    """A worksheet as somebody may have made it, and the field of each of its columns."""
    fields = draw(st.permutations(list(HEADS)))[: draw(st.integers(1, 8))]
    if "name" not in fields:
        fields.insert(0, "name")
    heads = [(field, HEADS[field]) for field in fields]
    for text in draw(st.lists(st.sampled_from(UNKNOWN), max_size=2, unique=True)):
        heads.insert(draw(st.integers(0, len(heads))), ("", text))
    if "document_number" in fields and draw(st.booleans()):
        heads.insert(draw(st.integers(0, len(heads))), ("second_number", SECOND_NUMBER))
    if draw(st.booleans()):
        heads += [("", ""), ("", "姓名"), ("", "证件号码")]
    above = [["松林小区居民名单"], ["2022年3月"]][: draw(st.integers(0, 2))]
    body = draw(st.lists(rows_below([field for field, _ in heads]), min_size=1, max_size=6))
    names_of_columns = [text or None for _, text in heads]
    rows = [*above, names_of_columns, *body]
    hidden_rows = draw(st.sets(st.integers(len(above) + 2, len(rows)), max_size=2))
    hidden_columns = draw(st.sets(st.integers(1, len(heads) + 1), max_size=3))
    hides = draw(st.booleans())
    made = MadeSheet(
        title, rows, hides_rows=hides, hidden_rows=hidden_rows, hidden_columns=hidden_columns
    )
    return made, [field for field, _ in heads]


def rows_below(fields):
    def cell(field):
        usual = USUAL.get(field, MESS)
        return st.one_of(usual, usual, usual, MESS, st.none())

    return st.tuples(*map(cell, fields)).map(list)


class Ledger:
    """What a reading reports about each cell."""

    def __init__(self, reading):
        self._reading = reading
        self._kept = {(row.sheet, row.row): row for row in reading.rows}
        self._bad = {(bad.sheet, bad.row) for bad in reading.bad}
        self._warned = {(one.sheet, one.cell) for one in reading.warnings if one.cell}
        self._headers = set(reading.headers)

    def accounts_for(self, sheet, row, column, field, value):
        where = sheet, row
        return (
            where in self._bad
            or where in self._headers
            or self._reported_unread(sheet, row, column)
            or (field and where in self._kept and self._kept_field(where, column, field, value))
        )

    def read_at(self, sheet):
        """The row of the worksheet's header; None where it was not read."""
        return next((row for name, row in self._headers if name == sheet), None)

    def kinds(self):
        return {(one.kind, one.sheet) for one in self._reading.unread}

    def reported_hidden(self, sheet):
        reported = [one.where for one in self._reading.unread
                if (one.kind, one.sheet) == ("columns_hidden", sheet)]  # fmt: skip
        assert len(reported) <= 1
        return set(reported[0].split(", ")) if reported else set()

    def _reported_unread(self, sheet, row, column):
        letters = cell_name(1, column)[:-1]
        for one in self._reading.unread:
            if one.sheet != sheet:
                continue
            whole = one.kind.startswith("sheet_")
            same = one.kind == "column_unknown" and one.where == letters
            beside = (
                one.kind == "block_beside"
                and len(one.where) <= len(letters) <= 1
                and (one.where <= letters)
            )
            if whole or same or beside:
                return True
            if one.kind in {"lines_above", "rows_without_person"}:
                first, _, last = one.where.partition("-")
                if int(first) <= row <= int(last or first):
                    return True
        return False

    def _kept_field(self, where, column, field, value):
        row = self._kept[where]
        warned = (where[0], cell_name(where[1], column)) in self._warned
        if field in {"document_number", "second_number"}:
            number = row.document.number if row.document else ""
            return bool(number and (field == "document_number" or number == value)) or warned
        if field == "address":
            # It is split whole or not at all, and whatever is split has a building: 3号楼, 3-1-202.
            return bool(row.address.building) or warned
        if field in {"compound", "building", "unit", "room"}:
            return bool(getattr(row.address, field)) or warned
        if field == "document_type":
            return True  # read into the document, or told; a person without a number needs none
        if field == "colour":
            return row.colour != "none" or warned
        return bool(getattr(row, field)) or warned


def unseen(sheet, fields, header):
    """The hidden columns from which something was read."""
    if header is None:
        return set()
    return {
        cell_name(1, column)[:-1]
        for column, field in enumerate(fields, start=1)
        if field and column in sheet.hidden_columns
        and any(cell_text(row[column - 1]) for row in sheet.rows[header:])
    }  # fmt: skip


def read(kind, sheets):
    if kind == "csv":
        assume(len(sheets) == 1)
        data, name = csv_text(sheets[0]).encode(), "名单.csv"
    else:
        data, name = WRITERS[kind](*sheets), f"名单.{kind}"
    try:
        return read_roster(data, filename=name, today=TODAY)
    except Refusal as refusal:
        if refusal.code not in {"roster_empty", "roster_no_header"}:
            raise
        return None


KINDS = st.sampled_from(["csv", *WRITERS])
OTHER = MadeSheet("工作人员", [["岗位", "谁"], ["采样", "甲"]])


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    KINDS,
    made_sheets(),
    st.lists(made_sheets(title="二"), max_size=1),
    st.booleans(),
    st.booleans(),
)
def test_every_cell_is_accounted_for(kind, first, more, hide, other):
    made = [first, *more]
    sheets = [sheet for sheet, _ in made]
    if kind != "csv" and len(sheets) > 1:
        sheets[1].hidden = hide
    if kind != "csv" and other:
        sheets.append(OTHER)
        made.append((OTHER, ["", ""]))
    reading = read(kind, sheets)
    if reading is None:
        return
    ledger = Ledger(reading)
    for sheet, fields in made:
        name = "" if kind == "csv" else sheet.name
        if kind != "csv":
            read_at = ledger.read_at(name)
            hides = bool(read_at) and sheet.hides_rows and kind != "ods"
            assert (("rows_hidden_by_default", name) in ledger.kinds()) == hides
            assert ledger.reported_hidden(name) == unseen(sheet, fields, read_at)
        for row, values in enumerate(sheet.rows, start=1):
            for column, (field, value) in enumerate(
                zip([*fields, *[""] * 9], values, strict=False), start=1
            ):
                text = cell_text(value)
                if text and not states_no_value(text):
                    assert ledger.accounts_for(name, row, column, field, value), (
                        name, cell_name(row, column), field, value,
                    )  # fmt: skip


@pytest.mark.parametrize("heads", [("证件号码", "护照号码"), ("护照号码", "证件号码")])
@pytest.mark.parametrize("first", ["同上", "无", ""])
@pytest.mark.parametrize("second", ["同上", "〃", "无", ""])
def test_each_cell_of_two_columns_of_numbers_is_accounted_for(heads, first, second):
    sheet = MadeSheet("名单", [["姓名", *heads], ["金英姬", first, second]])
    data = csv_text(sheet).encode()
    ledger = Ledger(read_roster(data, filename="名单.csv", today=TODAY))
    fields = {"证件号码": "document_number", "护照号码": "second_number"}
    for column, (head, value) in enumerate(zip(heads, (first, second), strict=True), start=2):
        text = cell_text(value)
        if text and not states_no_value(text):
            assert ledger.accounts_for("", 2, column, fields[head], value)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(made_sheets())
def test_the_same_list_reads_the_same_in_every_format(made):
    sheet, _ = made
    found = {}
    for kind in ("csv", *WRITERS):
        reading = read(kind, [sheet])
        found[kind] = reading and (
            [(row.row, row.name, row.document, row.phone, row.address) for row in reading.rows],
            [(bad.row, bad.cell, bad.reason) for bad in reading.bad],
            [
                (one.kind, one.where, one.text)
                for one in reading.unread
                if one.kind not in {"rows_hidden", "columns_hidden", "rows_hidden_by_default"}
            ],
        )  # fmt: skip
    assert all(one == found["csv"] for one in found.values()), found


@given(st.lists(st.sampled_from(['"', '""', '"卧床', '卧"床', ",", "甲"]), min_size=1, max_size=4))
@example(['"', '"', '"'])
def test_no_quotation_mark_swallows_a_line(cells):
    """Whatever is in the notes, the people of the lines around it are there."""
    lines = ["姓名,证件号码,备注,室号", f"金英姬,{number(1)},无,101"]
    lines += [f"朴顺子{'甲乙丙丁'[n]},{number(n + 2)},{cell},102" for n, cell in enumerate(cells)]
    lines += [f"李明哲,{number(90)},,103", f"崔善珠,{number(91)},,104"]
    reading = read_roster("\r\n".join(lines).encode(), filename="a.csv", today=TODAY)
    here = {row.name for row in reading.rows}
    assert {"金英姬", "李明哲", "崔善珠"} <= here
    assert len(reading.rows) + len(reading.bad) == len(lines) - 1
