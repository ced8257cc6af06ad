"""Nearly every cell is read by a quick check; each must agree with the careful checks it skips."""

import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from testdesk.formats.lists import names
from testdesk.formats.lists.cell_values import (
    cell_text,
    is_ditto,
    is_number_as_typed,
    line_text,
    states_no_value,
)
from testdesk.formats.lists.column_names import field_of
from testdesk.formats.lists.dates import is_mangled
from testdesk.formats.lists.documents import number_text
from testdesk.formats.lists.phones import clean_phone, first_phone

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=4)
HANGUL = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=2, max_size=4)
COMMON = st.text(
    st.sampled_from("王李金朴崔秀英敏静丽强磊洋勇艳杰涛單計業김영희박철수"), min_size=2, max_size=4
)
DIGITS = st.text("0123456789", min_size=1, max_size=20)


@given(HAN | HANGUL | COMMON)
def test_a_certain_name_passes_every_careful_check(text: str) -> None:
    assume(names.is_certain(text))
    assert cell_text(text) == text == unicodedata.normalize("NFC", text)
    for is_alone_in_row in (True, False):
        assert not names.is_not_a_person(text, is_alone_in_row=is_alone_in_row)
    assert not names.is_vacancy_remark(text)
    assert not names.is_example(text)
    assert not names.holds_two_names(text)
    assert not names.is_unclear(text)
    assert names.is_name(text)
    assert names.split_by_script(text) == (text, "")
    assert names.clean_name(names.without_household_role(text)) == text
    assert not any(check(text) for check in (states_no_value, is_ditto, is_mangled))
    assert field_of(text) is None


def test_most_common_names_are_certain_and_remarks_are_not() -> None:
    assert all(map(names.is_certain, ("王秀英", "李强", "欧阳静丽", "김영희", "朴哲洙")))
    others = (
        "合计 空户 无 同上 姓名 示例 三号楼 名单 户主 已搬走 담당자 합계 명단 王小子女 張三家人"
    )
    assert not any(map(names.is_certain, [*others.split(), "王", "王秀英秀英", "王 英", "王a", ""]))


@given(DIGITS)
def test_a_number_as_typed_is_no_mark_and_no_date(text: str) -> None:
    assume(is_number_as_typed(text))
    assert line_text(text) == text
    assert not any(check(text) for check in (states_no_value, is_ditto, is_mangled))


@given(DIGITS)
def test_digits_are_their_own_number_and_mobile_numbers_their_own_phone(text: str) -> None:
    assert number_text(text) == text
    phone, left_out = first_phone(text)
    assert phone in {text, ""}
    if clean_phone(text) == text:
        assert phone == text
    if len(text) == 11 and text[0] == "1" and text[1] in "3456789":
        assert (phone, left_out) == (text, "")
