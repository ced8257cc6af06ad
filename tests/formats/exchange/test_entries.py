"""Events as they are exported: byte for byte, kept if unknown, refused if damaged."""

import hashlib
import re
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.formats.exchange import makers as m
from tests.formats.vector_reading import code_of_refusal, document, refused

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import (
    AnyBody,
    Body,
    CodeBound,
    Entry,
    Header,
    OperatorSignedIn,
    SwabsCounted,
    TubeOpened,
)
from testdesk.domain.refusals import Refusal
from testdesk.formats.encoding import canonical
from testdesk.formats.sealed.entries import read_entries, write_entries

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
BODIES = (
    st.builds(OperatorSignedIn, role=TEXTS)
    | st.builds(CodeBound, digest=TEXTS, resident=TEXTS)
    | st.builds(SwabsCounted, day=TEXTS, count=st.integers(-(2**63), 2**63 - 1))
    | st.builds(TubeOpened, TEXTS, TEXTS, st.sampled_from(["pool", "single"]), st.integers(1, 20))
)
OPERATORS = TEXTS.filter(lambda text: "\0" not in text)


def with_header(entry, **change):
    return Entry(msgspec.structs.replace(entry.header, **change), entry.body)


def with_body(entry, body):
    digest = hashlib.sha256(body).hexdigest()
    return Entry(msgspec.structs.replace(entry.header, body_sha256=digest), body)


@given(st.lists(BODIES, max_size=5), OPERATORS, st.integers(0, 1023), st.data())
def test_what_is_written_is_read_and_written_again_the_same(bodies, operator, station, data):
    made = m.chain(bodies, station=station, operator=operator)
    entries = [Entry(e.header, e.body if data.draw(st.booleans()) else None) for e in made]
    lines = write_entries(entries)
    assert read_entries(lines) == entries
    assert [canonical.encode(canonical.decode(line)) for line in lines] == lines
    assert hash_chain.chain_problems(entries) == []


@given(BODIES)
def test_the_journals_json_is_the_canonical_json(body):
    assert hash_chain.encode_body(body) == canonical.encode(msgspec.to_builtins(body))


