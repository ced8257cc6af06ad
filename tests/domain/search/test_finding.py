"""Typed text, its possible meanings, and the order of the results."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.demo.city import make_city
from testdesk.domain.numbers.id_numbers import check_digit
from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.search.finding import (
    best_first,
    matches_query,
    narrowing_hints,
    read_query,
)
from testdesk.domain.search.names import korean_of, pinyin_of, resident_keys
from testdesk.domain.search.pinyin import name_syllables, shortened_forms
from testdesk.domain.search.spellings import joined_spellings, spells
from testdesk.domain.station.status import FoundPerson

PRIVATE = "\ue123"
FAR_PRIVATE = "\U000f0123"


NOWHERE = Address()


def person(name, korean="", *, number="", phone="", home=NOWHERE):
    return Resident("0" * 12, name, korean, "01", number, phone, home)


def finds(typed, resident):
    """By the keys of an index, or abbreviated: the two ways of a station."""
    query, keys = read_query(typed), resident_keys(resident)
    by_keys = bool(query.terms) and any(
        all(any(key.startswith(prefix) for key in keys) for prefix in prefixes)
        for prefixes in query.prefix_lists
    )
    found = matches_query(resident, query)
    assert found or not by_keys or query.patterns, "an index finds whom the rule does not"
    return found


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        # any mix of syllables
        ("liyg", "李英国"), ("lyingg", "李英国"), ("liyingg", "李英国"), ("lyg", "李英国"),
        ("liyig", "李英国"), ("liygu", "李英国"), ("yingg", "李英国"), ("yg", "李英国"),
        ("LiYG", "李英国"), ("ｌｉｙｇ", "李英国"), ("li y g", "李英国"),
        ("piaosz", "朴顺子"), ("pusz", "朴顺子"), ("pshunz", "朴顺子"), ("piaoshz", "朴顺子"),
        ("zhys", "张英顺"), ("zysh", "张英顺"), ("zhangys", "张英顺"), ("chshh", "陈淑红"),
        # ü
        ("lvgj", "吕国军"), ("lugj", "吕国军"), ("lyugj", "吕国军"), ("lügj", "吕国军"),
        ("linv", "李女"), ("linu", "李女"), ("linyu", "李女"), ("nvsh", "女帅"),
        # surnames and given names of two readings
        ("shanxf", "单小凤"), ("danxf", "单小凤"), ("zengl", "曾乐"), ("cengyue", "曾乐"),
        ("ouyn", "欧阳娜"), ("qiuhx", "仇恨行"), ("xieh", "解行"), ("xieha", "解行"),
        ("zhangc", "张长"), ("zhangzh", "张长"), ("wangzh", "王重"), ("wangch", "王重"),
        ("wansis", "万俟晟"), ("moqish", "万俟晟"), ("yucg", "尉迟恭"), ("cheyx", "车英学"),
        # traditional, simplified, Japanese, and the shapes of Korean documents
        ("劉曉東", "刘晓东"), ("刘晓东", "劉曉東"),
        ("龍", "龙"), ("鄭韓", "郑韩"), ("郑韩", "鄭韓"),
        ("\uf90a", "金"), ("金", "\uf90a"), ("清子", "淸子"), ("淸子", "清子"), ("户", "戸"),
        ("戶", "户"), ("戸", "戶"), ("真", "眞"), ("眞", "真"), ("鐵山", "铁山"), ("鉄山", "铁山"),
        ("⽊子", "木子"), ("木子", "⽊子"), ("龙", "竜"), ("裵", "裴"), ("曺", "曹"), ("妍", "姸"),
        ("朴\U000e0100顺子", "朴顺子"), ("朴顺子", "朴\U000e0100顺子"), ("邊", "边"), ("闫", "閻"),
        ("liuxd", "劉曉東"), ("zhengh", "鄭韓"), ("qingz", "淸子"), ("shanx", "單雄"),
        # letters that only one program knows
        (f"李{PRIVATE}", f"李{PRIVATE}哲"), (PRIVATE, f"李{PRIVATE}哲"), ("李", f"李{PRIVATE}哲"),
        ("哲", f"李{PRIVATE}哲"), ("李哲", f"李{PRIVATE}哲"), ("lizhe", f"李{PRIVATE}哲"),
        ("lz", f"李{PRIVATE}哲"), ("李?哲", f"李{PRIVATE}哲"), ("李？哲", f"李{PRIVATE}哲"),
        ("李□哲", f"李{PRIVATE}哲"), ("li?zhe", f"李{PRIVATE}哲"), ("?哲", f"李{PRIVATE}哲"),
        (f"{FAR_PRIVATE}哲", f"李{FAR_PRIVATE}哲"), ("李*", f"李{FAR_PRIVATE}哲"),
        # one letter left open of any name
        ("李?哲", "李明哲"), ("李*", "李明哲"), ("*哲", "李明哲"), ("li?zhe", "李明哲"),
        ("朴?子", "朴顺子"), ("l*zhe", "李明哲"),
        # Hangul of a name that has none of its own
        ("김영희", "金英姬"), ("금영희", "金英姬"), ("ㄱㅇㅎ", "金英姬"), ("김영", "金英姬"),
        ("기", "金英姬"), ("이영국", "李英国"), ("리영국", "李英国"), ("최룡해", "崔龙海"),
        ("최용해", "崔龍海"), ("박순자", "朴顺子"), ("차", "车英学"), ("심", "沈阳"),
        # Hangul as it is being typed
        ("박ㅅ", "박순자"), ("바", "박순자"),
        ("박수", "박순자"), ("ㅂ순", "박순자"), ("박ㅅㅈ", "박순자"),
        ("리ㅁ", "리명철"), ("이ㅁㅊ", "리명철"),
        ("ㄹㅁ", "리명철"), ("ㅇㅁ", "리명철"), ("과", "곽철"),
        ("고", "곽철"), ("량현", "양현"),
        ("로태우", "노태우"), ("노태우", "로태우"), ("여영", "녀영"),
        ("ㄹㅇ", "이영"), ("ㅇㅇ", "리령"), ("ㄴㅇ", "녀영"), ("ㄴㅇ", "여영"), ("ㄹㅇ", "나영"),
        ("ㄴㅇ", "라영"), ("최ㄹㅎ", "최용해"), ("쵫", "최용해"), ("쵤", "최용해"),
        ("ㄹ?ㅎ", "이영희"),
    ],
)  # fmt: skip
def test_a_name_is_found_by(typed, name):
    assert finds(typed, person(name))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("liyg", "李国英"), ("lyh", "李英国"), ("piaozs", "朴顺子"), ("李?哲", "李明明哲"),
        ("李?", "王李"), ("李?哲", "李哲"),
        ("张?", "李明哲"), ("김순자", "金英姬"), ("박ㅈ", "박순자"),
        ("ㄹㅇ", "안영"), ("ㄴㅇ", "안영"), ("ㅇㅇ", "나영"), ("ㅇㅇ", "노영"), ("김철", "김천"),
        ("이순", "이술"), ("밤", "박순자"),
        ("dong", "李英国"), ("*", "李英国"), ("?", "李英国"), ("??", "李英国"),
    ],
)  # fmt: skip
def test_another_name_is_not_found_by(typed, name):
    assert not finds(typed, person(name))


ID = "222401193604120025"
OLD = "222401360412002"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (ID, ID),
        (f" {ID[:6]} {ID[6:14]} {ID[14:]} ", ID), ("２２２４０１１９３６０４１２００２５", ID),
        (f"{ID[:6]}-{ID[6:14]}-{ID[14:]}", ID), ("11010519491231002x", "11010519491231002X"),
        (OLD, OLD[:6] + "19" + OLD[6:] + check_digit(OLD[:6] + "19" + OLD[6:])),
        ("m12345678", "M12345678"), ("M 1234 5678", "M12345678"), ("Ｍ12345678", "M12345678"),
        ("h12345678 01", "H1234567801"), ("chn-123456789012", "CHN123456789012"),
        ("01234567", "01234567"), ("军字第1234", "军字第1234"),
    ],
)  # fmt: skip
def test_a_whole_number_is_found_in_any_spelling_and_comes_first(typed, number):
    wanted, tail = (
        person("崔某", number=number),
        person("李某", number="22240119500101" + number[-4:]),
    )
    query = read_query(typed)
    assert matches_query(wanted, query)
    best, score, fields = best_first([tail, wanted], query)[0]
    assert (best, score, fields) == (wanted, 100, ("document",))


@pytest.mark.parametrize(
    "typed", ["13812340021", "138 1234 0021", "138-1234-0021", "+86 138 1234 0021", "8613812340021"]
)
def test_a_whole_phone_number_is_found_in_any_spelling(typed):
    assert finds(typed, person("崔某", phone="13812340021"))


@pytest.mark.parametrize(
    "listed", ["13812340021", "+8613812340021", "8613812340021", "008613812340021"]
)
@pytest.mark.parametrize(
    "typed",
    [
        "13812340021",
        "１３８１２３４００２１",
        "+86 138 1234 0021",
        "8613812340021",
        "0086 13812340021",
    ],
)
def test_a_phone_number_is_one_with_and_without_the_country_on_the_list_too(typed, listed):
    who = person("朴顺子", phone=listed)
    assert finds(typed, who)
    assert best_first([who], read_query(typed))[0][1:] == (100, ("phone",))


def test_an_exact_name_comes_before_the_beginning_of_a_name_and_that_before_a_place():
    whole, begun, place = person("王建"), person("王建国"), person("李某", home=Address("王建小区"))
    own = person("王建军", home=Address("网通小区", "3"))
    order = [
        r
        for r, _, _ in best_first([place, begun, own, whole], read_query("王建"), point="网通小区")
    ]
    assert order == [whole, own, begun, place]


def test_a_complete_tail_comes_before_the_beginning_of_something_else():
    tail = person("李某", number="222401195001010021")
    phone = person("朴某", phone="00219999999")
    assert [r for r, _, _ in best_first([phone, tail], read_query("0021"))] == [tail, phone]


@pytest.mark.parametrize(
    ("matched", "hints"),
    [
        (("name",), ("building", "id_tail")),
        (("korean",), ("building", "id_tail")),
        (("id_tail",), ("name", "building")),
        (("address",), ("name", "id_tail")),
        (("name", "address"), ("id_tail",)),
        (("name", "address", "id_tail"), ("number",)),
        (("phone",), ("name", "building")),
    ],
)
def test_what_to_add_is_what_was_not_typed(matched, hints):
    assert narrowing_hints([FoundPerson(person("张三"), 1, matched)]) == hints


CITY = make_city(residents=600, seed=7, today=dt.date(2022, 3, 26)).people


@st.composite
def spellings_of(draw, syllables):
    """A mix of syllables: each whole or any beginning of it."""
    start = draw(st.integers(0, len(syllables) - 1))
    parts = []
    for syllable in syllables[start : start + draw(st.integers(1, len(syllables)))]:
        whole = draw(st.sampled_from(syllable.full_spellings))
        parts.append(whole[: draw(st.integers(1, len(whole)))])
    return "".join(parts)


@given(st.data(), st.sampled_from(CITY))
def test_any_name_is_found_by_any_mix_of_its_syllables(data, somebody):
    resident = person(somebody.name, somebody.korean)
    for syllables in (pinyin_of(somebody.name), korean_of(somebody.korean or somebody.name)):
        if syllables:
            assert finds(data.draw(spellings_of(syllables)), resident)


@given(st.data(), st.sampled_from(CITY))
def test_every_mix_that_an_index_holds_spells_the_name(data, somebody):
    syllables = pinyin_of(somebody.name)
    for mix in joined_spellings(syllables, 16):
        typed = mix[: data.draw(st.integers(1, len(mix)))]
        assert spells(syllables, typed)


@given(st.sampled_from(CITY), st.data())
def test_what_is_cut_short_is_looked_for_by_what_the_index_holds(somebody, data):
    """Of the first readings: the rarer ones of a long name are not all in the index."""
    syllables = [s for s in pinyin_of(somebody.name) if s][:4]
    if len(syllables) < 2 or len(name_syllables(somebody.name)) > 4:
        return
    parts = [
        s.full_spellings[0][: data.draw(st.integers(1, len(s.full_spellings[0])))]
        for s in syllables
    ]
    typed, keys = "".join(parts), resident_keys(person(somebody.name))
    looked_for = (typed, *shortened_forms(typed))
    assert any(key.startswith(prefix) for prefix in looked_for for key in keys), (typed, looked_for)


@given(st.text(max_size=20))
def test_any_text_can_be_looked_for(text):
    query = read_query(text)
    assert all(query.terms)
    resident = person("朴顺子", "박순자", number=ID, phone="13812340021", home=Address("网通", "3"))
    hits = best_first([resident] if matches_query(resident, query) else [], query)
    assert all(1 <= score <= 100 and fields for _, score, fields in hits)


@pytest.mark.parametrize("letter", "朴가aZ*?1\ue123\U00020001")
def test_what_no_person_is_called_costs_nothing(letter):
    """A list may hold a name of a megabyte, and a scanner may type one."""
    huge = letter * 1_000_000
    home = Address(huge, huge, huge, huge)
    resident = Resident("0" * 12, huge, huge, "99", huge, huge, home)
    keys = resident_keys(resident)
    assert sum(map(len, keys)) < 50_000
    assert matches_query(resident, read_query(huge)) is False
    assert best_first([resident], read_query("朴"))
    assert read_query(" ".join("ab" for _ in range(100))).terms == ()
    assert shortened_forms("zh" * 500) == ()
    assert read_query("*a*a*a*a*a").terms == ()
