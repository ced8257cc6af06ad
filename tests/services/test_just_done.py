"""What the people page did: one row per person or household, from the journal of the shift."""

import shutil
from functools import partial

import pytest
from tests.made_station import CHILD, CROWD, FATHER, HALMEONI, MOTHER, TUBES, open_station

from testdesk.domain.cards import PDF
from testdesk.services import just_done
from testdesk.services.cards import codes
from testdesk.services.cards.codes import Applicant
from testdesk.services.just_done import PAGE_LENGTH, DonePage
from testdesk.services.scanning import registration
from testdesk.services.session import Pending
from testdesk.services.voiding import void_sample

PRINTER = "EPSON"


def done(station, **how) -> DonePage:
    return just_done.just_done(station.station, **how)


def rows(station):
    """Who is in each row, how many cards, and how many are registered."""
    found = done(station)
    return [([one.name for one in row.people], row.cards, row.registered) for row in found.rows]


def issue(station, *numbers, replacing=False):
    applicant = Applicant(reason="lost" if replacing else "")
    residents = [station.who(number) for number in numbers]
    issued = codes.issue_many(
        station.context, residents=residents, applicant=applicant, replacing=replacing
    )
    return issued.value


def put_out(station, *cards, printer=PRINTER):
    ids = [card.card.card for card in cards]
    codes.record_printed(station.context, cards=ids, layout="slip58", printer=printer)


def prints(station, *numbers, **how):
    """The cards of several people in one print job."""
    put_out(station, *issue(station, *numbers), **how)


def revokes(station, number):
    card = codes.valid_card(station.station, resident=station.who(number))
    assert card is not None
    codes.revoke(station.context, card=card.card.card, reason="lost")


def replaces(station, number):
    """A new card, of which nothing has come out yet."""
    issue(station, number, replacing=True)


def names(station, number):
    """The operator finds the person by name and registers them."""
    station.session.pending = Pending("", identified_by="walk_in")
    registration.name_owner(station.context, resident=station.who(number))


def scans(station, number):
    assert station.scans(number) == [("accepted", "sampled")]


def scans_card(station, number):
    card = codes.valid_card(station.station, resident=station.who(number))
    assert card is not None
    scans(station, card.code)


def prints_and_registers(station, number):
    """The sample is taken before the printer reports that the paper is out."""
    cards = issue(station, number)
    scans(station, cards[0].code)
    put_out(station, *cards)


def undoes(station):
    station.scans("!undo")


def voids(station, number):
    void_sample(station.context, resident=station.who(number), reason="not_swabbed")


FATHER_NAME, MOTHER_NAME, CHILD_NAME = "王建国", "赵敏", "王小雨"
ONE = [FATHER_NAME]
CASES = {
    "one card": ([(prints, FATHER)], [(ONE, 1, 0)]),
    "one print job is one row, in its order": (
        [(prints, MOTHER, FATHER)],
        [([MOTHER_NAME, FATHER_NAME], 2, 0)],
    ),
    "two print jobs are two rows, the newest first": (
        [(prints, FATHER), (prints, MOTHER)],
        [([MOTHER_NAME], 1, 0), (ONE, 1, 0)],
    ),
    "cards that are asked for together but come out apart are two rows": (
        [(issue, FATHER, MOTHER), (prints, FATHER), (prints, MOTHER)],
        [([MOTHER_NAME], 1, 0), (ONE, 1, 0)],
    ),
    "a card that did not come out is no row": ([(issue, FATHER)], []),
    "registered by the card shortly after": (
        [(prints, FATHER), (scans_card, FATHER)],
        [(ONE, 1, 1)],
    ),
    "registered while the printer was still at it": (
        [(prints_and_registers, FATHER)],
        [(ONE, 1, 1)],
    ),
    "one of two is registered": (
        [(prints, FATHER, MOTHER), (names, MOTHER)],
        [([FATHER_NAME, MOTHER_NAME], 2, 1)],
    ),
    "registered by name, without a card": ([(names, FATHER)], [(ONE, 0, 1)]),
    "a card after the registration by name": (
        [(names, FATHER), (prints, FATHER)],
        [(ONE, 1, 1)],
    ),
    "who was only scanned is not on this page": ([(scans, FATHER)], []),
    "who was scanned gets a card": ([(scans, FATHER), (prints, FATHER)], [(ONE, 1, 1)]),
    "printed again: that person moves up, the other stays": (
        [(prints, FATHER, MOTHER), (prints, CHILD), (prints, FATHER)],
        [(ONE, 1, 0), ([CHILD_NAME], 1, 0), ([MOTHER_NAME], 1, 0)],
    ),
    "a void card removes the row": ([(prints, FATHER), (revokes, FATHER)], []),
    "a void card changes the row of two": (
        [(prints, FATHER, MOTHER), (revokes, FATHER)],
        [([MOTHER_NAME], 1, 0)],
    ),
    "a void card of somebody registered": (
        [(prints, FATHER), (scans_card, FATHER), (revokes, FATHER)],
        [(ONE, 0, 1)],
    ),
    "a card that was replaced before the new one is out": (
        [(prints, FATHER), (replaces, FATHER)],
        [],
    ),
    "a replaced card, when the new one is out": (
        [(prints, FATHER), (replaces, FATHER), (prints, FATHER)],
        [(ONE, 1, 0)],
    ),
    "an undone sample removes the row": ([(names, FATHER), (undoes,)], []),
    "an undone sample leaves the card": (
        [(prints, FATHER), (names, FATHER), (undoes,)],
        [(ONE, 1, 0)],
    ),
    "a voided sample removes the row": ([(names, FATHER), (voids, FATHER)], []),
    "undone and registered again is one row": (
        [(names, FATHER), (undoes,), (names, FATHER)],
        [(ONE, 0, 1)],
    ),
}


