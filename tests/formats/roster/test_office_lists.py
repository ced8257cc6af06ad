"""Lists as offices really send them: each file is a complaint from the field, with its result."""

import datetime
from pathlib import Path

import pytest

from testdesk.domain.refusals import Refusal
from testdesk.formats.roster.reading import read_roster

FILES = Path(__file__).parents[1] / "rosters"
TODAY = datetime.date(2022, 3, 26)


def read(name, today=TODAY):
    return read_roster((FILES / name).read_bytes(), filename=name, today=today)


def doors(reading):
    """Name, building, unit and room of everybody."""
    return [(r.name, r.address.building, r.address.unit, r.address.room) for r in reading.rows]


def names(reading):
    return [row.name for row in reading.rows]


def reasons(entries):
    return [(entry.row, entry.reason) for entry in entries]


def reported_kinds(reading):
    return {one.kind for one in reading.unread}


def test_each_file_has_a_test():
    source = Path(__file__).read_text("utf-8")
    stems = {file.name for file in FILES.iterdir()}
    assert {name for name in stems if name not in source and "a21-" not in name} == set()


@pytest.mark.parametrize(
    ("name", "people"),
    [
        (
            "a01-one-sheet-per-building.xlsx",
            [("田一甲", "1", "1", "101"), ("田一乙", "1", "1", "102"),
             ("田二甲", "2", "1", "101"), ("田三甲", "3", "1", "101")],
        ),
        ("a02-hidden-old-sheet-first.xlsx",
         [("新名甲", "1", "1", "101"), ("新名乙", "1", "1", "102")]),
        (
            "a03-merged-household-cells.xlsx",
            [*((name, "4", "2", "402") for name in ("合户主", "合妻子", "合儿子")),
             ("邻户主", "4", "2", "403")],
        ),
        ("a06-ditto-mark-quote.csv",
         [(f"引{n}", "6", "1", f"60{i}") for i, n in enumerate("甲乙丙丁", start=1)]),
        ("a07-unclosed-quote.csv",
         [(f"引{n}", "", "", f"10{i}") for i, n in enumerate("己庚辛", start=1)]),
        ("a08-ditto-words.csv",
         [("同上甲", "7", "1", "701"), ("同上乙", "7", "1", "701"), ("同上丙", "7", "1", "702")]),
        ("a09-pandas-floats.csv", [("浮点甲", "8", "1", "802"), ("浮点乙", "8", "1", "")]),
        ("a11-cp949-korean.csv", [("김하늘", "3", "", "301"), ("박바다", "3", "", "302")]),
        ("a12-cp949-english-header.csv", [("김하늘", "3", "", "301"), ("박바다", "3", "", "302")]),
        ("a28-utf16le-no-bom.csv",
         [(f"编码{n}", "19", "1", f"10{i}") for i, n in enumerate("甲乙丙", start=1)]),
        ("a32-libreoffice.ods", [("开放甲", "20", "1", "101")]),
        ("a33-hidden-row.xlsx",
         [("可见甲", "21", "1", "101"), ("隐藏乙", "21", "1", "102"),
          ("可见丙", "21", "1", "103")]),
        ("b05-desk-list.csv", [("李玉姬", "", "", "")]),
    ],
)  # fmt: skip
def test_everybody_is_read_with_the_right_door(name, people):
    reading = read(name)
    assert (doors(reading), reading.bad) == (people, ())


def test_what_was_hidden_or_quoted_is_reported():
    assert reported_kinds(read("a02-hidden-old-sheet-first.xlsx")) == {"sheet_hidden"}
    assert reported_kinds(read("a33-hidden-row.xlsx")) == {"rows_hidden"}
    for name, row in [("a06-ditto-mark-quote.csv", 3), ("a07-unclosed-quote.csv", 2)]:
        assert (row, "quotation_mark") in reasons(read(name).warnings)


def test_a09_phone_and_empty_room_of_a_data_frame():
    first, second = read("a09-pandas-floats.csv").rows
    assert (first.phone, second.phone) == ("13900000145", "")


def test_a10_rounded_numbers_are_all_called_mangled():
    reading = read("a10-rounded-000.csv")
    assert (reading.rows, len(reading.bad)) == ((), 52)
    assert {bad.reason for bad in reading.bad} == {"id_number_mangled"}


