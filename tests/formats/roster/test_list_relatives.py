"""Variants of what offices sent: each cell is read as a person would read it, or reported."""

import pytest
from tests.formats.roster.list_reading import TODAY, number, one, read

from testdesk.domain.refusals import Refusal
from testdesk.formats.roster.reading import read_roster


@pytest.mark.parametrize(
    ("text", "phone", "expected"),
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
def test_a_phone_number_that_is_none_of_a_mobile_is_reported(text, phone, expected):
    row, warnings = one("电话", text)
    assert (row.phone, warnings) == (phone, expected)


@pytest.mark.parametrize(
    ("head", "text", "address", "expected"),
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
def test_a_cell_that_holds_several_parts_is_split(head, text, address, expected):
    row, warnings = one(head, text)
    found = row.address
    assert (found.compound, found.building, found.unit, found.room) == address
    assert warnings == expected


def test_a_room_that_contradicts_its_building_is_reported_and_kept():
    found = read(["姓名", "身份证号", "楼栋", "房号"], ["王明", number(1), "4", "5号楼301"])
    assert [entry.reason for entry in found.warnings] == ["address_unclear"]
    assert found.rows[0].address.building == "4"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("同上", "同上", {"name_unclear"}),
        ("王明 户主", "王明", {"name_trimmed"}),
        ("王明家属", "王明家属", {"name_unclear"}),
        ("本人", "本人", {"name_unclear"}),
        ("欧阳娜娜", "欧阳娜娜", set()),
    ],
)
def test_a_name_that_names_nobody_is_reported(text, name, expected):
    found = read(["姓名", "身份证号"], ["李四", number(3)], [text, number(1)], ["赵六", number(5)])
    assert [row.name for row in found.rows] == ["李四", name, "赵六"]
    assert all(row.document is not None for row in found.rows), "no row is a header"
    assert {entry.reason for entry in found.warnings} == expected


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
def test_a_number_of_several_kinds_of_document_is_reported(text):
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


def test_two_columns_of_names_that_cannot_be_distinguished_are_refused():
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


TRADITIONAL = {
    "身分證號碼": "document_number", "身分證字號": "document_number", "證件類型": "document_type",
    "聯絡電話": "phone", "手機號碼": "phone", "小區名稱": "compound", "樓棟": "building",
    "單元": "unit", "房號": "room", "門牌號": "room", "地址": "address", "備註": "note",
    "語種": "language", "健康碼": "colour", "韓文姓名": "korean", "受檢者姓名": "name",
}  # fmt: skip


@pytest.mark.parametrize("head", TRADITIONAL)
def test_a_traditional_header_is_the_simplified_one(head):
    others = ["身份证号"] if TRADITIONAL[head] == "name" else ["姓名"]
    found = read([*others, head], ["王明" if others == ["姓名"] else number(1), "x"],
                 *([] if others == ["姓名"] else [[number(1), "王明"]]))  # fmt: skip
    assert found.columns[TRADITIONAL[head]] == head


def test_traditional_characters_are_read_and_names_keep_theirs():
    found = read(
        ["姓名", "身分證號", "證件類型", "地址", "健康碼", "手機"],
        ["陳美麗", number(1), "身份證", "松林小區3號樓1單元101室", "綠碼", "無"],
        ["總計：1人"],
        ["審核人：李強"],
    )
    (row,) = found.rows
    assert (row.name, row.colour, row.phone) == ("陳美麗", "green", "")
    address = row.address
    assert (address.compound, address.building, address.unit, address.room) == (
        "松林小區", "3", "1", "101",
    )  # fmt: skip
    assert {bad.reason for bad in found.bad} == {"not_a_person"}


