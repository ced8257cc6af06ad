"""The code on a sheet of the day: one text for each claim, and nothing else is read."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.vector_reading import document

from testdesk.domain.numbers.own_codes import contains_own_code
from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto.keys import public_key
from testdesk.formats.day_claim import DayClaim, read_claim, sign_claim

SEED = bytes(range(32))
COUNTS = st.integers(0, 10**6)
CLAIMS = st.builds(
    DayClaim,
    station=st.integers(1, 1023),
    day=st.dates().map(str),
    first=st.integers(1, 10**12),
    last=st.integers(1, 10**12),
    head=st.binary(min_size=32, max_size=32).map(bytes.hex),
    people=COUNTS,
    swabs=st.integers(-1, 10**6),
    tubes=COUNTS,
    places=COUNTS,
    exported=COUNTS,
)
ONE = DayClaim(1, "2022-03-26", 1, 2066, "ab" * 32, 612, 613, 63, 612, 612)


@given(CLAIMS)
def test_what_is_written_is_read(claim):
    signed = sign_claim(SEED, claim)
    assert read_claim(signed.text) == signed
    assert signed.is_signed_by(public_key(SEED))
    assert not signed.is_signed_by(public_key(bytes(32)))


@given(CLAIMS)
def test_it_belongs_to_nobody(claim):
    assert contains_own_code(sign_claim(SEED, claim).text)


@given(st.data())
def test_a_changed_text_is_refused_or_not_signed(data):
    text = sign_claim(SEED, ONE).text
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("0123456789ABCDEFXYZ -").filter(lambda c: c != text[place]))
    changed = text[:place] + letter + text[place + 1 :]
    with suppress(Refusal):
        signed = read_claim(changed)
        assert not signed.is_signed_by(public_key(SEED)) or signed == sign_claim(SEED, ONE)


@pytest.mark.parametrize("text", ["", "71", "TESTDESK-DAY-1", "TESTDESK-DAY-2 1 2022-03-26"])
def test_another_text_is_refused(text):
    with pytest.raises(Refusal, match="claim_damaged"):
        read_claim(text)


def test_the_vector_of_the_document():
    assert f"\n{sign_claim(SEED, ONE).text}\n" in document("day-report-v1")
