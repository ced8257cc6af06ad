"""File names for messages: readable text whatever the bytes were."""

import os

from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.file_names import reported_name


def test_a_name_in_gbk_is_reported_in_its_letters():
    assert reported_name(os.fsdecode("回执-1.tdr".encode("gbk"))) == "回执-1.tdr"


def test_a_name_in_letters_stays_as_it_is():
    assert reported_name("핵산 batch-1-1-3.tdb") == "핵산 batch-1-1-3.tdb"


@given(st.binary(max_size=40))
def test_whatever_the_bytes_the_name_can_be_written_down(raw):
    name = reported_name(raw.decode("utf-8", "surrogateescape"))
    assert name.encode("utf-8").decode("utf-8") == name
    assert "\0" not in name
