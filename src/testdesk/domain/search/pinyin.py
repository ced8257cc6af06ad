"""Pinyin for search: every likely reading of a Chinese name, without tones."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from testdesk.domain.search.han import fold_han, is_chinese, pinyin_by_letter, shapes_of
from testdesk.domain.search.spellings import Syllable

# These characters are read differently in surnames than in common words; 朴 is one of the
# commonest surnames of Yanbian, and the dictionary reads it "pu".
_SURNAMES = {
    "朴": ("piao",),
    "单": ("shan",),
    "仇": ("qiu",),
    "解": ("xie",),
    "查": ("zha",),
    "曾": ("zeng",),
    "区": ("ou",),
    "乐": ("yue",),
    "盖": ("ge",),
    "任": ("ren",),
    "翟": ("zhai",),
    "覃": ("qin", "tan"),
    "缪": ("miao",),
    "折": ("she",),
    "繁": ("po",),
    "种": ("chong",),
    "洗": ("xian",),
    "秘": ("bi",),
    "句": ("gou",),
    "召": ("shao",),
    "员": ("yun",),
    "隗": ("wei", "kui"),
    "宓": ("fu", "mi"),
    "牟": ("mu", "mou"),
    "柏": ("bai", "bo"),
    "卜": ("bu",),
    "黑": ("he",),
    "佴": ("nai",),
    "乜": ("nie",),
    "谌": ("chen", "shen"),
    "郗": ("xi", "chi"),
    "燕": ("yan",),
    "应": ("ying",),
    "宁": ("ning",),
    "尹": ("yin",),
    "车": ("che",),
    "石": ("shi",),
    "盛": ("sheng",),
    "祭": ("zhai",),
    "逄": ("pang",),
    "阚": ("kan",),
}
_DOUBLE_SURNAMES = {
    "尉迟": ("yu", "chi"),
    "万俟": ("mo", "qi"),
    "单于": ("chan", "yu"),
    "长孙": ("zhang", "sun"),
    "澹台": ("tan", "tai"),
    "鲜于": ("xian", "yu"),
}
# Characters of given names with two common readings; the dictionary's readings are kept too.
_GIVEN_NAMES = {
    "长": ("chang",),
    "乐": ("yue",),
    "晟": ("sheng",),
    "茜": ("xi",),
    "朝": ("zhao",),
    "盛": ("cheng",),
    "娜": ("nuo",),
    "莎": ("suo",),
    "柏": ("bo",),
    "行": ("hang",),
    "重": ("chong",),
    "蔚": ("yu",),
    "参": ("shen",),
    "藏": ("zang",),
    "燕": ("yan",),
    "曾": ("zeng",),
    "朴": ("piao",),
}
_MAX_READINGS = 3  # of one character
SPELLINGS_OF_U_UMLAUT = ("v", "u", "yu")
# Every syllable of Mandarin except prefixes of other syllables (GB/T 16159, ü written v).
_LONGEST_SYLLABLES = (
    "ai ang ao bai bang bao bei beng biang biao bie bing bo bu cai cang cao ceng chai chang "
    "chao cheng chi chong chou chuai chuang chui chun chuo ci cong cou cuan cui cun cuo dai "
    "dang dao dei deng diang diao die ding diu dong dou duan dui dun duo ei eng er fang fei "
    "feng fiao fou fu gai gang gao gei geng gong gou guai guang gui gun guo hai hang hao hei "
    "heng hong hou huai huang hui hun huo jiang jiao jie jing jiong jiu juan jue jun kai "
    "kang kao kei keng kong kou kuai kuang kui kun kuo lai lang lao lei leng liang liao lie "
    "ling liu long lou luan lue lun luo lve lyue mai mang mao mei meng mian miao mie ming "
    "miu mou mu nai nang nao nei neng niang niao nie ning niu nong nou nuan nue nun nuo nve "
    "nyue ou pai pang pao pei peng pian piao pie ping pou pu qiang qiao qie qing qiong qiu "
    "quan que qun rang rao reng ri rong rou ruan rui run ruo sai sang sao seng shai shang "
    "shao shei sheng shi shou shuai shuang shui shun shuo si song sou suan sui sun suo tai "
    "tang tao tei teng tian tiao tie ting tong tou tuan tui tun tuo wai wang wei weng wo wu "
    "xiang xiao xie xing xiong xiu xuan xue xun yang yao ye ying yong you yuan yue yun zai "
    "zang zao zei zeng zhai zhang zhao zhei zheng zhi zhong zhou zhuai zhuang zhui zhun zhuo "
    "zi zong zou zuan zui zun zuo"
)
_SYLLABLE_PREFIXES = frozenset(
    word[:end] for word in _LONGEST_SYLLABLES.split() for end in range(1, len(word) + 1)
)
_MAX_SHORTENED_FORMS, _MAX_TYPED_LENGTH = 12, 36


def _toneless(reading: str) -> str:
    """A reading without its tone marks; the dots of ü stay."""
    decomposed = unicodedata.normalize("NFD", reading)
    kept = "".join(
        sign for sign in decomposed if not unicodedata.combining(sign) or sign == "\u0308"
    )
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=8192)
def _dictionary_readings(letter: str) -> tuple[str, ...]:
    """The dictionary's readings without tones, with ü, or a variant's readings if it has none."""
    for shape in (letter, *shapes_of(letter)):
        if readings := pinyin_by_letter().get(ord(shape)):
            return tuple(dict.fromkeys(map(_toneless, readings.split(","))))
    return ()


def _likely_readings(letter: str, preferred: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*preferred, *_dictionary_readings(letter))))[:_MAX_READINGS]


@lru_cache(maxsize=4096)
def _surname_readings(letter: str) -> tuple[str, ...]:
    return _likely_readings(letter, _SURNAMES.get(fold_han(letter), ()))


@lru_cache(maxsize=8192)
def _given_name_readings(letter: str) -> tuple[str, ...]:
    return _likely_readings(letter, _GIVEN_NAMES.get(fold_han(letter), ()))


def begins_with_double_surname(name: str) -> bool:
    """Whether a Chinese name begins with a surname of two characters that has its own reading."""
    return fold_han(name[:2]) in _DOUBLE_SURNAMES


def begins_double_surname(character: str) -> bool:
    """Whether one of these surnames begins with the character."""
    folded = fold_han(character)
    return any(surname[0] == folded for surname in _DOUBLE_SURNAMES)


def name_syllables(name: str) -> tuple[tuple[str, ...], ...]:
    """The likely syllables of each letter of a Chinese name, with the likeliest first.

    An unreadable letter has no syllables.

    Args:
        name: the name without spaces, with the surname first.
    """
    double = _DOUBLE_SURNAMES.get(fold_han(name[:2]))
    if double:
        head = tuple(
            _likely_readings(letter, (syllable,))
            for letter, syllable in zip(name, double, strict=False)
        )
    else:
        head = tuple(_surname_readings(letter) for letter in name[:1])
    return head + tuple(_given_name_readings(letter) for letter in name[len(head) :])


def word_syllables(word: str) -> tuple[tuple[str, ...], ...]:
    """The likely syllables of each letter of a word that is not a person's name."""
    return tuple(_given_name_readings(letter) for letter in word)


