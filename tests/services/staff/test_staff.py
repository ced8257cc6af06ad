"""Operators at a station: enrolling, signing in by badge and PIN, second confirmations."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.clock import ManualClock
from tests.made_station import HALMEONI, TUBES, MadeStation, open_station
from tests.services.staff.made_staff import OTHER_PIN, PIN, enrolled

from testdesk.domain.refusals import CodedError, Refusal
from testdesk.formats.badge_code import place_of, write_badge
from testdesk.services import day, status
from testdesk.services.exchange import handover
from testdesk.services.scanning.registration import scan
from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.enrolment import Enrolled, enrol, is_staffed, remove, staff_of
from testdesk.services.staff.identification import (
    Credentials,
    approve,
    identify,
    last_operator,
    pin_pause,
    sign_in_member,
)


def refusal(context: Context, **given: str) -> CodedError:
    with pytest.raises(Refusal) as found:
        identify(context.station, Credentials(**given))
    return found.value


def test_a_badge_signs_in_and_every_event_bears_its_owner(
    station: MadeStation, lead_context: Context, registrar: Enrolled
) -> None:
    context = Context(station.station, ScanSession())
    member = sign_in_member(context, Credentials(badge=registrar.badge)).value
    assert (member.name, member.role) == ("李敏", "registrar")
    assert (context.session.operator, context.session.role) == ("李敏", "registrar")
    with station.station.read() as uow:
        (entry,) = uow.journal.entries(uow.journal.length(), uow.journal.length())
    assert entry.header.operator == "李敏"
    assert entry.header.kind == "operator_signed_in"
    assert entry.body is not None
    assert b'"method":"badge"' in entry.body
    assert lead_context.session.operator == "赵刚"


def test_without_the_badge_a_name_and_the_pin_sign_in(
    lead_context: Context, registrar: Enrolled
) -> None:
    operator = registrar.member.operator
    credentials = Credentials(operator=operator, pin=OTHER_PIN)
    assert identify(lead_context.station, credentials).name == "李敏"
    assert refusal(lead_context, operator=operator).code == "pin_missing"
    assert refusal(lead_context, operator=operator, pin=PIN).code == "pin_wrong"
    assert refusal(lead_context, operator="f" * 16, pin=PIN).code == "operator_not_enrolled"


def test_a_photographed_badge_of_a_lead_is_not_enough(
    lead_context: Context, lead: Enrolled
) -> None:
    needed = refusal(lead_context, badge=lead.badge)
    assert (needed.code, needed.detail) == (
        "badge_needs_pin",
        {"operator": lead.member.operator},
    )
    assert refusal(lead_context, badge=lead.badge, pin=OTHER_PIN).code == "pin_wrong"


def test_badges_that_are_not_valid_here_each_have_their_code(
    lead_context: Context, registrar: Enrolled, station: MadeStation
) -> None:
    damaged = registrar.badge[:10] + str((int(registrar.badge[10]) + 1) % 10) + registrar.badge[11:]
    assert refusal(lead_context, badge=damaged).code == "badge_damaged"
    here, key = registrar.member, bytes.fromhex(registrar.member.badge_key)
    city = station.station.identity.city
    elsewhere = write_badge(place=place_of(city, "别处"), operator=here.operator, key=key)
    assert refusal(lead_context, badge=elsewhere).code == "badge_of_other_point"
    point = station.station.identity.point
    unknown = write_badge(place=place_of(city, point), operator="f" * 16, key=key)
    assert refusal(lead_context, badge=unknown).code == "badge_unknown"
    renewed = enrolled(lead_context, "李敏", "registrar", operator=registrar.member.operator)
    assert refusal(lead_context, badge=registrar.badge).code == "badge_not_authentic"
    assert identify(station.station, Credentials(badge=renewed.badge)).name == "李敏"
    remove(lead_context, operator=registrar.member.operator, reason="left")
    assert refusal(lead_context, badge=renewed.badge).code == "badge_removed"
    operator = registrar.member.operator
    assert refusal(lead_context, operator=operator, pin=OTHER_PIN).code == "operator_not_enrolled"


def test_wrong_pins_make_everybody_wait_even_after_a_restart(
    station: MadeStation, lead_context: Context, registrar: Enrolled
) -> None:
    operator = registrar.member.operator
    for _ in range(5):
        assert refusal(lead_context, operator=operator, pin="000000").code == "pin_wrong"
    paused = refusal(lead_context, operator=operator, pin=OTHER_PIN)
    assert paused.code == "pin_paused"
    assert 0 < int(paused.detail["seconds"] or 0) <= 30
    assert 0 < pin_pause(station.station, operator=operator) <= 30
    assert pin_pause(station.station, operator="f" * 16) == 0
    # The badge still works, and other operators are not affected.
    assert identify(station.station, Credentials(badge=registrar.badge)).name == "李敏"
    station.store.close()
    later = ManualClock(station.station.clock.now() + dt.timedelta(seconds=10))
    again = open_station(station.home, clock=later)
    station.store = again.store  # which is closed after the test
    assert refusal(again.context, operator=operator, pin=OTHER_PIN).code == "pin_paused"
    later.forward(seconds=31)
    credentials = Credentials(operator=operator, pin=OTHER_PIN)
    assert identify(again.station, credentials).name == "李敏"
    # A right PIN ends the row of wrong ones.
    assert refusal(again.context, operator=operator, pin="000000").code == "pin_wrong"


def span_of(station: MadeStation) -> tuple[str, str, int] | None:
    """Who was here last, with the role, and for how many minutes."""
    span = last_operator(station.station)
    if span is None:
        return None
    since, until = (dt.datetime.fromisoformat(at) for at in (span.since, span.until))
    return span.name, span.role, int((until - since).total_seconds() // 60)


def test_who_was_here_last_and_how_long(
    station: MadeStation, lead_context: Context, lead: Enrolled, registrar: Enrolled
) -> None:
    sign_in_member(lead_context, Credentials(badge=lead.badge, pin=PIN))
    context = Context(station.station, ScanSession())
    station.clock.forward(minutes=1)
    sign_in_member(context, Credentials(badge=registrar.badge))
    assert span_of(station) == ("李敏", "registrar", 0)
    station.clock.forward(minutes=3)
    scan(context, TUBES[0])
    station.clock.forward(minutes=2)
    sign_in_member(context, Credentials(badge=registrar.badge))  # after the lock
    station.clock.forward(minutes=4)
    scan(context, HALMEONI)
    station.clock.forward(minutes=30)
    assert span_of(station) == ("李敏", "registrar", 9)
    sign_in_member(context, Credentials(badge=lead.badge, pin=PIN))
    assert span_of(station) == ("赵刚", "point_lead", 0)


def test_who_was_here_in_the_shift_before_is_not_shown(
    station: MadeStation, lead_context: Context, tmp_path: Path
) -> None:
    for line in (TUBES[0], HALMEONI, "!seal"):
        scan(lead_context, line)
    day.count_swabs(lead_context, count=1)
    handover.export(lead_context, folder=tmp_path)
    assert span_of(station) == ("赵刚", "point_lead", 0)
    assert day.close_day(lead_context).value.shift.closed_at
    assert span_of(station) is None


def test_who_was_here_last_is_left_out_while_a_time_is_in_doubt(
    station: MadeStation, lead_context: Context
) -> None:
    station.clock.forward(days=-2)
    scan(lead_context, TUBES[0])
    assert span_of(station) is None


def test_the_first_operator_is_a_lead_and_the_last_lead_stays(station: MadeStation) -> None:
    context = station.context
    assert not is_staffed(station.station)
    with pytest.raises(Refusal, match="lead_first"):
        enrolled(context, "李敏", "registrar")
    with pytest.raises(Refusal, match="lead_needs_pin"):
        enrolled(context, "赵刚", "point_lead")
    lead = enrolled(context, "赵刚", "point_lead", PIN)
    enrolled(context, "李敏", "registrar")
    with pytest.raises(Refusal, match="last_lead"):
        remove(context, operator=lead.member.operator)
    with pytest.raises(Refusal, match="last_lead"):
        enrolled(context, "赵刚", "registrar", operator=lead.member.operator)
    with pytest.raises(Refusal, match="staff_name_taken"):
        enrolled(context, " 李敏 ", "proxy_clerk")
    with pytest.raises(Refusal, match="staff_name_invalid"):
        enrolled(context, "\u200b", "proxy_clerk")


def test_only_a_lead_enrols_and_restoring_somebody_needs_a_second_person(
    station: MadeStation, lead_context: Context, registrar: Enrolled
) -> None:
    mine = Context(station.station, ScanSession())
    sign_in_member(mine, Credentials(badge=registrar.badge))
    with pytest.raises(Refusal, match="role_not_permitted"):
        enrolled(mine, "韩雪", "queue_guide")
    clerk = enrolled(lead_context, "崔明", "proxy_clerk").member
    remove(lead_context, operator=clerk.operator)
    before = len(staff_of(station.station))
    with pytest.raises(Refusal, match="second_person_missing"):
        enrolled(lead_context, "崔明", "proxy_clerk", operator=clerk.operator)
    second = approve(lead_context, Credentials(badge=registrar.badge))
    back = enrol(
        lead_context, name="崔明", role="proxy_clerk", operator=clerk.operator, approvals=[second]
    )
    assert back.value.member.enrolled
    assert len(staff_of(station.station)) == before
    with station.station.read() as uow:
        kinds = [
            entry.header.kind
            for entry in uow.journal.entries(uow.journal.length() - 1, uow.journal.length())
        ]
    assert kinds == ["action_approved", "operator_enrolled"]


def test_nobody_confirms_their_own_action(lead_context: Context, lead: Enrolled) -> None:
    with pytest.raises(Refusal, match="second_person_same"):
        approve(lead_context, Credentials(badge=lead.badge, pin=PIN))


def test_where_operators_are_enrolled_a_typed_name_does_not_sign_in(
    station: MadeStation, lead: Enrolled
) -> None:
    with pytest.raises(Refusal, match="staffed"):
        status.sign_in(station.context, operator="谁", role="point_lead")
    assert lead.member.role == "point_lead"


def test_a_scan_by_a_role_that_does_not_register_is_refused_and_changes_nothing(
    station: MadeStation, lead_context: Context
) -> None:
    guide = enrolled(lead_context, "韩雪", "queue_guide")
    context = Context(station.station, ScanSession())
    sign_in_member(context, Credentials(badge=guide.badge))
    before = station.journal()
    for line in (TUBES[0], HALMEONI, "phone-code-0001", "3-1047-8", "!seal", "!undo"):
        answer = scan(context, line).value
        assert answer.verdict == "refused", line
    assert scan(context, TUBES[0]).value.reason == "role_not_permitted"
    assert station.journal() == before


def test_a_scanned_badge_changes_the_operator_and_keeps_the_open_tube(
    station: MadeStation, lead_context: Context, registrar: Enrolled
) -> None:
    tube = scan(lead_context, "AB70000001").value
    changed = scan(lead_context, registrar.badge).value
    assert (changed.verdict, changed.reason) == ("accepted", "operator_changed")
    assert registrar.badge not in changed.scan
    assert lead_context.session.operator == "李敏"
    assert tube.reason == "tube_opened"
    assert status.status(station.station).open_tube is not None
