"""What a scanner adds does not belong to the scan."""

from hypothesis import example, given
from hypothesis import strategies as st
from tests.domain.numbers.code_texts import CODES, PROXY_CODES, TUBES, as_typed

from testdesk.domain.numbers.scans import UNREADABLE, clean, read_scan

AIM = st.builds("]{}{}".format, st.sampled_from("QCEdeXLzAFGIS"), st.sampled_from("0123456789A"))
SIGNS = st.sampled_from(
    [
        "\x1d",
        "\x02",
        "\x03",
        "\t",
        "\0",
        "\ufeff",
        " ",
        "\r",
        "\n",
        "\r\n",
        "\x1e",
        "\x04",
        "\u3000",
    ]
)
WIDE_AIM = AIM.map(lambda text: "".join(chr(ord(sign) + 0xFEE0) for sign in text))
BEFORE = st.lists(SIGNS | AIM | WIDE_AIM, max_size=6).map("".join)
BEHIND = st.lists(SIGNS, max_size=6).map("".join)
EXTERNAL = st.from_regex(r"https://jkm\.example/[a-z0-9]{6,40}", fullmatch=True)
SCANS = st.one_of(
    CODES.flatmap(as_typed),
    TUBES.flatmap(as_typed),
    EXTERNAL,
    st.sampled_from(["310478", "3-1047-8", "!undo", "!seal family", "M12345678", "7" * 71]),
)


@given(BEFORE, SCANS, BEHIND)
def test_a_scan_is_the_same_with_whatever_a_scanner_adds(before, text, behind):
    assert read_scan(before + text + behind) == read_scan(text)


@given(BEFORE, BEHIND)
def test_additions_alone_are_nothing(before, behind):
    assert clean(before + behind) == ""
    assert read_scan(before + behind).kind == "unknown"


@given(st.text(max_size=40) | st.lists(SIGNS | AIM | SCANS).map("".join))
def test_cleaning_again_changes_nothing(line):
    assert clean(clean(line)) == clean(line)


def test_the_mark_of_an_unreadable_line_is_kept():
    assert clean(UNREADABLE) == UNREADABLE


@given(TUBES | CODES, SIGNS.filter(lambda sign: sign not in " \u3000\ufeff"), TUBES | CODES)
def test_what_lies_between_two_scans_does_not_join_them(first, sign, second):
    assert read_scan(first + sign + second).kind == "unknown"


@given(TUBES | CODES, AIM, TUBES | CODES | st.just(""))
def test_an_identifier_in_the_middle_shows_a_second_scan(first, aim, second):
    assert read_scan(first + aim + second).kind == "unknown"


@given(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60),
    PROXY_CODES,
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60),
)
@example("]A", "71" + "0" * 54 + "29", ":")
def test_no_text_around_a_proxy_code_hides_it(before, code, behind):
    kind = read_scan(before + code + behind).kind
    # Preceding digits may turn it into a card's damaged code, which is refused as well.
    assert kind in {"unknown", "proxy_code", "command"}


@given(TUBES, CODES | TUBES)
def test_two_codes_glued_are_nobodys_other_code(tube, other):
    assert read_scan(tube + other).kind == "unknown"
    assert read_scan(other + tube).kind == "unknown"


@given(EXTERNAL)
def test_another_systems_code_stays_one(text):
    assert read_scan(text).kind == "external_code"
