"""Sums are read once for each state; slow ones outlive a batch, and never a decision."""

from tests.hq.laptops import resident

from testdesk.hq.city.rounds import open_round
from testdesk.hq.exchange.intake.batches import import_batch
from testdesk.hq.web import query_cache


def deliver(hq, laptop, station):
    sender = laptop(station)
    sender.sample(resident(station), tube="YJ00000001", position=1)
    import_batch(hq, sender.batch(), file="b.tdb")


def test_nothing_is_read_twice_until_something_comes(hq, laptop, asked):
    assert [asked(), asked()] == [1, 1]
    deliver(hq, laptop, 1)
    assert [asked(), asked()] == [2, 2]
    open_round(hq, name="R7")
    assert [asked(), asked()] == [3, 3]


def test_a_slow_answer_outlives_a_batch_but_no_command_of_headquarters(
    hq, laptop, asked, monkeypatch
):
    monkeypatch.setattr(query_cache, "_SLOW_SECONDS", -1.0)
    monkeypatch.setattr(query_cache, "_REUSE_FACTOR", 1e9)
    assert asked() == 1
    deliver(hq, laptop, 1)
    assert asked() == 1
    open_round(hq, name="R7")
    assert asked() == 2
