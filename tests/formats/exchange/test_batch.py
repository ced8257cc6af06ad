"""Batches: exactly what station 3 wrote, judged stage by stage."""

import gzip
import json
import re
import subprocess

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.exchange import makers as m
from tests.formats.vector_reading import (
    DAMAGE,
    code_of_refusal,
    document,
    refused,
    refused_wherever_it_is_cut_or_changed,
    vector,
    vectors,
)

from testdesk.domain.journal.events import Entry, OperatorSignedIn, SwabsCounted
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import forms
from testdesk.formats.exchange.batch import (
    NO_BATCH,
    batch_name,
    check_endorsement,
    open_batch,
    read_manifest,
    write_batch,
)
from testdesk.formats.sealed import container
from testdesk.formats.sealed.entries import write_entries

STAGES = {
    "container": {"file_truncated", "format_unknown"},
    "algorithm": {"alg_unknown"},
    "manifest": {"manifest_invalid"},
    "signature": {"signature_wrong"},
    "endorsement": {"station_not_enrolled"},
    "decryption": {"not_addressed_to_us"},
    "lines": {"payload_damaged"},
    "binding": {"payload_not_bound"},
    "events": {"event_damaged"},
    "range": {"chain_broken"},
}
BODIES = st.builds(OperatorSignedIn, role=st.text(st.characters(exclude_categories=["Cs"])))


def written(entries=None, *, sender=m.SENDER, prev_batch=NO_BATCH):
    shown = m.station_entries() if entries is None else entries
    return write_batch(shown, sender=sender, prev_batch=prev_batch, created=m.CREATED)


def opened(data, identity=m.HEADQUARTERS_AGE):
    return open_batch(data, age_identities=[identity])


def stages(vector):
    """Each stage of reading at headquarters, and at last the lines."""
    manifest, _ = read_manifest(vector["file"])
    yield "signature"
    check_endorsement(manifest, bytes.fromhex(vector["enrolment_key"]))
    yield "endorsement"
    _, entries = opened(vector["file"], vector["identity"])
    yield [line.decode() for line in write_entries(entries)]


def test_there_are_vectors_of_every_stage():
    assert {each.values[0]["stage"] for each in vectors("batch")} == {"accepted", *STAGES}


@pytest.mark.parametrize("vector", vectors("batch"))
def test_each_vector_gets_the_verdict_it_states(vector):
    if vector["refusal"] is None:
        *_, lines = stages(vector)
        assert lines == vector["lines"]
        return
    assert vector["refusal"] in STAGES[vector["stage"]]
    reached = []
    assert refused(lambda: reached.extend(stages(vector))) == vector["refusal"]
    order = list(STAGES)
    passed = order[: order.index(vector["stage"])]
    assert reached == [stage for stage in ("signature", "endorsement") if stage in passed]


@given(st.lists(BODIES | st.just(None), min_size=1, max_size=6), st.data())
def test_a_batch_of_any_range_is_read_as_it_was_written(bodies, data):
    made = m.chain([SwabsCounted("2022-03-26", 7) if body is None else body for body in bodies])
    entries = [
        Entry(entry.header, None if body is None else entry.body)
        for entry, body in zip(made, bodies, strict=True)
    ]
    start = data.draw(st.integers(0, len(entries) - 1))
    manifest, found = opened(written(entries[start:]))
    assert found == entries[start:]
    assert (manifest.first, manifest.last) == (start + 1, len(entries))
    check_endorsement(manifest, m.ENROLMENT_KEY)


def test_either_key_of_headquarters_opens_it():
    data = written()
    assert opened(data, m.age_identity("spare"))[1] == opened(data)[1] == m.station_entries()
    assert refused(opened, data, m.STATION_AGE) == "not_addressed_to_us"


def test_a_batch_cut_or_changed_anywhere_is_refused():
    refused_wherever_it_is_cut_or_changed(opened, written(m.station_entries()[:1]))


def test_a_byte_changed_by_someone_who_repacks_the_file_is_refused():
    box = container.unpack(written(m.station_entries()[:1]), expected_format="testdesk-batch")
    for repacked in m.repacked_with_a_flaw(box):
        assert refused(opened, repacked) not in DAMAGE


@pytest.mark.parametrize("place", [0, 40, 120, 250, 400, 500, -17, -1])
def test_a_payload_changed_and_signed_again_by_its_own_station_is_still_refused(place):
    box = container.unpack(written(), expected_format="testdesk-batch")
    payload = bytearray(box.payload)
    payload[place] ^= 1
    manifest = box.manifest | {"payload": container.payload_entry(bytes(payload))}
    forged = m.signed(
        manifest, bytes(payload), domain=b"testdesk-batch-v1", signing_key=m.STATION_SEED
    )
    assert refused(opened, forged) in {"payload_damaged", "not_addressed_to_us"}


@given(st.binary(max_size=300) | st.binary(max_size=300).map(b"PK\x03\x04".__add__))
def test_any_bytes_are_refused_and_nothing_worse(data):
    assert refused(opened, data) in DAMAGE


def test_the_payload_of_another_batch_is_a_mismatch_and_signed_again_not_bound():
    one = container.unpack(written(m.station_entries()[:2]), expected_format="testdesk-batch")
    two = container.unpack(written(m.station_entries()[2:]), expected_format="testdesk-batch")
    swapped = container.assemble(one.manifest_bytes, one.signature, two.payload)
    assert refused(opened, swapped) == "payload_mismatch"
    manifest = one.manifest | {"payload": container.payload_entry(two.payload)}
    own = m.signed(manifest, two.payload, domain=b"testdesk-batch-v1", signing_key=m.STATION_SEED)
    assert refused(opened, own) == "payload_not_bound"


