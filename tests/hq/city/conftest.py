"""Operators of headquarters."""

import pytest
from tests.hq.city.kim import PASSWORD

from testdesk.hq.accounts import operators


@pytest.fixture
def kim(hq, quick_vaults):  # noqa: ARG001 - the work is laid before it
    return operators.add(hq, name="金英", role="supervisor", password=PASSWORD)
