"""Where a line is cut at its pauses, and what is read in it."""

import re
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.domain.numbers.code_texts import (
    CODES,
    ID_NUMBERS,
    OLD_FORM,
    OLD_TUBES,
    PROXY_CODES,
    TUBES,
    as_typed,
)

from testdesk.domain.numbers.scans import DEFAULT_TUBE_FORM, UNREADABLE, are_stuck_together
from testdesk.gui.scans.line_reader import LineReader
from testdesk.gui.scans.typed_line import BURST_GAP_MS, STALE_MS, TypedLine

READER = LineReader()
WHOLE = "71" + "0" * 54 + "29"
LETTERS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=80)
FAST, SLOW = (0, BURST_GAP_MS - 1), (BURST_GAP_MS, 3_000)


def any_gap(chance):
    """Mostly a scanner's, sometimes a stall."""
    return chance.randint(*(SLOW if chance.random() < 0.2 else FAST))


def line_of(text, gaps, start=0):
    line, at = TypedLine(), start
    for letter, gap in zip(text, gaps, strict=True):
        at += gap
        line.add(letter, at)
    return line


@st.composite
def paced(draw, texts, gap=None):
    """A text, and its runs: gaps between two bounds, or a scanner's with stalls."""
    text, chance = draw(texts), Random(draw(st.integers(0, 2**32)))  # noqa: S311 - a pace, no secret
    gaps = [chance.randint(*gap) if gap else any_gap(chance) for _ in text]
    return text, line_of(text, gaps).runs()


@given(paced(LETTERS))
def test_the_runs_are_the_whole_line(line):
    text, runs = line
    assert "".join(runs) == text


@given(paced(CODES.flatmap(as_typed)))
def test_a_whole_code_outside_fields_is_received_whatever_the_pace(line):
    text, runs = line
    [scan] = READER.outside_fields(runs).scans
    assert scan == plain(text)


@given(st.lists(CODES, min_size=2, max_size=4), st.data())
def test_codes_stuck_together_come_in_their_order_or_are_refused(codes, data):
    _, runs = data.draw(paced(st.just("".join(codes))))
    scans = READER.outside_fields(runs).scans
    refused = len(scans) == 1 and (scans[0] == UNREADABLE or are_stuck_together(scans[0]))
    assert list(scans) == codes or refused


@given(st.lists(CODES | TUBES, min_size=2, max_size=4), st.data())
def test_no_scan_is_lost_among_stuck_ones(scanned, data):
    text, runs = data.draw(paced(st.just("".join(scanned))))
    scans = READER.outside_fields(runs).scans
    assert list(scans) == scanned or scans in ((text,), (UNREADABLE,))


@pytest.mark.parametrize(("form", "tubes"), [(DEFAULT_TUBE_FORM, TUBES), (OLD_FORM, OLD_TUBES)])
@given(data=st.data())
def test_a_tube_with_stalls_is_never_another_tube(form, tubes, data):
    text, runs = data.draw(paced(tubes))
    reader = LineReader(form)
    assert reader.outside_fields(runs).scans in ((text,), (UNREADABLE,))
    found = reader.in_text_field(runs, end_is_fast=True)
    assert found.scans in ((text,), (UNREADABLE,), ())


@given(paced(st.text("abcdefghijklmnop ", max_size=9), SLOW), paced(CODES, FAST))
@example((" ", [" "]), (WHOLE, [WHOLE]))
def test_a_persons_keys_in_a_field_are_not_the_scans(typed, scanned):
    text, runs = scanned
    found = READER.in_text_field(typed[1] + runs, end_is_fast=True)
    assert (found.scans, found.length) == ((text,), len(text))


@given(paced(LETTERS | ID_NUMBERS | TUBES, SLOW))
def test_whatever_a_person_types_in_a_field_stays_there(line):
    assert READER.in_text_field(line[1], end_is_fast=False).scans == ()


@given(paced(LETTERS.filter(lambda text: not text[-1].isdigit()), SLOW), paced(PROXY_CODES, SLOW))
def test_a_slow_proxy_code_is_known_at_the_end_of_anything(typed, code):
    found = READER.in_text_field(typed[1] + code[1], end_is_fast=False)
    # "]AA" before it is what a scanner calls its symbology, and goes with it.
    identifier = re.search(r"\][A-Za-z][0-9A-Za-z]$", typed[0])
    assert (found.scans, found.length) == ((code[0],), 58 + 3 * bool(identifier))


@pytest.mark.parametrize("in_field", [True, False])
@given(paced(PROXY_CODES, FAST), st.integers(0, 57), st.integers(1, 9))
def test_one_wrong_digit_is_no_code_without_an_end(in_field, line, place, more):
    code = line[0]
    wrong = code[:place] + str((int(code[place]) + more) % 10) + code[place + 1 :]
    assert READER.codes_at_the_end([wrong], in_field=in_field, line_ended=False).scans == ()


def plain(text):
    return "".join(chr(ord(c) - 0xFEE0) if ord(c) > 0xFF00 else c for c in text).upper()


def test_what_was_left_for_long_is_forgotten():
    line = line_of("123", [100, 100, 100])
    line.add("4", 300 + STALE_MS + 1)
    assert line.text() == "4"


def test_backspace_takes_the_last_key():
    line = line_of("123", [100, 100, 100])
    line.delete_last()
    assert line.text() == "12"
    line.clear()
    line.delete_last()
    assert line.text() == ""


def test_a_tube_of_the_city_s_own_form_is_known_in_a_field_with_a_stall_in_it():
    runs = ["T-", "123456789"]
    city = LineReader("T-[0-9]{9}")
    assert city.in_text_field(runs, end_is_fast=True).scans == ("T-123456789",)
    other = LineReader("[0-9]{9}")
    assert other.in_text_field(runs, end_is_fast=True).scans == ("123456789",)