@pytest.mark.parametrize(("actions", "expected"), CASES.values(), ids=CASES)
def test_the_rows_follow_the_rule(station, actions, expected):
    station.scans(TUBES[0])
    for action, *arguments in actions:
        action(station, *arguments)
        assert done(station).people == counted_anew(station)
    assert rows(station) == expected
    assert done(station).people == len({name for names, _, _ in expected for name in names})


def test_a_row_has_the_time_of_its_event_and_whether_there_is_only_a_file(station):
    prints(station, FATHER, printer=PDF)
    at = station.clock.now()
    station.clock.forward(minutes=5)
    station.scans(TUBES[0])
    names(station, FATHER)
    [row] = done(station).rows
    assert row.saved
    assert row.at[:16] == f"{at:%Y-%m-%dT%H:%M}"
    assert (row.cards, row.registered) == (1, 1)


def test_a_row_has_no_number(station):
    prints(station, HALMEONI)
    shown = str(done(station))
    person = station.person(HALMEONI)
    assert person.document_number not in shown
    assert person.phone not in shown


def test_pages_follow_each_other_and_each_person_is_on_one(station):
    for number in (*CROWD, *CROWD, *CROWD[:5]):
        prints(station, number)
    first = done(station)
    assert first.people == len(CROWD)
    assert first.older_before is not None
    rest = done(station, before=first.older_before)
    assert (rest.older_before, rest.people) == (None, None)
    seqs = [row.seq for row in (*first.rows, *rest.rows)]
    assert seqs == sorted(set(seqs), reverse=True)
    assert len(seqs) == len(CROWD)


def test_a_page_of_which_nothing_is_left_leads_to_the_next(station):
    prints(station, FATHER)
    for _ in range(PAGE_LENGTH):
        prints(station, MOTHER)
    revokes(station, MOTHER)
    first = done(station)
    assert (first.rows, first.people) == ((), 1)
    assert [row.cards for row in done(station, before=first.older_before).rows] == [1]


def test_the_rows_are_those_of_the_open_shift(station, stick):
    prints(station, FATHER)
    station.close_day(stick)
    assert done(station) == DonePage((), None, 0)
    station.clock.forward(days=1)
    prints(station, MOTHER)
    assert rows(station) == [([MOTHER_NAME], 1, 0)]


def test_a_sample_of_the_last_shift_is_not_of_this_one(station, stick):
    station.scans(TUBES[0])
    names(station, FATHER)
    station.scans("!seal end_of_queue")
    station.close_day(stick)
    station.clock.forward(days=1)
    prints(station, FATHER)
    assert rows(station) == [(ONE, 1, 0)]


def test_the_rows_are_there_after_a_restart(template, tmp_path):
    station = open_station(shutil.copytree(template(1), tmp_path / "home"))
    prints(station, FATHER, MOTHER)
    before = done(station)
    station.store.close()
    again = open_station(station.home)
    assert done(again) == before
    again.store.close()


def test_what_another_station_prints_is_not_here(station, other):
    prints(other, FATHER)
    with other.station.read() as uow:
        entries = uow.journal.entries(1, 10**6)
    station.adopt(*entries)
    assert done(station).rows == ()


def test_a_person_whose_record_is_gone_has_no_row(station):
    prints(station, FATHER, MOTHER)
    erase = partial(station.store._db.execute, "DELETE FROM person WHERE resident = ?")
    erase([station.who(FATHER)])
    station.store._db.conn.commit()
    assert rows(station) == [([MOTHER_NAME], 1, 0)]
    assert done(station).people == 1


def counted_anew(station):
    """A unit of work that writes keeps no sums of before."""
    with station.station.write("测试") as uow:
        return uow.just_done.people(uow.shifts.open_first(), uow.journal.length())


def test_the_kept_number_of_people_is_that_of_a_new_count(station, stick):
    counts = []

    def check(*_done):
        counts.append(done(station).people)
        assert counts[-1] == counted_anew(station), len(counts)

    check()
    check(prints(station, HALMEONI, FATHER))
    check(station.scans(TUBES[0], FATHER, CROWD[0]))
    check(prints(station, MOTHER, printer=PDF))
    check(revokes(station, FATHER))  # registered, so still in a row
    check(revokes(station, MOTHER))
    check(replaces(station, HALMEONI))  # the new card has not come out
    check(prints(station, HALMEONI))
    check(names(station, CHILD))
    check(prints(station, CHILD, FATHER))
    check(station.scan("!undo"))
    check(station.scan("!seal"))
    assert counts == [0, 2, 2, 3, 3, 2, 1, 2, 3, 3, 3, 3]
    with_card = counts[-1]
    station.close_day(stick)
    station.clock.forward(days=1)
    check(station.scan(TUBES[1]))
    assert (with_card, counts[-1]) == (3, 0)
