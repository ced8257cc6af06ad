"""Relatives of what offices sent: each cell is read as a person would read it, or told."""

import csv
import datetime as dt
import io

import pytest

from testdesk.domain.id_numbers import check_digit
from testdesk.domain.refusals import Refusal
from testdesk.formats.roster import read_roster

TODAY = dt.date(2022, 3, 26)


def number(order):
    body = f"22240119800101{order:03d}"
    return body + check_digit(body)


def read(*lines):
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return read_roster(out.getvalue().encode(), filename="list.csv", today=TODAY)


def one(head, value):
    """What becomes of one cell beside a name and a number."""
    found = read(["姓名", "身份证号", head], ["王明", number(1), value])
    assert len(found.rows) == 1
    return found.rows[0], {entry.reason for entry in found.warnings}


@pytest.mark.parametrize(
    ("text", "phone", "told"),
    [
        ("+8613900000145.0", "+8613900000145", set()),
        ("13900000145.", "13900000145", set()),
        ("13900000145.5", "", {"phone_invalid"}),
        ("1390000014", "1390000014", {"phone_unusual"}),
        ("139000001450", "139000001450", {"phone_unusual"}),
        ("+86 139000001450", "+86139000001450", {"phone_unusual"}),
        ("15881234", "15881234", set()),
        ("139.0000.0145", "13900000145", set()),
        ("0433-2512345", "04332512345", set()),
    ],
)
def test_a_phone_number_that_is_none_of_a_mobile_is_told(text, phone, told):
    row, warnings = one("电话", text)
    assert (row.phone, warnings) == (phone, told)


@pytest.mark.parametrize(
    ("head", "text", "address", "told"),
    [
        ("房号", "5号楼3单元301", ("", "5", "3", "301"), set()),
        ("房号", "三单元301室", ("", "", "3", "301"), set()),
        ("房号", "301", ("", "", "", "301"), set()),
        ("楼栋", "丹英小区3号楼", ("丹英小区", "3", "", ""), set()),
        ("楼栋", "3号楼2单元", ("", "3", "2", ""), set()),
        ("楼栋", "3号楼", ("", "3", "", ""), set()),
        ("单元", "2.", ("", "", "2", ""), set()),
    ],
)
def test_a_part_that_says_others_too_is_taken_apart(head, text, address, told):
    row, warnings = one(head, text)
    found = row.address
    assert (found.compound, found.building, found.unit, found.room) == address
    assert warnings == told


def test_a_room_that_contradicts_its_building_is_told_and_kept():
    found = read(["姓名", "身份证号", "楼栋", "房号"], ["王明", number(1), "4", "5号楼301"])
    assert [entry.reason for entry in found.warnings] == ["address_unclear"]
    assert found.rows[0].address.building == "4"


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("同上", "同上", {"name_unclear"}),
        ("王明 户主", "王明", {"name_trimmed"}),
        ("王明家属", "王明家属", {"name_unclear"}),
        ("本人", "本人", {"name_unclear"}),
        ("欧阳娜娜", "欧阳娜娜", set()),
    ],
)
def test_a_name_that_names_nobody_is_told(text, name, told):
    found = read(["姓名", "身份证号"], ["李四", number(3)], [text, number(1)], ["赵六", number(5)])
    assert [row.name for row in found.rows] == ["李四", name, "赵六"]
    assert all(row.document is not None for row in found.rows), "no row is a header"
    assert {entry.reason for entry in found.warnings} == told


def test_what_a_column_is_called_is_nobody_and_a_row_with_a_number_no_header():
    found = read(["姓名", "身份证号"], ["姓名", number(1)], ["赵六", number(5)])
    assert [(row.name, row.document is None) for row in found.rows] == [("赵六", False)]
    assert [entry.reason for entry in found.bad] == ["not_a_person"]


def test_a_list_that_was_turned_on_its_side_makes_nobody():
    found = read(["姓名", "张三", "李四"], ["身份证号", number(1), number(3)], ["电话", "", ""])
    assert found.rows == ()
    assert [entry.reason for entry in found.bad] == ["not_a_person"] * 2


@pytest.mark.parametrize("text", ["负责人签字:", "采样地点：", "网格员签名", "审核人签字：李强"])
def test_a_line_to_be_signed_is_nobody(text):
    found = read(["姓名", "身份证号"], ["王明", number(1)], [text, ""])
    assert [row.name for row in found.rows] == ["王明"]
    assert [entry.reason for entry in found.bad] == ["not_a_person"]


@pytest.mark.parametrize("text", ["T220000123", "B123456789", "123456789"])
def test_a_number_of_several_kinds_of_document_is_told(text):
    found = read(["姓名", "证件号码"], ["王明", text])
    assert [entry.reason for entry in found.warnings] == ["document_type_ambiguous"]


@pytest.mark.parametrize(
    "heads",
    [
        ("家长姓名", "学生姓名"),
        ("学生姓名", "监护人姓名"),
        ("户主姓名", "成员姓名"),
        ("英文姓名", "人员姓名"),
        ("曾用名", "居民姓名"),
    ],
)
def test_of_two_columns_of_names_the_one_of_somebody_else_is_not_read(heads):
    other = {"家长姓名", "监护人姓名", "户主姓名", "英文姓名", "曾用名"}
    cells = ["李父" if head in other else "王明" for head in heads]
    found = read([*heads, "身份证号"], [*cells, number(1)])
    assert [row.name for row in found.rows] == ["王明"]
    assert [one.text for one in found.unread] == [head for head in heads if head in other]


def test_two_columns_of_names_that_nothing_tells_apart_are_refused():
    with pytest.raises(Refusal, match="roster_two_names") as caught:
        read(["职工姓名", "学生姓名", "身份证号"], ["王明", "李四", number(1)])
    assert caught.value.detail == {"columns": "职工姓名, 学生姓名"}


def test_header_cells_of_several_lines_are_one_header():
    found = read(["姓名\n(中文)", "身份证\n号码"], ["王明", number(1)])
    assert [(row.name, row.document.number) for row in found.rows] == [("王明", number(1))]


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk")


@pytest.mark.parametrize("encoding", [*ENCODINGS, "cp949", "euc-kr"])
def test_a_list_of_any_office_program_is_read(encoding):
    chinese = f"姓名,身份证号,小区\n王秀兰,{number(1)},网通小区\n李明哲,{number(3)},丹英小区\n"
    korean = f"이름,신분증번호,소구\n김하늘,{number(1)},망통소구\n박바다,{number(3)},단영소구\n"
    text = korean if encoding in {"cp949", "euc-kr"} else chinese
    found = read_roster(text.encode(encoding), filename="list.csv", today=TODAY)
    names = ["김하늘", "박바다"] if text is korean else ["王秀兰", "李明哲"]
    assert [row.name for row in found.rows] == names
    assert found.warnings == ()


@pytest.mark.parametrize("separator", [" ", "、", "  "])
def test_a_line_that_no_sign_divides_makes_nobody(separator):
    lines = [("姓名", "身份证号"), ("王明", number(1)), ("李四", number(3))]
    data = "\n".join(map(separator.join, lines)).encode()
    found = read_roster(data, filename="list.csv", today=TODAY)
    assert found.rows == ()
    assert [entry.reason for entry in found.bad] == ["name_invalid"] * 2
