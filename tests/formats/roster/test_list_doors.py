"""Lists that go from door to door: homes, roles, signatures and numbers as offices write them."""

import datetime as dt
import io
import itertools

import openpyxl
import pytest
from tests.formats.roster.list_reading import number, one, read

from testdesk.formats.roster.reading import read_roster

TODAY = dt.date(2022, 3, 26)


@pytest.mark.parametrize("compound", ["", "网通小区"])
@pytest.mark.parametrize("suffix", ["号楼", "栋", "幢", "座", "#", "#楼", "＃"])
@pytest.mark.parametrize("rest", ["2-301", "-2-301", "2单元301", "-2单元-301室", "2门301"])
def test_a_building_with_its_word_is_one_also_before_dashes(compound, suffix, rest):
    row, warnings = one("住址", f"{compound}3{suffix}{rest}")
    address = row.address
    assert (address.compound, address.building, address.unit, address.room) == (
        compound,
        "3",
        "2",
        "301",
    )
    assert warnings == set()


@pytest.mark.parametrize("text", ["3号2-301", "网通小区3号2-301", "网通小区2-3-2-301"])
def test_numbers_that_may_be_another_building_are_reported(text):
    row, warnings = one("住址", text)
    assert (row.address.building, warnings) == ("", {"address_unclear"})


@pytest.mark.parametrize(
    "text", ["空户", "空房", "无人居住", "（已搬走）", "死亡", "빈집", "Vacant"]
)
def test_a_home_in_which_nobody_lives_is_nobody(text):
    found = read(["姓名", "电话", "房号"], [text, "13900000145", "101"], ["王明", "", "102"])
    assert [row.name for row in found.rows] == ["王明"]
    assert [(bad.row, bad.reason) for bad in found.bad] == [(2, "not_a_person")]
    kept = read(["姓名", "身份证号"], [text, number(1)])
    assert {entry.reason for entry in kept.warnings} == {"name_unclear"}


def test_who_signs_with_a_title_is_nobody_of_the_list():
    found = read(
        ["姓名", "身份证号", "电话"], ["王明", number(1), ""],
        ["楼长 李红", "", "13911113333"], ["담당자 최공무", "", "13911113334"],
    )  # fmt: skip
    assert [row.name for row in found.rows] == ["王明"]
    assert [bad.reason for bad in found.bad] == ["not_a_person"] * 2


@pytest.mark.parametrize("text", ["王明-户主", "王明（長子）", "王明（戶主）", "王明 – 长女"])
def test_a_role_is_no_part_of_a_name(text):
    found = read(["姓名", "身份证号"], [text, number(1)])
    assert [row.name for row in found.rows] == ["王明"]
    assert [entry.reason for entry in found.warnings] == ["name_trimmed"]


def test_a_number_of_two_names_is_no_second_row_of_one_person():
    found = read(
        ["姓名", "身份证号"], ["王明", number(1)], ["李红", number(1)], ["王明", number(1)]
    )
    assert [bad.reason for bad in found.bad] == ["number_of_two", "row_duplicate"]


@pytest.mark.parametrize("head", ["棟別", "樓別", "幢别"])
def test_other_names_for_a_building(head):
    assert one(head, "三號樓")[0].address.building == "3"


@pytest.mark.parametrize(
    ("head", "reason"),
    [("室号", "address_unclear"), ("住址", "address_unclear"), ("电话", "phone_invalid"),
     ("备注", "text_damaged"), ("证件类型", "document_type_unknown")],
)  # fmt: skip
def test_a_formula_without_a_value_is_reported_in_each_column(head, reason):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["姓名", "身份证号", head])
    sheet.append(["王明", number(1), "=A9+1"])
    out = io.BytesIO()
    book.save(out)
    found = read_roster(out.getvalue(), filename="list.xlsx", today=TODAY)
    assert [(entry.cell, entry.reason) for entry in found.warnings] == [("C2", reason)]


HEADS = {"name": "姓名", "number": "身份证号", "phone": "电话", "room": "室号"}
ORDERS = list(itertools.permutations(HEADS))


@pytest.mark.parametrize("second", ORDERS, ids="-".join)
def test_two_files_pasted_together_may_have_their_columns_in_another_order(second):
    def lines(order, *people):
        for name, count in people:
            values = {
                "name": name, "number": number(count),
                "phone": f"1380000000{count}", "room": f"10{count}",
            }  # fmt: skip
            yield [values[field] for field in order]

    first = ORDERS[0]
    found = read(
        [HEADS[field] for field in first],
        *lines(first, ("王明", 1), ("李红", 2)),
        [HEADS[field] for field in second],
        *lines(second, ("朴顺子", 3), ("金英姬", 4)),
    )
    assert [(row.name, row.document.number, row.phone, row.address.room) for row in found.rows] == [
        (name, number(count), f"1380000000{count}", f"10{count}")
        for count, name in enumerate(["王明", "李红", "朴顺子", "金英姬"], start=1)
    ]
    assert (found.bad, found.warnings) == ((), ())
