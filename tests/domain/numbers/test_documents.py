"""Identity documents: the vectors of the standards, and what must never pass."""

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.domain.numbers.standard_check_digit import standard_check_digit

from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.documents import (
    age_on,
    is_id_number,
    lifelong_number,
    looks_like_id_number,
    read_document,
)

TODAY = datetime.date(2022, 3, 26)


def refusal(text, document_type="", today=TODAY):
    with pytest.raises(Refusal) as caught:
        read_document(text, today=today, document_type=document_type)
    return caught.value.code, caught.value.detail.get("reason")


@st.composite
def id_numbers(draw):
    area = draw(st.sampled_from(["222401", "222406", "110105", "810000", "830000", "931586"]))
    birth = draw(st.dates(datetime.date(1905, 1, 1), TODAY))
    body = f"{area}{birth:%Y%m%d}{draw(st.integers(0, 999)):03}"
    return body + standard_check_digit(body)


@pytest.mark.parametrize(
    ("number", "subtype", "birth", "sex", "warnings", "area"),
    [
        ("11010519491231002X", "resident_id", "1949-12-31", "F", (), ""),
        ("440524188001010014", "resident_id", "1880-01-01", "M", ("age_over_120",), ""),
        ("222401193508150021", "resident_id", "1935-08-15", "F", (), "延吉市"),
        ("222401199001011230", "resident_id", "1990-01-01", "M", (), "延吉市"),
        ("222401199003072467", "resident_id", "1990-03-07", "F", (), "延吉市"),
        ("222406202002290012", "resident_id", "2020-02-29", "M", (), "和龙市"),
        ("810000199408230021", "residence_permit", "1994-08-23", "F", (), "香港"),
        ("830000199201300022", "residence_permit", "1992-01-30", "F", (), "台湾"),
        ("931586198001010028", "five_star", "1980-01-01", "", (), ""),
    ],
)
def test_the_vectors_of_the_standards_are_read(number, subtype, birth, sex, warnings, area):
    read = read_document(number, today=TODAY)
    assert (read.number, read.subtype, read.birth) == (number, subtype, birth)
    assert (read.sex, read.warnings, read.area) == (sex, warnings, area)
    assert read.type == ("01" if subtype == "resident_id" else "99")
    assert is_id_number(number)


@pytest.mark.parametrize("number", ["222401199003072469", "222401199001011239"])
def test_a_wrong_check_digit_is_refused_and_nothing_more_is_guessed(number):
    assert refusal(number) == ("id_number_invalid", "check_digit")
    assert looks_like_id_number(number)
    assert not is_id_number(number)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("110105491231002", "11010519491231002X"),
        ("440524800101001", "440524198001010013"),
        ("222401350815002", "222401193508150021"),
    ],
)
def test_an_old_number_of_fifteen_digits_is_stored_as_eighteen(old, new):
    read = read_document(old, today=TODAY)
    assert read.number == new
    assert "upgraded_from_15" in read.warnings
    assert not is_id_number(old)


@pytest.mark.parametrize("sequence", ["996", "997", "998", "999"])
def test_an_old_number_of_a_centenarian_is_asked_about(sequence):
    assert refusal("222401050815" + sequence) == ("id_number_century_unclear", None)


@pytest.mark.parametrize(
    "typed",
    [
        "１１０１０５１９４９１２３１００２Ｘ",
        "11010519491231002x",
        " 110105 19491231 002X\t",
        "110105-19491231-002X",
        "110105–19491231–002X",
    ],
)
def test_the_ways_of_typing_a_number_come_to_one(typed):
    assert read_document(typed, today=TODAY).number == "11010519491231002X"


@pytest.mark.parametrize(
    ("typed", "document_type", "code", "reason"),
    [
        ("22240119350815002", "", "id_number_invalid", "length"),
        ("2224011935081500211", "", "id_number_invalid", "length"),
        ("1101051949123100X", "", "id_number_invalid", "length"),
        ("2224O1193508150021", "", "id_number_invalid", "characters"),
        ("22240119350815002I", "01", "id_number_invalid", "characters"),
        ("2224011935", "01", "id_number_invalid", "length"),
        ("M12345678", "01", "id_number_invalid", "characters"),
        ("222401991331002", "", "id_number_invalid", "birth_date"),
        ("", "", "document_unknown", "empty"),
        ("  - ", "", "document_unknown", "empty"),
        ("222401193508150021", "42", "document_unknown", "type"),
        ("13812345678", "", "document_unknown", "form"),
        ("19900101", "", "document_unknown", "form"),
        ("金英姬", "", "document_unknown", "form"),
        ("KIMYONGHEE", "", "document_unknown", "form"),
        ("M1", "03", "document_unknown", "form"),
        ("X12345678", "06", "document_unknown", "form"),
        ("1234567", "07", "document_unknown", "form"),
    ],
)
def test_what_is_no_document_is_refused_with_its_reason(typed, document_type, code, reason):
    assert refusal(typed, document_type) == (code, reason)


