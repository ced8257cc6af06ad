"""The one policy for secrets that somebody typed: how many guesses they must withstand.

A secret is judged when it is made, never when something is opened with it. zxcvbn judges Latin
letters, digits and signs. It knows no word of Chinese or Korean and would count ten guesses for
each character, so Han characters and Hangul syllables are counted here (`_wide_guesses`), and the
two counts are multiplied.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from testdesk.domain.refusals import PassphraseWeak, Refusal
from testdesk.domain.search.pinyin import word_syllables
from testdesk.formats.crypto.keys import normalised_passphrase

Purpose = Literal["passphrase", "password"]

# A passphrase protects a file that a thief may attack at leisure. Argon2id with 64 MiB and three
# passes is limited by a card's memory: 960 GB/s / (64 MiB * (3 * 3 - 1)) are 1,800 guesses a second
# (https://tobtu.com/minimum-password-settings/, "Argon2" and "Info"; the kit's scrypt with 64 MiB
# allows 11,000 by the same page). 10^12 guesses then take one card 18 years, or 100 rented cards
# two months; for a kit, whose passphrase is typed once and can be renewed, 100 cards ten days.
PASSPHRASE_GUESSES = 10**12
# A password is only tried at the log-in, which makes people wait after five failures. 10^8 is where
# zxcvbn begins to call a password "safely unguessable" (Wheeler, USENIX Security 2016, score 3).
PASSWORD_GUESSES = 10**8

# Only so much is judged: zxcvbn's work grows faster than the length, and what is this long is
# strong or a repetition.
_LONGEST_JUDGED = 128
_LONGEST_FOR_ZXCVBN = 64

# A Han character or Hangul syllable is half of a word out of the 10,000 commonest.
_CHARACTER_GUESSES = 100
# A phrase of the dictionary, such as a saying of four characters; pypinyin lists 47,111.
_PHRASE_GUESSES = 50_000
# A character or a part of a name that a thief of this very laptop knows.
_OWN_NAME_GUESSES = 10
_LONGEST_PHRASE = 16
# What pypinyin's list lacks: rows of characters, Korean, and the words of a testing point.
_MORE_PHRASES = (
    *(
        "一二三四五六七八九十",
        "甲乙丙丁戊己庚辛",
        "我爱你",
        "核酸检测",
        "指挥部",
        "登记台",
        "检测点",
    ),
    *("中国加油", "延边加油", "吉林省", "延吉市", "延边州", "密码", "口令"),
    *(
        "가나다라마바사아자차카타파하",
        "일이삼사오육칠팔구십",
        "사랑해요",
        "사랑합니다",
        "안녕하세요",
    ),
    *(
        "안녕하십니까",
        "감사합니다",
        "고맙습니다",
        "행복하세요",
        "화이팅",
        "파이팅",
        "비밀번호",
        "암호",
    ),
    *(
        "우리나라",
        "대한민국",
        "조선민족",
        "연변조선족자치주",
        "연길시",
        "길림성",
        "지휘부",
        "등록대",
        "검사소",
    ),
    *("핵산검사", "코로나"),
)


def require_strong(secret: str, purpose: Purpose, own_names: Iterable[str] = ()) -> None:
    """Refuses a secret that is guessed too easily.

    Args:
        secret: as typed.
        purpose: a passphrase of a file, or a password that is only tried at a log-in.
        own_names: the names of the city, the point, the operator: the first things to be tried.

    Raises:
        Refusal: passphrase_weak or password_weak, without any part of the secret.
    """
    if purpose == "passphrase" and guess_count(secret, own_names) < PASSPHRASE_GUESSES:
        raise PassphraseWeak()
    if purpose == "password" and guess_count(secret, own_names) < PASSWORD_GUESSES:
        raise Refusal("password_weak")


def guess_count(secret: str, own_names: Iterable[str] = ()) -> int:
    """About how many guesses somebody needs who knows how people choose secrets.

    A text that is repeated counts once.
    """
    own = _parts(own_names)
    text = _without_repetition(normalised_passphrase(secret)[:_LONGEST_JUDGED])
    wide = "".join(character for character in text if _is_wide(character))
    rest = "".join(character for character in text if not _is_wide(character))
    return _wide_guesses(_without_repetition(wide), own) * _zxcvbn_guesses(
        rest[:_LONGEST_FOR_ZXCVBN], own
    )


def _zxcvbn_guesses(text: str, own: frozenset[str]) -> int:
    if not text:
        return 1
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists of words, which only a new secret needs

    return int(zxcvbn(text, user_inputs=sorted(own | set(_romanised(own))))["guesses"])


def _wide_guesses(text: str, own: frozenset[str]) -> int:
    """The guesses for Han characters and Hangul syllables; a character more never counts less.

    The text is divided into characters and known phrases in the way that needs the fewest guesses.
    The beginning of a phrase counts as the phrase; a character that was there before counts once.
    """
    fewest = [1]
    for end in range(1, len(text) + 1):
        starts = range(max(0, end - _LONGEST_PHRASE), end)
        fewest.append(min(fewest[start] * _unit_guesses(text[start:end], own) for start in starts))
    return min(fewest[-1], int(_CHARACTER_GUESSES ** len(set(text))))


def _unit_guesses(unit: str, own: frozenset[str]) -> int:
    if any(unit in name for name in own):
        return _OWN_NAME_GUESSES
    character_by_character = int(_CHARACTER_GUESSES ** len(unit))
    if len(unit) > 1 and _begins_phrase(unit):
        return min(_PHRASE_GUESSES, character_by_character)
    return character_by_character


def _begins_phrase(text: str) -> bool:
    phrases = _phrases()
    place = bisect_left(phrases, text)
    return place < len(phrases) and phrases[place].startswith(text)


@cache
def _phrases() -> list[str]:
    """Sorted; about a fifth of a second, once."""
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415 - slow, see testdesk/__init__

    return sorted({*phrases_dict, *_MORE_PHRASES})


def _parts(names: Iterable[str]) -> frozenset[str]:
    """The names, each whole and cut at its spaces, as they are compared."""
    normal = [normalised_passphrase(name).strip() for name in names]
    return frozenset(part for name in normal for part in (name, *name.split()) if part)


def _romanised(names: Iterable[str]) -> Iterator[str]:
    """How Chinese names begin if typed without an input method: of 延吉市, yanji and yanjishi."""
    for name in names:
        syllables = [options[0].replace("ü", "v") for options in word_syllables(name) if options]
        for count in range(2, len(syllables) + 1):
            yield "".join(syllables[:count])


def _without_repetition(text: str) -> str:
    """The text, or what it repeats: "雨雨雨雨" is 雨."""
    for length in range(1, len(text) // 2 + 1):
        if text[length:] == text[:-length]:
            return text[:length]
    return text


def _is_wide(character: str) -> bool:
    """Whether it is a Han character or a Hangul syllable."""
    return (
        "가" <= character <= "힣"
        or "㐀" <= character <= "鿿"
        or "\U00020000" <= character <= "\U0003ffff"
    )
