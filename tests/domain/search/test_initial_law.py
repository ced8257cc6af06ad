"""Consonants typed alone match each spelling of the initial sound law: ㄹ finds 리 and 이."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.residents.people import Resident
from testdesk.domain.search.finding import matches_query, read_query
from testdesk.domain.search.hangul import choseong, fold_initial_law
from testdesk.domain.search.names import resident_keys

_I_VOWELS = "ㅑㅒㅕㅖㅛㅠㅣ"
# Vowels in the order of Unicode; the finals with which names end.
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS = (0, 1, 4, 8, 16, 17, 21)
_NIEUN, _RIEUL, _IEUNG, _PIEUP = 2, 5, 11, 7


def syllable(initial: int, vowel: str, final: int) -> str:
    return chr(0xAC00 + (initial * 21 + _VOWELS.index(vowel)) * 28 + final)


def alike(initial: int, vowel: str) -> tuple[int, ...]:
    """The initials with which this syllable is spelt in the North and in the South."""
    if vowel in _I_VOWELS:
        three = (_IEUNG, _RIEUL, _NIEUN)
        return three if initial in three else (initial,)
    return (_NIEUN, _RIEUL) if initial in {_NIEUN, _RIEUL} else (initial,)


INITIALS = st.sampled_from([_NIEUN, _RIEUL, _IEUNG, _PIEUP])


@st.composite
def syllables(draw):
    """A syllable as listed, and as typed: in another spelling, or only its beginning."""
    initial, vowel = draw(INITIALS), draw(st.sampled_from(_VOWELS))
    final = draw(st.sampled_from(_FINALS))
    other = syllable(draw(st.sampled_from(alike(initial, vowel))), vowel, final)
    return syllable(initial, vowel, final), draw(st.sampled_from([other, choseong(other)]))


def finds(typed: str, listed: str) -> bool:
    """By the keys of a station's index, and as headquarters looks at everybody: alike."""
    person, query = Resident("0" * 12, "李某", listed), read_query(typed)
    keys = resident_keys(person)
    by_keys = any(
        all(any(key.startswith(prefix) for key in keys) for prefix in prefixes)
        for prefixes in query.prefix_lists
    )
    assert by_keys == matches_query(person, query)
    return by_keys


@given(st.lists(syllables(), min_size=1, max_size=3))
def test_a_name_is_found_in_any_mix_of_spellings_and_beginnings(name):
    listed, typed = ("".join(parts) for parts in zip(*name, strict=True))
    assert finds(typed, listed)


@given(st.lists(syllables(), min_size=2, max_size=3))
def test_what_is_typed_letter_by_letter_finds_it_on_the_way(name):
    """As an input method composes it: a consonant may end a syllable before it begins the next."""
    listed = "".join(listed for listed, _ in name)
    first, second = listed[0], choseong(listed[1])
    code = ord(first) - 0xAC00
    if code % 28 == 0 and second in "ㄱㄴㄹㅂㅇ":
        composed = chr(ord(first) + {"ㄱ": 1, "ㄴ": 4, "ㄹ": 8, "ㅂ": 17, "ㅇ": 21}[second])
        assert finds(composed, listed)


@pytest.mark.parametrize("vowel", _VOWELS)
@pytest.mark.parametrize("initial", [_NIEUN, _RIEUL, _IEUNG, _PIEUP])
def test_a_consonant_finds_no_syllable_that_is_never_spelt_with_it(initial, vowel):
    listed = syllable(initial, vowel, 0)
    spells = {choseong(syllable(one, vowel, 0)) for one in alike(initial, vowel)}
    for typed in "ㄱㄴㄹㅂㅇㅎ":
        assert finds(typed + "ㅅ", listed + "순") == (typed in spells)


@given(st.text("ㄱㄴㄹㅇㅏㅣㅑ안이김ab1 ?*", max_size=300))
def test_whatever_is_typed_costs_few_spellings(text):
    assert len(read_query(text).prefix_lists) <= 128


def test_the_law_folds_what_is_alike_to_one():
    for vowel in _VOWELS:
        for initial in (_NIEUN, _RIEUL, _IEUNG, _PIEUP):
            folded = {fold_initial_law(syllable(one, vowel, 0)) for one in alike(initial, vowel)}
            assert len(folded) == 1
