"""Whatever is asked, by whomever, no answer is a bug of ours."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from tests.hq.laptops import Laptop, resident
from tests.hq.web.requests import signed

from testdesk.hq.accounts import operators, sessions
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.web.app import create_app

pytestmark = pytest.mark.usefixtures("quick_vaults")

DOCUMENT = "/api/v1/openapi.json"
PASSWORD = "correct horse"
BRIEF = settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def desk(hq):
    made = Laptop(enrol(hq, station=3, point="网通小区"))
    made.full_tube("YJ00000001", [resident(1)])
    import_batch(hq, made.batch(), file="b.tdb")
    return made


@pytest.fixture(autouse=True)
def quick(hq):
    """Wrong passwords are tried with the least work, on the stricter of the two databases."""
    if hq.engine.dialect.name != "postgresql":
        pytest.skip("what SQLite takes and PostgreSQL refuses is what is looked for")


@pytest.fixture
def cookie(hq, quick):  # noqa: ARG001 - the work is laid before it
    """A supervisor's, for a browser."""
    operators.add(hq, name="金英", role="supervisor", password=PASSWORD)
    return {"testdesk": sessions.log_in(hq, name="金英", password=PASSWORD)}


@pytest.fixture
def operations(hq):
    document = schemathesis.openapi.from_asgi(DOCUMENT, create_app(hq))
    results = list(document.get_all_operations())
    found = [result.ok() for result in results if isinstance(result, Ok)]
    assert len(found) == len(results)
    assert len(found) >= 7
    return found


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


def test_a_station_finds_no_bug(operations, desk):
    """Each request signed as it is sent."""
    for operation in [one for one in operations if "{station}" in one.path]:

        @BRIEF
        @given(case=operation.as_strategy())
        def check(case):
            case.path_parameters["station"] = 3
            path = case.as_transport_kwargs()["url"]
            answer = case.call(headers=signed(desk, path))
            assert answer.status_code in {200, 404}
            not_a_server_error_in(case, answer)

        check()