@pytest.mark.parametrize(
    ("name", "kept", "bad"),
    [
        ("a13-footer-lines.csv", ["脚注甲", "脚注乙"], [(n, "not_a_person") for n in (4, 5, 6)]),
        ("a14-two-people-one-cell.csv", ["单人戊"], [(2, "two_names"), (3, "two_names")]),
        ("a15-same-name-no-id.csv", ["金英姬"] * 3, []),
        ("a29-utf8-one-byte-lost.csv", ["编码甲", "编码乙"], [(4, "text_damaged")]),
        ("a37-sample-row.csv", ["真人甲"], [(2, "sample_row")]),
    ],
)
def test_what_is_no_person_is_reported_and_the_people_are_kept(name, kept, bad):
    reading = read(name)
    assert (names(reading), reasons(reading.bad)) == (kept, bad)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a19-html-table.xls", "web_page"), ("a20-xml2003.xls", "xml_2003"),
     ("a39-password.xlsx", "password")],
)  # fmt: skip
def test_what_cannot_be_read_is_named_by_its_true_kind(name, reason):
    with pytest.raises(Refusal) as caught:
        read(name)
    assert (caught.value.code, caught.value.detail) == ("roster_unreadable", {"reason": reason})


@pytest.mark.parametrize("number", range(6))
def test_a21_headers_are_known_by_what_they_contain(number):
    (row,) = read(f"a21-{number}-header-words.csv").rows
    assert row.document is not None
    assert (row.name, row.phone) == (f"表头甲{number}", f"1390000018{number}")
    address = row.address
    assert (address.compound, address.building, address.room) == ("松林小区", "14", "101")


def test_a22_rooms_that_became_dates_are_reported():
    reading = read("a22-room-dates.csv")
    assert [row.address.room for row in reading.rows] == [""] * 9
    unclear = [(w.row, w.cell) for w in reading.warnings if w.reason == "address_unclear"]
    assert unclear == [(n, f"G{n}") for n in range(2, 11)]


@pytest.mark.parametrize("name", ["a23-apostrophes.csv", "a24-check-letter.csv"])
def test_six_people_are_read_whatever_surrounds_their_numbers(name):
    reading = read(name)
    assert (len(reading.rows), reading.bad) == (6, ())


def test_a24_a_sign_that_was_read_as_x_is_reported():
    found = reasons(read("a24-check-letter.csv").warnings)
    assert found == [(n, "check_letter_read") for n in (3, 4, 5, 7)]


def test_a25_the_first_phone_is_kept():
    reading = read("a25-phones.csv")
    assert [row.phone for row in reading.rows] == [
        "13900000211", "13900000213", "13900000215", "13900000217", "+8613900000218",
        "04332900219", "8613900000220", "13900000221", "13900000222",
    ]  # fmt: skip
    assert reasons(reading.warnings) == [
        (2, "phone_second"), (3, "phone_second"), (4, "phone_second"), (5, "phone_trimmed"),
        (9, "phone_trimmed"),
    ]  # fmt: skip


def test_a26_documents_are_of_their_kind():
    reading = read("a26-documents.csv")
    kinds = {row.name: row.document and row.document.type for row in reading.rows}
    assert kinds == {
        "证美国护照": "03", "证新生儿": "99", "证港澳": "06", "证居住证": "99", "证旧永居": "99",
        "证五星": "99", "证台胞": "07", "证韩国新护照": "03", "证军官": "04", "证无证": None,
        "证写无": None, "证点号": "03",
    }  # fmt: skip
    # The other two repeat a number of the list, without its kind.
    assert reasons(reading.bad) == [(3, "number_of_two"), (11, "number_of_two")]


def test_a27_unusual_names_are_kept_and_reported():
    reading = read("a27-names.csv")
    kept = names(reading)
    assert (len(kept), reasons(reading.bad)) == (17, [(17, "name_invalid")])
    assert {"𡈽", "𠮷野家子", "张三", "O'Brien Sean", "王*明", "未知", "欧阳修文"} <= set(kept)
    assert reasons(reading.warnings) == [
        (8, "name_unclear"), (10, "name_trimmed"), (16, "name_unclear"), (18, "name_unclear"),
        (19, "name_unclear"),
    ]  # fmt: skip


def test_b01_passports_and_permits_are_distinguished():
    kinds = [row.document and row.document.type for row in read("b01-passports.csv").rows]
    assert kinds == ["03", "06", "07", "03"]


def test_b02_a_second_list_has_fewer_columns():
    (full,) = read("b02-first-list.csv").rows
    (less,) = read("b02-second-list-name-and-number.csv").rows
    assert full.korean
    assert full.phone
    assert (less.korean, less.phone, less.address.room) == ("", "", "")


def test_b04_a_clock_in_the_past_is_named():
    (bad,) = read("b04-child.csv", today=datetime.date(2010, 1, 1)).bad
    assert bad.reason == "clock_wrong"
    assert read("b04-child.csv").bad == ()


def test_b06_names_that_look_like_formulas_are_kept_as_written():
    assert len(read("b06-export-names.csv").rows) == 11


def test_b08_a_placeholder_is_no_number():
    reading = read("b08-placeholder-numbers.csv")
    assert [row.document for row in reading.rows] == [None] * 5
    assert reasons(reading.warnings) == [(n, "id_number_missing") for n in range(2, 7)]
