"""How many guesses a typed secret withstands: one policy for all secrets that somebody makes."""

import os
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto.generated import generated_passphrase
from testdesk.formats.crypto.strength import guess_count, require_strong

HAN_AND_HANGUL = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5) | st.characters(
    min_codepoint=0xAC00, max_codepoint=0xD7A3
)
OWN = ("延吉市指挥部", "网通小区", "金英")


def is_refused(secret, purpose="passphrase", own_names=OWN):
    try:
        require_strong(secret, purpose, own_names)
    except Refusal:
        return True
    return False


@pytest.mark.parametrize("purpose", ["passphrase", "password"])
def test_a_refusal_names_the_kind_of_secret_and_nothing_of_it(purpose):
    with pytest.raises(Refusal) as caught:
        require_strong("yanji", purpose, OWN)
    assert (caught.value.code, caught.value.detail) == (f"{purpose}_weak", {})
    assert "yanji" not in repr(caught.value) + str(caught.value.args)


@pytest.mark.parametrize(
    "secret",
    [
        *("", "1", "123456", "12345678901234567890", "20220326", "password", "P@ssw0rd2022"),
        *("qwertyuiop", "aaaaaaaaaaaaaaaaaaaaaaaa", "yanji2022", "yanjishi123", "jinying 2022"),
        *("延吉市指挥部", "网通小区网通小区", "金英 2022", "雨" * 40, "雨伞" * 20, "一帆风顺"),
        *(
            "一二三四五六七八九十",
            "안녕하세요",
            "사랑해요 안녕하세요",
            "가나다라마바사아자차카타파하",
            "대한민국",
        ),
        *("核酸检测", "我爱你中国加油", "ＰＡＳＳＷＯＲＤ１２３", "пароль", "0000-0000-0000-0000"),
    ],
)
def test_what_everybody_tries_first_is_refused(secret):
    assert is_refused(secret)


@pytest.mark.parametrize(
    "secret",
    [
        *("rain tent lamp horse", "correct horse battery staple", "zq7Kd93jfkxlw01m"),
        *(
            "雨伞帐篷灯笼白马",
            "图们江水向东流",
            "비가 오는 날에 우산",
            "두만강물은 흐른다",
            "雨伞 tent 우산 2741",
        ),
    ],
)
def test_four_unrelated_nouns_are_accepted_in_each_language(secret):
    assert not is_refused(secret)


def test_a_password_that_is_only_tried_at_the_log_in_may_be_easier():
    assert is_refused("rain umbrella", "passphrase")
    assert not is_refused("rain umbrella", "password")
    assert is_refused("1234567890", "password")


def test_names_that_a_thief_knows_count_for_little():
    assert guess_count("金英网通小区", OWN) < guess_count("金英网通小区")
    assert guess_count("yanjishi", OWN) < guess_count("yanjishi")
    assert guess_count("Kim Yeong", ["Kim Yeong"]) < guess_count("Kim Yeong")


@pytest.mark.parametrize("_", range(50))
def test_what_the_program_makes_is_never_refused(_):
    assert not is_refused(generated_passphrase())


@given(st.text(min_size=1, max_size=30), st.integers(2, 4))
def test_repeating_makes_nothing_stronger(text, times):
    assert guess_count(text * times) <= guess_count(text)


@given(st.lists(HAN_AND_HANGUL, unique=True, max_size=30))
def test_a_character_more_never_makes_random_text_weaker(characters):
    counts = [guess_count("".join(characters[:end])) for end in range(len(characters) + 1)]
    assert counts == sorted(counts)


@given(st.text(HAN_AND_HANGUL, max_size=6), st.text(st.characters(max_codepoint=127), max_size=12))
def test_the_parts_in_two_scripts_are_both_counted(wide, latin):
    both = guess_count(wide + latin)
    assert both <= guess_count(wide) * guess_count(latin)
    assert both >= max(guess_count(wide), guess_count(latin)) or not wide or not latin


@given(st.text(max_size=20))
def test_only_what_the_passphrase_becomes_is_judged(text):
    assert guess_count(text) == guess_count(unicodedata.normalize("NFKC", text))
    assert guess_count(unicodedata.normalize("NFD", text)) == guess_count(text)


@pytest.mark.parametrize(
    "text", ["x" * 10**6, "ab1!" * 10**5, "雨" * 10**6, "".join(map(chr, range(33, 40000)))]
)
def test_the_end_of_a_long_text_is_not_looked_at(text):
    assert guess_count(text) == guess_count(text + "?")


def test_the_dictionaries_are_loaded_only_when_a_secret_is_made():
    code = (
        "import sys, testdesk.cli.station, testdesk.cli.passphrase, testdesk.cli.hq.group\n"
        "from testdesk.formats.crypto.strength import guess_count\n"
        "lists = {'zxcvbn', 'pypinyin.phrases_dict'}\n"
        "print(sorted(lists & sys.modules.keys())); guess_count('rain 雨伞')\n"
        "print(sorted(lists & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ, check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines() == ["[]", "['pypinyin.phrases_dict', 'zxcvbn']"]
