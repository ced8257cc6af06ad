"""Which keys are a scanner's: by pace, by check digits."""

from hypothesis import given
from hypothesis import strategies as st

from testdesk.formats.proxy_code import check_digits
from testdesk.gui.scans.typed_line import BURST_GAP_MS, BURST_LEAST, STALE_MS, TypedLine

LETTERS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=80)
FAST = st.integers(0, BURST_GAP_MS - 1)
SLOW = st.integers(BURST_GAP_MS, STALE_MS)


def line_of(text, gaps, start=0):
    line, at = TypedLine(), start
    for letter, gap in zip(text, gaps, strict=True):
        at += gap
        line.add(letter, at)
    return line, at


@given(LETTERS, st.data())
def test_whatever_comes_fast_enough_and_long_enough_is_one_burst(text, data):
    gaps = [data.draw(FAST) for _ in text]
    line, at = line_of(text, gaps)
    end = at + data.draw(FAST)
    assert line.burst(end) == (text if len(text) >= BURST_LEAST else "")


@given(LETTERS, st.data())
def test_whatever_a_person_types_is_never_a_burst(text, data):
    line, at = line_of(text, [data.draw(SLOW) for _ in text])
    assert line.burst(at + data.draw(SLOW)) == ""


@given(LETTERS, st.text("0123456789", min_size=BURST_LEAST, max_size=20), st.data())
def test_a_burst_after_typing_is_the_burst_alone(typed, scanned, data):
    line, at = line_of(typed, [data.draw(SLOW) for _ in typed])
    for place, letter in enumerate(scanned):
        at += data.draw(FAST) if place else BURST_GAP_MS
        line.add(letter, at)
    assert line.burst(at) == scanned


@given(st.text("0123456789", min_size=54, max_size=54), LETTERS)
def test_a_proxy_code_is_known_at_the_end_of_anything(digits, before):
    code = f"71{digits}"
    code += check_digits(code)
    line, _ = line_of(before + code, [90] * (len(before) + len(code)))
    assert line.code() == code


@given(st.text("0123456789", min_size=54, max_size=54), st.integers(0, 57), st.integers(1, 9))
def test_one_wrong_digit_is_no_proxy_code(digits, place, more):
    code = f"71{digits}"
    code += check_digits(code)
    wrong = code[:place] + str((int(code[place]) + more) % 10) + code[place + 1 :]
    line, _ = line_of(wrong, [1] * len(wrong))
    assert line.code() == ""


def test_what_was_left_for_long_is_forgotten():
    line, at = line_of("123", [100, 100, 100])
    line.add("4", at + STALE_MS + 1)
    assert line.text() == "4"


def test_backspace_takes_the_last_key():
    line, _ = line_of("123", [100, 100, 100])
    line.rub_out()
    assert line.text() == "12"
    line.clear()
    line.rub_out()
    assert line.text() == ""
