"""A batch that did not arrive is named by its number, at headquarters and at the station."""

from tests.services.exchange.going_round import at_headquarters, import_files

from testdesk.hq.views.reports import status as city_status
from testdesk.services import status
from testdesk.services.exchange import handover


def batches(station):
    shown = reversed(status.status(station=station.station).batches)
    return [(b.first, b.last, b.state, b.presumed_lost) for b in shown]


def test_the_batch_that_is_missing_is_named_on_both_sides(station, written_sticks, headquarters):
    first, second, third = written_sticks
    ranges = [(f, last) for f, last, _, _ in batches(station)]
    for stick in (first, third):
        at_headquarters(headquarters, stick)
        import_files(station, stick)
    (held,) = [s for s in city_status(headquarters).stations if s.station == 1]
    assert held.missing == (ranges[1],)
    assert batches(station) == [
        (*ranges[0], "accepted", False),
        (*ranges[1], "verified", True),
        (*ranges[2], "accepted", False),
    ]
    at_headquarters(headquarters, second)
    import_files(station, second)
    assert [state for _, _, state, _ in batches(station)] == ["accepted"] * 3


def test_written_again_a_lost_batch_is_lost_no_more(
    station, written_sticks, headquarters, tmp_path
):
    for stick in (written_sticks[0], written_sticks[2]):
        at_headquarters(headquarters, stick)
        import_files(station, stick)
    again = tmp_path / "again"
    again.mkdir()
    handover.export(station.context, folder=again, again=True)
    at_headquarters(headquarters, again)
    import_files(station, again)
    assert not any(lost for _, _, _, lost in batches(station))
    assert status.status(station=station.station).undelivered == 0


def test_a_lost_receipt_is_made_good_by_the_next_one(station, written_sticks, headquarters):
    at_headquarters(headquarters, written_sticks[0])  # the receipt goes with the stick
    at_headquarters(headquarters, written_sticks[1])
    import_files(station, written_sticks[1])
    assert [state for _, _, state, _ in batches(station)] == ["delivered", "accepted", "verified"]
    import_files(station, written_sticks[0])
    assert [state for _, _, state, _ in batches(station)] == ["accepted", "accepted", "verified"]


def test_a_receipt_does_not_cover_what_comes_after_its_batch(station, written_sticks, headquarters):
    for stick in written_sticks:
        at_headquarters(headquarters, stick)
    import_files(station, written_sticks[0])
    assert [state for _, _, state, _ in batches(station)] == ["accepted", "verified", "verified"]


def test_a_gap_before_a_batch_proves_nothing_of_what_lies_before(
    station, written_sticks, headquarters
):
    at_headquarters(headquarters, written_sticks[1])
    import_files(station, written_sticks[1])
    assert [state for _, _, state, _ in batches(station)] == ["verified", "accepted", "verified"]
