"""Events are written once: what was written yesterday must read, and hash, the same tomorrow."""

import hashlib
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.hash_chain import encode_body, read, seal
from testdesk.domain.residents.people import Address, Resident

KINDS = get_args(ev.AnyBody)
TEXT = st.text(max_size=8)
NUMBER = st.integers(0, 2**53)
PSEUDONYM = st.sampled_from(["a1" * 6, "b2" * 6]) | TEXT
RESIDENTS = st.builds(
    Resident,
    resident=PSEUDONYM,
    name=TEXT,
    address=st.builds(Address, compound=TEXT, room=TEXT),
    language=st.sampled_from(["zh", "ko", "en"]),
    sex=st.sampled_from(["", "M", "F"]),
    colour=st.sampled_from(["none", "green", "red"]),
)
# Values that an honest writer uses, and others, from which the fold may make nothing.
FIELDS = {
    "resident": RESIDENTS,
    "residents": st.lists(RESIDENTS, max_size=2).map(tuple),
    "cards": st.lists(TEXT, max_size=2).map(tuple),
    "mode": st.sampled_from(get_args(ev.TubeMode)),
    "lane": st.sampled_from(get_args(ev.Lane)),
    "state": st.sampled_from(get_args(ev.TicketState)),
    "by": st.sampled_from(get_args(ev.SampledBy)),
    "decision": st.sampled_from(get_args(ev.Decision)),
    "events": st.lists(st.tuples(NUMBER, NUMBER), max_size=3).map(tuple),
    "changes": st.lists(
        st.sampled_from(get_args(ev.CorrectedField)), unique=True, max_size=3
    ).flatmap(
        lambda names: st.tuples(
            *(st.builds(ev.FieldChange, st.just(name), TEXT, TEXT) for name in names)
        )
    ),
    "person": st.none() | RESIDENTS,
    "stands": st.just(()) | st.tuples(NUMBER, NUMBER),
}


def bodies_of(kind):
    names = {f.name: f.type for f in msgspec.structs.fields(kind)}
    plain = {str: TEXT, int: NUMBER}
    return st.builds(kind, **{n: plain[t] if t in plain else FIELDS[n] for n, t in names.items()})


BODIES = st.one_of([bodies_of(kind) for kind in KINDS])


def sealed(body):
    return seal(
        body, event_id="0" * 32, station=1, seq=1, hlc="0" * 16, at="", operator="", prev="0" * 64
    )


@given(BODIES)
def test_every_body_comes_back_as_it_was(body):
    event = read(sealed(body))
    assert event is not None
    assert event.body == body
    assert encode_body(event.body) == encode_body(body)


def test_every_kind_is_reached_by_the_test_above():
    assert len(KINDS) == 30
    for kind in KINDS:
        assert bodies_of(kind) is not None


def test_every_kind_is_named_in_words_of_its_own():
    tags = [kind.__struct_config__.tag for kind in KINDS]
    assert len(set(tags)) == len(tags)
    assert all(tag == tag.lower() and tag.isascii() for tag in tags)


def test_bodies_are_canonical_sorted_spaceless_and_without_defaults():
    body = ev.SampleTaken("R7", "aa", "YJ00000001", 3, "id_number", "网通小区")
    assert (
        encode_body(body)
        == (
            '{"by":"id_number","kind":"sample_taken","point":"网通小区","position":3,'
            '"resident":"aa","round":"R7","tube":"YJ00000001"}'
        ).encode()
    )


def test_a_tube_s_events_stay_four_kinds_although_they_share_their_fields():
    for kind in (ev.TubeOpened, ev.TubeReopened, ev.TubeDiscarded):
        event = read(sealed(kind("T", "R7", "pool", 10)))
        assert event is not None
        assert type(event.body) is kind


def test_the_bytes_of_the_first_release_do_not_change():
    residents = (Resident("ab" * 6, "金英姬", korean="김영희", address=Address("网通小区", "3")),)
    some: tuple[ev.AnyBody, ...] = (
        ev.RosterImported("网通小区", residents),
        ev.TubeSealed("YJ1", "R7", "pool", 10, count=9, reason="end_of_queue"),
        ev.ProxyCodeIssued("ab" * 6, 1, 1, "2022-03-26", 180, 1),
        ev.TicketMoved("cd" * 16, "called", 2),
    )
    digest = hashlib.sha256(b"\n".join(encode_body(body) for body in some)).hexdigest()
    assert digest == "77508e00072263f1af308105f48c7fee569c5ca81601328eb8d0471d07514f31"


@pytest.mark.parametrize(
    "body",
    [
        ev.TubeOpened("T", "R7", "bucket", 10),  # type: ignore[arg-type]  # wrong on purpose
        ev.TicketMoved("t", "lost", 1),  # type: ignore[arg-type]  # wrong on purpose
        ev.SwabsCounted("2022-03-26", "many"),  # type: ignore[arg-type]  # wrong on purpose
    ],
)
def test_what_nobody_could_read_back_is_never_sealed(body):
    with pytest.raises(msgspec.ValidationError):
        sealed(body)
