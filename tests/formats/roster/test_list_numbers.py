"""Several columns of numbers in one list: each person gets their own, and nobody another's."""

import pytest
from tests.formats.roster.list_reading import number, read

CARD, PASSPORT = number(1), "M12345678"


@pytest.mark.parametrize(
    ("heads", "cells", "kept", "expected"),
    [
        (("身份证号", "护照号"), (CARD, ""), ("01", CARD), []),
        (("身份证号", "护照号"), ("", PASSPORT), ("03", PASSPORT), []),
        (("身份证号", "护照号"), ("无", "123456789"), ("03", "123456789"), []),
        (("身份证号", "护照号"), ("未办理", PASSPORT), ("03", PASSPORT),
         [("B2", "id_number_second")]),
        (("身份证号", "护照号"), (CARD, PASSPORT), ("01", CARD), [("C2", "id_number_second")]),
        (("护照号", "身份证号"), (PASSPORT, CARD), ("01", CARD), [("B2", "id_number_second")]),
        (("护照号", "身份证号"), (PASSPORT, ""), ("03", PASSPORT), []),
        (("身份证号", "证件号码"), (CARD, CARD), ("01", CARD), []),
        (("身份证号码", "港澳居民来往内地通行证号"), ("", "H12345678"), ("06", "H12345678"), []),
        (("신분증번호", "여권번호"), ("", PASSPORT), ("03", PASSPORT), []),
        (("ID No", "Passport No"), ("", PASSPORT), ("03", PASSPORT), []),
        (("身份证号", "护照号"), ("", ""), None, [("B2", "id_number_missing")]),
    ],
)  # fmt: skip
def test_of_several_columns_of_numbers_the_one_that_is_filled_is_read(heads, cells, kept, expected):
    found = read(["姓名", *heads], ["王明", *cells], ["李四", number(3), ""])
    assert [row.name for row in found.rows] == ["王明", "李四"]
    document = found.rows[0].document
    assert (document and (document.type, document.number)) == kept
    assert [(one.cell, one.reason) for one in found.warnings if one.row == 2] == expected
    assert found.columns["document_number"].split(", ") == sorted(
        heads, key=lambda head: "护照" in head or "여권" in head or "Passport" in head
    )
    assert found.unread == ()


@pytest.mark.parametrize(
    "head",
    ["户主身份证号", "监护人证件号", "配偶身份证号", "保单证件号", "学籍号", "社保卡号",
     "母亲护照号", "보호자 여권번호", "同住人身份证号", "工作证号", "准考证号", "银行卡号",
     "老人证号", "残疾证号"],
)  # fmt: skip
def test_a_second_column_of_other_numbers_is_nobody_s(head):
    found = read(["姓名", "身份证号", head], ["王明", "", number(3)])
    assert [row.document for row in found.rows] == [None]
    assert [one.text for one in found.unread] == [head]


def test_a_number_of_the_second_list_beside_the_first_is_nobody_s_of_the_first():
    found = read(["姓名", "身份证号", "", "姓名", "护照号"], ["王明", "", "", "李四", PASSPORT])
    assert [(row.name, row.document) for row in found.rows] == [("王明", None)]


def test_a_second_column_that_was_rounded_is_reported_there():
    rounded = [["王明", "", "222401198001010000"], ["李四", "", "222401198001011000"]]
    found = read(["姓名", "身份证号", "证件号码"], *rounded, ["赵六", number(1), ""])
    assert [(one.cell, one.reason) for one in found.bad] == [
        ("C2", "id_number_mangled"), ("C3", "id_number_mangled"),
    ]  # fmt: skip
