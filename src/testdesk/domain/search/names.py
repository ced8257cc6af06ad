"""Search keys: the words that find a resident, and the folding that makes queries match them.

A key matches a word of the query if it begins with that word. Names are stored as written. Only
keys are *folded*: spellings that mean the same (variant characters, Northern and Southern Hangul,
upper and lower case) are replaced by one of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.search.han import fold_han, is_private, korean_readings
from testdesk.domain.search.hangul import (
    fold_initial_law,
    hangul_syllables,
    has_hangul,
    keystrokes,
)
from testdesk.domain.search.pinyin import (
    as_typed,
    is_chinese,
    name_syllables,
    ways_to_type,
    word_syllables,
)
from testdesk.domain.search.spellings import Syllable, joined_spellings

# Increased with every change in the result of `resident_keys`; an index with an older version is
# rebuilt.
KEYS_VERSION = 4

# Longer texts are truncated: a list may contain anything, and the number of keys grows
# quadratically.
MAX_TEXT_LENGTH = 64

_DASHES = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFF0D), "-")
# Nothing to fold: a building, unit and room, as most addresses have them.
_DASHED_NUMBERS = re.compile(r"[0-9]+(?:-[0-9]+)+")
_LOOSE_DASH = re.compile(r"(?<!\d)-|-(?!\d)")
_PLAIN_HAN, _PLAIN_HANGUL = re.compile(r"[\u4e00-\u9fff]+"), re.compile(r"[가-힣]+")
_WORD_BREAK = re.compile(r"[\s\-·・•‧.,]+")
# At most this many mixes of whole and shortened syllables are keys: of a name, of its tail without
# the surname, and of its Korean readings. `pinyin.shortened_forms` finds the rarer ones.
MAX_NAME_KEYS, MAX_TAIL_KEYS, MAX_READING_KEYS = 16, 6, 6
# Longer names are transcriptions from other languages; nobody reads them in Korean.
_MAX_READ_CHARACTERS = 4
# Begins the key of a whole name or number tail (`whole_token`); no folded word begins with it.
WHOLE_PREFIX = "-"


def query_token(text: str) -> str:
    """Folds a word of a query, or a key, to the form in which the two are compared.

    It applies NFKC and casefold, and drops accents, spaces, dots and punctuation; a dash stays only
    between digits (3-1-202). Chinese characters are folded by `fold_han`. Hangul is folded by the
    initial-sound law and then written as it is typed, key by key (박 is ㅂㅏㄱ). The result can be
    compared by prefix.

    Returns:
        letters, private-use letters, digits, and dashes between digits; empty if there are none.
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    if _DASHED_NUMBERS.fullmatch(text):
        return text
    if _PLAIN_HAN.fullmatch(text):
        return fold_han(text)
    if _PLAIN_HANGUL.fullmatch(text):
        return keystrokes(fold_initial_law(text))
    decomposed = unicodedata.normalize("NFKD", text.translate(_DASHES)).casefold()
    kept = "".join(character for character in decomposed if character == "-" or _is_kept(character))
    joined = unicodedata.normalize("NFKC", _LOOSE_DASH.sub("", kept))
    return keystrokes(fold_initial_law(fold_han(joined)))


def _is_kept(character: str) -> bool:
    category = unicodedata.category(character)  # letters, numbers, private use
    return category[0] in "LN" or category == "Co"


def whole_token(text: str) -> str:
    """The key of a whole name or of a whole number tail; it is never a prefix of another key."""
    folded = query_token(text)
    return WHOLE_PREFIX + folded if folded else ""


def _suffixes(text: str) -> Iterator[str]:
    return (text[start:] for start in range(len(text)))


def spelt_keys(syllables: Sequence[Syllable], limit: int = MAX_NAME_KEYS) -> Iterator[str]:
    """The spellings of a name, and of its tail from each later syllable on."""
    for start in range(len(syllables)):
        yield from joined_spellings(
            syllables[start:], min(limit, MAX_TAIL_KEYS) if start else limit
        )


def _chinese_keys(name: str) -> Iterator[str]:
    """The keys of a Chinese name, both with and without its private-use letters."""
    yield from _suffixes(fold_han(name))
    readable = "".join(letter for letter in name if not is_private(letter))
    if readable != name:
        yield from _suffixes(fold_han(readable))
    for typed in ways_to_type(name_syllables(name)):
        yield from spelt_keys(typed)


def pinyin_of(name: str) -> tuple[Syllable, ...]:
    """The pinyin spellings of the Chinese letters of a name."""
    return as_typed(name_syllables("".join(filter(_is_letter_of_name, name[:MAX_TEXT_LENGTH]))))


def korean_of(name: str) -> tuple[Syllable, ...]:
    """The Hangul spellings of a name as written, or of the readings of its Chinese characters."""
    name = name[:MAX_TEXT_LENGTH]
    if has_hangul(name):
        return hangul_syllables([character for character in name if has_hangul(character)])
    chinese = list(filter(is_chinese, name))
    return hangul_syllables(
        [korean_readings(character, surname=index == 0) for index, character in enumerate(chinese)]
    )


def _is_letter_of_name(letter: str) -> bool:
    return is_chinese(letter) or is_private(letter)


def _word_keys(text: str) -> Iterator[str]:
    """The words of a name in letters, and the name joined from each word on."""
    parts = [word for word in map(query_token, _WORD_BREAK.split(text)) if word]
    for start in range(len(parts)):
        yield "".join(parts[start:])
    yield from parts


