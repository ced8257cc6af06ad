"""Nobody without the card key can make a code: digit by digit, swap by swap, and at random."""

import datetime as dt
import random

import pytest
from tests.formats.exchange.forgery import CARD_KEYS, judge, verdicts
from tests.profiles import TORTURE

from testdesk.formats.proxy_code import ProxyCode, check_digits, encode_proxy_code

MANY_CODES = 40
RANDOM_TEXTS = 10_000_000 if TORTURE else 100_000


def true_codes():
    """Codes of many stations, days and people, under a key of the readers'."""
    source = random.Random(1936)  # noqa: S311 - the test must be the same each time
    for _ in range(MANY_CODES):
        code = ProxyCode(
            key_id=7,
            station=source.randint(1, 1023),
            subject=f"{source.getrandbits(48):012x}",
            issue_day=dt.date(2022, 3, 26) + dt.timedelta(days=source.randint(0, 999)),
            issue_number=source.randint(1, 127),
            id_tag=source.getrandbits(20),
        )
        yield encode_proxy_code(code, CARD_KEYS[7])


def one_digit_changed(text):
    for place, true in enumerate(text):
        for digit in set("0123456789") - {true}:
            yield text[:place] + digit + text[place + 1 :]


def neighbours_swapped(text):
    for place in range(len(text) - 1):
        if text[place] != text[place + 1]:
            yield text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def mended(texts):
    """A forger can compute check digits: the change stays, with its check digits right again."""
    for text in texts:
        yield text[:-2] + check_digits(text[:-2])


@pytest.mark.parametrize("text", list(true_codes()))
def test_no_changed_digit_and_no_swap_of_a_true_code_is_accepted(text):
    assert judge(text) == "accepted"
    singles = list(one_digit_changed(text))
    swaps = list(neighbours_swapped(text))
    assert len(singles) == 58 * 9
    assert {judge(wrong) for wrong in (*singles, *swaps)} == {"code_damaged"}


@pytest.mark.parametrize("text", list(true_codes())[:8])
def test_a_change_with_its_check_digits_mended_is_not_authentic(text):
    body = [*one_digit_changed(text[:-2]), *neighbours_swapped(text[:-2])]
    verdicts_of = {judge(wrong) for wrong in mended(one + "00" for one in body)}
    assert "accepted" not in verdicts_of
    assert "code_not_authentic" in verdicts_of


def test_no_random_text_is_authentic(capsys):
    counted = verdicts(RANDOM_TEXTS, seed=20220326)
    with capsys.disabled():
        if TORTURE:
            print(f"\n{RANDOM_TEXTS:,} random texts: {dict(counted)}")  # noqa: T201 - asked for
    assert counted.total() == RANDOM_TEXTS
    assert counted["accepted"] == 0
    # Half of them were made to meet the MAC, and did.
    assert counted["code_not_authentic"] >= RANDOM_TEXTS // 2
