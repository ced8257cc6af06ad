"""Rosters: the good rows kept, the bad ones named."""

import datetime

import pytest
from tests.formats.roster.roster_samples import (
    GOOD,
    HEADER,
    HOME,
    csv_of,
    number,
    read,
    reasons,
    workbook_of,
)

from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.domain.residents.people import Address


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_text_roster_is_read_in_each_encoding_with_each_separator(encoding, separator):
    reading = read(csv_of(HEADER, GOOD, separator=separator).encode(encoding))
    (row,) = reading.rows
    assert (row.row, row.name, row.phone, row.address) == (2, "金英姬", "13812341234", HOME)
    assert row.document is not None
    assert (row.document.number, row.document.birth) == ("222401193508150021", "1935-08-15")
    assert (reading.bad, reading.warnings) == ((), ())
    assert reading.columns["document_number"] == "证件号码"


def test_a_workbook_is_read_whatever_its_name_and_from_the_worksheet_that_has_a_header():
    data = workbook_of(HEADER, GOOD, sheets=["说明"])
    (row,) = read(data, "roster.dat").rows
    assert (row.row, row.address) == (2, HOME)


@pytest.mark.parametrize(
    "header",
    [
        "姓名,证件类型,身份证号码,手机号,小区,楼,单元,房号,语言,备注,韩文名",
        "이름,신분증 종류,주민번호,전화,단지,동,라인,호,언어,비고,조선말 이름",
        "Name,Document type,ID number,Phone,Compound,Building,Unit,Room,Language,Note,Korean name",
        "*姓名,证件类型(代码),证件号码（身份证）,联系电话,所属小区,楼栋号,单元号,门牌号,"
        "语种,备注,한글 이름",
        "姓名/이름,证件类型 증명서종류,证件号码/신분증번호,电话/전화,小区/단지,"
        "楼/동,单元/라인,室/호,语言/언어,备注/비고,朝文名",
    ],
)
def test_headers_are_known_in_three_languages(header):
    line = "金英姬,身份证,222401193508150021,138-1234 1234,丹英小区,3#,1,202,조선어,独居,김영희"
    (row,) = read(f"{header}\n{line}\n").rows
    assert (row.name, row.korean, row.language, row.note) == ("金英姬", "김영희", "ko", "独居")
    assert (row.phone, row.address) == ("13812341234", HOME)
    assert row.document is not None
    assert row.document.type == "01"


def test_columns_may_be_in_any_order_below_a_title():
    text = "延吉市丹英小区居民名单,,\n2022年3月,,\n\n室,姓名,序号\n202,张三,1\n"
    reading = read(text)
    (row,) = reading.rows
    assert (row.row, row.name, row.address.room) == (5, "张三", "202")


def test_an_address_header_of_two_rows_is_read():
    data = workbook_of(
        ["姓名", "身份证号", "地址", None, None],
        [None, None, "小区", "楼", "室"],
        ["金英姬", "222401193508150021", "丹英小区", "3栋", "202"],
    )
    reading = read(data)
    assert reading.rows[0].address == Address("丹英小区", "3", "", "202")
    assert "address" not in reading.columns


def test_a_header_repeated_on_each_printed_page_is_no_person():
    reading = read(csv_of(HEADER, GOOD, HEADER))
    assert (len(reading.rows), reading.bad) == (1, ())


def test_bad_rows_are_named_and_good_rows_are_kept():
    rows = [
        ["张三", "222401199003072467", "", "", "", "", ""],
        ["", "222401199001011230", "", "", "", "", ""],
        ["李四", "222401199001011239", "", "", "", "", ""],
        ["王五", "2.22401E+17", "", "", "", "", ""],
        ["赵六", "222401050815998", "", "", "", "", ""],
        ["孙七", "13812341234", "", "", "", "", ""],
        ["12345", "", "", "", "", "", ""],
        ["张三三", "222401199003072467", "", "", "", "", ""],
        GOOD,
    ]
    reading = read(csv_of(HEADER, *rows))
    assert [row.name for row in reading.rows] == ["张三", "金英姬"]
    assert reasons(reading.bad) == [
        (3, "姓名", "name_missing"),
        (4, "证件号码", "id_number_invalid"),
        (5, "证件号码", "id_number_mangled"),
        (6, "证件号码", "id_number_century_unclear"),
        (7, "证件号码", "document_unknown"),
        (8, "姓名", "name_invalid"),
        (9, "证件号码", "number_of_two"),
    ]


