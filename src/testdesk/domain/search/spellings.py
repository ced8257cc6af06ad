"""The ways in which a name may be typed: each syllable whole or shortened, in any mix."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

import msgspec

# Of names with at least this many syllables, only the likeliest reading is used. That one alone can
# be typed in 32 ways if there are six syllables: each but the last may be whole or shortened.
_MANY_SYLLABLES = 5
# Any further syllables are whole.
_MAX_MIXED_SYLLABLES = 6
_FULL, _SHORTENED = 0, 1


class Syllable(msgspec.Struct, frozen=True):
    """One syllable of a name.

    Attributes:
        full_spellings: its spellings, with the likeliest first, such as ("piao", "pu", "po").
        prefixes: its usual abbreviations, such as ("p",); in Hangul, the initial consonant.
    """

    full_spellings: tuple[str, ...]
    prefixes: tuple[str, ...]


# How one syllable is typed: the letters, the rank of its reading (0 is the likeliest), and whether
# it is `_FULL` or `_SHORTENED`.
_Choice = tuple[str, int, int]


def joined_spellings(syllables: Sequence[Syllable], limit: int) -> tuple[str, ...]:
    """At most `limit` joined spellings for comparison by prefix, with the likeliest first.

    Every syllable except the last is whole or shortened. The last is always whole, because any
    prefix of it matches: 朴顺子 gives piaoshunzi, pshunzi, piaoszi, pszi, and the same with pu.
    """
    return _joined_spellings(tuple(syllables), limit)


# Most names in a city differ, but their tails are the same few thousand, so caching helps.
@lru_cache(maxsize=8192)
def _joined_spellings(syllables: tuple[Syllable, ...], limit: int) -> tuple[str, ...]:
    head, rest = (
        syllables[:_MAX_MIXED_SYLLABLES],
        "".join(syllable.full_spellings[0] for syllable in syllables[_MAX_MIXED_SYLLABLES:]),
    )
    if not head:
        return ()
    readings = 1 if len(head) >= _MANY_SYLLABLES else None
    choices = [
        [*_full_choices(syllable, readings), *_shortened_choices(syllable)]
        for syllable in head[:-1]
    ]
    found = sorted(product(*choices, _last_choices(head[-1], readings)), key=_cost)
    joined = dict.fromkeys("".join(part for part, _, _ in mix) + rest for mix in found)
    if len(syllables) > _MAX_MIXED_SYLLABLES:
        joined["".join(syllable.prefixes[0] for syllable in syllables)] = None
        return tuple(dict.fromkeys((*tuple(joined)[: limit - 1], *tuple(joined)[-1:])))
    return tuple(joined)[:limit]


def _full_choices(syllable: Syllable, readings: int | None) -> Iterator[_Choice]:
    for rank, spelling in enumerate(syllable.full_spellings[:readings]):
        yield spelling, rank, _FULL


def _shortened_choices(syllable: Syllable) -> Iterator[_Choice]:
    for rank, prefix in enumerate(syllable.prefixes):
        yield prefix, rank, _SHORTENED


def _last_choices(syllable: Syllable, readings: int | None) -> list[_Choice]:
    found = list(_full_choices(syllable, readings))
    found += [
        (prefix, 1, _SHORTENED)
        for prefix in syllable.prefixes
        if not _is_prefix_of_spelling(prefix, syllable)
    ]
    return found


def _is_prefix_of_spelling(prefix: str, syllable: Syllable) -> bool:
    return any(spelling.startswith(prefix) for spelling in syllable.full_spellings)


def _cost(mix: tuple[_Choice, ...]) -> int:
    """The cost of a mix: rare readings cost most, then switches between whole and shortened."""
    cost, before = 0, mix[0][2]
    for _, rank, kind in mix[:-1]:
        cost += 2 * rank + (kind != before)
        before = kind
    return cost + 2 * mix[-1][1]


class Mixes(NamedTuple):
    """The mixes of some syllables at the beginning or the end of a name, in the order of `product`.

    Attributes:
        texts: the mixes, joined.
        shape: for each mix, one character that stands for its cost and for the first kind.
    """

    texts: tuple[str, ...]
    shape: str


# After a single last syllable there is no switch, whatever its kind.
_NEITHER, _KINDS = 2, 3


def first_mixes(syllable: Syllable) -> Mixes:
    """The choices for the first syllable of a name that has others."""
    choices = (*_full_choices(syllable, None), *_shortened_choices(syllable))
    shape = "".join(chr(2 * rank * _KINDS + kind) for _, rank, kind in choices)
    return Mixes(tuple(text for text, _, _ in choices), shape)


def later_mixes(syllables: Sequence[Syllable]) -> Mixes:
    """All mixes of the syllables after the first; there must be fewer than `_MANY_SYLLABLES`."""
    *others, last = syllables
    choices = [[*_full_choices(one, None), *_shortened_choices(one)] for one in others]
    found = list(product(*choices, _last_choices(last, None)))
    kinds = [mix[0][2] if others else _NEITHER for mix in found]
    shape = "".join(chr(_cost(mix) * _KINDS + kind) for mix, kind in zip(found, kinds, strict=True))
    return Mixes(tuple("".join(part for part, _, _ in mix) for mix in found), shape)


def joined_mixes(first: Mixes, later: Mixes, limit: int) -> Collection[str]:
    """The result of `joined_spellings` for the first syllable and the later ones, in any order."""
    if len(first.texts) * len(later.texts) <= limit:
        return [head + tail for head in first.texts for tail in later.texts]
    order = _joining_order(first.shape, later.shape)
    found = {first.texts[head] + later.texts[tail] for head, tail in order[:limit]}
    if len(found) == limit:
        return found
    joined = dict.fromkeys(first.texts[head] + later.texts[tail] for head, tail in order)
    return list(islice(joined, limit))


# There are few shapes, and sorting takes most of the time.
@lru_cache(maxsize=4096)
def _joining_order(first: str, later: str) -> tuple[tuple[int, int], ...]:
    """The pairs of mixes of these shapes, by their places, with the likeliest first."""
    heads, tails = ([divmod(ord(sign), _KINDS) for sign in shape] for shape in (first, later))

    def cost(pair: tuple[int, int]) -> int:
        (head, kind), (tail, next_kind) = heads[pair[0]], tails[pair[1]]
        return head + tail + (next_kind not in {kind, _NEITHER})

    return tuple(sorted(product(range(len(heads)), range(len(tails))), key=cost))


def spells(syllables: Sequence[Syllable], typed: str) -> tuple[int, int] | None:
    """Finds consecutive syllables of a name that `typed` spells, each whole or shortened.

    A syllable may be shortened to any of its prefixes: "zhys" spells 张英顺.

    Returns:
        the index of the first syllable and the index after the last, or None if there are none.
    """
    for start in range(len(syllables)):
        if count := _spelt_from(syllables[start:], typed):
            return start, start + count
    return None


def _spelt_from(syllables: Sequence[Syllable], rest: str) -> int:
    """How many syllables, from the first on, `rest` spells completely; 0 if it does not."""
    if not syllables or not rest:
        return 0
    for spelling in (*syllables[0].full_spellings, *syllables[0].prefixes):
        if spelling.startswith(rest):
            return 1
    for length in sorted(_shared_prefix_lengths(syllables[0], rest), reverse=True):
        if more := _spelt_from(syllables[1:], rest[length:]):
            return 1 + more
    return 0


def _shared_prefix_lengths(syllable: Syllable, typed: str) -> set[int]:
    """The lengths of all prefixes of the syllable with which `typed` begins."""
    return {
        length
        for spelling in (*syllable.full_spellings, *syllable.prefixes)
        for length in range(1, len(spelling) + 1)
        if typed.startswith(spelling[:length])
    }
