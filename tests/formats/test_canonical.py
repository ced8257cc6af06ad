"""Canonical JSON and its packed lines."""

import gzip
import hashlib
import json
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.refusals import Refusal
from testdesk.formats.encoding import canonical

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
LEAVES = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | TEXTS
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)
)
LINES = st.lists(VALUES.map(canonical.encode), max_size=8)


def refused(data):
    with pytest.raises(Refusal) as caught:
        canonical.decode(data)
    return caught.value.code


def unpacking_refused(data, limit=10_000):
    with pytest.raises(Refusal) as caught:
        canonical.unpack_lines(data, limit)
    return caught.value.code


@given(VALUES)
def test_every_value_comes_back(value):
    assert canonical.decode(canonical.encode(value)) == value


@given(VALUES)
def test_the_spelling_is_that_of_pythons_own_writer(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert canonical.encode(value) == text.encode()


def test_the_spelling_is_the_documented_one():
    value = {"б": [1, -2, True, None], "a": {"朴": "한\n\x01\x7f", "": "\u2028/"}, "B": '\\"'}
    expected = '{"B":"\\\\\\"","a":{"":"\u2028/","朴":"한\\n\\u0001\x7f"},"б":[1,-2,true,null]}'
    assert canonical.encode(value) == expected.encode()


def test_two_unicode_spellings_of_a_name_stay_two():
    composed, decomposed = "한", "\u1112\u1161\u11ab"
    assert canonical.encode(composed) != canonical.encode(decomposed)
    assert canonical.decode(canonical.encode(decomposed)) == decomposed


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" 1",
        b"1\n",
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"x":{"a":1,"a":2}}',
        b"1.0",
        b"1e3",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"-0",
        b"01",
        b"9223372036854775808",
        b"-9223372036854775809",
        b"9" * 5000,
        b'"\\u0041"',
        b'"\\/"',
        b'"\\ud800"',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b"\xef\xbb\xbf1",
        b"[" * 100_000,
        b"[" * 5000 + b"]" * 5000,
        b"nul",
    ],
)
def test_any_other_spelling_is_refused(data):
    assert refused(data) == "not_canonical"


@given(st.binary(max_size=40))
def test_bytes_are_read_back_the_same_or_refused(data):
    try:
        value = canonical.decode(data)
    except Refusal:
        assert refused(data) == "not_canonical"
    else:
        assert canonical.encode(value) == data


@pytest.mark.parametrize("value", [1.5, b"x", {1: 2}, {"a": [float("nan")]}, {1, 2}])
def test_what_json_cannot_represent_exactly_is_a_bug_of_the_writer(value):
    with pytest.raises(TypeError):
        canonical.encode(value)


@pytest.mark.parametrize("value", [2**63, -(2**63) - 1, "\ud800"])
def test_what_others_could_not_read_is_a_bug_of_the_writer(value):
    with pytest.raises(ValueError, match=r"64 bits|surrogates"):
        canonical.encode([value])


@given(st.dictionaries(TEXTS, LEAVES, max_size=4), LINES)
def test_packed_lines_come_back(first, lines):
    assert canonical.unpack_lines(canonical.pack_lines(first, lines), 10_000) == (first, lines)


def test_packed_lines_can_be_read_with_gzip_alone():
    text = gzip.decompress(canonical.pack_lines({"seq": 1}, [b'"a"', b'"b"']))
    body = b'{"seq":1}\n"a"\n"b"\n'
    digest = hashlib.sha256(body).hexdigest()
    assert text == body + f'{{"lines":2,"sha256":"{digest}"}}\n'.encode()


def test_a_line_feed_within_a_line_is_a_bug_of_the_writer():
    with pytest.raises(ValueError, match="line feed"):
        canonical.pack_lines({}, [b"1\n2"])


def test_packed_lines_cut_anywhere_are_damaged():
    packed = canonical.pack_lines({"seq": 1}, [b"1", b"2"])
    assert {unpacking_refused(packed[:length]) for length in range(len(packed))} == {
        "payload_damaged"
    }


def test_packed_lines_with_a_flipped_bit_are_refused_or_unpack_to_the_same():
    packed = canonical.pack_lines({"seq": 1}, [b"1", b"2"])
    survivors = set()
    for place in range(len(packed) * 8):
        flipped = bytearray(packed)
        flipped[place // 8] ^= 1 << place % 8
        try:
            assert canonical.unpack_lines(bytes(flipped), 10_000) == ({"seq": 1}, [b"1", b"2"])
            survivors.add(place // 8)
        except Refusal:
            assert unpacking_refused(bytes(flipped)) == "payload_damaged"
    # In gzip the effort hint, the writer's system and the padding bits of the last byte of deflate
    # carry nothing.
    assert survivors <= {8, 9, len(packed) - 9}


def test_a_bomb_is_refused_before_it_is_unpacked():
    bomb = zlib.compress(bytes(50_000_000), 9, 31)
    tracemalloc.start()
    code = unpacking_refused(bomb, limit=1000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert code == "payload_too_large"
    assert peak < 5_000_000


def test_the_limit_is_exact():
    packed = canonical.pack_lines({}, [b"1"])
    size = len(gzip.decompress(packed))
    assert canonical.unpack_lines(packed, size) == ({}, [b"1"])
    assert unpacking_refused(packed, size - 1) == "payload_too_large"


def gzipped(*lines):
    body = b"".join(line + b"\n" for line in lines)
    digest = hashlib.sha256(body).hexdigest().encode()
    trailer = b'{"lines":%d,"sha256":"%s"}\n' % (len(lines) - 1, digest)
    return body, trailer


@pytest.mark.parametrize(
    "change",
    [
        lambda body, _trailer: body,
        lambda _body, _trailer: b"",
        lambda _body, trailer: trailer,
        lambda body, trailer: body + trailer[:-1],
        lambda body, trailer: body + trailer + b"\n",
        lambda body, trailer: body + trailer.replace(b'"lines":2', b'"lines":3'),
        lambda body, trailer: body + trailer.replace(b'"lines":2', b'"lines": 2'),
        lambda body, trailer: body.replace(b"2", b"3") + trailer,
        lambda body, trailer: body.replace(b"1\n2\n", b"2\n1\n") + trailer,
    ],
)
def test_lines_that_their_trailer_does_not_describe_are_damaged(change):
    body, trailer = gzipped(b"{}", b"1", b"2")
    good = zlib.compress(body + trailer, 9, 31)
    assert canonical.unpack_lines(good, 1000) == ({}, [b"1", b"2"])
    assert unpacking_refused(zlib.compress(change(body, trailer), 9, 31)) == "payload_damaged"


@pytest.mark.parametrize("first", [b"[]", b"1", b'{"a": 1}', b""])
def test_a_first_line_that_is_no_canonical_object_is_damaged(first):
    body, trailer = gzipped(first, b"1")
    assert unpacking_refused(zlib.compress(body + trailer, 9, 31)) == "payload_damaged"


def test_nothing_may_follow_or_hide_in_the_gzip():
    packed = canonical.pack_lines({}, [b"1"])
    text = gzip.decompress(packed)
    dated = gzip.compress(text, mtime=1)
    named = packed[:3] + b"\x08" + packed[4:10] + b"name\0" + packed[10:]
    assert gzip.decompress(named) == text
    for data in (packed + b"x", packed + packed, dated, named, text):
        assert unpacking_refused(data) == "payload_damaged"