def test_row_numbers_are_those_of_the_spreadsheet_across_empty_rows_and_lines_in_quotes():
    text = '姓名,备注\r\n\r\n张三,"两\r\n行"\r\n,,\r\n,x\r\n'
    reading = read(text)
    assert [(row.row, row.note) for row in reading.rows] == [(3, "两 行")]
    assert reasons(reading.bad) == [(5, "姓名", "name_missing")]


def test_a_person_without_a_number_is_kept_and_pointed_out():
    reading = read(csv_of(HEADER, ["张三", "", "", "", "", "", ""]))
    assert reading.rows[0].document is None
    assert reasons(reading.warnings) == [(2, "证件号码", "id_number_missing")]


def test_a_value_that_is_not_needed_is_left_out_with_a_warning():
    header = [*HEADER, "语言", "证件类型", "韩文名"]
    line = [*GOOD[:2], "1.38E+10", "丹英小区", "3月1日", "1", "202", "俄语", "会员卡", "Kim"]
    reading = read(csv_of(header, line))
    (row,) = reading.rows
    assert (row.phone, row.address, row.language) == ("", Address("丹英小区", "", "1", "202"), "zh")
    assert row.korean == ""
    assert {entry.reason for entry in reading.warnings} == {
        "phone_invalid",
        "address_unclear",
        "language_unknown",
        "document_type_unknown",
        "korean_invalid",
    }


def test_a_row_left_out_brings_no_warnings_of_its_own():
    header = ["姓名", "证件类型", "证件号码"]
    reading = read(csv_of(header, ["张三", "会员卡", "222401199001011239"]))
    assert (len(reading.bad), reading.warnings) == (1, ())


@pytest.mark.parametrize(
    "value", [222401193508150000, 2.2240119350815e17, datetime.date(1935, 8, 15)]
)
def test_a_number_kept_as_a_number_has_lost_its_end_and_is_never_guessed(value):
    reading = read(workbook_of(["姓名", "证件号码"], ["金英姬", value]))
    assert reasons(reading.bad) == [(2, "证件号码", "id_number_mangled")]


def test_where_one_number_lost_its_end_no_tail_of_zeros_is_trusted():
    passing = next(
        digits
        for body in (f"222401193508{day:02}{tail}00" for day in range(1, 29) for tail in range(10))
        if (digits := body + check_digit(body)).endswith("000")
    )
    lines = [["张三", passing], ["李四", "222401193508150021"]]
    assert len(read(csv_of(["姓名", "证件号码"], *lines)).rows) == 2
    mangled = read(csv_of(["姓名", "证件号码"], *lines, ["王五", "2.22401E+17"]))
    assert reasons(mangled.bad) == [
        (2, "证件号码", "id_number_mangled"),
        (4, "证件号码", "id_number_mangled"),
    ]


def test_numbers_in_a_workbook_that_lost_nothing_are_read():
    data = workbook_of(
        ["姓名", "证件号码", "电话", "楼", "室"],
        ["金英姬", 222401350815002, 13812341234.0, 3, 202.0],
    )
    (row,) = read(data).rows
    assert row.document is not None
    assert row.document.number == "222401193508150021"
    assert (row.phone, row.address) == ("13812341234", Address("", "3", "", "202"))


def test_a_room_that_became_a_date_is_not_believed():
    reading = read(workbook_of(["姓名", "室"], ["张三", datetime.date(2022, 3, 1)]))
    assert reading.rows[0].address.room == ""
    assert (2, "室", "address_unclear") in reasons(reading.warnings)


@pytest.mark.parametrize(
    "text", ["3号楼", "3", "3#", "3동", "03栋", "三号楼", "第3幢", "３ 号楼", "3#楼"]
)
def test_every_spelling_of_a_building_gives_the_same_building(text):
    assert read(f"姓名,楼\n张三,{text}\n").rows[0].address.building == "3"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("丹英小区3号楼1单元202室", HOME),
        ("丹英小区3-1-202", HOME),
        ("丹英小区 3동 1라인 202호", HOME),
        ("丹英小区3-202", Address("丹英小区", "3", "", "202")),
        ("A2栋0101", Address("", "A2", "", "0101")),
    ],
)
def test_an_address_in_one_cell_is_taken_apart(text, address):
    assert read(f"姓名,住址\n张三,{text}\n").rows[0].address == address


