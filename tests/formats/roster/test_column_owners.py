"""Columns about other people, beside those of the listed ones, are never theirs."""

import pytest
from tests.formats.roster.list_reading import number, read

from testdesk.domain.refusals import Refusal
from testdesk.formats.lists.column_owners import is_about_others, role_of

OWN_NAMES = (
    "姓名",
    "受檢人員姓名",
    "被采样人姓名",
    "成员姓名",
    "성명",
    "이름",
    "Name",
    "Full name",
)
OTHERS = """
采样人员姓名 採樣人員姓名 采样人 采样员姓名 采集人员姓名 採集人員 检测人员姓名 檢驗人員姓名
检测员 送检人姓名 送檢人 登记人姓名 登記人員姓名 登记员 填表人 填表人姓名 填報人姓名 录入员姓名
審核人姓名 核对人 负责人姓名 負責人 经办人姓名 网格员姓名 網格員 楼长姓名 单元长姓名 组长姓名
班主任姓名 包保干部姓名 社工姓名 联系人 联系人姓名 聯絡人姓名 紧急联系人 紧急联系人姓名
緊急聯絡人 户主 户主姓名 戶主姓名 房东姓名 業主姓名 监护人姓名 監護人 家长姓名 家長姓名 父亲姓名
母親姓名 配偶姓名 子女姓名 同住人姓名 代领人姓名 陪同人员姓名 介绍人姓名 医生姓名 護士姓名
志愿者姓名 接收人姓名 转运人员姓名 姓名(监护人) 姓名（家長） 姓名(填表人)
"""
KOREAN = """
보호자 보호자명 담당자 채취자 채취자명 채취자성명 검체채취자 등록자 작성자 책임자 확인자 접수자
조사원 통장 집주인 세대주 배우자 대리인 관리자
"""
ENGLISH = (
    "sampler", "sampling staff", "collector", "registrar", "guardian", "emergency contact",
    "parent", "mother", "spouse", "landlord", "contact", "contact person", "household head",
    "operator", "doctor", "volunteer", "supervisor", "agent",
)  # fmt: skip
ALL = [
    *OTHERS.split(),
    *(f"{who}{name}" for who in KOREAN.split() for name in (" 성명", " 이름", "\n성명")),
    *(f"{who} name" for who in ENGLISH),
    "name of sampler",
    "Collected by (name)",
    "보호자 Name",
    "监护人 Name",
]


@pytest.mark.parametrize("head", ALL)
def test_the_name_of_somebody_else_is_nobody_on_the_list(head):
    for own in OWN_NAMES:
        for heads, cells in ([own, head], ["王明", "李四"]), ([head, own], ["李四", "王明"]):
            found = read([*heads, "身份证号"], [*cells, number(1)])
            assert [row.name for row in found.rows] == ["王明"], heads
            assert [one.text for one in found.unread] == [" ".join(head.split())], heads


FIELDS = {
    "电话": ("13900000145", "phone"),
    "身份证号": (number(3), "document_number"),
    "住址": ("松林小区3-1-202", "address"),
}
WHO = """
采样人员 登记人 填表人 负责人 网格员 紧急联系人 监护人 家长 母亲 配偶 户主 房东 医生 志愿者
보호자 담당자 비상 세대주 채취자
"""


@pytest.mark.parametrize("who", WHO.split())
@pytest.mark.parametrize("field", FIELDS)
def test_a_number_of_somebody_else_is_nobody_s_on_the_list(who, field):
    korean = {"电话": "전화", "身份证号": "신분증번호", "住址": "주소"}
    head = who + (korean[field] if who > "가" else field)
    found = read(["姓名", head, "室号"], ["王明", FIELDS[field][0], "101"])
    (row,) = found.rows
    assert (row.phone, row.document, row.address.building) == ("", None, "")
    assert [one.text for one in found.unread] == [head]


@pytest.mark.parametrize(
    "head", ["医生姓名", "户主姓名", "教师姓名", "检测人员姓名", "志愿者姓名", "业主姓名"]
)
def test_a_role_that_everybody_has_is_theirs(head):
    role = head.removesuffix("姓名")
    found = read([head, f"{role}电话", "身份证号"], ["王明", "13900000145", number(1)])
    (row,) = found.rows
    assert (row.name, row.phone, row.document.number) == ("王明", "13900000145", number(1))


@pytest.mark.parametrize(
    "head",
    ["姓名", "被采样人姓名", "受检者姓名", "应检测人员姓名", "居民姓名", "学生姓名", "被登记人姓名",
     "联系电话（本人或家长）", "姓名（与身份证一致）", "备注（是否卧床）", "Name of resident",
     "성명 Name", "성명/姓名"],
)  # fmt: skip
def test_a_column_of_the_people_is_of_nobody_else(head):
    assert not is_about_others(head)
    assert role_of(head) == ""


def test_two_columns_of_people_that_cannot_be_distinguished_stay_refused():
    with pytest.raises(Refusal, match="roster_two_names"):
        read(["职工姓名", "学生姓名", "身份证号"], ["王明", "李四", number(1)])
