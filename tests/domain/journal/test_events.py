"""Events are written once: what was written yesterday must read, and hash, the same tomorrow."""

import hashlib

import msgspec
import pytest
from hypothesis import given
from tests.domain.journal.bodies import BODIES, KINDS, bodies_of, sealed

from testdesk.domain.journal import events as ev
from testdesk.domain.journal.hash_chain import encode_body, read_event
from testdesk.domain.residents.people import Address, Resident


@given(BODIES)
def test_every_body_comes_back_as_it_was(body):
    event = read_event(sealed(body))
    assert event is not None
    assert event.body == body
    assert encode_body(event.body) == encode_body(body)


def test_every_kind_is_reached_by_the_test_above():
    assert len(KINDS) == 44
    for kind in KINDS:
        assert bodies_of(kind) is not None


def test_every_kind_has_a_name_of_its_own():
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


def test_a_restore_by_an_older_program_reads_and_keeps_its_bytes():
    """It asked one person, and wrote no names."""
    body = ev.StationRestored("2022-03-26T00:41:00.000Z", 7, "0.1.0")
    assert encode_body(body) == (
        b'{"created":"2022-03-26T00:41:00.000Z","kind":"station_restored","length":7,'
        b'"software":"0.1.0"}'
    )
    event = read_event(sealed(body))
    assert event is not None
    assert event.body == body
    assert body.confirmed_by == ()


def test_a_tube_s_events_stay_four_kinds_although_they_share_their_fields():
    for kind in (ev.TubeOpened, ev.TubeReopened, ev.TubeDiscarded):
        event = read_event(sealed(kind("T", "R7", "pool", 10)))
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
