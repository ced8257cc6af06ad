"""Two point leads at once, each in a program of their own, with one station between them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.made_station import HALMEONI, TUBES, MadeStation
from tests.services.staff.made_staff import OTHER_PIN, PIN, enrolled

from testdesk.domain.refusals import Refusal
from testdesk.services import day, queue
from testdesk.services.exchange import handover
from testdesk.services.scanning.registration import scan
from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.enrolment import Enrolled, enrol, remove, staff_of
from testdesk.services.staff.identification import Credentials, approve, identify, sign_in_member

SIGNED_IN = {"reason": "signed_in"}


def refusal_of(do, *args, **more):
    with pytest.raises(Refusal) as caught:
        do(*args, **more)
    return caught.value.code, caught.value.detail


def roles(station: MadeStation) -> dict[str, str]:
    """Of everybody who is enrolled."""
    return {one.name: one.role for one in staff_of(station.station) if one.enrolled}


def test_a_lead_who_was_removed_in_the_other_window_does_nothing_more(
    station: MadeStation, lead_context: Context, second_lead: tuple[Context, Enrolled]
) -> None:
    theirs, their_badge = second_lead
    remove(lead_context, operator=their_badge.member.operator)
    before = station.journal()
    for action in (
        lambda: enrolled(theirs, "韩雪", "sampler"),
        lambda: queue.issue_ticket(theirs, lane="normal"),
        lambda: day.count_swabs(theirs, count=0),
        lambda: scan(theirs, TUBES[0]),
    ):
        assert refusal_of(action) == ("badge_removed", SIGNED_IN)
    assert station.journal() == before
    assert roles(station) == {"赵刚": "point_lead"}
    assert station.problems() == ()


def test_a_lead_whom_headquarters_removes_by_an_update_does_nothing_more(
    station: MadeStation, lead_context: Context, second_lead: tuple[Context, Enrolled]
) -> None:
    theirs, their_badge = second_lead
    station.clock.forward(minutes=1)
    station.headquarters_removes(their_badge.member)
    assert refusal_of(enrolled, theirs, "韩雪", "sampler") == ("badge_removed", SIGNED_IN)
    assert enrolled(lead_context, "韩雪", "sampler").member.enrolled
    assert station.problems() == ()


def test_two_leads_who_remove_each_other_leave_one(
    station: MadeStation,
    lead_context: Context,
    lead: Enrolled,
    second_lead: tuple[Context, Enrolled],
) -> None:
    theirs, their_badge = second_lead
    remove(theirs, operator=lead.member.operator)
    other = their_badge.member.operator
    assert refusal_of(remove, lead_context, operator=other) == ("badge_removed", SIGNED_IN)
    assert roles(station) == {"金花": "point_lead"}
    assert station.problems() == ()


def test_a_lead_who_became_a_registrar_registers_and_enrols_nobody(
    station: MadeStation, lead_context: Context, second_lead: tuple[Context, Enrolled]
) -> None:
    theirs, their_badge = second_lead
    enrolled(lead_context, "金花", "registrar", operator=their_badge.member.operator)
    assert refusal_of(enrolled, theirs, "韩雪", "sampler")[0] == "role_not_permitted"
    assert scan(theirs, TUBES[0]).value.reason == "tube_opened"
    assert roles(station) == {"赵刚": "point_lead", "金花": "registrar"}


def test_both_change_the_same_operator_and_the_later_change_counts(
    station: MadeStation,
    lead_context: Context,
    registrar: Enrolled,
    second_lead: tuple[Context, Enrolled],
) -> None:
    theirs, _ = second_lead
    operator = registrar.member.operator
    first = enrolled(lead_context, "李敏", "proxy_clerk", operator=operator)
    second = enrolled(theirs, "李敏", "sampler", operator=operator)
    assert roles(station)["李敏"] == "sampler"
    for voided in (registrar, first):
        credentials = Credentials(badge=voided.badge)
        assert refusal_of(identify, station.station, credentials)[0] == "badge_not_authentic"
    assert identify(station.station, Credentials(badge=second.badge)).role == "sampler"
    assert station.kinds().count("operator_enrolled") == 5
    assert station.problems() == ()


def test_both_enrol_the_same_name_and_the_second_is_refused(
    station: MadeStation, lead_context: Context, second_lead: tuple[Context, Enrolled]
) -> None:
    enrolled(lead_context, "韩雪", "sampler")
    before = station.journal()
    assert refusal_of(enrolled, second_lead[0], "韩雪", "registrar")[0] == "staff_name_taken"
    assert station.journal() == before


def test_one_removes_whom_the_other_is_changing(
    station: MadeStation,
    lead_context: Context,
    registrar: Enrolled,
    second_lead: tuple[Context, Enrolled],
) -> None:
    """The form was opened before: to enrol somebody who was removed takes two people."""
    operator = registrar.member.operator
    remove(lead_context, operator=operator)
    changed = {"name": "李敏", "role": "sampler", "operator": operator}
    before = station.journal()
    assert refusal_of(enrol, second_lead[0], **changed)[0] == "second_person_missing"
    assert refusal_of(remove, second_lead[0], operator=operator)[0] == "operator_not_enrolled"
    assert station.journal() == before


def test_a_confirmation_of_a_lead_who_was_removed_meanwhile_is_none(
    station: MadeStation,
    lead_context: Context,
    registrar: Enrolled,
    second_lead: tuple[Context, Enrolled],
) -> None:
    _, their_badge = second_lead
    mine = Context(station.station, ScanSession())
    sign_in_member(mine, Credentials(badge=registrar.badge))
    for line in (TUBES[0], HALMEONI, "!seal"):
        scan(mine, line)
    given = [approve(mine, Credentials(badge=their_badge.badge, pin=OTHER_PIN))]
    remove(lead_context, operator=their_badge.member.operator)
    before = station.journal()
    count: dict[str, Any] = {"count": 2, "reason": "swabbed_twice", "approvals": given}
    assert refusal_of(day.count_swabs, mine, **count) == ("badge_removed", {})
    assert station.journal() == before
    count["approvals"] = [approve(mine, Credentials(operator=_lead_of(station), pin=PIN))]
    day.count_swabs(mine, **count)
    assert day.reconcile(station.station).swabs == 2


def test_what_carries_data_is_done_whoever_is_signed_in(
    lead_context: Context,
    second_lead: tuple[Context, Enrolled],
    tmp_path,
) -> None:
    theirs, their_badge = second_lead
    remove(lead_context, operator=their_badge.member.operator)
    assert handover.export(theirs, folder=tmp_path).value is not None


def test_the_last_of_all_goes_and_the_station_is_as_without_operators(
    lead_context: Context, lead: Enrolled
) -> None:
    remove(lead_context, operator=lead.member.operator)
    assert queue.issue_ticket(lead_context, lane="normal").value.label


def _lead_of(station: MadeStation) -> str:
    (found,) = (
        one for one in staff_of(station.station) if one.enrolled and one.role == "point_lead"
    )
    return found.operator