def test_every_cut_and_every_flipped_bit_of_a_line_is_refused():
    line = write_entries(m.station_entries())[1]
    for end in range(len(line)):
        assert refused(read_entries, [line[:end]]) == "event_damaged"
    for place in range(len(line) * 8):
        flipped = bytearray(line)
        flipped[place // 8] ^= 1 << place % 8
        if code_of_refusal(read_entries, [bytes(flipped)]) is None:
            # The chain shows what the line alone cannot: the header is another one.
            (entry,) = read_entries([bytes(flipped)])
            assert entry.header != m.station_entries()[1].header


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_and_nothing_worse(data):
    assert refused(read_entries, [data]) == "event_damaged"


@pytest.mark.parametrize("depth", [500, 100_000])
def test_a_body_of_many_brackets_is_refused_or_kept_but_never_a_crash(depth):
    entry = m.station_entries()[1]
    nested = b'{"a":%b,"kind":"operator_signed_in"}' % (b"[" * depth + b"]" * depth)
    made = with_body(entry, nested)
    assert code_of_refusal(read_entries, write_entries([made])) in {None, "event_damaged"}
    assert hash_chain.read_event(made) is None


def test_a_refusal_names_the_line():
    lines = write_entries(m.station_entries())
    with pytest.raises(Refusal) as caught:
        read_entries([*lines[:2], b"{}"])
    assert caught.value.detail == {"line": 3}


@pytest.mark.parametrize(
    "change",
    [
        {"id": "ab" * 15},
        {"station": -1},
        {"station": 1024},
        {"seq": 0},
        {"seq": 2**63},
        {"hlc": "0" * 17},
        {"at": "2022-03-26 00:00:02.000Z"},
        {"at": "2022-02-29T00:00:02.000Z"},
        {"at": "2022-03-26T00:00:02.000+08:00"},
        {"operator": "\0"},
        {"kind": "Operator"},
        {"kind": ""},
        {"body_sha256": "AB" * 32},
        {"prev": "0" * 63},
        {"prev": "0" * 64 + "\n"},
    ],
    ids=str,
)
def test_a_header_of_another_form_is_refused(change):
    entry = with_header(m.station_entries()[1], **change)
    assert refused(read_entries, write_entries([entry])) == "event_damaged"


def test_an_event_of_a_later_version_is_kept_passed_on_and_ignored():
    entry = m.station_entries()[1]
    for body in (b'{"grams":3,"kind":"swab_weighed"}', b'{"kind":"operator_signed_in"}'):
        kind = msgspec.json.decode(body)["kind"]
        later = with_header(with_body(entry, body), kind=kind)
        assert read_entries(write_entries([later])) == [later]
        assert hash_chain.read_event(later) is None
        assert hash_chain.unreadable([entry, later]) == [(3, 2, kind)]


@pytest.mark.parametrize(
    "body",
    [
        b'{"kind":"operator_signed_in","role":"\xff"}',
        b'{"kind":"\xff"}',
        b'{"\xff":1,"kind":"operator_signed_in","role":"lead"}',
    ],
)
def test_a_body_that_is_not_utf_8_is_damaged_whoever_signed_it(body):
    """Found by the fuzzer: the line is sound JSON to a decoder that leaves the body for later."""
    entry = with_body(m.station_entries()[1], body)
    assert refused(read_entries, write_entries([entry])) == "event_damaged"


def test_a_body_that_is_not_utf_8_is_unreadable():
    entry = with_body(m.station_entries()[1], b'{"kind":"operator_signed_in","role":"\xff"}')
    assert hash_chain.unreadable([entry]) == [(3, 2, "operator_signed_in")]
    nameless = with_body(m.station_entries()[1], b'{"kind":"\xff"}')
    assert hash_chain.chain_problems([m.station_entries()[0], nameless]) == [(2, "kind_differs")]


def test_a_field_that_a_later_version_added_does_not_hide_the_event():
    body = b'{"kind":"operator_signed_in","role":"lead","shift":"night"}'
    (entry,) = read_entries(write_entries([with_body(m.station_entries()[1], body)]))
    event = hash_chain.read_event(entry)
    assert event is not None
    assert event.body == OperatorSignedIn("lead")


def test_an_erased_body_is_not_unreadable():
    erased = Entry(m.station_entries()[1].header, None)
    assert hash_chain.read_event(erased) is None
    assert hash_chain.unreadable([erased]) == []


def test_a_body_that_nobody_could_read_back_is_not_sealed():
    with pytest.raises(msgspec.ValidationError):
        m.chain([TubeOpened("T", "R7", "crowd", 10)])  # type: ignore[arg-type]  # the bug itself


def test_the_chain_names_what_is_wrong():
    entries = m.station_entries()
    assert hash_chain.chain_problems(entries) == []
    assert hash_chain.chain_problems([*entries[:1], *entries[2:]]) == [
        (3, "sequence_broken"),
        (3, "chain_broken"),
    ]
    other = Entry(entries[1].header, b'{"kind":"operator_signed_in","role":"x"}')
    assert hash_chain.chain_problems([entries[0], other]) == [(2, "body_changed")]
    posing = with_header(entries[1], kind="round_opened")
    assert hash_chain.chain_problems([entries[0], posing]) == [(2, "kind_differs")]
    bare = with_body(entries[1], b"7")
    assert hash_chain.chain_problems([entries[0], bare]) == [(2, "kind_differs")]


def test_the_readers_header_has_the_fields_of_the_events_header():
    line = msgspec.json.decode(write_entries(m.station_entries()[:1])[0])
    assert list(line["header"]) == sorted(Header.__struct_fields__)


def test_the_document_lists_every_kind_with_its_fields():
    table = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", document("event-v1"), re.MULTILINE))
    kinds = {kind.__struct_config__.tag: kind for kind in get_args(AnyBody)}
    shown = {name: re.findall(r"`(\w+)`", fields) for name, fields in table.items()}
    expected = {name: list(kind.__struct_encode_fields__) for name, kind in kinds.items()}
    assert {name: shown[name] for name in expected} == expected
    assert all(issubclass(kind, Body) for kind in kinds.values())


def test_the_document_shows_a_true_event():
    entry = m.station_entries()[1]
    shown = document("event-v1")
    assert f"    {write_entries([entry])[0].decode()}\n" in shown
    assert f"    {hash_chain.header_hash(entry.header)}\n" in shown
