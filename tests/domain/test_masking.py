"""Masking: enough for the person to know who is meant, too little for others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.residents.masking import (
    id_tail,
    mask_document_number,
    mask_name,
    mask_phone,
)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("张小三", "张*三"),
        ("欧阳娜娜", "欧**娜"),
        ("김영희", "김*희"),
        ("리철", "리*"),
        ("KIM YONG HEE", "K** Y*** H**"),
        ("Kim Yong-hee", "K** Y***-***"),
        ("阿依古丽·买买提", "阿***·**提"),
        ("Эльвира", "Э******"),
        ("さくら", "さ*ら"),
        ("张　三", "张　*"),
        ("张", "*"),
        ("J KIM", "* K**"),
        (" 张三 ", "张*"),
        ("", ""),
    ],
)
def test_a_name_is_masked_by_its_script(name, masked):
    assert mask_name(name) == masked


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo"]), min_size=1, max_size=12))
def test_a_masked_name_never_reveals_the_whole_name(name):
    assert "*" in mask_name(name)


def test_a_slip_shows_the_tail_and_the_staff_the_area_too():
    number = "222401193508150021"
    assert id_tail(number) == "0021"
    assert mask_document_number(number) == "222401********0021"


def test_a_passport_is_masked_too():
    assert mask_document_number("M12345678") == "M1***5678"
    assert mask_document_number("CAN110081080319") == "CAN110*****0319"


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13812341234", "138****1234"),
        ("+8613812341234", "+86*******1234"),
        ("2512345", "****345"),
        ("", ""),
    ],
)
def test_a_phone_is_masked(phone, masked):
    assert mask_phone(phone) == masked


@given(st.text(st.sampled_from("0123456789X"), min_size=1, max_size=20))
def test_a_mask_keeps_the_length_and_hides_at_least_one_sign(number):
    for mask in (mask_document_number, mask_phone):
        assert "*" in mask(number)
        assert len(mask(number)) == len(number)
