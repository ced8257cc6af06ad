"""A lost laptop is no longer believed; what it stated before stays, what comes later is kept."""

from functools import partial

import pytest
from tests.hq.laptops import Laptop
from tests.hq.tables import count, rows, verdicts

from testdesk.domain.refusals import Refusal
from testdesk.formats.crypto.signed_request import authorization
from testdesk.hq.city import revocations
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.exchange.updates.kits import enrol
from testdesk.hq.store.schema.tables import BATCH, EVENT, FACTS, REFUSED_FILE
from testdesk.hq.web.exchange_api import authenticated_station

REFUSED = ("refused", "station_revoked")


def revoke(hq, station=3):
    return revocations.revoke(hq, station, reason="lost on the bus", operator="金英")


def reinstate(hq, station=3):
    kept = revocations.reinstate(hq, station, operator="金英")
    return [import_batch(hq, data, file=file) for file, data in kept]


def refused(do, *args, **how):
    with pytest.raises(Refusal) as caught:
        do(*args, **how)
    return caught.value.code


def test_what_came_before_the_loss_stays_and_what_comes_after_is_refused(
    hq, half_delivered_station
):
    revoke(hq)
    late = import_batch(hq, half_delivered_station.batch(5), file="late.tdb")
    assert verdicts(late) == [REFUSED]
    receipt = half_delivered_station.read(late.receipt, hq.city_key)
    assert (receipt.verdict, receipt.reason, receipt.highest_contiguous) == (*REFUSED, 4)
    assert count(hq, EVENT) == 4
    assert sorted((row["file"], row["reason"]) for row in rows(hq, BATCH)) == [
        ("early.tdb", ""),
        ("late.tdb", "station_revoked"),
    ]


def test_the_file_is_kept_once_and_imported_when_the_laptop_is_found(hq, half_delivered_station):
    revoke(hq)
    data = half_delivered_station.batch(5)
    assert verdicts(*(import_batch(hq, data, file="late.tdb") for _ in range(3))) == [REFUSED] * 3
    assert [(row["file"], row["data"]) for row in rows(hq, REFUSED_FILE)] == [("late.tdb", data)]
    assert verdicts(*reinstate(hq)) == [("accepted", "")]
    assert count(hq, FACTS["sample"]) == 2
    assert count(hq, REFUSED_FILE) == 0


def test_a_batch_accepted_before_is_answered_as_before(hq, half_delivered_station):
    early = half_delivered_station.batch(1, 4)
    import_batch(hq, early, file="early.tdb")
    revoke(hq)
    assert verdicts(import_batch(hq, early, file="early.tdb")) == [("already_have", "")]


def test_kept_files_have_their_bound(hq, half_delivered_station, monkeypatch):
    first, second = half_delivered_station.batch(5, 6), half_delivered_station.batch(7)
    monkeypatch.setattr(revocations, "KEPT_BYTES", len(first) + 10)
    revoke(hq)
    late = [import_batch(hq, data, file="late.tdb") for data in (first, second, first)]
    assert verdicts(*late) == [REFUSED] * 3
    assert [row["data"] for row in rows(hq, REFUSED_FILE)] == [first]
    assert count(hq, BATCH) == 3


def test_a_kit_that_was_lost_before_its_first_batch_makes_no_station(hq):
    lost = Laptop(enrol(hq, station=3, point="网通小区"))
    assert revoke(hq) == 1
    assert verdicts(import_batch(hq, lost.batch(), file="b.tdb")) == [REFUSED]
    fresh = Laptop(enrol(hq, station=3, point="网通小区"))
    assert verdicts(import_batch(hq, fresh.batch(), file="b.tdb")) == [("accepted", "")]
    assert verdicts(import_batch(hq, lost.batch(), file="b.tdb")) == [REFUSED]
    assert refused(reinstate, hq) == "station_replaced"


@pytest.mark.usefixtures("half_delivered_station")
def test_a_number_whose_events_are_here_is_given_to_no_other_laptop(hq):
    revoke(hq)
    assert refused(enrol, hq, station=3, point="网通小区") == "station_in_use"


@pytest.mark.usefixtures("half_delivered_station")
def test_a_revoked_station_gets_no_new_keys(hq):
    revoke(hq)
    renew = partial(enrol, hq, station=3, point="网通小区", renewal=True)
    assert refused(renew) == "station_revoked"
    reinstate(hq)
    assert renew().renewal


def test_a_revoked_station_is_known_and_not_let_in(hq, half_delivered_station):
    path = "/api/v1/stations/3/files"
    right = authorization(half_delivered_station.signing_key, station=3, method="GET", path=path)
    wrong = f'Testdesk station="3", signature="{"0" * 128}"'
    ask = partial(authenticated_station, hq, method="GET", path=path)
    assert ask(authorization=right) == 3
    revoke(hq)
    assert refused(ask, authorization=right) == "station_revoked"
    assert refused(ask, authorization=wrong) == "request_not_authentic"


@pytest.mark.usefixtures("half_delivered_station")
def test_who_cannot_be_revoked_or_reinstated(hq):
    assert refused(revoke, hq, 9) == "station_unknown"
    assert refused(reinstate, hq, 9) == "station_unknown"
    assert refused(reinstate, hq) == "station_not_revoked"
    blank = {"reason": " ", "operator": "金英"}
    assert refused(revocations.revoke, hq, 3, **blank) == "reason_missing"
    revoke(hq)
    assert refused(revoke, hq) == "station_revoked"
    reinstate(hq)
    assert revoke(hq) == 1


def test_the_list_shows_the_state_of_every_number(hq, half_delivered_station, laptop):
    laptop(4)
    before = [(one.station, one.state, one.reason) for one in revocations.enrolments(hq)]
    assert before == [(3, "reporting", ""), (4, "expected", "")]
    revoke(hq)
    import_batch(hq, half_delivered_station.batch(5), file="late.tdb")
    (three, _) = revocations.enrolments(hq)
    assert (three.state, three.reason, three.kept_files) == ("revoked", "lost on the bus", 1)
