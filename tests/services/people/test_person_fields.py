"""What is typed of a person is checked alike: of a walk-in, in a correction, in a list's row."""

import csv
import datetime as dt
import io
import itertools

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.made_station import HALMEONI, POINT, TUBES, id_number

from testdesk.domain.numbers.width import is_plainly_written
from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address
from testdesk.formats.person_fields import PARTS, clean_field
from testdesk.formats.roster.reading import read_roster
from testdesk.services.people.correction import FIELDS, correct, value_of
from testdesk.services.people.directory import WalkIn, register_walk_in

NEW = id_number("19991231", 17)
HEADERS = {
    "name": "姓名", "korean": "조선문 이름", "document_number": "证件号码", "phone": "电话",
    "compound": "小区", "building": "楼", "unit": "单元", "room": "室",
}  # fmt: skip

# Signs that NFKC makes digits of, and that nobody types into a number.
ODD = ("①②③④⑤", "⑴⑵⑶⑷⑸", "¹²³⁴⁵", "𝟏𝟐𝟑𝟒𝟓", "❶❷❸❹❺", "٠١٢٣٤", "⒈⒉⒊⒋⒌")
BAD_PARTS = (
    ("3" * 300, "address_invalid"), ("楼" * 61, "address_invalid"), ("<b>3</b>", "address_invalid"),
    ("＜3＞", "address_invalid"), ("=1+1", "address_invalid"), ("{3}", "address_invalid"),
    ("-", "address_invalid"), ("3\x07", "text_invalid"),
)  # fmt: skip
BAD = {
    "name": (
        ("<b>", "name_invalid"), ("<b>王</b>", "name_invalid"), ("＜b＞", "name_invalid"),
        ("&lt;b&gt;", "name_invalid"), ("{{7*7}}", "name_invalid"), ("=cmd()", "name_invalid"),
        ("${x}", "name_invalid"), ("%3Cb%3E", "name_invalid"), ("王|李", "name_invalid"),
        ("①②③", "name_invalid"), ("123", "name_invalid"), ("王" * 81, "name_invalid"),
        ("王\x07", "name_invalid"), ("a\\b", "name_invalid"),
    ),
    "korean": (("<b>박</b>", "korean_not_hangul"), ("pak", "korean_not_hangul")),
    "phone": (
        *((odd, "phone_not_a_number") for odd in ODD), ("1" * 300, "phone_not_a_number"),
        ("1381234①021", "phone_not_a_number"), ("<b>", "phone_not_a_number"),
        ("138-1234-002a", "phone_not_a_number"), ("1", "phone_not_a_number"),
    ),
    **dict.fromkeys(PARTS, BAD_PARTS),
    "document_number": (
        *((odd * 2, "document_unknown") for odd in ODD),
        ("②②②④⓪①①⑨③⑥⓪④①②⓪⓪②⑥", "document_unknown"), ("<b>", "document_unknown"),
        (NEW.translate({ord("1"): "¹"}), "document_unknown"),
    ),
}  # fmt: skip
EACH = [(field, value, code) for field, bad in BAD.items() for value, code in bad]


def walk_in(station, field, value):
    form = WalkIn("钱七", document_number=NEW)
    changed = {field: value}
    if field in PARTS:
        changed = {"address": Address(**changed)}
    form = msgspec.structs.replace(form, **changed)
    return register_walk_in(station.context, form=form).value


def correction(station, field, value):
    return correct(
        station.context, resident=station.who(HALMEONI), changes={field: value}, reason="list_wrong"
    ).value


def row_of(field, value):
    cells = {"name": "钱七", "document_number": NEW, field: value}
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADERS[name] for name in cells)
    writer.writerow(cells.values())
    data = text.getvalue().encode()
    return read_roster(data, filename="list.csv", today=dt.date(2022, 3, 26))


@pytest.mark.parametrize(("field", "value", "code"), EACH)
@pytest.mark.parametrize("write", [walk_in, correction])
def test_what_no_field_is_written_like_is_refused_and_changes_nothing(
    station, write, field, value, code
):
    before = station.journal()
    with pytest.raises(Refusal) as caught:
        write(station, field, value)
    assert caught.value.code == code
    assert station.journal() == before


def has_signs_alone(field, value):
    """A text of a length and with letters that a list takes, where only the signs are odd."""
    signs = set(value) - set("<>{}=$%&;|\\＜＞-")
    if field in {"name", "korean"}:
        return len(value) <= 80 and any(map(str.isalpha, signs)) and signs != set(value)
    return field in PARTS and len(value) <= 60


LISTED = [(f, v) for f, v, _ in EACH if v.isprintable() and f in HEADERS]


@pytest.mark.parametrize(
    ("field", "value"),
    [pair for pair in LISTED if not has_signs_alone(*pair)],
)
def test_a_list_brings_no_such_value_either(field, value):
    reading = row_of(field, value)
    kept = [row for row in reading.rows if field in {"name", "document_number"}]
    assert kept == []
    assert reading.bad or reading.warnings
    for row in reading.rows:
        field_text = getattr(row.address if field in PARTS else row, field)
        assert field_text == ""


