"""The chain finds whatever was changed, removed, inserted or moved."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.made_station import entries_of_station

from testdesk.domain.journal import hash_chain
from testdesk.domain.journal.events import AnyBody, Entry, OperatorSignedIn, SwabsCounted

COUNTS = [SwabsCounted("2022-03-26", n) for n in range(7)]
BODIES: list[AnyBody] = [OperatorSignedIn("registrar"), *COUNTS]
ENTRIES = entries_of_station(3, BODIES)


def changed(entry, **header):
    return Entry(msgspec.structs.replace(entry.header, **header), entry.body)


def test_a_sound_chain_has_no_problems():
    assert hash_chain.chain_problems(ENTRIES) == []
    assert hash_chain.chain_problems([]) == []


def test_a_range_is_sound_when_it_joins_what_comes_before():
    prev = hash_chain.header_hash(ENTRIES[2].header)
    assert hash_chain.chain_problems(ENTRIES[3:], prev=prev, first=4) == []
    assert (4, "chain_broken") in hash_chain.chain_problems(ENTRIES[3:], first=4)


def test_an_erased_body_leaves_the_chain_sound():
    erased = [Entry(entry.header, None) for entry in ENTRIES]
    assert hash_chain.chain_problems(erased) == []
    assert hash_chain.read_event(erased[0]) is None


HEADER_FIELDS = [f for f in ENTRIES[0].header.__struct_fields__ if f != "seq"]


@given(st.integers(0, len(ENTRIES) - 2), st.sampled_from(HEADER_FIELDS))
def test_a_changed_header_is_found(place, name):
    value = getattr(ENTRIES[place].header, name)
    other = value + 1 if isinstance(value, int) else value[::-1] + "x"
    entries = list(ENTRIES)
    entries[place] = changed(entries[place], **{name: other})
    assert hash_chain.chain_problems(entries) != []


@given(st.integers(0, len(ENTRIES) - 1), st.data())
def test_a_changed_body_is_found(place, data):
    body = bytearray(ENTRIES[place].body)
    body[data.draw(st.integers(0, len(body) - 1))] ^= data.draw(st.integers(1, 255))
    entries = list(ENTRIES)
    entries[place] = Entry(entries[place].header, bytes(body))
    assert (place + 1, "body_changed") in hash_chain.chain_problems(entries)


@given(st.integers(0, len(ENTRIES) - 2))
def test_a_removed_event_is_found(place):
    entries = [*ENTRIES[:place], *ENTRIES[place + 1 :]]
    assert hash_chain.chain_problems(entries)[0] == (place + 2, "sequence_broken")


@given(st.permutations(range(len(ENTRIES))))
def test_another_order_is_found(places):
    problems = hash_chain.chain_problems([ENTRIES[place] for place in places])
    assert bool(problems) == (places != sorted(places))


def test_a_kind_that_is_not_the_body_s_is_found():
    first = changed(ENTRIES[0], kind="tube_opened")
    assert hash_chain.chain_problems([first]) == [(1, "kind_differs")]


@pytest.mark.parametrize(
    "body",
    [
        b'{"kind":"from_the_future"}',
        b'{"kind":"swabs_counted"}',
        b'{"count":"many","day":"x","kind":"swabs_counted"}',
    ],
)
def test_an_event_of_a_later_version_is_kept_and_reported_as_unreadable(body):
    entry = Entry(ENTRIES[0].header, body)
    assert hash_chain.read_event(entry) is None
    assert hash_chain.unreadable([entry, ENTRIES[1]]) == [(3, 1, "operator_signed_in")]


def test_the_first_release_s_hashes_do_not_change():
    assert (
        hash_chain.header_hash(ENTRIES[-1].header)
        == "98a16d69d430bf4b35a55966618e5f6421b4989e8782a9433945787eeb7b6393"
    )


def test_two_stations_never_share_a_hash_even_for_the_same_body():
    mine, other = (entries_of_station(n, BODIES)[-1].header for n in (3, 4))
    assert hash_chain.header_hash(mine) != hash_chain.header_hash(other)
