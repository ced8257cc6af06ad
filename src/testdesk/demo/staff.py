"""The operators of the demonstration's stations, with their badges."""

from __future__ import annotations

import secrets

import msgspec

from testdesk.bootstrap import station
from testdesk.demo.making import DemoCity, write_private
from testdesk.domain.refusals import Refusal
from testdesk.domain.staff.pins import PIN_LENGTH, require_good_pin
from testdesk.ports import Clock
from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.enrolment import enrol

STAFF = "staff.json"
_LEAD, _MORNING, _AFTERNOON = "赵刚", "李敏", "崔明"


class DemoStaff(msgspec.Struct, frozen=True):
    """Who works at a station on the day; each text is a badge.

    Attributes:
        lead: the point lead's badge.
        pin: the point lead's PIN.
        morning, afternoon: the badges of the two who register people.
    """

    lead: str
    pin: str
    morning: str
    afternoon: str


def enrol_staff(demo: DemoCity, numbers: tuple[int, ...], clock: Clock) -> dict[int, DemoStaff]:
    """Enrols a lead and two operators at each station, and saves badges and PIN in the folder.

    Returns:
        The operators by the station's number.
    """
    pin, staff = _good_pin(), dict[int, DemoStaff]()
    for number in numbers:
        with station(demo.home(number), demo.passphrases.station, clock=clock) as opened:
            context = Context(opened, ScanSession(operator=_LEAD))
            lead = enrol(context, name=_LEAD, role="point_lead", pin=pin).value.badge
            morning = enrol(context, name=_MORNING, role="registrar").value.badge
            afternoon = enrol(context, name=_AFTERNOON, role="proxy_clerk").value.badge
        staff[number] = DemoStaff(lead, pin, morning, afternoon)
    write_private(demo.folder / STAFF, msgspec.json.encode(staff))
    return staff


def _good_pin() -> str:
    while True:
        pin = f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}d}"
        try:
            require_good_pin(pin)
        except Refusal:
            continue
        return pin