def as_typed(
    syllables: tuple[tuple[str, ...], ...], u_umlaut: Sequence[str] = SPELLINGS_OF_U_UMLAUT
) -> tuple[Syllable, ...]:
    """The syllables as they are typed on a keyboard; unreadable letters are left out.

    Args:
        syllables: the result of `name_syllables` or `word_syllables`.
        u_umlaut: the spellings of ü: a keyboard needs lv, a passport has lyu, a hurried typist
            types lu.
    """
    return tuple(_syllable(options, tuple(u_umlaut)) for options in syllables if options)


@lru_cache(maxsize=8192)
def _syllable(options: tuple[str, ...], u_umlaut: tuple[str, ...]) -> Syllable:
    return Syllable(
        tuple(
            dict.fromkeys(
                option.replace("ü", spelling) for option in options for spelling in u_umlaut
            )
        ),
        tuple(dict.fromkeys(option[0] for option in options)),
    )


def ways_to_type(syllables: tuple[tuple[str, ...], ...]) -> tuple[tuple[Syllable, ...], ...]:
    """The results of `as_typed` for each spelling of ü; nobody mixes the spellings in one name."""
    has_u_umlaut = any("ü" in option for options in syllables for option in options)
    return tuple(
        as_typed(syllables, (spelling,))
        for spelling in (SPELLINGS_OF_U_UMLAUT if has_u_umlaut else ("u",))
    )


def shortened_forms(typed: str) -> tuple[str, ...]:
    """The texts to look up if syllables of `typed` may be shortened: zhys gives zys.

    Each syllable except the last is reduced to its first letter. The names that are found must
    still be compared with `typed` itself.

    Returns:
        the texts, with the fewest syllables first; empty if `typed` is not pinyin.
    """
    splits = (
        sorted(_splits_into_prefixes(typed), key=len)[:_MAX_SHORTENED_FORMS]
        if len(typed) <= _MAX_TYPED_LENGTH
        else []
    )
    return tuple(
        dict.fromkeys("".join(prefix[0] for prefix in split[:-1]) + split[-1] for split in splits)
    )


def _splits_into_prefixes(typed: str, most: int = 6) -> list[tuple[str, ...]]:
    """All ways to split `typed` into at most `most` prefixes of syllables."""
    found: list[tuple[str, ...]] = [(typed,)] if typed in _SYLLABLE_PREFIXES else []
    if most == 1:
        return found
    for end in range(1, len(typed)):
        if typed[:end] in _SYLLABLE_PREFIXES:
            found += [(typed[:end], *rest) for rest in _splits_into_prefixes(typed[end:], most - 1)]
    return found


__all__ = [
    "as_typed",
    "is_chinese",
    "name_syllables",
    "shortened_forms",
    "ways_to_type",
    "word_syllables",
]
