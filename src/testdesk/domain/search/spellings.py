"""The ways in which a name may be typed: each syllable whole or shortened, in any mix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

import msgspec

# Names with at least this many syllables use only the likeliest reading, which alone has 64 mixes
# for seven syllables.
_LONG = 5
_LONGEST = 6
_AS_WHOLE, _AS_BEGINNING = 0, 1


class Syllable(msgspec.Struct, frozen=True):
    """One syllable of a name.

    Attributes:
        full_spellings: its spellings, with the likeliest first, such as ("piao", "pu", "po").
        prefixes: its abbreviations, such as ("p",).
    """

    full_spellings: tuple[str, ...]
    prefixes: tuple[str, ...]


_Way = tuple[str, int, int]


def joined_spellings(syllables: Sequence[Syllable], most: int) -> tuple[str, ...]:
    """At most `most` joined spellings for comparison by prefix, with the likeliest first.

    Every syllable except the last is whole or shortened. The last is always whole, because any
    prefix of it matches: 朴顺子 gives piaoshunzi, pshunzi, piaoszi, pszi, and the same with pu.
    """
    return _joined_spellings(tuple(syllables), most)


# Most names in a city differ, but their tails are the same few thousand, so caching helps.
@lru_cache(maxsize=8192)
def _joined_spellings(syllables: tuple[Syllable, ...], most: int) -> tuple[str, ...]:
    head, rest = (
        syllables[:_LONGEST],
        "".join(each.full_spellings[0] for each in syllables[_LONGEST:]),
    )
    if not head:
        return ()
    readings = 1 if len(head) >= _LONG else None
    ways = [[*_whole(each, readings), *_begun(each)] for each in head[:-1]]
    last = [*_whole(head[-1], readings)]
    last += [(b, 1, _AS_BEGINNING) for b in head[-1].prefixes if not _begins(b, head[-1])]
    found = sorted(product(*ways, last), key=_unlikely)
    joined = dict.fromkeys("".join(part for part, _, _ in way) + rest for way in found)
    if len(syllables) > _LONGEST:
        joined["".join(each.prefixes[0] for each in syllables)] = None
        return tuple(dict.fromkeys((*tuple(joined)[: most - 1], *tuple(joined)[-1:])))
    return tuple(joined)[:most]


def _whole(syllable: Syllable, readings: int | None) -> Iterator[_Way]:
    for rank, spelling in enumerate(syllable.full_spellings[:readings]):
        yield spelling, rank, _AS_WHOLE


def _begun(syllable: Syllable) -> Iterator[_Way]:
    for rank, beginning in enumerate(syllable.prefixes):
        yield beginning, rank, _AS_BEGINNING


def _begins(beginning: str, syllable: Syllable) -> bool:
    return any(whole.startswith(beginning) for whole in syllable.full_spellings)


def _unlikely(way: tuple[_Way, ...]) -> int:
    """The cost of a mix: rare readings cost most, then switches between whole and shortened."""
    cost, before = 0, way[0][2]
    for _, rank, kind in way[:-1]:
        cost += 2 * rank + (kind != before)
        before = kind
    return cost + 2 * way[-1][1]


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
    if not syllables or not rest:
        return 0
    for spelling in (*syllables[0].full_spellings, *syllables[0].prefixes):
        if spelling.startswith(rest):
            return 1
    for length in sorted(_common(syllables[0], rest), reverse=True):
        if more := _spelt_from(syllables[1:], rest[length:]):
            return 1 + more
    return 0


def _common(syllable: Syllable, typed: str) -> set[int]:
    """The lengths of all prefixes of the syllable with which `typed` begins."""
    return {
        length
        for spelling in (*syllable.full_spellings, *syllable.prefixes)
        for length in range(1, len(spelling) + 1)
        if typed.startswith(spelling[:length])
    }
