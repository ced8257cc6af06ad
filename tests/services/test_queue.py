"""The queue: tickets by lane and day, called in turn, skipped, recalled, served."""

import datetime as dt

import pytest

from testdesk.domain.refusals import Refusal
from testdesk.services import queue


def refusal(call):
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value.code


def test_tickets_are_numbered_by_lane(guide):
    assert guide.take(*"AABA") == ["A 001", "A 002", "B 001", "A 003"]
    assert guide.view() == [[], ["B 001", "A 001", "A 002", "A 003"], []]


def test_the_lanes_alternate_while_both_have_people(guide):
    guide.take(*"AAABB")
    assert [guide.call() for _ in range(5)] == ["B 001", "A 001", "B 002", "A 002", "A 003"]
    assert refusal(guide.call) == "queue_empty"


def test_serving_or_skipping_somebody_does_not_disturb_the_turn(guide):
    guide.take(*"AAABBB")
    assert [guide.call(1), guide.call(2)] == ["B 001", "A 001"]
    guide.serve("B 001")
    assert guide.call(1) == "B 002"
    guide.skip("B 002")
    assert guide.call(1) == "A 002"


def test_calling_the_next_to_a_desk_number_ends_the_ticket_before(guide):
    guide.take(*"AAA")
    guide.call(1)
    guide.call(2)
    guide.call(1)
    assert guide.view()[0] == ["A 003", "A 002"]
    assert queue.view(station=guide.station.station).served_today == 1


def test_who_did_not_come_is_skipped_and_can_be_called_again(guide):
    guide.take(*"AA")
    guide.call(3)
    assert guide.skip("A 001").state == "skipped"
    assert guide.view() == [[], ["A 002"], ["A 001"]]
    again = guide.recall("A 001")
    assert (again.state, again.desk_number) == ("called", 3)
    assert guide.recall("A 001").state == "called"
    assert guide.serve("A 001").state == "served"
    assert guide.view() == [[], ["A 002"], []]


@pytest.mark.parametrize("command", ["skip", "recall", "serve"])
def test_who_waits_is_called_by_turn_alone(guide, command):
    guide.take("A")
    before = guide.station.journal()
    assert refusal(lambda: getattr(guide, command)("A 001")) == "ticket_not_called"
    assert guide.station.journal() == before


@pytest.mark.parametrize("command", ["skip", "recall", "serve"])
def test_who_was_served_is_done(guide, command):
    guide.take("A")
    guide.call()
    guide.serve("A 001")
    assert refusal(lambda: getattr(guide, command)("A 001")) == "ticket_not_called"


def test_a_ticket_that_nobody_has_is_unknown(guide):
    guide.tickets["A 009"] = "0" * 32
    assert refusal(lambda: guide.skip("A 009")) == "ticket_unknown"


def test_a_new_shift_begins_at_one_and_leaves_the_last_one_s_people_behind(guide, stick):
    guide.take(*"AAB")
    guide.call()
    guide.station.close_day(stick)
    assert guide.view() == [[], [], []]
    assert refusal(guide.call) == "queue_empty"
    assert guide.take(*"AB") == ["A 001", "B 001"]
    assert guide.call() == "B 001"


def test_calling_somebody_of_the_last_shift_again_does_not_disturb_the_turn(guide, stick):
    guide.take("B")
    guide.call()
    earlier = guide.tickets["B 001"]
    guide.station.close_day(stick)
    guide.take(*"AABB")
    assert guide.call() == "B 001"
    guide.do(queue.call_again, ticket=earlier)
    assert [guide.call(), guide.call()] == ["A 001", "B 002"]


def test_the_holder_of_a_ticket_is_called_whatever_the_clock_shows(guide):
    guide.station.clock.moment = dt.datetime(2001, 1, 1, 12, tzinfo=dt.UTC)
    guide.take(*"AA")
    guide.station.clock.moment = dt.datetime(2022, 3, 26, 23, 59, tzinfo=dt.UTC)
    assert [guide.call(), guide.take("A")] == ["A 001", ["A 003"]]
    guide.station.clock.forward(hours=1)
    assert [guide.call(), guide.call()] == ["A 002", "A 003"]


def test_the_forecast_needs_three_served_and_follows_their_pace(guide):
    guide.take(*"AAAAAA")
    for _ in range(3):
        guide.call()
        guide.station.clock.forward(seconds=119)
    assert queue.view(station=guide.station.station).minutes is None
    guide.call()
    view = queue.view(station=guide.station.station)
    assert (len(view.next), view.minutes) == (2, 6)
    guide.station.clock.forward(hours=1)
    assert queue.view(station=guide.station.station).minutes is None


def test_the_queue_is_in_the_journal_and_folds_again_the_same(guide):
    guide.take(*"AB")
    guide.call()
    guide.skip("B 001")
    assert guide.station.problems() == ()
    guide.station.reopen()
    assert guide.view() == [[], ["A 001"], ["B 001"]]


def seen_from(guide, desk_number):
    """The labels called at other desks, and the ticket of this one with its state."""
    found = queue.overview(guide.station.station, desk_number=desk_number)
    assert found.view == queue.view(guide.station.station)
    here = (found.here.label, found.here.state) if found.here else None
    return [t.label for t in found.elsewhere], here


def test_the_queue_as_seen_from_a_desk_number(guide):
    assert seen_from(guide, 1) == ([], None)
    guide.take(*"AAAAA")
    assert seen_from(guide, 1) == ([], None)
    for desk_number in (1, 2, 3):
        guide.station.clock.forward(seconds=5)
        guide.call(desk_number)
    assert seen_from(guide, 1) == (["A 003", "A 002"], ("A 001", "called"))
    guide.station.clock.forward(seconds=5)
    guide.serve("A 001")
    assert seen_from(guide, 1) == (["A 003", "A 002"], ("A 001", "served"))
    guide.station.clock.forward(seconds=5)
    guide.call(2)  # the ticket called there before counts as served
    assert seen_from(guide, 1) == (["A 004", "A 003"], ("A 001", "served"))
    assert seen_from(guide, 3) == (["A 004"], ("A 003", "called"))
    guide.skip("A 003")
    assert seen_from(guide, 3) == (["A 004"], None)
