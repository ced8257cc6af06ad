"""A good card stays; a file is not paper; a new card is asked for with a reason."""

import pytest
from tests.made_station import FATHER, HALMEONI

from testdesk.domain.refusals import Refusal
from testdesk.services.cards import codes, prints


def issue(station, number=HALMEONI, **more):
    return codes.issue(station.context, resident=station.who(number), **more).value


def replace(station):
    lost = codes.Applicant(reason="card_lost")
    return issue(station, replacing=True, applicant=lost)


def put(station, issued, printer):
    codes.record_printed(station.context, cards=[issued.card.card], layout="card", printer=printer)


def test_what_was_printed_and_what_was_saved_are_counted_apart(station):
    issued = issue(station)
    for printer in ("pdf", "EPSON", "pdf", "EPSON", "pdf"):
        put(station, issued, printer)
    (card,) = codes.cards_of(station=station.station, resident=station.who(HALMEONI))
    assert (card.card.prints, card.card.saves) == (2, 3)
    times = [
        (e.printed.printer, e.printed.times) for e in prints.print_log(station=station.station)
    ]
    assert times == [("pdf", 3), ("EPSON", 2), ("pdf", 2), ("EPSON", 1), ("pdf", 1)]


def test_a_card_waits_for_its_paper_lies_in_a_file_or_is_printed(station):
    issued = issue(station)

    def lists():
        found = (prints.unprinted(station=station.station), prints.saved(station=station.station))
        return [[card.card.card for card in one] for one in found]

    card = issued.card.card
    assert lists() == [[card], []]
    put(station, issued, "pdf")
    assert lists() == [[], [card]]
    put(station, issued, "EPSON")
    assert lists() == [[], []]


def test_who_has_a_good_card_keeps_it_and_nothing_is_written(station):
    first = issue(station)
    before = station.journal()
    done = codes.issue(station.context, resident=station.who(HALMEONI))
    same, changes = done.value, done.changes
    assert (same.code, same.card_number, same.already_valid) == (
        first.code,
        first.card_number,
        True,
    )
    assert (station.journal(), bool(changes)) == (before, False)
    both = [station.who(FATHER), station.who(HALMEONI), station.who(FATHER)]
    cards = codes.issue_many(station.context, residents=both).value
    assert [card.already_valid for card in cards] == [False, True, False]
    assert station.kinds(before[0]) == ["proxy_code_issued"]


@pytest.mark.parametrize("ended", ["revoked", "expired"])
def test_who_has_no_good_card_any_more_gets_a_new_one(station, ended):
    first = issue(station)
    if ended == "revoked":
        codes.revoke(station.context, card=first.card.card, reason="lost")
    else:
        station.clock.forward(days=181)
    assert issue(station).card.issue_number == 2


def test_a_new_card_over_a_good_one_needs_a_reason(station):
    issue(station)
    before = station.journal()
    with pytest.raises(Refusal, match="reason_missing"):
        issue(station, replacing=True)
    assert station.journal() == before
    assert replace(station).reissue
