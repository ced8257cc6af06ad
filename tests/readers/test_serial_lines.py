"""Bytes into scans: however they are split on the way, the scans are the same."""

from hypothesis import given
from hypothesis import strategies as st
from tests.gui.register.scan_page import CODE

from testdesk.domain.numbers.scans import UNREADABLE, clean
from testdesk.readers.serial_lines import LONGEST_LINE, SerialLines

PIECES = st.lists(st.binary(max_size=40) | st.sampled_from([b"\r", b"\r\n", b"YJ22034417\r"]))


@given(PIECES)
def test_where_the_bytes_are_cut_makes_no_difference(pieces):
    whole, cut = SerialLines(), SerialLines()
    assert whole.feed(b"".join(pieces)) == [scan for one in pieces for scan in cut.feed(one)]
    assert whole.is_waiting() == cut.is_waiting()
    assert whole.flush_after_silence() == cut.flush_after_silence()
    assert whole.abandon_line() == cut.abandon_line()
    assert not whole.is_waiting()


@given(st.lists(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1)))
def test_plain_lines_come_as_they_were_sent(lines):
    sent = "".join(f"{line}\r\n" for line in lines).encode()
    scans = SerialLines().feed(sent)
    assert "".join(scans) == "".join(map(clean, lines))
    assert UNREADABLE not in scans


@given(st.lists(st.binary(min_size=1, max_size=3000), max_size=8))
def test_no_noise_makes_the_line_grow(pieces):
    lines = SerialLines()
    for piece in pieces:
        lines.feed(piece)
        assert len(lines._line) <= LONGEST_LINE


def test_marks_around_a_line_and_empty_lines_are_no_scans():
    assert SerialLines().feed(b"\r\n \r\0\r\x02YJ22034417\x03\r") == ["YJ22034417"]
    lines = SerialLines()
    assert lines.feed(b"\0 ") == []
    assert lines.abandon_line() == []


def test_letters_of_three_bytes_cut_in_the_middle_are_whole():
    lines = SerialLines()
    sent = "朴顺子的健康码123".encode()
    assert lines.feed(sent[:4]) + lines.feed(sent[4:] + b"\n") == ["朴顺子的健康码123"]


def test_other_letters_and_control_characters_are_unreadable():
    assert SerialLines().feed("朴顺子".encode("gbk") + b"\r") == [UNREADABLE]
    assert SerialLines().feed(b"YJ2203\x074417\r") == [UNREADABLE]


def test_silence_ends_whole_codes_and_nothing_else():
    lines = SerialLines()
    lines.feed(CODE[:-1].encode())
    assert lines.flush_after_silence() == []
    lines.feed(CODE[-1:].encode())
    assert lines.flush_after_silence() == [CODE]
    assert lines.feed(b"\r") == []
    lines.feed(b"YJ22034417")
    assert lines.flush_after_silence() == []
    assert lines.abandon_line() == [UNREADABLE]


@given(
    st.sampled_from(["", "]C0", "]C1\x1d", "\x02]Q1", "\0\ufeff ", "\x02 ]d2"]),
    st.sampled_from(["YJ22034417", CODE, "https://jkm.example/4f9a02", "M12345678"]),
    st.sampled_from(["", "\x03", "\x1d\x03", " \0"]),
    st.sampled_from(["\r", "\n", "\t", "\r\n", "\r\r", "\r\n\n", "\t\r\n"]),
)
def test_what_a_scanner_adds_is_no_part_of_a_scan(before, text, behind, end):
    sent = f"{before}{text}{behind}{end}{before}{behind}{end}"
    assert SerialLines().feed(sent.encode()) == [text]


@given(st.sampled_from(["]Q1", "]C0", "\x1d", "\x1d]C1"]))
def test_what_lies_between_whole_codes_parts_them(between):
    assert SerialLines().feed(f"]Q1{CODE}{between}{CODE}\r".encode()) == [CODE, CODE]