def test_an_address_that_cannot_be_taken_apart_is_pointed_out():
    reading = read("姓名,住址\n张三,河边的房子\n")
    assert reading.rows[0].address == Address()
    assert (2, "住址", "address_unclear") in reasons(reading.warnings)


@pytest.mark.parametrize(
    ("listed", "name", "language"),
    [
        ("张　三", "张三", "zh"),
        ("김 영희", "김영희", "ko"),
        ("ＫＩＭ  YONG\u00a0HEE", "KIM YONG HEE", "en"),
        ("阿依古丽·买买提", "阿依古丽·买买提", "zh"),
        ("\uf90a英姬", "金英姬", "zh"),
        ("'张三", "张三", "zh"),
        ("\u200b张三\ufeff", "张三", "zh"),
    ],
)
def test_names_are_cleaned_and_show_the_language_that_the_list_does_not_state(
    listed, name, language
):
    (row,) = read(f"姓名,室\n{listed},1\n").rows
    assert (row.name, row.language) == (name, language)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("制表：张三", None), ("以上共计3人", "not_a_person"), ("张三（示例）", "sample_row"),
        ("例如 王五", "sample_row"), ("例", "sample_row"), ("/", "name_missing"),
        ("李明哲 朴顺子", "two_names"), ("李明哲和朴顺子", "two_names"),
        ("김철수,이영희", "two_names"), ("KIM MINSU / LEE JIHYE", "two_names"),
        ("欧阳 修文", None), ("李和平", None), ("NGUYEN, THI", None), ("李明哲、", None),
        ("田例", None), ("合欢", None), ("共青", None), ("金英姬/김영희", None), ("王**", None),
    ],
)  # fmt: skip
def test_what_is_entered_as_a_name_is_checked(name, reason):
    reading = read(csv_of(["姓名", "室"], ["金英姬", "1"], [f'"{name}"', "2"]))
    assert [bad.reason for bad in reading.bad] == ([reason] if reason else [])
    assert len(reading.rows) == (1 if reason else 2)


@pytest.mark.parametrize("text", ["未办理", "丢失", "신청중", "无", "——", "00000000", "N/A"])
def test_a_word_in_place_of_a_number_is_no_number(text):
    reading = read(csv_of(["姓名", "证件号码", "室"], ["金英姬", text, "1"]))
    assert (reading.rows[0].document, reading.bad) == (None, ())
    assert reasons(reading.warnings) == [(2, "证件号码", "id_number_missing")]


@pytest.mark.parametrize("unknown", ["户籍地址", "紧急联系电话", "社区", "年龄"])
def test_a_column_about_something_else_is_reported_and_does_not_join_the_name(unknown):
    reading = read(f"姓名,{unknown}\n李明哲,3\n")
    assert [row.name for row in reading.rows] == ["李明哲"]
    assert [(one.kind, one.where, one.text) for one in reading.unread] == [
        ("column_unknown", "B", unknown)
    ]


def test_text_written_as_a_formula_is_taken_as_text():
    (row,) = read('姓名,证件号码\n张三,"=""222401193508150021"""\n').rows
    assert row.document is not None
    assert row.document.number == "222401193508150021"


def test_warnings_of_a_document_reach_the_report():
    reading = read("姓名,证件号码\n张三,440524188001010014\n")
    assert reasons(reading.warnings) == [(2, "证件号码", "age_over_120")]


def test_a_second_list_beside_the_first_lends_it_no_number():
    """The number right of the second name is that of somebody else."""
    lines = ["姓名,楼栋,室号,,姓名,证件号码", f"金英姬,3,101,,朴顺子,{number(1)}"]
    reading = read("\r\n".join(lines))
    (row,) = reading.rows
    assert (row.name, row.document) == ("金英姬", None)
    assert [(one.kind, one.where) for one in reading.unread] == [("block_beside", "E")]
