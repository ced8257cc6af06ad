"""A card's contents, field by field; any answer gives a card or a coded fault."""

import contextlib
import unicodedata

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.readers.reader_service import CARD

from testdesk.domain.refusals import EnvironmentFault
from testdesk.readers.card_reply import parse_reply
from testdesk.readers.id_card import IdCard, make_card

FILLING = st.text(" \0\u3000\r\n\t", max_size=5)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def read(**fields):
    return parse_reply(msgspec.json.encode({**CARD, **fields}))


def full_width(text):
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


@pytest.mark.parametrize(
    ("fields", "card"),
    [
        (
            {"CardType": "2", "cardno": "810000199408230021", "name": "陈大文", "nation": ""},
            IdCard("residence_permit", "810000199408230021", "陈大文", "", "F", "1994-08-23"),
        ),
        (
            {
                "CardType": "1",
                "cardno": "CAN110081080319",
                "name": "证件样本",
                "EngName": "ZHENGJIAN,YANGBEN",
                "born": "19810803",
                "nation": "加拿大/CAN",
            },
            IdCard(
                "permanent_resident_2017",
                "CAN110081080319",
                "证件样本",
                "ZHENGJIAN,YANGBEN",
                "F",
                "1981-08-03",
                "加拿大/CAN",
            ),
        ),
        (
            {
                "CardType": "3",
                "cardno": "931586198001010028",
                "name": "",
                "EngName": "ZHENGJIAN, YANGBEN",
                "born": "19800101",
                "nation": "巴基斯坦/PAK",
            },
            IdCard(
                "five_star",
                "931586198001010028",
                "ZHENGJIAN, YANGBEN",
                "ZHENGJIAN, YANGBEN",
                "F",
                "1980-01-01",
                "巴基斯坦/PAK",
            ),
        ),
    ],
)
def test_the_other_kinds_of_cards(fields, card):
    assert read(address="", **fields) == card


def test_the_number_knows_better_than_a_program_older_than_the_card():
    card = read(CardType="1", cardno="931586198001010028")
    assert card is not None
    assert card.kind == "five_star"


def test_an_older_service_has_no_code_of_its_own():
    without = {name: value for name, value in CARD.items() if name != "code"}
    assert parse_reply(msgspec.json.encode(without)) == read()


@pytest.mark.parametrize(
    "fields",
    [
        {"cardno": "222401199003072469"},
        {"cardno": ""},
        {"cardno": None},
        {"cardno": "222401350815002"},
        {"cardno": "M12345678"},
        {"cardno": "222401199013072467"},
        {"name": "", "EngName": ""},
        {"name": " \0\u3000", "EngName": None},
        {"name": "李\0美花"},
        {"name": "李" * 121},
    ],
)
def test_what_is_no_whole_card_is_not_guessed(fields):
    with pytest.raises(EnvironmentFault) as caught:
        read(**fields)
    assert caught.value.code == "id_card_unreadable"
    assert caught.value.detail == {}


@pytest.mark.parametrize(
    ("born", "birth"),
    [
        ("19810803", "1981-08-03"),
        ("1981-8-3", "1981-08-03"),
        ("1981.08.03", "1981-08-03"),
        ("1981年8月3日", "1981-08-03"),
        ("１９８１０８０３", "1981-08-03"),
        ("19810231", ""),
        ("长期", ""),
        ("", ""),
    ],
)
def test_a_date_of_birth_that_no_number_contains(born, birth):
    assert make_card(number="CAN110081080319", name="A", birth=born).birth == birth


@given(FILLING, FILLING)
def test_filled_up_fields(before, after):
    filled = {
        name: before + value + after
        for name, value in CARD.items()
        if name in {"name", "sex", "nation", "born", "address", "cardno"}
    }
    assert read(**filled) == read()


@given(st.sampled_from(["222401199003072467", "11010519491231002X", "CAN110081080319"]))
def test_full_width_and_small_letters_of_a_number_are_folded(number):
    card = read(cardno=full_width(number.lower()), sex=" 女", born=full_width(CARD["born"]))
    assert card == read(cardno=number)


@given(st.text(min_size=1, max_size=60))
def test_a_name_is_kept_as_it_is_given(name):
    try:
        card = make_card(number=CARD["cardno"], name=name)
    except EnvironmentFault:
        return
    assert card.name in unicodedata.normalize("NFC", name)
    assert card.name.isprintable()


@given(st.binary())
@example(b'{"code": "0", "cardno": "\xff"}')
@example(b'{"code": "0", "cardno": "\\ud800"}')
@example(b"{" * 100_000)
def test_any_bytes_are_a_card_or_a_coded_fault(data):
    with contextlib.suppress(EnvironmentFault):
        parse_reply(data)


@given(
    st.dictionaries(
        st.sampled_from([*CARD, "more"]), JSON | st.sampled_from([*CARD.values()]), max_size=12
    )
    | JSON
)
@example({**CARD, "retcode": "0x" + "9" * 9_000, "code": 10**30})
@example({**CARD, "code": 0, "name": "\ud7a3" * 40})
def test_any_json_is_a_card_or_a_coded_fault(value):
    with contextlib.suppress(EnvironmentFault):
        card = parse_reply(msgspec.json.encode(value))
        assert card is None or (card.name and card.number)


@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_any_texts_in_the_fields_are_a_card_or_a_coded_fault(cardno, name, sex, born, address):
    with contextlib.suppress(EnvironmentFault):
        make_card(number=cardno, name=name, sex=sex, birth=born, address=address)