@pytest.mark.parametrize("birth", ["19900230", "19901301", "20210229", "00000101", "17991231"])
def test_a_day_that_never_was_is_refused_although_the_check_digit_is_right(birth):
    body = f"222401{birth}123"
    number = body + standard_check_digit(body)
    assert refusal(number) == ("id_number_invalid", "birth_date")
    assert not is_id_number(number)


def test_a_birth_in_the_future_is_refused_and_one_of_today_is_not():
    born = "222406202002290012"
    assert refusal(born, today=datetime.date(2020, 2, 28)) == (
        "id_number_invalid",
        "birth_in_future",
    )
    assert read_document(born, today=datetime.date(2020, 2, 29)).birth == "2020-02-29"


@pytest.mark.parametrize("area", ["222499", "160000", "000000"])
def test_an_unknown_area_warns_and_never_refuses(area):
    body = f"{area}19900101123"
    read = read_document(body + standard_check_digit(body), today=TODAY)
    assert read.warnings == ("area_unknown",)


@pytest.mark.parametrize(
    ("typed", "document_type", "type_", "subtype"),
    [
        ("222401199001011230", "02", "02", "household_register"),
        ("222401199001011230", "03", "01", "resident_id"),
        ("222401199001011230", "05", "05", "driving_licence"),
        ("810000199408230021", "01", "99", "residence_permit"),
        ("931586198001010028", "03", "99", "five_star"),
        ("CAN110081080319", "", "99", "permanent_resident_2017"),
        ("CAN110081080319", "99", "99", "permanent_resident_2017"),
        ("H1234567801", "", "06", "hk_macao_permit"),
        ("m12345678", "06", "06", "hk_macao_permit"),
        ("H12345678", "", "06", "hk_macao_permit"),
        ("01234567", "", "07", "taiwan_permit"),
        ("0123456701", "07", "07", "taiwan_permit"),
        ("e12345678", "", "03", "passport"),
        ("M123A4567", "", "03", "passport"),
        ("123456789", "03", "03", "passport"),
        ("M12345678", "03", "03", "passport"),
        ("军字第1234567号", "04", "04", "officer"),
        ("A-1234", "99", "99", "other"),
    ],
)
def test_other_documents_are_distinguished(typed, document_type, type_, subtype):
    read = read_document(typed, today=TODAY, document_type=document_type)
    assert (read.type, read.subtype) == (type_, subtype)


def test_a_korean_passport_that_looks_like_a_macao_permit_is_marked():
    read = read_document("M12345678", today=TODAY)
    assert (read.type, read.warnings) == ("03", ("document_type_ambiguous",))


def test_a_reissued_permit_keeps_its_lifelong_number():
    first, second = (read_document(n, today=TODAY) for n in ("H1234567801", "H1234567802"))
    assert lifelong_number(first) == lifelong_number(second) == "H12345678"
    taiwan = read_document("0123456702", today=TODAY, document_type="07")
    assert lifelong_number(taiwan) == "01234567"
    resident = read_document("222401193508150021", today=TODAY)
    assert lifelong_number(resident) == "222401193508150021"


@pytest.mark.parametrize(
    ("birth", "today", "age"),
    [
        ((2000, 3, 26), (2022, 3, 26), 22),
        ((2000, 3, 27), (2022, 3, 26), 21),
        ((2020, 2, 29), (2022, 2, 28), 1),
        ((2020, 2, 29), (2022, 3, 1), 2),
    ],
)
def test_age_is_counted_in_full_years(birth, today, age):
    assert age_on(datetime.date(*birth), datetime.date(*today)) == age


@given(id_numbers())
def test_the_check_digit_is_that_of_the_standard_s_table(number):
    assert check_digit(number[:17]) == standard_check_digit(number[:17])
    assert is_id_number(number)
    assert read_document(number, today=TODAY).number == number


@given(id_numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_every_single_changed_sign_is_refused(number, place, sign):
    assume(number[place] != sign)
    changed = number[:place] + sign + number[place + 1 :]
    assert not is_id_number(changed)
    assert refusal(changed)[0] == "id_number_invalid"


@given(id_numbers(), st.integers(0, 16))
def test_every_swap_of_different_neighbours_is_refused(number, place):
    assume(number[place] != number[place + 1])
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert not is_id_number(swapped)
    assert refusal(swapped)[0] == "id_number_invalid"


@given(st.text(max_size=24), st.sampled_from(["", "01", "02", "03", "04", "05", "06", "07", "99"]))
def test_any_text_is_read_or_refused(text, document_type):
    try:
        read = read_document(text, today=TODAY, document_type=document_type)
    except Refusal:
        return
    assert read_document(read.number, today=TODAY, document_type=read.type).number == read.number
