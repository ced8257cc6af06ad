"""Receipts: headquarters' answer to one laptop about one batch, and to nobody else."""

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.exchange import makers as m
from tests.formats.vector_reading import (
    document,
    refused,
    refused_wherever_it_is_cut_or_changed,
    vector,
    vectors,
)

from testdesk.formats.crypto import keys
from testdesk.formats.exchange.receipt import (
    ConflictNote,
    Receipt,
    read_receipt,
    receipt_name,
    write_receipt,
)
from testdesk.formats.sealed import container

STAGES = {
    "algorithm": "alg_unknown",
    "manifest": "manifest_invalid",
    "city": "receipt_other_city",
    "signature": "signature_wrong",
    "station": "receipt_other_station",
    "decryption": "not_addressed_to_us",
    "binding": "payload_not_bound",
    "answer": "receipt_invalid",
}
CODES = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
SEQS = st.integers(1, 2**63 - 1)


@st.composite
def receipts(draw):
    first, last = sorted((draw(SEQS), draw(SEQS)))
    reason = draw(st.just("") | CODES)
    notes = draw(st.lists(st.builds(ConflictNote, CODES, st.integers(first, last)), max_size=3))
    return m.receipt(
        first=first,
        last=last,
        reason=reason,
        verdict="refused" if reason else "accepted",
        highest_contiguous=draw(st.integers(0, 2**63 - 1)),
        conflicts=tuple(notes),
        created=draw(st.sampled_from([m.CREATED, "2024-02-29T23:59:59.999Z"])),
    )


def written(receipt=None, *, recipient=m.STATION_RECIPIENT, signing_key=m.CITY_SEED):
    return write_receipt(receipt or m.receipt(), city_signing_key=signing_key, recipient=recipient)


def read(data, **change):
    ours: dict[str, Any] = {
        "city": m.CITY,
        "city_key": m.CITY_KEY,
        "station": 3,
        "age_identity": m.STATION_AGE,
    }
    return read_receipt(data, **(ours | change))


def test_there_are_vectors_of_every_stage():
    assert {each.values[0]["stage"] for each in vectors("receipt")} == {"accepted", *STAGES}


@pytest.mark.parametrize("vector", vectors("receipt"))
def test_each_vector_gets_the_verdict_it_states(vector):
    ours = {
        "city": vector["city"],
        "city_key": bytes.fromhex(vector["city_key"]),
        "station": vector["station"],
        "age_identity": vector["identity"],
    }
    if vector["refusal"] is None:
        expected = msgspec.convert(vector["receipt"], Receipt)
        assert read_receipt(vector["file"], **ours) == expected
        return
    assert STAGES[vector["stage"]] == vector["refusal"]
    assert refused(read_receipt, vector["file"], **ours) == vector["refusal"]


@given(receipts())
def test_a_receipt_is_read_as_it_was_written(receipt):
    assert read(written(receipt)) == receipt


def test_a_receipt_cut_or_changed_anywhere_is_refused():
    refused_wherever_it_is_cut_or_changed(read, written())


def test_a_receipt_changed_and_packed_again_is_refused():
    box = container.unpack(written(), expected_format="testdesk-receipt")
    for repacked in m.repacked_with_a_flaw(box):
        refused(read, repacked)


def test_another_laptop_of_the_station_cannot_take_the_answer_for_its_own():
    own = m.age_identity("second laptop")
    assert refused(read, written(), age_identity=own) == "not_addressed_to_us"
    assert refused(read, written(), station=4) == "receipt_other_station"
    assert refused(read, written(), city="cd" * 16) == "receipt_other_city"


def test_only_the_city_can_acknowledge_a_batch():
    assert refused(read, written(signing_key=m.seed("thief"))) == "signature_wrong"
    assert refused(read, written(signing_key=m.STATION_SEED)) == "signature_wrong"


def test_a_batch_is_no_receipt():
    batch = vector("batch", "five-events-of-station-3-are-read")["file"]
    assert refused(read, batch) == "format_unknown"


@pytest.mark.parametrize(
    "change",
    [
        {"verdict": "accepted", "reason": "journal_forked"},
        {"verdict": "refused"},
        {"highest_contiguous": -1},
        {"manifest_sha256": ""},
        {"created": "2022-02-29T08:00:00Z"},
        {"conflicts": (ConflictNote("sampled_twice", 6),)},
        {"first": 6},
    ],
    ids=str,
)
def test_an_answer_that_contradicts_itself_is_not_written(change):
    with pytest.raises(ValueError, match=r"."):
        written(m.receipt(**change))


def test_a_receipt_is_named_by_the_batch_it_answers():
    assert receipt_name(3, 1, 1204) == "receipt-3-1-1204.tdr"


def test_the_document_shows_a_true_receipt():
    held = vector("receipt", "an-acceptance-is-read")
    box = container.unpack(held["file"], expected_format="testdesk-receipt")
    _, (line,) = container.unpack_lines(keys.age_decrypt(box.payload, [held["identity"]]), 10_000)
    shown = document("receipt-v1")
    assert f"    {box.manifest_bytes.decode()}\n" in shown
    assert f"    {line.decode()}\n" in shown


def test_the_document_names_each_field_of_manifest_and_answer():
    fields = set(re.findall(r"^\| `([\w.]+)` \|", document("receipt-v1"), re.MULTILINE))
    box = container.unpack(written(), expected_format="testdesk-receipt")
    assert set(Receipt.__struct_fields__) | set(box.manifest) <= fields
