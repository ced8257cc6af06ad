"""`testdesk scan`: one JSON line for each line, whatever it contains."""

import io
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.site import SECOND_TUBE, STATION_PHRASE, TUBE, Site, people

from testdesk import bootstrap
from testdesk.cli.scan import answer_lines
from testdesk.cli.shared.scan_lines import MAX_LINE_BYTES, InputLine, read_lines
from testdesk.services.session import Context, ScanSession

KEYS = ["seq", "scan", "kind", "verdict", "reason", "resident", "tube", "position"]


def in_pieces(data: bytes, size: int) -> Callable[[int], bytes]:
    """A reader that gives a few bytes at a time, as a slow scanner does."""
    source = io.BytesIO(data)
    return lambda most: source.read(min(most, size))


def test_a_tube_and_its_people_are_answered_in_the_promised_shape(site: Site):
    answers = site.sample(2)
    assert list(answers[0])[: len(KEYS)] == KEYS
    assert {k: answers[0][k] for k in KEYS[2:]} == {
        "kind": "tube",
        "verdict": "accepted",
        "reason": "tube_opened",
        "resident": None,
        "tube": TUBE,
        "position": None,
    }
    first, second = answers[1:]
    assert (first["kind"], first["reason"], first["position"]) == ("id_number", "sampled", 1)
    assert (second["position"], second["tube"]) == (2, TUBE)
    assert first["resident"]["name"] == people(1)[0].name
    assert set(first["resident"]) >= {"resident", "name", "id_tail", "address"}
    assert [a["seq"] for a in answers] == [2, 3, 4]


def test_what_is_refused_has_a_reason_and_changes_nothing(site: Site):
    number = people(1)[0].document_number
    mistyped = number[:-1] + ("1" if number[-1] != "1" else "2")
    answers = site.scan(number, TUBE, number, number, TUBE, SECOND_TUBE, mistyped)
    assert [a["reason"] for a in answers] == [
        "no_open_tube",
        "tube_opened",
        "sampled",
        "sampled",
        "tube_is_open",
        "other_tube_open",
        "id_number_invalid",
    ]
    # The scanner read it twice: the first answer again, and no event.
    assert (answers[3]["repeated"], answers[3]["position"]) == (True, 1)
    assert {a["verdict"] for a in answers[4:]} == {"refused"}
    assert {a["seq"] for a in answers[3:]} == {3}


def test_the_tenth_person_seals_the_tube(site: Site):
    answers = site.sample(10)
    assert [a["sealed"] for a in answers] == [False] * 10 + [True]


def test_commands_undo_seal_and_change_the_next_tube(site: Site):
    number = people(1)[0].document_number
    answers = site.scan(TUBE, number, "!undo", number, "!seal family", "!single", SECOND_TUBE)
    assert [(a["kind"], a["reason"]) for a in answers if a["kind"] == "command"] == [
        ("command", "sample_undone"),
        ("command", "tube_sealed"),
        ("command", "next_tube_single"),
    ]
    assert site.station("tube", "list").value[0]["capacity"] == 1


def test_an_unknown_code_asks_whose_it_is_once(site: Site):
    code, other = "https://jkm.example/4f9a02", people(2)[1].document_number
    first = site.scan(TUBE, code, f"!bind {people(1)[0].document_number}", other)
    assert (first[1]["kind"], first[1]["verdict"]) == ("external_code", "needs_person")
    assert (first[2]["verdict"], first[2]["position"]) == ("accepted", 1)
    again = site.scan(code)[0]
    assert (again["reason"], again["resident"]["name"]) == ("already_sampled", people(1)[0].name)


@pytest.mark.parametrize("typed", [b"\xff\xfe", b"", b"   ", b"1" * 20000, b"!bind \xff", b"a\0b"])
def test_a_line_that_cannot_be_read_is_answered_and_changes_nothing(site: Site, typed: bytes):
    result = site.station("scan", typed=typed + b"\n" + TUBE.encode() + b"\n")
    first, second = result.lines
    assert (first["kind"], first["verdict"]) == ("unknown", "refused")
    assert first["reason"] == "unreadable"
    assert (first["seq"], second["reason"]) == (1, "tube_opened")


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r", "\r\n\n", "\r\n\r\n", "\t\r\r\n"])
@pytest.mark.parametrize("before", ["", "]C0", "\x02]Q1", "\ufeff", " \t", "\x1d"])
def test_what_a_scanner_adds_is_no_part_of_a_scan(site: Site, before: str, end: str):
    number = people(1)[0].document_number
    lines = (f"{before}{text}\x1d\x03{end}" for text in (TUBE, number, number))
    answers = site.station("scan", typed="".join(lines).encode()).lines
    assert [(a["scan"], a["reason"]) for a in answers] == [
        (TUBE, "tube_opened"),
        (number, "sampled"),
        (number, "sampled"),
    ]
    assert [a.get("repeated", False) for a in answers] == [False, False, True]


def test_an_empty_line_of_a_script_drops_no_question(site: Site):
    bind = f"!bind {people(1)[0].document_number}"
    answers = site.scan(TUBE, "https://jkm.example/4f9a02", "", "]C1", bind)
    assert [a["reason"] for a in answers] == [
        "tube_opened",
        "unknown_code",
        "unreadable",
        "unreadable",
        "sampled",
    ]


def test_nothing_typed_is_nothing_answered(site: Site):
    result = site.station("scan", typed=b"")
    assert (result.status, result.out) == (0, "")


def test_standard_output_holds_answers_alone(site: Site):
    result = site.run("scan", "--home", site.home, typed=TUBE.encode())
    assert [a["reason"] for a in result.lines] == ["tube_opened"]
    assert "ready" in result.err


@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"))),
    end=st.sampled_from([b"\n", b"\r", b"\r\n"]),
    size=st.integers(1, 5),
)
def test_lines_are_split_at_every_kind_of_end(texts: list[str], end: bytes, size: int):
    data = b"".join(text.encode() + end for text in texts)
    found = list(read_lines(in_pieces(data, size)))
    first, rest = texts[:1], texts[1:]
    # An LF right after a CR is no line: the scanner sends both.
    lines = first + [text for text in rest if text or end == b"\n"]
    assert [line.text for line in found] == lines


@given(st.binary(max_size=300), st.integers(1, 70))
def test_any_bytes_make_as_many_lines_as_they_have_ends(data: bytes, size: int):
    found = list(read_lines(in_pieces(data, size)))
    assert len(found) == len(re.findall(rb"[^\r\n]*(?:\r[\r\n]*|\n)|[^\r\n]+\Z", data))


def test_an_endless_line_is_held_in_part_only():
    (line, after) = read_lines(in_pieces(b"7" * (MAX_LINE_BYTES * 9) + b"\n" + TUBE.encode(), 4096))
    assert (line.readable, len(line.text) < MAX_LINE_BYTES) == (False, True)
    assert after == InputLine(TUBE)


def test_any_line_is_answered_with_one_value(made: Site):
    with bootstrap.station(made.home, STATION_PHRASE) as station:

        @given(st.lists(st.text(max_size=40) | st.sampled_from(["!undo", "!seal", "!bind x"])))
        def every_line_is_answered(lines: list[str]) -> None:
            answers: list[object] = []
            typed = [InputLine(text, readable=text.isprintable()) for text in lines]
            answer_lines(typed, Context(station, ScanSession(operator="test")), answers.append)
            assert len(answers) == len(lines)

        every_line_is_answered()
