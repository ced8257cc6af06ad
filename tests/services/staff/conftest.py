"""A point lead and a registrar at station 1."""

from __future__ import annotations

import pytest
from tests.made_station import MadeStation
from tests.services.staff.made_staff import OTHER_PIN, PIN, enrolled

from testdesk.services.session import Context, ScanSession
from testdesk.services.staff.enrolment import Enrolled
from testdesk.services.staff.identification import Credentials, sign_in_member


@pytest.fixture
def lead(station: MadeStation) -> Enrolled:
    return enrolled(station.context, "赵刚", "point_lead", PIN)


@pytest.fixture
def lead_context(station: MadeStation, lead: Enrolled) -> Context:
    context = Context(station.station, ScanSession())
    sign_in_member(context, Credentials(badge=lead.badge, pin=PIN))
    return context


@pytest.fixture
def registrar(lead_context: Context) -> Enrolled:
    return enrolled(lead_context, "李敏", "registrar", OTHER_PIN)
