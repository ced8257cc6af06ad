"""The container of batch, receipt, kit and update."""

import base64
import gzip
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto import keys
from testdesk.formats.encoding import canonical
from testdesk.formats.sealed import container

VECTORS = sorted((Path(__file__).parents[2] / "vectors" / "container").glob("*.json"))
DOMAIN = b"testdesk-batch-v1"
SEED = bytes([7]) * 32
PUBLIC = keys.public_key(SEED)
OUTER = {"format": "testdesk-batch", "version": 1, "station": 3}
FORM = {
    "file_truncated",
    "container_damaged",
    "container_not_canonical",
    "container_too_large",
}


def packed(payload, **more):
    manifest = {**OUTER, **more, "payload": container.payload_entry(payload)}
    return container.pack(manifest, payload, domain=DOMAIN, signing_key=SEED)


def unpacked(data):
    found = container.unpack(data, expected_format="testdesk-batch")
    container.check_signature(found, PUBLIC, DOMAIN)
    return found


def refused(function, *arguments, **more):
    with pytest.raises(Refusal) as caught:
        function(*arguments, **more)
    return caught.value.code


def load(path):
    vector = json.loads(path.read_text(encoding="utf-8"))
    return {**vector, "file": base64.b64decode(vector["file"])}


def stages(vector):
    """Each stage of reading a file, in order, and at last what the file holds."""
    found = container.unpack(vector["file"], expected_format=vector["expected_format"])
    yield "signature"
    public = bytes.fromhex(vector["public_key"])
    container.check_signature(found, public, vector["domain"].encode())
    yield "decryption"
    opened = keys.age_decrypt(found.payload, [vector["identity"]])
    yield "lines"
    first, lines = container.unpack_lines(opened, vector["limit"])
    yield "binding"
    container.check_first_line(found, first, public)
    yield found.manifest, first, [line.decode() for line in lines]


def test_there_are_vectors_of_every_stage():
    expected = {"accepted", "form", "manifest", "signature", "decryption", "lines", "binding"}
    assert {load(path)["stage"] for path in VECTORS} == expected


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_each_vector_gets_the_verdict_it_states(path):
    vector = load(path)
    reached = []
    if vector["refusal"] is None:
        *_, held = stages(vector)
        assert held == (vector["manifest"], vector["first"], vector["lines"])
        return
    assert refused(lambda: reached.extend(stages(vector))) == vector["refusal"]
    order = ["signature", "decryption", "lines", "binding"]
    stage = vector["stage"]
    assert reached == (order[: order.index(stage) + 1] if stage in order else [])
    assert (stage == "form") == (vector["refusal"] in FORM)


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.stem)
def test_what_is_read_from_a_vector_is_written_back_the_same(path):
    data = load(path)["file"]
    try:
        found = container.unpack(data, expected_format="testdesk-batch")
    except Refusal:
        return
    again = container.assemble(found.manifest_bytes, found.signature, found.payload)
    assert again == data


def test_the_document_shows_a_true_batch():
    root = Path(__file__).parents[3]
    document = (root / "docs" / "formats" / "container-v1.md").read_text(encoding="utf-8")
    vector = load(root / "tests" / "vectors" / "container" / "a-small-batch-is-read.json")
    found = container.unpack(vector["file"], expected_format="testdesk-batch")
    opened = gzip.decompress(keys.age_decrypt(found.payload, [vector["identity"]])).decode()
    for line in (found.manifest_bytes.decode(), *opened.splitlines()):
        assert f"    {line}\n" in document
    for member, size in (("json", len(found.manifest_bytes)), ("age", len(found.payload))):
        assert re.search(rf"\.{member} +{size} bytes, stored", document)


@given(st.binary(max_size=200), st.dictionaries(st.sampled_from("abc"), st.integers(0, 9)))
def test_every_container_comes_back(payload, more):
    found = unpacked(packed(payload, **more))
    assert found.payload == payload
    assert found.manifest == {**OUTER, **more, "payload": container.payload_entry(payload)}
    assert found.manifest_bytes == canonical.encode(found.manifest)


def test_any_zip_program_can_open_it():
    with zipfile.ZipFile(io.BytesIO(packed(b"payload"))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["manifest.json", "manifest.sig", "payload.age"]
        assert archive.read("payload.age") == b"payload"
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}


