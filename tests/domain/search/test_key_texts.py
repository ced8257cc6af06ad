"""The keys that are made quickly for the index are those of `resident_keys`."""

from hypothesis import example, given
from hypothesis import strategies as st

from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.search.key_texts import key_text
from testdesk.domain.search.names import resident_keys

# With two readings, with ü, variants, surnames that are read in another way, rare characters,
# one without any reading, and one of private use.
LETTERS = (
    "李金朴单吕劉刘乐长行重绿女旅虐车沈叶尉迟万俟欧阳諸葛善姬明哲龍龙龜說说乾干一丨丶亅鿿㐀𠀀\ue000"
)
HANGUL = "리이류유녀여김박최룡용나라라씨훼뵈가힣"
characters = st.one_of(
    st.sampled_from(LETTERS), st.integers(0x4E00, 0x9FFF).map(chr), st.sampled_from(LETTERS)
)
syllables = st.one_of(st.sampled_from(HANGUL), st.integers(0xAC00, 0xD7A3).map(chr))
chinese = st.text(characters, max_size=6)
hangul = st.text(syllables, max_size=6)
anything = st.text(st.one_of(characters, syllables, st.sampled_from("AzÉñ -·()7ㅂ　")), max_size=70)
digits = st.text("0123456789", max_size=20)
numbers = st.one_of(digits, st.text("0123456789XxAb-+ （", max_size=70))
parts = st.one_of(digits, st.text("0123A-号 楼一", max_size=6), anything)
addresses = st.builds(Address, st.one_of(chinese, parts), parts, parts, parts)
people = st.builds(
    Resident,
    st.just("0" * 12),
    st.one_of(chinese, hangul, anything),
    st.one_of(st.just(""), hangul, anything),
    document_number=numbers,
    phone=numbers,
    address=addresses,
)


@given(people)
@example(Resident("0" * 12, "吕绿女", address=Address("3", "3", "1", "202")))
@example(Resident("0" * 12, "李明哲", "리명철", "01", "22240119860208845X", "+8616400215474"))
@example(Resident("0" * 12, "李明哲", "리 명철", address=Address("网通小区" * 20, "3", "1", "2")))
@example(Resident("0" * 12, "朴善", address=Address("网通小区", "", "1", "2")))
@example(Resident("0" * 12, "朴善", address=Address("网通小区", "1", "", "2")))
@example(Resident("0" * 12, "尉迟恭", address=Address("网通小区", "0" * 65, "1", "2")))
def test_the_keys_are_those_of_the_general_way(one):
    assert sorted(key_text(one).split(" ")) == sorted(resident_keys(one) or [""])
