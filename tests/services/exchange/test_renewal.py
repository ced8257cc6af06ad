"""A renewed kit: new card keys, old ones read until their end, and nothing else forgotten."""

import contextlib
import dataclasses
import datetime as dt

import msgspec
import pytest
from tests.clock import MORNING, ManualClock
from tests.made_station import (
    FATHER,
    HALMEONI,
    KIT_PASSPHRASE,
    PASSPHRASE,
    POINT,
    TUBES,
    sealed_kit,
)
from tests.services.exchange.renewing import LAST_DAY

from testdesk import bootstrap
from testdesk.domain.cards import CardSelection
from testdesk.domain.journal.events import CardKeysRenewed
from testdesk.domain.refusals import Refusal
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.ports import StationIdentity
from testdesk.services.cards import codes, print_runs, prints
from testdesk.services.exchange import renewal
from testdesk.services.people import directory
from testdesk.services.session import Context, ScanSession
from testdesk.settings import STORE
from testdesk.store.station_file import open_station_file


def issue(station, number=HALMEONI, **more):
    return codes.issue(station.context, resident=station.who(number), **more).value


def renew(station, kit):
    renewal.renew(Context(station.station, ScanSession(operator="李敏")), kit=kit)
    station.reopen()


def renew_beside(other, kit):
    """As another program does, on its own connection."""
    beside = bootstrap.station_of(other, clock=ManualClock(MORNING))
    renewal.renew(Context(beside, ScanSession(operator="李敏")), kit=kit)


def refusal_of(action):
    with pytest.raises(Refusal) as caught:
        action()
    return caught.value.code


def to_day(station, day):
    station.clock.moment = MORNING + (dt.date.fromisoformat(day) - MORNING.date())


def test_new_cards_are_signed_by_the_new_key_and_are_valid_for_the_time_in_the_kit(
    station, renewed_kit
):
    renew(station, renewed_kit)
    issued = issue(station)
    assert (issued.card.key_id, issued.card.valid_days) == (2, 90)
    station.scan(TUBES[0])
    assert station.scans(issued.code) == [("accepted", "sampled")]


def test_an_old_card_is_read_and_printed_until_its_keys_last_day(station, renewed_kit):
    old = issue(station)
    renew(station, renewed_kit)
    to_day(station, LAST_DAY)
    who = station.who(HALMEONI)
    station.scan(TUBES[0])
    assert codes.valid_card(station=station.station, resident=who) == old
    assert station.scans(old.code) == [("accepted", "sampled")]
    to_day(station, "2022-04-11")
    assert codes.valid_card(station=station.station, resident=who) is None
    before = station.journal()
    assert station.scans(old.code, old.card_number) == [("refused", "code_key_expired")] * 2
    assert station.journal() == before
    assert station.scans(issue(station).code)[0][0] == "refused"  # sampled already, but read
    assert station.scans(issue(station, FATHER).code) == [("accepted", "sampled")]


def found_with_card(station):
    (found,) = directory.find(station=station.station, text="朴顺子")
    return found.has_card


def left_to_do(station):
    parts = print_runs.parts_of(station=station.station, selection=CardSelection(POINT, min_age=85))
    return [resident for part in parts for resident in part.residents]


def test_who_has_only_a_card_of_an_ended_key_has_no_good_card(station, renewed_kit):
    old, who = issue(station), station.who(HALMEONI)
    printed = {"layout": "sheet", "printer": "pdf"}
    session = station.session
    codes.record_printed(Context(station.station, session), cards=[old.card.card], **printed)
    renew(station, renewed_kit)
    to_day(station, LAST_DAY)
    assert found_with_card(station)
    assert left_to_do(station) == []
    assert print_runs.valid_cards_among(station=station.station, residents=[who]) == {
        who: old_on_paper(old)
    }
    to_day(station, "2022-04-11")
    assert not found_with_card(station)
    assert left_to_do(station) == [who]
    assert print_runs.valid_cards_among(station=station.station, residents=[who]) == {}
    (new,) = print_runs.cards_for(Context(station.station, session), residents=[who]).value
    assert (new.card.key_id, new.card.issue_number) == (2, 2)
    assert found_with_card(station)


def old_on_paper(issued):
    return msgspec.structs.replace(issued, card=msgspec.structs.replace(issued.card, saves=1))


def test_a_card_of_an_ended_key_waits_for_no_paper(station, renewed_kit):
    old = issue(station)
    renew(station, renewed_kit)
    to_day(station, LAST_DAY)
    assert prints.unprinted(station=station.station) == [old]
    to_day(station, "2022-04-11")
    assert prints.unprinted(station=station.station) == []


def test_the_renewal_is_in_the_journal_and_everything_else_stays(station, renewed_kit):
    issue(station)
    was = station.station.identity
    renew(station, renewed_kit)
    now = station.station.identity
    assert (now.signing_key, now.age_identity, now.endorsement, now.kit) == (
        was.signing_key,
        was.age_identity,
        was.endorsement,
        was.kit,
    )
    assert station.kinds()[-1] == "card_keys_renewed"
    with station.station.read() as uow:
        entry = uow.journal.entries(uow.journal.length(), uow.journal.length())[0]
    assert msgspec.json.decode(entry.body, type=CardKeysRenewed) == CardKeysRenewed("e" * 32, 2)
    assert station.problems() == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"renewal": False}, "kit_not_renewal"),
        ({"city": "0" * 32}, "kit_of_other_city"),
        ({"station": 2}, "kit_of_other_station"),
        ({"created": "2022-03-26T08:00:00Z"}, "kit_older"),
    ],
)
def test_a_kit_that_is_no_renewal_of_this_station_changes_nothing(
    station, renewed_kit, change, code
):
    renew(station, renewed_kit)
    was, before = station.station.identity, station.journal()
    kit = msgspec.structs.replace(renewed_kit, **change)
    assert refusal_of(lambda: renew(station, kit)) == code
    station.reopen()
    assert (station.station.identity, station.journal()) == (was, before)