def test_a_file_cut_at_any_byte_is_truncated():
    data = packed(b"payload")
    assert {refused(unpacked, data[:size]) for size in range(len(data))} == {"file_truncated"}


def test_a_file_with_any_flipped_bit_is_refused():
    data = packed(b"payload")
    codes = set()
    for place in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        codes.add(refused(unpacked, bytes(flipped)))
    assert codes <= FORM


def test_a_flipped_bit_is_refused_also_when_the_zip_was_made_anew():
    found = unpacked(packed(b"payload"))
    parts = (found.manifest_bytes, found.signature, found.payload)
    for number, part in enumerate(parts):
        for place in range(len(part) * 8):
            flipped = bytearray(part)
            flipped[place // 8] ^= 1 << place % 8
            changed = (*parts[:number], bytes(flipped), *parts[number + 1 :])
            assert refused(unpacked, container.assemble(*changed)) not in FORM


def test_a_byte_added_anywhere_is_refused():
    data = packed(b"payload")
    for place in range(len(data) + 1):
        for byte in (b"\0", b"P", data[place : place + 1] or b"x"):
            assert refused(unpacked, data[:place] + byte + data[place:]) in FORM


@given(st.binary(max_size=300) | st.binary(max_size=300).map(b"PK\x03\x04".__add__))
def test_any_bytes_are_refused_and_nothing_worse(data):
    assert refused(unpacked, data) in FORM


def test_the_format_of_a_file_is_read_before_its_signature_is_checked():
    data = packed(b"x", format="testdesk-kit")
    assert container.read_format(data) == "testdesk-kit"
    assert refused(unpacked, data) == "format_unknown"
    assert refused(container.read_format, data[:-1]) == "file_truncated"
    unnamed = container.assemble(b"{}", bytes(64), b"")
    assert refused(container.read_format, unnamed) == "format_unknown"


def test_later_versions_are_read_by_those_who_know_them():
    data = packed(b"x", version=2)
    assert refused(unpacked, data) == "version_unknown"
    found = container.unpack(data, expected_format="testdesk-batch", versions=(1, 2))
    assert found.manifest["version"] == 2


def test_a_manifest_without_its_payload_is_a_mismatch():
    for manifest in (OUTER, {**OUTER, "payload": None}, {**OUTER, "payload": {"size": 0}}):
        data = container.assemble(canonical.encode(manifest), bytes(64), b"")
        assert refused(unpacked, data) == "payload_mismatch"


def test_a_manifest_of_another_payload_is_a_bug_of_the_writer():
    manifest = {**OUTER, "payload": container.payload_entry(b"x")}
    with pytest.raises(ValueError, match="another payload"):
        container.pack(manifest, b"y", domain=DOMAIN, signing_key=SEED)


def test_a_large_manifest_is_not_written():
    assert refused(packed, b"x", note="x" * container.MANIFEST_LIMIT) == "container_too_large"


def test_a_payload_declared_huge_is_refused_by_its_header():
    data = bytearray(container.assemble(b"{}", bytes(64), b""))
    size = (container.PAYLOAD_LIMIT + 1).to_bytes(4, "little")
    start = data.index(b"payload.age")
    data[start - 12 : start - 4] = size * 2
    assert refused(unpacked, bytes(data)) == "container_too_large"


def test_a_payload_is_bound_to_its_manifest_and_signer():
    identity = keys.new_age_identity()
    first = container.first_line(OUTER, PUBLIC)
    sealed = keys.age_encrypt(
        container.pack_lines(first, [b'{"seq":1}']), [keys.age_recipient(identity)]
    )
    found = unpacked(packed(sealed))
    opened, lines = container.unpack_lines(keys.age_decrypt(found.payload, [identity]), 10_000)
    container.check_first_line(found, opened, PUBLIC)
    assert lines == [b'{"seq":1}']
    other = keys.public_key(bytes(32))
    assert refused(container.check_first_line, found, opened, other) == "payload_not_bound"
    longer = {**opened, "more": 1}
    assert refused(container.check_first_line, found, longer, PUBLIC) == "payload_not_bound"
