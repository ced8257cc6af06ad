"""Files that are not ours are reported as such; cut or damaged ones of ours, as that."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.refusals import Refusal
from testdesk.formats.sealed import container
from testdesk.formats.sealed.foreign import require_testdesk_file

OURS = container.pack(
    {"format": "testdesk-batch", "version": 1, "payload": container.payload_entry(b"age")},
    b"age",
    domain=b"testdesk-batch-v1",
    signing_key=bytes(32),
)


def judged(data):
    try:
        require_testdesk_file(data)
        container.unpack(data, expected_format="testdesk-batch")
    except Refusal as refusal:
        return refusal.code
    return "good"


def packed():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as folder:
        folder.writestr("batch-1-1-4.tdb", OURS)
    return made.getvalue()


# What else is on a stick, or chosen by mistake, by its first bytes.
FOREIGN = {
    "note": "明天早上八点到".encode(),
    "a note of one sign": b"?",
    "photograph": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(500),
    "PDF": b"%PDF-1.7\n" + bytes(500),
    "list": b"\xef\xbb\xbf\xe5\xa7\x93\xe5\x90\x8d,",
    "packed folder": packed(),
    "Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
    "desktop.ini": "[.ShellClassInfo]\r\n".encode("utf-16"),
    "shadow of macOS": b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X" + bytes(500),
    "shortcut": b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(500),
    "backup": b"age-encryption.org/v1\n-> scrypt",
    "portal": b"<html>log in</html>",
}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_what_nobody_wrote_with_testdesk_is_not_ours(data):
    assert judged(data) == "file_not_ours"


def test_an_empty_file_is_called_empty():
    assert judged(b"") == "file_empty"


def test_a_file_of_ours_that_is_cut_anywhere_is_called_cut():
    assert {judged(OURS[:size]) for size in range(1, len(OURS))} == {"file_truncated"}


@given(place=st.integers(0, len(OURS) - 1), bit=st.integers(0, 7))
def test_a_flipped_bit_makes_no_foreign_file(place, bit):
    spoilt = bytearray(OURS)
    spoilt[place] ^= 1 << bit
    assert judged(bytes(spoilt)) not in {"good", "file_empty", "file_not_ours"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: bytes(len(data)),
        lambda data: b"\xff" * len(data),
        lambda data: b"<html>log in</html>" + data,
        lambda data: bytes(30) + data[30:],
    ],
    ids=["never written", "erased flash", "behind a portal's page", "header lost"],
)
def test_a_file_of_ours_that_lost_its_beginning_is_called_damaged(spoil):
    assert judged(spoil(OURS)) == "container_damaged"
