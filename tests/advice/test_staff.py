"""Operators: what the refusals of badges, PINs and roles advise works."""

from __future__ import annotations

from typing import Any

import pytest
from tests.advice.walking import advice, works
from tests.made_station import HALMEONI, TUBES
from tests.services.staff.made_staff import OTHER_PIN, PIN, enrolled

from testdesk.formats.badge_code import place_of, write_badge
from testdesk.services import queue, status
from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.enrolment import enrol, remove
from testdesk.services.staff.identification import Credentials, approve, sign_in_member


@advice(
    "lead_first", "lead_needs_pin", "pin_form", "pin_weak", "staff_name_invalid", "role_unknown"
)
def test_the_first_operator(met, station):
    context = station.context
    with met.raises("lead_first", "Enrol the point lead first"):
        enrolled(context, "李敏", "registrar")
    with met.raises("lead_needs_pin", "Choose six digits that nobody guesses"):
        enrolled(context, "赵刚", "point_lead")
    with met.raises("pin_form", "Type six digits"):
        enrolled(context, "赵刚", "point_lead", "1234")
    with met.raises("pin_weak", "Choose other digits"):
        enrolled(context, "赵刚", "point_lead", "123456")
    with met.raises("staff_name_invalid", "Type the name as on the badge"):
        enrolled(context, " ", "point_lead", PIN)
    with met.raises("role_unknown", "Use registrar"):
        enrolled(context, "赵刚", "boss", PIN)  # type: ignore[arg-type]  # what nobody may be
    assert enrolled(context, "赵刚", "point_lead", PIN).member.enrolled
    assert enrolled(context, "李敏", "registrar").member.enrolled


def session(station):
    return Context(station.station, ScanSession())


@advice("staffed", "operator_not_enrolled", "pin_missing", "pin_wrong")
def test_a_typed_name_is_not_enough(met, station, staff):
    _lead, registrar = staff
    with met.raises("staffed", "choose the name and type the PIN"):
        status.sign_in(station.context, operator="李敏", role="registrar")
    context = session(station)
    with met.raises("operator_not_enrolled", "Use the name as it is on the badge"):
        sign_in_member(context, Credentials(operator="f" * 16, pin=OTHER_PIN))
    chosen = registrar.member.operator
    with met.raises("pin_missing", "Type the six digits"):
        sign_in_member(context, Credentials(operator=chosen))
    with met.raises("pin_wrong", "Type it again"):
        sign_in_member(context, Credentials(operator=chosen, pin=PIN))
    assert sign_in_member(context, Credentials(operator=chosen, pin=OTHER_PIN)).value.enrolled


@advice("badge_damaged", "badge_of_other_point", "badge_unknown", "badge_not_authentic")
def test_a_badge_that_is_not_valid_here(met, station, staff):
    lead, registrar = staff
    context, identity = session(station), station.station.identity
    key = bytes.fromhex(registrar.member.badge_key)

    def badge(point: str, operator: str) -> str:
        return write_badge(place=place_of(identity.city, point), operator=operator, key=key)

    with met.raises("badge_damaged", "Scan it again"):
        sign_in_member(context, Credentials(badge=registrar.badge[:-1]))
    with met.raises("badge_of_other_point", "Ask the point lead here for a badge"):
        sign_in_member(context, Credentials(badge=badge("别处", registrar.member.operator)))
    with met.raises("badge_unknown", "ask the point lead to enrol you here"):
        sign_in_member(context, Credentials(badge=badge(identity.point, "f" * 16)))
    sign_in_member(station.context, Credentials(badge=lead.badge, pin=PIN))
    newest = enrolled(station.context, "李敏", "registrar", operator=registrar.member.operator)
    with met.raises("badge_not_authentic", "Use the newest badge"):
        sign_in_member(context, Credentials(badge=registrar.badge))
    assert sign_in_member(context, Credentials(badge=newest.badge)).value.name == "李敏"