def test_a_signature_of_another_kind_of_file_does_not_pass():
    box = container.unpack(written(), expected_format="testdesk-batch")
    other = m.signed(
        box.manifest, box.payload, domain=b"testdesk-receipt-v1", signing_key=m.STATION_SEED
    )
    assert refused(read_manifest, other) == "signature_wrong"


def test_the_same_batch_twice_is_the_same_manifest_and_can_be_known_again():
    data = written()
    assert read_manifest(data)[1] == read_manifest(bytes(data))[1]
    assert read_manifest(data)[1] != read_manifest(written())[1], "age seals anew each time"


def test_a_batch_replayed_to_another_headquarters_names_the_city_and_cannot_be_opened():
    manifest, _ = read_manifest(written())
    assert manifest.city == m.CITY
    assert refused(opened, written(), m.age_identity("another city")) == "not_addressed_to_us"


def test_a_manifest_that_no_reader_would_take_is_not_written():
    for change in ({"point": " "}, {"kit": "k"}, {"station": 0}, {"city": ""}):
        sender = msgspec.structs.replace(m.SENDER, **change)
        with pytest.raises(msgspec.ValidationError):
            written(sender=sender)


@pytest.mark.parametrize("low", [bytes(32), b"\1" + bytes(31), b"\xec" + b"\xff" * 30 + b"\x7f"])
def test_a_recipient_that_would_stop_age_is_no_recipient(low):
    with pytest.raises(ValueError, match=r"."):
        forms.check_recipients([m.bech32("age", low)])
    forms.check_recipients([keys.age_recipient(keys.new_age_identity())])


def test_a_recipient_has_one_spelling():
    point = keys.public_key(bytes(32))
    forms.check_recipients([m.bech32("age", point)])
    with pytest.raises(ValueError, match="padding"):
        forms.check_recipients([m.bech32("age", point, padding="1")])


@given(st.binary(min_size=32, max_size=32), st.integers(0, 57), st.sampled_from("qpzry9x8"))
def test_a_mistyped_recipient_is_found(point, place, letter):
    true = m.bech32("age", point)
    typed = true[: 4 + place] + letter + true[5 + place :]
    if typed != true:
        with pytest.raises(ValueError, match=r"."):
            forms.check_recipients([typed])


def test_a_batch_is_named_by_its_range():
    assert batch_name(3, 1, 1204) == "batch-3-1-1204.tdb"


def test_the_document_shows_a_true_batch():
    held = vector("batch", "five-events-of-station-3-are-read")
    box = container.unpack(held["file"], expected_format="testdesk-batch")
    shown = document("batch-v1")
    assert f"    {box.manifest_bytes.decode()}\n" in shown
    text = gzip.decompress(keys.age_decrypt(box.payload, [held["identity"]])).decode()
    _opening, first, *_, trailer = text.splitlines()
    for line in (first, trailer):
        assert f"    {line}\n" in shown


def test_the_document_names_each_field_of_the_manifest():
    fields = set(re.findall(r"^\| `([\w.]+)` \|", document("batch-v1"), re.MULTILINE))
    box = container.unpack(written(), expected_format="testdesk-batch")
    flat = {name for name, value in box.manifest.items() if not isinstance(value, dict)}
    for outer in ("signer", "payload"):
        flat |= {f"{outer}.{name}" for name in box.manifest[outer]}
    assert flat <= fields


def test_the_documents_reader_opens_a_batch_with_public_tools_alone(bare_reader):
    done = bare_reader(written())
    assert (done.returncode, done.stderr) == (0, "")
    bodies = [json.loads(line)["body"] for line in done.stdout.splitlines()]
    assert bodies == [json.loads(entry.body or b"null") for entry in m.station_entries()]


def test_a_payload_that_the_age_program_sealed_is_read():
    box = container.unpack(written(), expected_format="testdesk-batch")
    plain = keys.age_decrypt(box.payload, [m.HEADQUARTERS_AGE])
    to = [argument for recipient in m.RECIPIENTS for argument in ("-r", recipient)]
    sealed = subprocess.run(["age", *to], input=plain, capture_output=True, check=True).stdout
    manifest = box.manifest | {"payload": container.payload_entry(sealed)}
    data = m.signed(manifest, sealed, domain=b"testdesk-batch-v1", signing_key=m.STATION_SEED)
    assert opened(data)[1] == m.station_entries()


@pytest.mark.parametrize("name", ["a-stranger-signs-for-station-3", "a-broken-chain-is-refused"])
def test_the_documents_reader_believes_no_forgery(bare_reader, name):
    done = bare_reader(vector("batch", name)["file"])
    assert done.returncode != 0
    assert done.stdout == ""


def test_the_documents_reader_is_short():
    code = re.search(r"```python\n(.*?)```", document("batch-v1"), re.DOTALL)
    assert code is not None
    assert len([line for line in code[1].splitlines() if line]) <= 40


@pytest.mark.parametrize("vector", vectors("batch"))
def test_headquarters_and_courier_agree_on_the_manifest(vector):
    """`open_batch` refuses whatever `read_manifest` refuses, for the same reason."""
    early = code_of_refusal(read_manifest, vector["file"])
    if early is not None:
        assert refused(opened, vector["file"]) == early
