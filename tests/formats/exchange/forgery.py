"""Codes made without a card key: for the forging test, the long run and the fuzzer."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping

from testdesk.domain.refusals import Refusal
from testdesk.formats.proxy_code import check_digits, decode_proxy_code

CARD_KEYS = {7: bytes(range(32)), 31: bytes(range(32, 64))}
_NUMBER_BITS = 179
_HEADER_BITS = 10  # version, kind, key id
_BODY_BITS = _NUMBER_BITS - _HEADER_BITS


def with_check_digits(number: int) -> str:
    """The 58 digits of a number, well formed whatever its content."""
    digits = f"71{number:054d}"
    return digits + check_digits(digits)


def well_formed(source: random.Random) -> str:
    """Correct form, check digits, version, kind and key id, so that it reaches the MAC."""
    header = (1 << 2 | 1) << 5 | source.choice(list(CARD_KEYS))
    return with_check_digits(header << _BODY_BITS | source.getrandbits(_BODY_BITS))


def any_number(source: random.Random) -> str:
    """Correct form and check digits; random versions, kinds and keys."""
    return with_check_digits(source.getrandbits(_NUMBER_BITS))


def any_digits(source: random.Random) -> str:
    """The prefix and 56 random digits: one in 97 passes the check digits."""
    return f"71{source.randrange(10**56):056d}"


def forgeries(count: int, seed: int) -> Iterator[str]:
    """Random texts, the same for one seed: half reach the MAC, the others the checks before it."""
    source = random.Random(seed)  # noqa: S311 - a failing run must be repeatable
    makers = (well_formed, any_number, well_formed, any_digits)
    for number in range(count):
        yield makers[number % len(makers)](source)


def judge(text: str, card_keys: Mapping[int, bytes] = CARD_KEYS) -> str:
    """The refusal's code, or `accepted`."""
    try:
        decode_proxy_code(text, card_keys)
    except Refusal as refusal:
        return refusal.code
    return "accepted"


def verdicts(count: int, seed: int) -> Counter[str]:
    """How often random texts got each verdict."""
    return Counter(judge(text) for text in forgeries(count, seed))
