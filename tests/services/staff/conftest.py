"""A point lead and a registrar at station 1."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.made_station import MadeStation, open_station
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


@pytest.fixture
def second_lead(station: MadeStation, lead_context: Context) -> Iterator[tuple[Context, Enrolled]]:
    """Another point lead, who signed in in another program on the same home; and the badge."""
    badge = enrolled(lead_context, "金花", "point_lead", OTHER_PIN)
    other = open_station(station.home, clock=station.clock)
    context = Context(other.station, ScanSession())
    sign_in_member(context, Credentials(badge=badge.badge, pin=OTHER_PIN))
    yield context, badge
    other.store.close()
