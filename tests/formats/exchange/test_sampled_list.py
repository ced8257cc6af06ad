"""The sampled list: written once for all stations, read with the key of an update."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.exchange import makers as m
from tests.formats.exchange import sampled_makers as sm
from tests.formats.exchange.known_samples import known_samples
from tests.formats.vector_reading import (
    document,
    refused,
    refused_wherever_it_is_cut_or_changed,
    vector,
    vectors,
)

from testdesk.formats.exchange.known_samples import KnownSample, write_known
from testdesk.formats.exchange.sampled_list import (
    ListAnnouncement,
    list_name,
    read_list,
    read_list_label,
    write_list,
)
from testdesk.formats.sealed import container

STAGES = {
    "container": {"format_unknown", "version_unknown"},
    "algorithm": {"alg_unknown"},
    "manifest": {"manifest_invalid"},
    "city": {"sampled_other_city"},
    "signature": {"signature_wrong"},
    "decryption": {"not_addressed_to_us"},
    "binding": {"payload_not_bound"},
    "contents": {"sampled_damaged"},
}
KEY = sm.lists()[0].secret_key


def written(held=None):
    return write_list(held or sm.sampled_list(), city_signing_key=m.CITY_SEED, key=KEY)


def read(data, *, city=m.CITY, key=KEY):
    return read_list(data, city=city, city_key=m.CITY_KEY, key=key)


def test_there_are_vectors_of_every_stage():
    assert {each.values[0]["stage"] for each in vectors("sampled")} == {"accepted", *STAGES}


@pytest.mark.parametrize("vector", vectors("sampled"))
def test_each_vector_gets_the_verdict_it_states(vector):
    ours = {
        "city": vector["city"],
        "city_key": bytes.fromhex(vector["city_key"]),
        "key": vector["key"],
    }
    if vector["refusal"] is None:
        held = read_list(vector["file"], **ours)
        assert held.round == vector["round"]
        assert [line.decode() for line in write_known(held.samples)] == vector["lines"]
        return
    assert vector["refusal"] in STAGES[vector["stage"]]
    assert refused(read_list, vector["file"], **ours) == vector["refusal"]


@given(
    known=st.lists(known_samples(), min_size=1, max_size=5, unique_by=lambda one: one.seq),
    number=st.integers(1, 2**53 - 1),
    round_=st.text(min_size=1, max_size=5).filter(lambda text: text.strip() and "\0" not in text),
)
def test_a_list_is_read_as_it_was_written(known, number, round_):
    samples = tuple(sorted(known, key=lambda one: (one.station, one.seq)))
    held = sm.sampled_list(samples=samples, number=number, round=round_)
    data = written(held)
    assert read(data) == held
    assert read_list_label(data, city=m.CITY, city_key=m.CITY_KEY).number == number


def test_a_list_cut_or_changed_anywhere_is_refused():
    refused_wherever_it_is_cut_or_changed(read, written())


def test_a_list_changed_and_packed_again_is_refused():
    box = container.unpack(written(), expected_format="testdesk-sampled")
    for repacked in m.repacked_with_a_flaw(box):
        refused(read, repacked)


def test_another_key_or_another_city_does_not_read_it():
    assert refused(read, written(), key=sm.lists()[1].secret_key) == "not_addressed_to_us"
    assert refused(read, written(), city="cd" * 16) == "sampled_other_city"


@pytest.mark.parametrize(
    "change",
    [
        {"samples": ()},
        {"samples": sm.known_samples()[::-1]},
        {"round": " "},
        {"number": 0},
        {"number": 2**53},
        {"created": "2022-02-29T08:00:00Z"},
    ],
    ids=str,
)
def test_what_a_reader_would_refuse_is_not_written(change):
    with pytest.raises(ValueError, match=r"."):
        written(sm.sampled_list(**change))


def test_nothing_shown_of_an_announced_list_opens_it():
    assert KEY not in repr(sm.lists()[0])


def test_a_list_is_named_by_its_number():
    assert list_name(4_125_987) == "sampled-4125987.tds"


def test_the_document_shows_a_true_list_and_names_each_member():
    held = vector("sampled", "who-was-sampled-is-read")
    box = container.unpack(held["file"], expected_format="testdesk-sampled")
    shown = document("sampled-v1")
    assert f"    {box.manifest_bytes.decode()}\n" in shown
    assert f"    {held['lines'][0]}\n" in shown
    rows = re.findall(r"^\| (`.*?`) \|", shown, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([\w.]+)`", row)}
    assert set(box.manifest) | {"count", "round"} <= named
    assert msgspec.json.decode(held["lines"][0], type=KnownSample) == sm.known_samples()[0]
    assert set(ListAnnouncement.__struct_encode_fields__) == {"number", "key"}
