"""The made-up city, and a day played in it."""

import pytest
from tests.demo.made_city import TODAY

from testdesk.demo import day
from testdesk.demo.city import City, make_city


@pytest.fixture(scope="module")
def city() -> City:
    return make_city(today=TODAY)


@pytest.fixture(scope="module")
def played(request, tmp_path_factory):
    request.getfixturevalue("qapp")
    folder = tmp_path_factory.mktemp("demo") / "day"
    return folder, day.play(folder, residents=400, people=40, seed=1)