@pytest.mark.parametrize(
    "heads",
    [("Last name", "First name"), ("First name", "Surname"), ("Family name", "Given name"),
     ("성", "이름"), ("Surname", "Name")],
)  # fmt: skip
def test_a_name_in_two_columns_is_refused(heads):
    with pytest.raises(Refusal) as caught:
        read([*heads, "Passport"], ["KIM", "MIN SU", "M12345678"])
    assert (caught.value.code, caught.value.detail["columns"]) == (
        "roster_two_names", ", ".join(heads),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["姓名", "户主身份证号", "户主电话"], ["王小明", number(1), "13900000001"]),
        (["姓名", "业主身份证号", "业主手机"], ["王小明", number(1), "13900000001"]),
        (["姓名", "监护人身份证号", "联系人", "联系人电话"],
         ["王小明", number(1), "王明", "13900000001"]),
        (["이름", "세대주 주민번호", "연락인", "연락인 전화"],
         ["김하늘", number(1), "김영", "13900000001"]),
    ],
)  # fmt: skip
def test_data_of_the_head_or_of_a_contact_is_not_the_persons(heads, cells):
    found = read(heads, cells)
    (row,) = found.rows
    assert (row.document, row.phone) == (None, "")
    assert {one.text for one in found.unread if one.kind == "column_unknown"} == set(heads[1:])


def test_the_columns_of_a_list_of_heads_and_a_telephone_to_call_are_read():
    (row,) = read(["户主姓名", "户主身份证号", "户主电话"], ["王明", number(1), "13900000001"]).rows
    assert (row.document.number, row.phone) == (number(1), "13900000001")
    (row,) = read(["姓名", "身份证号", "联系人电话"], ["王明", number(1), "13900000001"]).rows
    assert row.phone == "13900000001"


@pytest.mark.parametrize(
    "text",
    ["金英姬或朴顺子", "金英姬 或 朴顺子", "金英姬-朴顺子", "金英姬·朴顺子", "金英姬→朴顺子",
     "金英姬(妻)朴顺子(夫)", "김영희와 박순자", "Kim Minsu and Park Sunja", "金英姬与朴顺子"],
)  # fmt: skip
def test_two_people_in_a_cell_are_reported(text):
    found = read(["姓名", "身份证号"], [text, number(1)])
    assert (found.rows, [bad.reason for bad in found.bad]) == ((), ["two_names"])


@pytest.mark.parametrize(
    "text", ["金英姬朴顺子", "金英姬一家", "金英姬夫妇", "金英姬等3人", "KIM MINSU, PARK SUNJA"]
)
def test_what_may_be_several_people_is_reported(text):
    assert "name_unclear" in {
        w.reason for w in read(["姓名", "身份证号"], [text, number(1)]).warnings
    }


@pytest.mark.parametrize(
    "text", ["艾合买提·买买提", "欧阳修文", "阿卜杜热合曼", "KIM, MIN SU", "南宫敏", "上官婉儿"]
)
def test_a_long_name_is_one(text):
    found = read(["姓名", "身份证号"], [text, number(1)])
    assert (len(found.rows), found.warnings) == (1, ())


@pytest.mark.parametrize(
    "cells",
    [["附：外来人员"], ["外来人员名单"], ["二、租户"], ["Prepared by Zhao"], ["End of list"],
     ["填表人：李某", "", "13900000999"], ["社区工作人员：赵建国", "电话", "13900000888"]],
)  # fmt: skip
def test_a_heading_or_a_signature_between_people_is_nobody(cells):
    found = read(["姓名", "身份证号", "电话"], ["王明", number(1), ""], cells)
    assert ([row.name for row in found.rows], [bad.reason for bad in found.bad]) == (
        ["王明"], ["not_a_person"],
    )  # fmt: skip


def test_an_address_in_the_cells_of_the_compound_is_taken_apart():
    found = read(
        ["姓名", "小区", "楼栋", "单元", "室号"], ["王明", "松林小区3号楼1单元101", "", "", ""]
    )
    (row,) = found.rows
    address = row.address
    assert (address.compound, address.building, address.unit, address.room) == (
        "松林小区", "3", "1", "101",
    )  # fmt: skip
