"""Operators log in, are slowed after failures, and every look at a person is noted."""

import datetime as dt

import pytest
from tests.hq.city.kim import PASSWORD
from tests.hq.laptops import resident
from tests.hq.tables import count, rows

from testdesk.domain.journal.events import PersonLookedUp
from testdesk.domain.refusals import Refusal
from testdesk.hq.accounts import access, operators, sessions
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.store.schema.tables import ACCESS_LOG, LOGIN_FAILURE, OPERATOR, SESSION
from testdesk.hq.views import exports, recall

pytestmark = pytest.mark.usefixtures("quick_vaults", "session_clock", "kim")


def refused(do, *args, **how):
    with pytest.raises(Refusal) as caught:
        do(*args, **how)
    return caught.value.code, caught.value.detail


def log_in(hq, password=PASSWORD, name="金英"):
    return sessions.log_in(hq, name=name, password=password)


def fail(hq, times, name="金英"):
    return [refused(log_in, hq, "wrong", name)[0] for _ in range(times)]


def test_an_operator_is_added_listed_and_removed(hq, kim):
    assert operators.all_operators(hq) == [kim]
    operators.remove(hq, name="金英")
    assert operators.all_operators(hq) == []
    assert refused(operators.remove, hq, name="金英")[0] == "operator_unknown"


def test_no_password_is_kept(hq):
    (row,) = rows(hq, OPERATOR)
    assert row["password"].startswith("$argon2id$v=19$m=8192,t=1,p=1$")
    assert PASSWORD not in row["password"]


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("金英", PASSWORD, "operator_exists"),
        ("", PASSWORD, "operator_name_invalid"),
        ("a b", PASSWORD, "operator_name_invalid"),
        ("a\0b", PASSWORD, "operator_name_invalid"),
        ("x" * 65, PASSWORD, "operator_name_invalid"),
        ("李", "short", "password_weak"),
        ("李敏", "李敏李敏李敏 2022", "password_weak"),
        ("李", "x y" * 400, "password_long"),
    ],
)
def test_who_cannot_be_an_operator(hq, kim, name, password, code):
    assert refused(operators.add, hq, name=name, role="viewer", password=password)[0] == code
    assert operators.all_operators(hq) == [kim]


def test_a_session_is_known_by_its_token_alone(hq):
    token = log_in(hq)
    session = sessions.session_of_token(hq, token)
    assert session is not None
    assert (session.name, session.role) == ("金英", "supervisor")
    assert sessions.session_of_token(hq, token[:-1]) is None
    assert sessions.session_of_token(hq, "") is None
    assert token not in str(rows(hq, SESSION))
    sessions.log_out(hq, token)
    assert sessions.session_of_token(hq, token) is None


def test_the_password_is_the_same_from_a_full_width_keyboard(hq):
    assert log_in(hq, PASSWORD.replace("10", "１０"))


def test_a_session_ends_after_half_an_hour_of_rest_and_after_twelve_hours(hq, session_clock):
    token = log_in(hq)
    for _ in range(36):
        session_clock.moment += dt.timedelta(minutes=19)
        assert sessions.session_of_token(hq, token) is not None
    session_clock.moment += dt.timedelta(minutes=37)
    assert sessions.session_of_token(hq, token) is None
    rested = log_in(hq)
    session_clock.moment += dt.timedelta(minutes=30)
    assert sessions.session_of_token(hq, rested) is None
    for _ in range(38):
        session_clock.moment += dt.timedelta(minutes=19)
    log_in(hq)
    assert count(hq, SESSION) == 1


def test_removing_an_operator_ends_the_sessions(hq):
    token = log_in(hq)
    operators.remove(hq, name="金英")
    assert sessions.session_of_token(hq, token) is None
    operators.add(hq, name="金英", role="viewer", password=PASSWORD)
    assert sessions.session_of_token(hq, token) is None


@pytest.mark.parametrize("name", ["金英", "nobody", "a\0b", "x" * 5000])
def test_after_five_failures_each_try_waits_longer(hq, session_clock, name):
    assert fail(hq, 5, name) == ["login_failed"] * 5
    for minutes in (1, 2, 4, 8, 15, 15):
        assert refused(log_in, hq, PASSWORD, name) == ("login_waits", {"minutes": minutes})
        session_clock.moment += dt.timedelta(minutes=minutes)
        assert fail(hq, 1, name) == ["login_failed"]


def test_a_right_password_forgets_the_failures(hq, session_clock):
    fail(hq, 5)
    session_clock.moment += dt.timedelta(minutes=1)
    assert log_in(hq)
    assert count(hq, LOGIN_FAILURE) == 0
    assert fail(hq, 5) == ["login_failed"] * 5


def test_failures_under_one_name_keep_nobody_else_out(hq):
    fail(hq, 6, "nobody")
    assert log_in(hq)


def test_a_form_of_another_session_is_refused(hq):
    here, there = (sessions.session_of_token(hq, log_in(hq)) for _ in range(2))
    assert here is not None
    assert there is not None
    sessions.check_form(here, here.csrf)
    for csrf in ("", "密", there.csrf):
        assert refused(sessions.check_form, here, csrf)[0] == "form_expired"


def test_a_recall_and_a_download_are_noted_with_who_and_when(hq, laptop, session_clock):
    station = laptop(3)
    station.full_tube("YJ00000001", [resident(1)])
    import_batch(hq, station.batch(), file="b.tdb")
    recall.tube(hq, "yj00000001", operator="金英")
    session_clock.moment += dt.timedelta(seconds=1)
    exports.export_samples(hq, round_="R7", format="csv", operator="李")
    assert access.access_entries(hq) == [
        access.AccessEntry("2022-03-26T00:00:01.000Z", "李", "download", "R7 csv"),
        access.AccessEntry("2022-03-26T00:00:00.000Z", "金英", "tube", "YJ00000001"),
    ]
    assert [look.kind for look in access.access_entries(hq, limit=1)] == ["download"]


def test_a_lookup_at_a_station_is_listed_with_its_station(hq, laptop):
    station = laptop(3)
    station.record(PersonLookedUp(resident(1), "phone", "tube", "recall"))
    import_batch(hq, station.batch(), file="b.tdb")
    [entry] = access.access_entries(hq)
    assert (entry.station, entry.operator, entry.kind) == (3, "金英", "person")
    assert (entry.subject, entry.shown, entry.reason) == (resident(1), "phone", "recall")


def test_a_look_that_finds_nobody_is_none(hq):
    assert refused(recall.tube, hq, "YJ404", operator="金英")[0] == "tube_unknown"
    assert access.access_entries(hq) == []


def test_what_cannot_be_noted_is_not_reported(hq, laptop):
    station = laptop(3)
    station.full_tube("YJ00000001", [resident(1)])
    import_batch(hq, station.batch(), file="b.tdb")
    ACCESS_LOG.drop(hq.engine)
    try:
        with pytest.raises(Exception, match="access_log"):
            recall.tube(hq, "YJ00000001", operator="金英")
    finally:
        ACCESS_LOG.create(hq.engine)
