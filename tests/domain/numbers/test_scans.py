"""Recognising a scanned line by its form alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.numbers.id_numbers import is_id_number
from testdesk.domain.numbers.scans import clean, read_scan

ID = "222401193604120026"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("7" * 58, "proxy_code"),
        ("7" * 30, "proxy_code"),
        ("7" * 70, "proxy_code"),
        ("7" * 29, "unknown"),
        ("7" * 71, "unknown"),
        (ID, "id_number"),
        ("22240119360412002x", "id_number"),
        ("222401360412002", "id_number"),
        ("1" * 16, "unknown"),
        ("1" * 17, "unknown"),
        ("310478", "card_number"),
        ("3-1047-8", "card_number"),
        ("1023 1047 8", "card_number"),
        ("YJ00000001", "tube"),
        ("yj00000001", "tube"),
        ("AB123456789012", "tube"),
        ("20220326", "unknown"),
        ("12345678901234", "unknown"),
        ("M12345678", "unknown"),
        ("13812345678", "unknown"),
        ("19912345678", "unknown"),
        ("12912345678", "unknown"),
        ("YJ0000001", "unknown"),
        ("2224 0119 3604 1200 26", "unknown"),
        ("7101-2345-6789-0123", "unknown"),
        ("Y1234567", "unknown"),
        ("YJX0000001", "unknown"),
        ("https://jkm.example/q?c=1", "external_code"),
        ("JKM-2022-ab", "unknown"),
        ("JKM-2022-abc", "external_code"),
        ("健康码一二三四五六七八九十", "unknown"),
        ("!undo", "command"),
        ("！undo", "command"),
        ("!", "command"),
        ("", "unknown"),
        ("   ", "unknown"),
        ("x" * 2048, "external_code"),
        ("x" * 2049, "unknown"),
    ],
)
def test_a_line_has_one_form(line, kind):
    assert read_scan(line).kind == kind


def test_what_an_input_method_made_full_width_is_read_as_typed():
    assert read_scan("ＹＪ００００００１２").text == "YJ00000012"
    assert read_scan("２２２４０１１９３６０４１２００２６") == read_scan(ID)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\t", "\0", " ", "\ufeff"])
def test_what_a_scanner_adds_at_the_end_is_taken_off(end):
    assert read_scan(ID + end) == read_scan(end + ID) == read_scan(ID)


def test_an_external_code_keeps_its_letters_case():
    assert read_scan("JkM-2022-abcD").text == "JkM-2022-abcD"


def test_the_city_s_own_tube_form_is_obeyed():
    own = r"T-[0-9]{3}"
    assert read_scan("t-123", tube_form=own).text == "T-123"
    assert read_scan("T-123", tube_form=own).kind == "tube"
    assert read_scan("YJ00000001", tube_form=own).kind == "unknown"


def test_no_city_s_tube_form_takes_an_id_number_for_a_tube():
    assert read_scan(ID, tube_form=r"[0-9]{18}").kind == "id_number"


@given(st.text(alphabet=st.characters(), max_size=80) | st.text("0123456789Xx- !", max_size=72))
def test_reading_is_total_and_reads_its_own_text_the_same(line):
    scan = read_scan(line)
    assert scan.text.isprintable() or scan.kind in ("unknown", "command")
    again = read_scan(f"!{scan.text}" if scan.kind == "command" else scan.text)
    assert again == scan


@given(st.text(alphabet=st.characters(categories=["Cs", "Ll"]), max_size=20))
def test_half_a_letter_becomes_a_mark_that_a_database_takes(line):
    assert not re.search("[\ud800-\udfff]", clean(line))
    clean(line).encode("utf-8")


@given(st.from_regex(r"[0-9]{1,80}", fullmatch=True))
def test_a_run_of_digits_is_never_another_system_s_code(digits):
    kind = read_scan(digits).kind
    assert kind != "external_code"
    if is_id_number(digits):
        assert kind == "id_number"


def plain(number: str) -> list[str]:
    """A telephone number as dialled in its own country and from another."""
    country, rest = number.split(" ", 1)
    digits = rest.replace(" ", "")
    abroad = f"{country}{digits.removeprefix('0')}"
    return [digits, abroad, f"00{abroad}", f"+{abroad}", f"+{country} {rest}", f"+{country}-{rest}"]


def grouped(number: str) -> list[str]:
    """With the separators that people put between the groups."""
    country, *groups = number.split(" ")
    ways = [sign.join(groups) for sign in " -./"]
    first, rest = groups[0], groups[1:]
    ways += [f"({first}) {'-'.join(rest)}", f"+{country} ({first}) {' '.join(rest)}"]
    return [*ways, *(f"+{country}{sign}{sign.join(groups)}" for sign in " -./")]


TELEPHONES = ["86 138 1234 0021", "86 199 1234 5678", "86 0433 251 2345", "82 010 1234 5678"]
CALLS = ["{}", "tel:{}", "TEL:{}", "tel:{};ext=12", "sms:{}?body=hi", "SMSTO:{}:come down"]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("number", TELEPHONES)
def test_a_telephone_number_is_nobodys_other_code(number, call):
    eleven = number.split(" ", 1)[1].replace(" ", "")
    for written in plain(number) + grouped(number):
        wide = "".join(chr(ord(sign) + 0xFEE0) if sign != " " else sign for sign in written)
        for text in (call.format(written), call.format(wide)):
            assert read_scan(text).kind == read_scan(eleven).kind == "unknown", text


@pytest.mark.parametrize("text", ["tel-138123400", "sms:verify-8812", "+86 138 1234 a021"])
def test_what_only_begins_like_a_telephone_number_is_another_systems(text):
    assert read_scan(text).kind == "external_code"
