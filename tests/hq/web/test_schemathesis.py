"""Whatever is asked, by whomever, no answer is a bug of ours."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from tests.hq.web.requests import signed

# What SQLite takes and PostgreSQL refuses is looked for.
pytestmark = pytest.mark.usefixtures("quick_vaults", "postgresql")

BRIEF = settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def ask(operations, **how):
    """Some requests for each operation; as how, keywords of `Case.call`."""
    for operation in operations:

        @BRIEF
        @given(case=operation.as_strategy())
        def check(case):
            not_a_server_error_in(case, case.call(**how))

        check()


def not_a_server_error_in(case, answer):
    assert answer.headers["testdesk-city"]
    case.validate_response(answer, checks=[not_a_server_error])


def test_a_stranger_finds_no_bug(operations):
    ask(operations)


def test_an_operator_finds_no_bug(operations, cookie):
    ask([one for one in operations if not one.path.startswith("/api/")], cookies=cookie)


def test_a_station_finds_no_bug(operations, delivered_station):
    """Each request signed as it is sent."""
    for operation in [one for one in operations if "{station}" in one.path]:

        @BRIEF
        @given(case=operation.as_strategy())
        def check(case):
            case.path_parameters["station"] = 3
            path = case.as_transport_kwargs()["url"]
            answer = case.call(headers=signed(delivered_station, path))
            assert answer.status_code in {200, 404}
            not_a_server_error_in(case, answer)

        check()
