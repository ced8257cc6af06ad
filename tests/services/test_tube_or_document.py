"""A document is never a tube, and who is on the list is a person first."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from tests.domain.number_texts import ANY_DOCUMENT
from tests.made_station import HALMEONI, POINT, TUBES, roster
from tests.domain.code_texts import OLD_FORM

from testdesk.domain.number_forms import forms_of
from testdesk.domain.people import Address
from testdesk.services import roster_taking
