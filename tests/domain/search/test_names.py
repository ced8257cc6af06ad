"""Search keys: what a clerk types must find the person."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.search.hangul import choseong, fold_initial_law, spellings
from testdesk.domain.search.names import name_keys, query_token, resident_keys

NAMES = {
    "朴顺子": "박순자",
    "金善姬": "김선희",
    "李明哲": "리명철",
    "吕善女": "",
    "曾乐": "",
    "单长龙": "",
    "尉迟恭": "",
    "KIM YONG-HEE": "",
    "José Ñandú": "",
    "阿依古丽·买买提": "",
    "金英姬 (KIM YONG HUI)": "",
    "리명철": "",
    "최룡해": "",
}


def finds(query, name, korean=""):
    tokens = [query_token(token) for token in query.split()]
    keys = name_keys(name, korean)
    return all(any(key.startswith(spellings(token)) for key in keys) for token in tokens)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("朴顺子", "朴顺子"),
        ("朴", "朴顺子"),
        ("善姬", "金善姬"),
        ("piaoshunzi", "朴顺子"),
        ("pushunzi", "朴顺子"),
        ("Piao Shunzi", "朴顺子"),
        ("piao shun zi", "朴顺子"),
        ("shunzi", "朴顺子"),
        ("psz", "朴顺子"),
        ("PSZ", "朴顺子"),
        ("ｐｓｚ", "朴顺子"),
        ("박순자", "朴顺子"),
        ("순자", "朴顺子"),
        ("ㅂㅅㅈ", "朴顺子"),
        ("ㅄㅈ", "朴顺子"),
        ("리명철", "李明哲"),
        ("이명철", "李明哲"),
        ("ㄹㅁㅊ", "李明哲"),
        ("ㅇㅁㅊ", "李明哲"),
        ("lvshannv", "吕善女"),
        ("lushannu", "吕善女"),
        ("lyushannyu", "吕善女"),
        ("lüshan", "吕善女"),
        ("zengle", "曾乐"),
        ("zengyue", "曾乐"),
        ("cengle", "曾乐"),
        ("shanchanglong", "单长龙"),
        ("danzhanglong", "单长龙"),
        ("scl", "单长龙"),
        ("yuchigong", "尉迟恭"),
        ("weichigong", "尉迟恭"),
        ("kim", "KIM YONG-HEE"),
        ("yong hee", "KIM YONG-HEE"),
        ("yong-hee", "KIM YONG-HEE"),
        ("kimyonghee", "KIM YONG-HEE"),
        ("jose nandu", "José Ñandú"),
        ("josé ñandú", "José Ñandú"),
        ("买买提", "阿依古丽·买买提"),
        ("阿依古丽买买提", "阿依古丽·买买提"),
        ("英姬", "金英姬 (KIM YONG HUI)"),
        ("yong hui", "金英姬 (KIM YONG HUI)"),
        ("jinyingji", "金英姬 (KIM YONG HUI)"),
        ("이명철", "리명철"),
        ("최용해", "최룡해"),
    ],
)
def test_what_a_clerk_types_finds_the_person(query, name):
    assert finds(query, name, NAMES[name])


@pytest.mark.parametrize(
    ("query", "name"),
    [("金顺子", "朴顺子"), ("lvmeng", "吕善女"), ("ㄱㅅㅈ", "朴顺子"), ("szp", "朴顺子")],
)
def test_another_name_is_not_found(query, name):
    assert not finds(query, name, NAMES[name])


@pytest.mark.parametrize(
    ("surname", "reading", "other"),
    [
        ("朴", "piao", "pu"),
        ("单", "shan", "dan"),
        ("仇", "qiu", "chou"),
        ("解", "xie", "jie"),
        ("查", "zha", "cha"),
        ("曾", "zeng", "ceng"),
        ("区", "ou", "qu"),
        ("乐", "yue", "le"),
        ("盖", "ge", "gai"),
        ("翟", "zhai", "di"),
        ("覃", "qin", "tan"),
        ("任", "ren", "ren"),
        ("卜", "bu", "bo"),
    ],
)
def test_a_surname_is_found_by_its_own_reading_and_by_the_common_one(surname, reading, other):
    keys = name_keys(surname + "明")
    assert reading + "ming" in keys
    assert other + "ming" in keys


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("리명철", "이명철"),
        ("류련옥", "유연옥"),
        ("림미옥", "임미옥"),
        ("로태우", "노태우"),
        ("량현", "양현"),
        ("최룡해", "최용해"),
        ("녀영", "여영"),
    ],
)
def test_northern_and_southern_spellings_fold_to_one(north, south):
    assert query_token(north) == query_token(south) == query_token(fold_initial_law(south))


def test_initial_consonants_are_taken_from_the_syllables():
    assert choseong("리명철") == "ㄹㅁㅊ"
    assert choseong("김영희") == "ㄱㅇㅎ"
    assert choseong("金 Kim") == ""


@pytest.mark.parametrize(
    ("typed", "token"),
    [
        ("3-1-202", "3-1-202"),
        ("３－１－２０２", "3-1-202"),
        ("3–1–202", "3-1-202"),
        ("3#", "3"),
        ("3-", "3"),
        ("张　三", "张三"),
        ("12X", "12x"),
        ("ㅂㅅㅈ", "ㅂㅅㅈ"),
        ("ㄺ", "ㄹㄱ"),
        ("·", ""),
        ("", ""),
    ],
)
def test_a_query_word_is_folded(typed, token):
    assert query_token(typed) == token


def test_decomposed_hangul_of_another_system_is_the_same_name():
    assert name_keys(unicodedata.normalize("NFD", "김영희")) == name_keys("김영희")


def test_a_resident_is_found_by_number_tail_phone_and_address():
    resident = Resident(
        resident="0" * 12,
        name="朴顺子",
        korean="박순자",
        document_number="11010519491231002X",
        phone="13812341234",
        address=Address("丹英小区", "3", "1", "202"),
    )
    keys = resident_keys(resident)
    for typed in ["002X", "31002x", "1234", "13812341234", "丹英", "danying", "dyxq", "3号楼"]:
        assert any(key.startswith(query_token(typed)) for key in keys), typed
    for whole in ["3-1-202", "3-202", "202", "3동"]:
        assert query_token(whole) in keys
    assert len(keys) == len(set(keys)) <= 50
    assert not any("110105" in key for key in keys)


def test_a_resident_with_nothing_but_a_name_has_no_empty_key():
    assert resident_keys(Resident(resident="0" * 12, name="张三")) == name_keys("张三")
    assert name_keys("") == ()


def test_a_name_of_many_readings_has_few_keys():
    names = [a + b + c for a in "朴金曾单" for b in "善乐长国文" for c in "姬子哲男实"]
    assert max(len(name_keys(name, "박순자")) for name in names) < 60


@given(st.text(max_size=12), st.text(max_size=6))
def test_any_name_has_keys_that_a_query_can_meet(name, korean):
    keys = name_keys(name, korean)
    assert len(keys) == len(set(keys))
    assert "" not in keys
    whole = query_token(name)
    assert not whole or whole in keys


@example("𠃑")  # its commonest shape is a stroke, which is no letter
@given(st.text(st.characters(codec="gb18030", categories=["L", "N", "Zs"]), max_size=12))
def test_folding_twice_changes_nothing(text):
    assert query_token(query_token(text)) == query_token(text)
