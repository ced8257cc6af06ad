"""Roster files: no file breaks the reader, and each form gives the same rows."""

import datetime
import io
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from tests.formats.roster.roster_samples import (
    GOOD,
    HEADER,
    csv_of,
    number,
    read,
    refusal,
    saved,
    workbook_of,
)

from testdesk.domain.refusals import Refusal
from testdesk.domain.residents.people import Address


@pytest.mark.parametrize(
    ("data", "code", "reason"),
    [
        (b"", "roster_empty", None),
        (b"\xef\xbb\xbf\r\n ,, \r\n", "roster_empty", None),
        ("姓名,证件号码\n".encode(), "roster_empty", None),
        ("张三,222401193508150021\n".encode(), "roster_no_header", None),
        (b"just some words\nof a letter\n", "roster_no_header", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), "roster_unreadable", "workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "roster_unreadable", None),
        (b"<!-- x --><style>td{}</style><table>", "roster_unreadable", "web_page"),
        (b"a\x00b", "roster_unreadable", "binary"),
        (b"PK\x03\x04 cut off", "roster_unreadable", "workbook"),
        ("имя,телефон\nИван,13900000001\n".encode("koi8-r"), "roster_unreadable", "encoding"),
        ("имя,телефон\nИван,13900000001\n".encode("cp1251"), "roster_unreadable", "encoding"),
        ("Naïve,é\nÉlise,1\nZoë,2\n".encode("latin-1"), "roster_unreadable", "encoding"),
        (('姓名,备注\n"' + "x" * 200_000).encode(), "roster_unreadable", "quoting"),
    ],
)
def test_what_is_no_roster_is_refused(data, code, reason):
    found = refusal(data)
    assert found[0] == code
    assert reason is None or found[1] == reason


def test_an_empty_workbook_and_a_zip_of_something_else_are_refused():
    assert refusal(workbook_of())[0] == "roster_empty"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("letter.txt", "dear all")
    assert refusal(out.getvalue()) == ("roster_unreadable", "archive")


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as member,
    ):
        for _ in range(200):
            member.write(bytes(2**20))
    # What is too large is refused by its stated size, without trying to unpack it.
    bomb = bytearray(out.getvalue())
    bomb[100:200] = bytes(100)
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive, pytest.raises(zlib.error):
        archive.read("xl/worksheets/sheet1.xml")
    assert refusal(bytes(bomb))[0] == "roster_too_large"


def test_a_huge_file_and_too_many_rows_are_refused():
    assert refusal(bytes(33 * 2**20))[0] == "roster_too_large"
    assert refusal("姓名\n" + "张\n" * 200_020)[0] == "roster_too_large"


def test_a_row_far_below_is_read_without_walking_off():
    book = Workbook()
    book.worksheets[0].append(["姓名", "室"])
    book.worksheets[0].cell(60_000, 1, "张三")
    (row,) = read(saved(book)).rows
    assert row.row == 60_000


def test_every_row_of_a_large_roster_is_read():
    lines = [
        ["金英姬", number(n % 1000, f"19{50 + n // 1000}0101"), *GOOD[2:]] for n in range(4125)
    ]
    data = csv_of(HEADER, *lines).encode()
    reading = read(data)
    assert (len(reading.rows), reading.bad) == (4125, ())


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    try:
        read(data)
    except Refusal:
        return


@given(st.text(st.sampled_from("姓名证件号码\"',;\t\r\n 12E+X-楼室张三\\=#"), max_size=200))
def test_any_text_below_a_header_is_read_or_refused(text):
    try:
        reading = read("姓名,证件号码,楼,室,住址,电话\n" + text)
    except Refusal:
        return
    assert all(row.name for row in reading.rows)


WORKBOOK = workbook_of(HEADER, GOOD, [None, 3, 2.5, True, datetime.date(2022, 3, 1)])


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data):
    parts = {}
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as archive:
        for entry in archive.infolist():
            parts[entry.filename] = archive.read(entry)
    victim = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[victim])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.sampled_from(b'<>/"0a9 =&\xff'))
    parts[victim] = bytes(content)
    if data.draw(st.booleans()):
        del parts[data.draw(st.sampled_from(sorted(parts)))]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    try:
        read(out.getvalue())
    except Refusal:
        return


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255))
def test_a_workbook_with_one_wrong_byte_is_read_or_refused(place, byte):
    data = bytearray(WORKBOOK)
    data[place] = byte
    try:
        read(bytes(data))
    except Refusal:
        return


PEOPLE = st.lists(
    st.tuples(
        st.text(st.sampled_from("金朴李英姬善顺김영희리"), min_size=1, max_size=4),
        st.integers(0, 999),
        st.sampled_from(["", "13812341234", "+8213912345678"]),
        st.builds(
            Address,
            compound=st.sampled_from(["", "丹英小区", "白山,大厦", '"新兴"']),
            building=st.sampled_from(["", "3", "A2"]),
            unit=st.sampled_from(["", "1"]),
            room=st.sampled_from(["", "202", "0101"]),
        ),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda person: person[1],
)


def lines_of(people):
    for name, serial, phone, address in people:
        parts = (address.compound, address.building, address.unit, address.room)
        yield [name, number(serial), phone, *parts]


def text_of(lines):
    quoted = ([f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line] for line in lines)
    return csv_of(*quoted)


@settings(max_examples=40, deadline=None)
@given(PEOPLE)
def test_a_roster_comes_back_whole_from_each_form(people):
    lines = [HEADER, *lines_of(people)]
    for data in (text_of(lines).encode(), text_of(lines).encode("gb18030"), workbook_of(*lines)):
        reading = read(data)
        found = [
            (row.name, row.document.number, row.phone, row.address)
            for row in reading.rows
            if row.document
        ]
        assert found == [(name, number(s), phone, address) for name, s, phone, address in people]
        assert (reading.bad, reading.warnings) == ((), ())