@pytest.mark.parametrize(("field", "value"), [pair for pair in LISTED if has_signs_alone(*pair)])
def test_a_list_loses_nobody_for_a_sign_that_nobody_would_type(field, value):
    """Whoever made it is not here to be asked; the signs are shown as they are, and do nothing."""
    (row,) = row_of(field, value).rows
    assert row.name


GOOD = {
    "name": ("朴顺姬", "José Ñandú", "O'Neil-Smith Jr.", "阿依古丽·买买提", "李(小)", "王□民"),
    "korean": ("박순희", "박 순희"),
    "phone": ("13812340142", "+86 138 1234 0142", "１３８１２３４０１４２", "(0433) 251-2345"),
    "compound": ("河南小区", "A&B公寓", "No.5 院"),
    "building": ("4", "4号楼", "四栋", "A-2"),
    "unit": ("1单元", "5"),
    "room": ("101室", "3-101", "지하 1"),
}  # fmt: skip


@pytest.mark.parametrize(("field", "value"), [(f, v) for f, good in GOOD.items() for v in good])
def test_a_walk_in_a_correction_and_a_row_keep_one_spelling(station, field, value):
    corrected = value_of(correction(station, field, value), field)
    written = value_of(walk_in(station, field, value), field)
    (row,) = row_of(field, value).rows
    listed = getattr(row.address if field in PARTS else row, field)
    assert corrected == written == listed == clean_field(field, value) != ""


@example("building", "0号号")  # a word that stands twice
@example("room", "第Rm. 5号室")
@example("unit", "\u0390")  # a letter whose capital is written with a mark of its own
@given(st.sampled_from(FIELDS), st.text(max_size=90) | st.text("0123456789①²<b>&=- 楼号박王"))
def test_what_is_kept_is_kept_as_it_is_when_it_is_typed_again(field, value):
    try:
        kept = clean_field(field, value)
    except Refusal:
        return
    assert clean_field(field, kept) == kept
    if field in {"name", "korean", *PARTS}:
        assert not set("<>{}\\|^=") & set(kept)
    if field == "phone":
        assert kept == "" or kept.removeprefix("+").encode().isdigit()


@pytest.mark.parametrize("odd", ["①", "²", "𝟏", "Ⓐ", "Ⅳ", "㏑", "½", "№"])
def test_what_nfkc_makes_plain_is_not_written_plainly(odd):
    assert not is_plainly_written(f"12{odd}")


@pytest.mark.parametrize("plain", ["12a", "１２ａ", "３８－１", "军字第12号", "지하 1", "é", "﹣1"])
def test_full_width_is_written_plainly(plain):
    assert is_plainly_written(plain)


@pytest.mark.parametrize("command", ["undo", "bind"])
@pytest.mark.parametrize("shift", [0x2460 - ord("1"), 0x1D7CE - ord("0"), 0x2080 - ord("0")])
def test_a_command_names_nobody_by_signs_that_are_no_digits(station, command, shift):
    station.scans(TUBES[0], HALMEONI if command == "undo" else "phone-code-0001")
    odd = "".join(chr(ord(sign) + shift) if sign in "123456789" else sign for sign in HALMEONI)
    before = station.journal()
    assert station.scan(f"!{command} {odd}").verdict == "refused"
    assert station.journal() == before
    assert station.scan(f"!{command} <b>").verdict == "refused"
    assert station.scan("!pool ⑩").reason == "pool_size_unknown"
    assert station.journal() == before
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in HALMEONI)
    assert station.scan(f"!{command} {wide}").verdict != "refused"


SUFFIXES = {
    "building": ["号楼", "號樓", "号栋", "栋", "幢", "座", "楼", "동", "#楼", "#", "号"],
    "unit": ["号单元", "单元", "호라인", "라인", "门"],
    "room": ["号室", "室", "호실", "호", "号", "房", "户"],
}


@pytest.mark.parametrize("part", SUFFIXES)
def test_a_part_has_one_spelling_however_many_suffixes_it_has(part):
    """101号房 is 101, not 101号 at one station and 101 where it is typed once more."""
    for one, other in itertools.product(["", *SUFFIXES[part]], repeat=2):
        assert clean_field(part, f"101{one}{other}") == "101", (one, other)
        for sign in ("-101", "A-1"):
            assert clean_field(part, f"{sign}{one}{other}") == sign


def test_a_sign_that_expands_to_several_makes_no_part_longer_than_it_may_be():
    with pytest.raises(Refusal, match="address_invalid"):
        clean_field("room", "㈱" * 60)


@pytest.mark.parametrize("part", PARTS)
def test_an_address_is_one_whichever_way_it_was_typed(station, part):
    """Else one person at one door would be two."""
    home = Address(POINT, "9", "1", "901")
    typed = Address(f" {POINT} ", "9号楼", "1单元", "901室")
    first = register(station, home)
    parts = {one: getattr(typed if one == part else home, one) for one in PARTS}
    assert register(station, Address(**parts)) == first


def register(station, home):
    form = WalkIn(name="孙八", address=home)
    return register_walk_in(station.context, form=form).value
