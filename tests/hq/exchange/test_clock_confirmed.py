"""A station's clock was moved and confirmed: headquarters shows when its samples were taken."""

import datetime as dt

from sqlalchemy import select
from tests.hq.exchange.wrong_clock import sample

from testdesk.domain.journal.events import ClockConfirmed, ClockJumped
from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.home import checking
from testdesk.hq.store.schema.tables import DOUBTFUL_TIME
from testdesk.wall_clock import utc_text


def doubts(hq):
    with hq.read() as connection:
        rows = connection.execute(select(DOUBTFUL_TIME).order_by(DOUBTFUL_TIME.c.seq))
        return [tuple(row) for row in rows]


def test_times_before_a_confirmed_jump_are_corrected(hq, laptop):
    open_round(hq, name="R7")
    station = laptop(1)
    sample(station, 1, minute=-60)
    station.record(ClockJumped(3600, 2))
    sample(station, 2)
    import_batch(hq, station.batch(), file="a.tdb")
    station.record(ClockConfirmed())
    import_batch(hq, station.batch(), file="b.tdb")
    moment = dt.datetime.fromisoformat(station.entries[1].header.at) + dt.timedelta(hours=1)
    assert doubts(hq) == [(1, 2, utc_text(moment), utc_text(moment))]
    assert checking.verify(hq).ok


def test_a_jump_that_nobody_confirmed_corrects_nothing(hq, laptop):
    open_round(hq, name="R7")
    station = laptop(1)
    sample(station, 1)
    station.record(ClockJumped(-3600, 2))
    import_batch(hq, station.batch(), file="a.tdb")
    assert doubts(hq) == []