def another_program(station):
    """The same file, opened a second time as the command line does beside a window."""
    return contextlib.closing(
        open_station_file(station.home / STORE, station.key, ManualClock(station.clock.moment))
    )


def test_an_open_station_adopts_what_another_program_renewed(station, renewed_kit):
    old, was = issue(station), station.station.identity
    with another_program(station) as other:
        renew_beside(other, renewed_kit)
    new = issue(station, FATHER)
    assert (was.card_key_id, station.station.identity.card_key_id) == (1, 2)
    assert (new.card.key_id, new.card.valid_days) == (2, 90)
    station.scan(TUBES[0])
    assert station.scans(new.code) == [("accepted", "sampled")]
    to_day(station, "2022-04-11")
    assert station.scans(old.code) == [("refused", "code_key_expired")]
    assert station.problems() == ()


def test_a_first_scan_after_another_programs_renewal_knows_the_new_key(station, renewed_kit):
    station.scan(TUBES[0])
    with another_program(station) as other:
        renew_beside(other, renewed_kit)
        beside = bootstrap.station_of(other, clock=station.clock)
        session = station.session
        new = codes.issue(Context(beside, session), resident=station.who(HALMEONI)).value
    assert new.card.key_id == 2
    assert station.scans(new.code) == [("accepted", "sampled")]


def test_what_another_program_writes_otherwise_leaves_the_identity_as_it_is(station):
    was = station.station.identity
    with another_program(station) as other:
        beside = bootstrap.station_of(other, clock=station.clock)
        codes.issue(Context(beside, station.session), resident=station.who(HALMEONI))
    assert issue(station, FATHER).card.key_id == 1
    assert station.station.identity == was


def test_a_renewal_is_judged_by_what_is_kept_now_not_by_what_was_read_at_the_opening(
    station, renewed_kit
):
    newer = msgspec.structs.replace(renewed_kit, kit="f" * 32, created="2022-03-28T08:00:00Z")
    with another_program(station) as other:
        # Begun before the other one commits, so only the re-read inside the transaction can know.
        def late(operator):
            uow = station.store.write(operator)
            renew_beside(other, newer)
            return uow

        begun = dataclasses.replace(station.station, write=late)
        session = station.session
        renewing = lambda: renewal.renew(  # noqa: E731 - one call
            Context(begun, session), kit=renewed_kit
        )
        assert refusal_of(renewing) == "kit_older"
    assert station.kinds().count("card_keys_renewed") == 1
    with station.station.read():
        assert station.station.identity.renewed == newer.created


def test_an_identity_that_was_kept_and_not_committed_is_gone(station):
    was = station.station.identity
    with station.station.write("金英") as uow:
        uow.identity.keep(msgspec.structs.replace(was, card_valid_days=1))
        assert uow.identity.current().card_valid_days == 1
        assert station.station.identity == was
    with station.station.write("金英") as uow:
        assert uow.identity.current() == was
        uow.commit()
    assert station.station.identity == was


@pytest.mark.usefixtures("quick_kits")
def test_a_renewal_makes_no_station(city, renewed_kit, tmp_path):
    sealed = sealed_kit(city, renewed_kit)
    action = lambda: bootstrap.set_up_station(  # noqa: E731 - one call
        tmp_path / "home", kit=sealed, kit_passphrase=KIT_PASSPHRASE, passphrase=PASSPHRASE
    )
    assert refusal_of(action) == "kit_is_renewal"
    assert not (tmp_path / "home").exists()


def test_an_identity_of_an_older_program_is_read(station):
    held = msgspec.to_builtins(station.station.identity)
    for later in ("card_key_ends", "card_valid_days", "renewed"):
        del held[later]
    read = msgspec.msgpack.decode(msgspec.msgpack.encode(held), type=dict)
    assert "card_key_ends" not in read
    was = station.station.identity
    older = {name: getattr(was, name) for name in was.__struct_fields__ if name in held}
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(older), type=StationIdentity) == was


def test_headquarters_makes_a_renewal_only_for_a_station_it_made(headquarters):
    kit = enrol(headquarters, station=1, point="网通小区", renewal=True)
    assert kit.renewal
    action = lambda: enrol(headquarters, station=9, point="无", renewal=True)  # noqa: E731 - one call
    assert refusal_of(action) == "station_without_kit"


@pytest.mark.parametrize("days", [0, 5, 15, 640, -10])
def test_a_card_cannot_hold_for_days_that_its_form_does_not_know(station, days):
    before = station.journal()
    assert refusal_of(lambda: issue(station, valid_days=days)) == "valid_days_out_of_range"
    assert station.journal() == before


def test_a_single_card_may_hold_longer_or_shorter(station):
    assert issue(station, valid_days=630).card.valid_days == 630


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        ("2022-03-28", "2022-03-28", ""),
        ("2022-03-28", "2022-04-11", "kit_expired"),
        # The clock was set back, but this station has been working after the end of the kit.
        ("2022-04-11", "2022-03-28", "kit_expired"),
    ],
)
def test_a_renewal_expires_by_the_newest_moment_that_has_passed(
    station, renewed_kit, before, now, code
):
    to_day(station, before)
    station.scan(TUBES[0])
    to_day(station, now)
    kit = msgspec.structs.replace(renewed_kit, expires="2022-04-10T08:00:00Z")
    was = station.station.identity
    if not code:
        renew(station, kit)
        return
    assert refusal_of(lambda: renewal.renew(station.context, kit=kit)) == code
    assert station.station.identity == was
