"""Cards and people that a station has to ask about: which of two, and whose."""

import dataclasses

import msgspec
from tests.advice.walking import advice
from tests.made_station import (
    CHILD,
    FATHER,
    HALMEONI,
    MOTHER,
    TUBES,
    id_number,
    made_up_kit,
    make_home,
    open_station,
)

from testdesk.services import tubes, voiding
from testdesk.services.cards import codes
from testdesk.services.people.directory import WalkIn, register_walk_in

SAMPLED = ("accepted", "sampled")
STRANGER = id_number("19911111", 5)


def stranger_sampled(opened_station):
    """A station that sampled somebody by a card who is not on its list."""
    here, there = opened_station(1), opened_station(2)
    args = {"context": there.context}
    register_walk_in(**args, form=WalkIn(name="崔英爱", document_number=STRANGER))
    card = codes.issue(**args, resident=there.who(STRANGER)).value
    here.scan(TUBES[0])
    assert here.scans(card.code) == [("attention", "sampled_not_listed")]
    here.clock.forward(seconds=10)
    return here


@advice("id_tag_differs")
def test_the_id_card_is_another_persons(met, opened_station):
    here = stranger_sampled(opened_station)
    assert here.scan(FATHER).reason == "id_tag_differs"
    met.reported("id_tag_differs", "Undo the registration with F9")
    here.clock.forward(seconds=10)
    assert here.scans("!undo", FATHER) == [("accepted", "sample_undone"), SAMPLED]


@advice("sample_voided.hole", "sample_undone.hole")
def test_somebody_is_taken_out_of_a_sealed_tube(met, station):
    station.scans(TUBES[0], HALMEONI, FATHER, MOTHER, "!seal")
    station.scans(TUBES[1], CHILD)
    args = {"context": station.context, "code": TUBES[0]}
    assert tubes.void_place(**args, position=1, reason="wrong_person").value.place_stays_empty
    met.reported("sample_voided.hole", "The tube stays sealed", {"reason": "hole"})
    assert tubes.void_place(**args, position=2, reason="undone").value.place_stays_empty
    met.reported("sample_undone.hole", "The tube stays sealed", {"reason": "hole"})
    found = tubes.tube(station=station.station, code=TUBES[0])
    assert (found.state, [place.position for place in found.places]) == ("sealed", [3])
    station.scan("!seal")
    assert station.scans(TUBES[2], HALMEONI) == [("accepted", "tube_opened"), SAMPLED]


@advice("code_key_expired")
def test_a_card_whose_key_has_run_out(met, station):
    station.scan(TUBES[0])
    card = codes.issue(station.context, resident=station.who(HALMEONI)).value
    expired = msgspec.structs.replace(station.station.identity, card_key_ends={1: "2022-03-01"})
    now, station.station = (
        station.station,
        dataclasses.replace(station.station, read_identity=lambda: expired),
    )
    answer = station.scan(card.code)
    assert answer.reason == "code_key_expired"
    met.reported("code_key_expired", "Check the date. If it is right, ask for the ID card")
    station.clock.forward(seconds=10)
    station.station = now
    assert station.scans(HALMEONI) == [SAMPLED]


@advice("sample_unknown")
def test_a_sample_that_nobody_knows(met, station):
    station.scans(TUBES[0], HALMEONI)
    args = {"context": station.context, "reason": "wrong_person"}
    with met.raises("sample_unknown", "Open the tube's list and choose the place"):
        voiding.void_sample(**args, sample="f" * 32)
    assert tubes.void_place(**args, code=TUBES[0], position=1).value.reason == "sample_voided"


@advice("no_round")
def test_a_station_whose_kit_knows_no_round(met, tmp_path):
    kit = made_up_kit()
    without = msgspec.structs.replace(kit, entries=kit.entries[:1])
    station = open_station(make_home(tmp_path / "home", without))
    try:
        assert station.scan(TUBES[0]).reason == "no_round"
        met.reported("no_round", "the update on the stick opens the round")
        station.adopt(kit.entries[1])
        assert station.scans(TUBES[0]) == [("accepted", "tube_opened")]
    finally:
        station.store.close()


@advice("operator_missing")
def test_nobody_is_signed_in(met, station):
    station.session.operator = ""
    with met.raises("operator_missing", "Type your name"):
        station.scan(TUBES[0])
    station.session.operator = "金英"
    assert station.scans(TUBES[0]) == [("accepted", "tube_opened")]


@advice("document_of_several")
def test_two_people_with_one_number(met, station):
    args = {"context": station.context}
    for name, kind in (("王一", "03"), ("李二", "06")):
        form = WalkIn(name=name, document_type=kind, document_number="M12345678")
        register_walk_in(**args, form=form)
    station.scan(TUBES[0])
    assert station.scan("M12345678").reason == "document_of_several"
    met.reported("document_of_several", "Find the person by name")
    with station.station.read() as uow:
        who = next(p.resident for p in uow.people.by_documents(["M12345678"]) if p.name == "王一")
    assert station.scans(f"!bind {who}") == [SAMPLED]