def _spelling_keys(name: str) -> Iterator[str]:
    """The keys of each script in the name; a list may contain "金英姬 (KIM YONG HUI)"."""
    yield query_token(name)
    if _PLAIN_HAN.fullmatch(name):
        yield whole_token(name)
        yield from _chinese_keys(name)
        return
    whole = unicodedata.normalize("NFKC", name)
    for part in name_parts(name):
        yield whole_token(part)
    chinese = "".join(filter(_is_letter_of_name, whole))
    yield from _chinese_keys(chinese)
    hangul = "".join(filter(has_hangul, whole))
    yield from _suffixes_of_hangul(hangul)
    if hangul:
        yield from spelt_keys(korean_of(hangul))
    yield from _word_keys("".join(" " if _has_own_keys(letter) else letter for letter in whole))


def _suffixes_of_hangul(hangul: str) -> Iterator[str]:
    return map(query_token, _suffixes(hangul))


def name_parts(name: str) -> tuple[str, ...]:
    """The whole name, and its part in each script, folded by `query_token`."""
    return _name_parts(name[:MAX_TEXT_LENGTH])


@lru_cache(maxsize=16384)
def _name_parts(name: str) -> tuple[str, ...]:
    if _PLAIN_HAN.fullmatch(name) or _PLAIN_HANGUL.fullmatch(name):
        return (query_token(name),)
    whole = unicodedata.normalize("NFKC", name)
    parts = (
        whole,
        "".join(filter(_is_letter_of_name, whole)),
        "".join(filter(has_hangul, whole)),
        "".join(letter for letter in whole if not _has_own_keys(letter)),
    )
    return tuple(dict.fromkeys(token for token in map(query_token, parts) if token))


def _has_own_keys(letter: str) -> bool:
    """Whether the letter is Chinese or Hangul, for which there are keys from each letter on."""
    return _is_letter_of_name(letter) or has_hangul(letter)


def name_keys(name: str, korean: str = "") -> tuple[str, ...]:
    """The words by which a name is found, each folded by `query_token`.

    Keys are compared by prefix. A Chinese name has these keys: the name and its tails, letter by
    letter, and its likely pinyin readings from each syllable on, with each syllable whole or
    shortened. Hangul, or the possible Korean readings if there is no Hangul, has the same kinds of
    keys. A name in other letters has the joined name and its words. `whole_token` of the name is
    included, for comparison as a whole.

    Args:
        name: the name as on the document.
        korean: the Hangul spelling, if the person gave one.

    Returns:
        the keys, each once, with the most exact first.
    """
    return _name_keys(name[:MAX_TEXT_LENGTH], korean[:MAX_TEXT_LENGTH])


@lru_cache(maxsize=2048)
def _name_keys(name: str, korean: str) -> tuple[str, ...]:
    keys = dict.fromkeys(_spelling_keys(name))
    if korean:
        keys.update(dict.fromkeys(_spelling_keys(korean)))
    elif not has_hangul(name):
        read = korean_of(name)
        if len(read) <= _MAX_READ_CHARACTERS:
            keys.update(dict.fromkeys(spelt_keys(read, MAX_READING_KEYS)))
    return tuple(key for key in keys if key)


@lru_cache(maxsize=1024)
def compound_keys(compound: str) -> tuple[str, ...]:
    """The name of a compound, and if it is Chinese, its pinyin whole and in first letters."""
    folded = query_token(compound)
    if not any(map(is_chinese, folded)):
        return (folded,)
    typed = as_typed(word_syllables(compound))
    pinyin = "".join(syllable.full_spellings[0] for syllable in typed)
    return folded, pinyin, "".join(syllable.prefixes[0] for syllable in typed)


def address_keys(address: Address) -> tuple[str, ...]:
    """The words by which the residents of an address are found."""
    parts = (address.compound, address.building, address.unit, address.room)
    if max(map(len, parts)) > MAX_TEXT_LENGTH:
        address = Address(*(part[:MAX_TEXT_LENGTH] for part in parts))
    return _keys_of_address(address)


@lru_cache(maxsize=16384)
def _keys_of_address(address: Address) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in _address_keys(address) if key))


@lru_cache(maxsize=1024)
def building_keys(building: str) -> tuple[str, ...]:
    """The number of a building with the Chinese and the Korean word for building."""
    return query_token(f"{building}号楼"), query_token(f"{building}동")


def _address_keys(address: Address) -> Iterator[str]:
    yield from compound_keys(address.compound)
    building, unit, room = address.building, address.unit, address.room
    if building:
        yield from building_keys(building)
        yield query_token("-".join(part for part in (building, unit, room) if part))
        yield query_token("-".join(part for part in (building, room) if part))
    yield query_token(room)


def resident_keys(resident: Resident) -> tuple[str, ...]:
    """The words by which a resident is found: name, number tail, phone, address.

    The whole document number is not included, because it is looked up separately.

    Returns:
        the keys, each once, folded by `query_token`, for comparison by prefix; the keys made by
        `whole_token` are for comparison as a whole.
    """
    named = name_keys(resident.name, resident.korean)
    return tuple(dict.fromkeys((*named, *number_and_address_keys(resident))))


def number_and_address_keys(resident: Resident) -> tuple[str, ...]:
    """Those of `resident_keys` that do not come from the name; some may equal keys of the name."""
    number = query_token(resident.document_number[-MAX_TEXT_LENGTH:])
    phone = query_token(resident.phone[:MAX_TEXT_LENGTH])
    tails = (number[-4:], number[-6:], phone[-4:], phone)
    keys = dict.fromkeys(tails)
    keys.update(dict.fromkeys(map(whole_token, (tails[0], tails[2]))))
    keys.update(dict.fromkeys(address_keys(resident.address)))
    return tuple(key for key in keys if key)
