"""The rules of a search for people: reads queries, ranks matches, and suggests how to narrow it.

The rules do not depend on where the residents are stored: a station has an index, and headquarters
goes through all rows. Exact matches come first: a whole document, card or phone number, then the
whole name, then the whole tail of a number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import Literal

import msgspec

from testdesk.domain.numbers.id_numbers import check_digit, normalise_number
from testdesk.domain.residents.people import Address, Resident
from testdesk.domain.search.han import is_chinese, is_private
from testdesk.domain.search.hangul import has_hangul, letter_options, spellings
from testdesk.domain.search.names import (
    MAX_TEXT_LENGTH,
    address_keys,
    korean_of,
    name_keys,
    name_parts,
    pinyin_of,
    query_token,
)
from testdesk.domain.search.spellings import spells
from testdesk.domain.station.status import FoundPerson

# A resident who matches, the score of the match, and the fields that matched.
Hit = tuple[Resident, int, tuple[str, ...]]
# The details that a person may add to a query; id_tail: the last digits of the document number.
Hint = Literal["name", "building", "id_tail", "number"]

SCORE_WHOLE_NUMBER, SCORE_WHOLE_NAME, SCORE_PREFIX, SCORE_TAIL, SCORE_SPELLING, SCORE_ADDRESS = (
    100,
    100,
    90,
    85,
    75,
    60,
)
# The wildcards that rosters and people use: for one letter that cannot be typed or read, and for
# any number of letters.
_WILDCARDS_FOR_ONE_LETTER, _WILDCARDS_FOR_ANY_LETTERS = "?？□■〓�", "*＊"
# No name or address exceeds these limits. The index refuses longer queries, and each combination of
# wildcards is tried separately.
_LONGEST_TEXT, _MAX_TERMS, _MAX_WILDCARDS, _MAX_COMBINATIONS = 256, 32, 3, 128
_WILDCARD = re.compile(f"([{_WILDCARDS_FOR_ONE_LETTER}{re.escape(_WILDCARDS_FOR_ANY_LETTERS)}])")
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{5,18}[0-9]")
# A Chinese mobile number, and the country code before one.
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_COUNTRY = re.compile(r"(?:\+|00)?86(?=1[3-9][0-9]{9}$)")
# An ID number from before 1999.
_OLD_NUMBER = re.compile(r"[0-9]{15}")


class Query(msgspec.Struct, frozen=True):
    """A text prepared for a search.

    Attributes:
        terms: the words, folded by `query_token`; each must be a prefix of one of the resident's
            search keys (`names`).
        joined: the whole text as one word, for names and numbers that are typed with spaces.
        numbers: the document numbers that the text may mean, normalised.
        phones: the phone numbers that the text may mean.
        patterns: regular expressions for the beginning of a key, if there are wildcards.
    """

    terms: tuple[str, ...]
    joined: str
    numbers: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    @property
    def word_lists(self) -> tuple[tuple[str, ...], ...]:
        """The lists of words, as typed and joined; all words of at least one list must match."""
        if self.patterns:
            return (self.terms,)
        whole = (self.joined, *self.phones) if self.terms else ()
        return tuple(dict.fromkeys((self.terms, *((word,) for word in whole))))

    @property
    def prefix_lists(self) -> tuple[tuple[str, ...], ...]:
        """The same lists for an index: each word becomes key prefixes, one for each spelling."""
        found = (keys for terms in self.word_lists for keys in product(*map(spellings, terms)))
        return tuple(dict.fromkeys(islice(found, _MAX_COMBINATIONS)))


class FoundPeople(msgspec.Struct, frozen=True):
    """The answer to a search.

    Attributes:
        people: the best matches first, as many as requested.
        total: the number of all matches, including `people`.
        at_least: whether counting stopped at `total`, so that there may be more.
        hints: details that would narrow the search, if not all matches are shown; `add` in JSON.
    """

    people: tuple[FoundPerson, ...] = ()
    total: int = 0
    at_least: bool = False
    hints: tuple[Hint, ...] = msgspec.field(default=(), name="add")

    @property
    def more(self) -> int:
        """The number of matches that are not shown."""
        return self.total - len(self.people)


def read_query(text: str) -> Query:
    """Prepares typed text for a search.

    The text may be words, or a number in any spacing and width, and may have the wildcards ? and *.
    A text that is too long for a name or address finds nobody.
    """
    if len(text) > _LONGEST_TEXT or len(text.split()) > _MAX_TERMS:
        return Query((), "")
    terms: list[str] = []
    patterns: list[str] = []
    for part in text.split():
        pieces = _WILDCARD.split(part)
        found = [token for token in map(query_token, pieces[::2]) if token]
        terms += found
        if sum(piece in _WILDCARDS_FOR_ANY_LETTERS for piece in pieces[1::2]) > _MAX_WILDCARDS:
            return Query((), "")
        if found and len(pieces) > 1:
            patterns.append(_pattern(pieces))
    numbers, phones = (_numbers(text), _phones(text)) if not patterns else ((), ())
    return Query(tuple(terms), query_token("".join(terms)), numbers, phones, tuple(patterns))


def _pattern(pieces: Sequence[str]) -> str:
    """A regular expression for the beginning of a key; ? matches one syllable of a spelling."""
    found, token = "", ""  # the last token shows in which script the name is spelt
    for piece in pieces:
        if piece and piece in _WILDCARDS_FOR_ANY_LETTERS:
            found += ".*"
        elif piece and piece in _WILDCARDS_FOR_ONE_LETTER:
            # An unreadable letter has no syllable, so the match may be empty.
            found += "[a-z]{0,6}" if token.isascii() else "(?:[ㄱ-ㅣ]{1,6}|.)"
        else:
            token = query_token(piece) or token
            found += "".join(
                f"[{re.escape(letters)}]" for letters in letter_options(query_token(piece))
            )
    return found


def _numbers(text: str) -> tuple[str, ...]:
    """The document numbers that a text may mean.

    An old ID number of fifteen digits is also returned in its eighteen digits, as it is stored.
    """
    number = normalise_number(text)
    if not number.isascii() and not any(map(str.isdigit, number)):
        return ()
    if not _OLD_NUMBER.fullmatch(number):
        return (number,) if len(number) >= 4 else ()
    body = f"{number[:6]}19{number[6:]}"
    return number, body + check_digit(body)


def _phones(text: str) -> tuple[str, ...]:
    """The digits with and without the country code, because lists contain both forms."""
    typed = unicodedata.normalize("NFKC", text).strip()
    if not _PHONE.fullmatch(typed):
        return ()
    digits = re.sub(r"[^0-9]", "", typed)
    plain = _COUNTRY.sub("", digits)
    with_country_code = (f"86{plain}", f"0086{plain}") if _MOBILE.fullmatch(plain) else ()
    return tuple(dict.fromkeys((digits, plain, *with_country_code)))


def matches_query(resident: Resident, query: Query) -> bool:
    """Whether a resident matches a query; used where there is no index."""
    if not query.terms:
        return False
    if resident.document_number in query.numbers:
        return True
    fits = any(all(_fits(resident, word) for word in terms) for terms in query.word_lists)
    return fits and fits_patterns(resident, query)


def matches_spelling(resident: Resident, query: Query) -> bool:
    """Whether each word matches by itself; any syllable of the name may be shortened in it."""
    return bool(query.terms) and all(_fits(resident, word) for word in query.terms)


def _fits(resident: Resident, word: str) -> bool:
    """Whether a search key begins with the word, or the word spells syllables of the name.

    The cheap tests come first.
    """
    return (
        _any_begins_with(
            (_folded(resident.document_number)[-6:], _folded(resident.document_number)[-4:]), word
        )
        or _any_begins_with((resident.phone.lstrip("+"), resident.phone[-4:]), word)
        or _spells(resident, word)
        or _is_in_name(resident, word)
        or _any_begins_with(address_keys(resident.address), word)
    )


def _any_begins_with(keys: Iterable[str], word: str) -> bool:
    return any(key.startswith(word) for key in keys)


def _is_in_name(resident: Resident, word: str) -> bool:
    """Whether a word is in the name: Chinese anywhere, other scripts at the beginning of a word."""
    if not word.isascii() and all(map(is_chinese, word)):
        name = _folded(resident.name)
        return word in name or word in "".join(
            character for character in name if not is_private(character)
        )
    hangul = not resident.korean or all(map(has_hangul, resident.korean))
    if hangul and all(map(is_chinese, resident.name)):
        return False  # `_spells` would have matched already
    keys = name_keys(resident.name, resident.korean)
    return any(_any_begins_with(keys, spelling) for spelling in spellings(word))


def _spells(resident: Resident, word: str) -> bool:
    """Whether a word spells consecutive syllables of the name, in pinyin or in Hangul."""
    if word.isascii():
        return word.isalpha() and spells(pinyin_of(resident.name), word) is not None
    korean = korean_of(resident.korean or resident.name)
    return any(spells(korean, spelling) is not None for spelling in spellings(word))


def fits_patterns(resident: Resident, query: Query) -> bool:
    """Whether the words with wildcards match the name from any of its letters or syllables on."""
    keys = name_keys(resident.name, resident.korean)
    return all(any(re.match(pattern, key) for key in keys) for pattern in query.patterns)


def score(resident: Resident, query: Query) -> tuple[int, tuple[str, ...]]:
    """The score of a match, from 1 to 100, and the fields that matched.

    A whole number or name ranks above a prefix, and a name above an address.
    """
    if resident.document_number and resident.document_number in query.numbers:
        return SCORE_WHOLE_NUMBER, ("document",)
    if resident.phone and query_token(resident.phone) in query.phones:
        return SCORE_WHOLE_NUMBER, ("phone",)
    names = [("name", resident.name), ("korean", resident.korean)]
    for field, name in names:
        if name and query.joined in name_parts(name):
            return SCORE_WHOLE_NAME, (field,)
    found = [_best_field(resident, word) for word in query.terms]
    field_score = sum(field_score for _, field_score in found) // max(1, len(found))
    return field_score, tuple(dict.fromkeys(field for field, _ in found))


def is_exact_match(resident: Resident, query: Query, match_score: int) -> bool:
    """Whether the match is exact: a name, a number, or the tail of a number."""
    if match_score >= SCORE_WHOLE_NAME:
        return True
    tails = {query_token(resident.document_number[-4:]), resident.phone[-4:]} - {""}
    return not tails.isdisjoint(query.terms)


def _best_field(resident: Resident, word: str) -> tuple[str, int]:
    # This is done for each candidate with each letter typed, so an empty field costs nothing.
    for field, text in (("name", resident.name), ("korean", resident.korean)):
        if text and (folded := _folded(text)).startswith(word):
            return field, SCORE_WHOLE_NAME if folded == word else SCORE_PREFIX
    if resident.document_number:
        tail = _folded(resident.document_number)[-6:]
        if tail[-4:].startswith(word):
            return "id_tail", SCORE_TAIL
        if tail.startswith(word):
            return "id_tail", SCORE_TAIL if tail == word else SCORE_TAIL - 1
    phone = resident.phone
    if phone.startswith(word):
        return "phone", SCORE_TAIL if phone == word else SCORE_TAIL - 5
    if phone[-4:].startswith(word):
        return "phone", SCORE_TAIL - 1
    in_address = any(key.startswith(word) for key in address_keys(resident.address))
    return ("address", SCORE_ADDRESS) if in_address else ("name", SCORE_SPELLING)


def _folded(text: str) -> str:
    return _folded_short(text[:MAX_TEXT_LENGTH])


# Most of a search's time is spent on folding names, and the same names recur.
_folded_short = lru_cache(maxsize=16384)(query_token)


def best_first(residents: Iterable[Resident], query: Query, *, point: str = "") -> list[Hit]:
    """Sorts matches: exact ones first, then by score, then the testing point's own people first.

    Args:
        residents: the residents who match the query.
        query: the query that they match.
        point: the testing point; its own people live in the compound after which it is named.
    """
    hits = ((r, *score(r, query)) for r in residents)
    return sorted(hits, key=lambda hit: sort_key(hit, query, point=point))


def sort_key(hit: Hit, query: Query, *, point: str = "") -> tuple[object, ...]:
    """The sort key of a hit for `best_first`: the smallest comes first."""
    resident, match_score, _ = hit
    is_exact, is_local = (
        is_exact_match(resident, query, match_score),
        is_in_compound_of(resident.address, point),
    )
    return (not is_exact, -match_score, not is_local, resident.name, resident.resident)


def is_in_compound_of(address: Address, point: str) -> bool:
    """Whether an address is in the compound after which a testing point is named."""
    return bool(address.compound) and address.compound in point


def narrowing_hints(found: Sequence[FoundPerson]) -> tuple[Hint, ...]:
    """Up to two kinds of details, not typed yet, that best distinguish the people found."""
    fields = {field for person in found for field in person.matched}
    # Each hint, with the matched fields that show that it was typed.
    known: tuple[tuple[Hint, set[str]], ...] = (
        ("name", {"name", "korean"}),
        ("building", {"address"}),
        ("id_tail", {"id_tail", "document"}),
    )
    return tuple(hint for hint, matched in known if not fields & matched)[:2] or ("number",)
