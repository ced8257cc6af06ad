"""A line to a headquarters that claims to lack what it once acknowledged."""

import msgspec
from tests.made_station import CROWD, HALMEONI, TUBES
from tests.services.exchange.hq_line import Line, Refusing

from testdesk.hq.views.reports import status as city_status
from testdesk.services import status
from testdesk.services.exchange import packing
from testdesk.services.exchange.network import exchange


def states(station):
    now = status.status(station=station.station)
    return sorted((b.first, b.last, b.state) for b in now.batches)


def claims_nothing(line):
    """Whoever sits on the line, or a headquarters that was put back: it has nothing of us."""
    asked = line.waiting
    line.waiting = lambda: msgspec.structs.replace(asked(), highest=0, missing=())


def test_an_unsigned_claim_that_all_is_lost_only_sends_a_batch_again(station, line, context):
    station.scans(TUBES[0], HALMEONI)
    exchange(context)
    claims_nothing(line)
    assert exchange(context).sent == ("batch-1-1-3.tdb",)
    assert len(line.posted) == 2
    assert states(station) == [(1, 3, "accepted")]
    assert status.status(station=station.station).undelivered == 0
    assert context.outbox_files.names() == []


def test_a_claim_is_not_answered_for_ever_where_the_batch_is_refused(
    station, headquarters, context
):
    station.scans(TUBES[0], HALMEONI)
    exchange(msgspec.structs.replace(context, client=Line(headquarters, station)))
    refusing = Refusing(headquarters, station)
    claims_nothing(refusing)
    context = msgspec.structs.replace(context, client=refusing)
    for _ in range(3):
        exchange(context)
    assert len(refusing.posted) == 1
    assert states(station) == [(1, 3, "accepted")]


def test_what_was_lost_goes_out_in_one_exchange_however_many_batches_it_is(
    station, line, context, silent_copy, monkeypatch
):
    monkeypatch.setattr(packing, "MAX_EVENTS", 5)
    station.scans(TUBES[0], *CROWD[:10])
    exchange(context)
    forgetful = Line(silent_copy, station)
    result = exchange(msgspec.structs.replace(context, client=forgetful))
    assert [file for file, _ in forgetful.posted] == [file for file, _ in line.posted]
    assert result.waiting == ()
    [shown] = [s for s in city_status(silent_copy).stations if s.station == 1]
    assert (shown.highest_contiguous, shown.missing) == (
        status.status(station=station.station).length,
        (),
    )
    assert {state for _, _, state in states(station)} == {"accepted"}