@advice("badge_needs_pin", "pin_paused")
def test_a_lead_and_too_many_wrong_pins(met, station, staff):
    lead, registrar = staff
    context = session(station)
    with met.raises("badge_needs_pin", "Type the six digits of the PIN"):
        sign_in_member(context, Credentials(badge=lead.badge))
    assert sign_in_member(context, Credentials(badge=lead.badge, pin=PIN)).value.enrolled
    for _ in range(5):
        with pytest.raises(Exception, match="pin_wrong"):
            sign_in_member(context, Credentials(operator=registrar.member.operator, pin="999999"))
    with met.raises("pin_paused", "or scan the badge"):
        sign_in_member(context, Credentials(operator=registrar.member.operator, pin=OTHER_PIN))
    assert sign_in_member(context, Credentials(badge=registrar.badge)).value.enrolled
    station.clock.forward(seconds=40)
    chosen = Credentials(operator=registrar.member.operator, pin=OTHER_PIN)
    assert sign_in_member(context, chosen).value.enrolled


@advice("last_lead", "staff_name_taken", "badge_removed", "second_person_missing")
@advice("second_person_same", "role_not_permitted")
def test_changes_of_the_staff(met, station, staff):
    lead, registrar = staff
    context, other = session(station), session(station)
    sign_in_member(context, Credentials(badge=lead.badge, pin=PIN))
    with met.raises("last_lead", "Enrol another point lead first"):
        remove(context, operator=lead.member.operator)
    with met.raises("staff_name_taken", "Add something that tells them apart"):
        enrolled(context, "李敏", "proxy_clerk")
    clerk = enrolled(context, "李敏B", "proxy_clerk")
    sign_in_member(other, Credentials(badge=clerk.badge))
    with met.raises("role_not_permitted", "Ask the point lead to do it"):
        enrolled(other, "韩雪", "sampler")
    assert enrolled(context, "韩雪", "sampler").member.enrolled
    remove(context, operator=clerk.member.operator)
    with met.raises("badge_removed", "Ask the point lead"):
        sign_in_member(other, Credentials(badge=clerk.badge))
    again: dict[str, Any] = {
        "name": "李敏B",
        "role": "proxy_clerk",
        "operator": clerk.member.operator,
    }
    with met.raises("second_person_missing", "Ask for the second person's badge"):
        enrol(context, **again)
    with met.raises("second_person_same", "Ask a colleague to scan another badge"):
        approve(context, Credentials(badge=lead.badge, pin=PIN))
    second = approve(context, Credentials(badge=registrar.badge))
    back = enrol(context, **again, approvals=[second]).value
    assert sign_in_member(other, Credentials(badge=back.badge)).value.enrolled


@advice("badge_removed.signed_in")
def test_whoever_was_removed_while_signed_in(met, station, staff):
    lead, registrar = staff
    context, other = session(station), session(station)
    sign_in_member(context, Credentials(badge=lead.badge, pin=PIN))
    clerk = enrolled(context, "李敏B", "proxy_clerk")
    sign_in_member(other, Credentials(badge=clerk.badge))
    remove(context, operator=clerk.member.operator)
    with met.raises("badge_removed.signed_in", "Sign in with another badge"):
        queue.issue_ticket(other, lane="normal")
    sign_in_member(other, Credentials(badge=registrar.badge))
    assert queue.issue_ticket(other, lane="normal").value.label


@advice("operator_changed")
def test_a_shift_change_in_mid_tube(met, station, staff):
    _lead, registrar = staff
    assert station.scan(TUBES[0]).reason == "tube_opened"
    changed = station.scan(registrar.badge)
    met.reported(changed.reason, "The open tube stays; go on scanning")
    assert station.scan(HALMEONI).reason == "sampled"


@advice("point_unknown")
def test_an_operator_of_a_point_without_a_kit(met, site):
    add = ("staff", "add", "--name", "王武", "--role", "sampler", "--point", "北山")
    met.refused(site.hq(*add), "point_unknown", "make the kit first")
    works(site.hq("kit", "--station", 7, "--point", "北山", "--out", site.base))
    assert works(site.hq(*add))["state"] == "enrolled"
