"""Whose statements are whose after a corrected document number: nobody gets another's number."""

from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.corrections.aliases import ALWAYS, Aliases
from testdesk.domain.corrections.current import Correction, Statement
from testdesk.domain.corrections.renumbering import DECIDED_OWNER, aliases
from testdesk.domain.residents.people import Resident

TYPED, RIGHT, THIRD = NUMBERS = ["a1" * 6, "b2" * 6, "c3" * 6]
QIAN, SUN, LI = "钱七", "孙八", "李九"


def statement(station, seq, number, name, *, hlc=None):
    return Statement(station, seq, f"{hlc or seq:016x}", Resident(number, name))


def moves(station, seq, old, new, name=QIAN, *, hlc=None):
    """A correction of a number, with the person that it names."""
    clock = f"{hlc or seq:016x}"
    one = Correction(station, seq, clock, old, "document_number", old, new, becomes=new)
    return one, Statement(station, seq, clock, Resident(new, name))


def whose(statements, moved, *, own=0):
    by_number = {n: [s for s in statements if s.pseudonym == n] for n in NUMBERS}
    corrections = [one for one, _ in moved]
    return Aliases(aliases(corrections, by_number, [who for _, who in moved], viewer=own)).resolve


def test_a_corrected_person_goes_along_and_the_owner_of_the_number_stays():
    statements = [
        statement(3, 1, TYPED, QIAN),
        statement(0, 4, TYPED, SUN),
        statement(4, 2, TYPED, SUN),
    ]
    of = whose(statements, [moves(3, 5, TYPED, RIGHT)])
    assert of(TYPED, 3, 1) == of(TYPED, 3, 5) == RIGHT
    # After the correction its author means another person by the number.
    assert of(TYPED, 3, 6) == TYPED
    assert of(TYPED, 0, 4) == of(TYPED, 4, 2) == TYPED
    # An author who names nobody means the person of headquarters' list.
    assert of(TYPED, 9, 1) == TYPED


def test_everybody_who_names_the_person_goes_along_however_the_name_is_written():
    statements = [
        statement(3, 1, TYPED, QIAN),
        statement(4, 2, TYPED, "钱 七"),
        statement(5, 2, TYPED, SUN),
    ]
    of = whose(statements, [moves(3, 5, TYPED, RIGHT)])
    assert of(TYPED, 4, 2) == of(TYPED, 4, 99) == RIGHT
    assert of(TYPED, 5, 2) == TYPED
    assert of(TYPED, 9, 1) == TYPED  # two people are left to choose from


def test_what_an_author_wrote_of_another_stays_where_only_a_neighbour_named_the_corrected_person():
    """A neighbour wrote 钱七 under 孙八's number, and the station that knows 孙八 corrects it."""
    statements = [statement(3, 1, TYPED, SUN), statement(4, 2, TYPED, QIAN)]
    of = whose(statements, [moves(3, 5, TYPED, RIGHT)], own=3)
    assert of(TYPED, 3, 1) == of(TYPED, 3, 4) == of(TYPED, 3, 6) == TYPED
    assert of(TYPED, 3, 5) == of(TYPED, 4, 2) == RIGHT


def test_where_nobody_is_left_whoever_names_nobody_goes_along():
    of = whose([statement(3, 1, TYPED, QIAN)], [moves(3, 5, TYPED, RIGHT)])
    assert of(TYPED, 9, 1) == of(TYPED, 3, 9) == RIGHT


def test_an_author_who_writes_down_the_owner_afterwards_refers_to_the_owner():
    of = whose([statement(3, 7, TYPED, SUN)], [moves(3, 5, TYPED, RIGHT)])
    assert of(TYPED, 3, 4) == RIGHT
    assert of(TYPED, 3, 7) == of(TYPED, 3, 9) == TYPED


def test_an_old_list_that_is_read_again_brings_the_wrong_number_back_for_nobody():
    of = whose([statement(3, 9, TYPED, QIAN)], [moves(3, 5, TYPED, RIGHT)])
    assert of(TYPED, 3, 9) == RIGHT


def test_a_neighbours_correction_takes_nobodys_number():
    statements = [statement(3, 1, TYPED, QIAN), statement(4, 2, TYPED, SUN)]
    moved = [moves(3, 5, TYPED, RIGHT)]
    for own in (3, 4, 5):
        assert whose(statements, moved, own=own)(TYPED, 4, 2) == TYPED
        assert whose(statements, moved, own=own)(TYPED, 3, 1) == RIGHT


def test_two_people_of_two_names_are_never_one_by_a_stations_statement():
    statements = [statement(3, 1, TYPED, QIAN), statement(4, 1, RIGHT, LI)]
    for station in (3, 4):
        of = whose(statements, [moves(station, 2, TYPED, RIGHT)], own=station)
        assert of(TYPED, 3, 1) == TYPED


def test_a_neighbours_person_who_is_corrected_here_takes_nothing_of_who_is_written_down_here():
    """The station has 钱七 under the right number, and corrects a neighbour's person there."""
    statements = [statement(3, 1, TYPED, QIAN), statement(4, 2, TYPED, SUN)]
    of = whose(statements, [moves(3, 5, TYPED, RIGHT, SUN)], own=3)
    assert of(TYPED, 3, 1) == of(TYPED, 3, 4) == of(TYPED, 3, 9) == TYPED
    assert of(TYPED, 3, 5) == of(TYPED, 4, 2) == RIGHT


def owner(seq, before, after):
    return Correction(0, seq, f"{seq:016x}", TYPED, "name", before, after, DECIDED_OWNER)


def test_a_decision_whose_the_number_is_leaves_the_other_to_the_station_that_corrects_it():
    """Headquarters lists 钱七 under 孙八's number and decides that it is 孙八's."""
    change, person = moves(3, 5, TYPED, RIGHT)
    for again in ([], [statement(0, 8, TYPED, QIAN)]):  # the old list once more is no new word
        statements = again or [statement(0, 1, TYPED, QIAN)]
        by_number = {
            TYPED: [*statements, statement(4, 2, TYPED, SUN), statement(3, 2, TYPED, QIAN)]
        }
        for own in (0, 3, 4):
            rows = aliases([owner(3, QIAN, SUN), change], by_number, [person], viewer=own)
            of = Aliases(rows).resolve
            assert of(TYPED, 0, 8) == of(TYPED, 4, 2) == TYPED
            assert of(TYPED, 3, 2) == RIGHT


def test_nobody_becomes_another_by_way_of_a_corrected_name():
    statements = [statement(3, 1, TYPED, QIAN), statement(4, 1, RIGHT, LI)]
    renamed = Correction(3, 2, f"{2:016x}", TYPED, "name", QIAN, LI)
    change, person = moves(3, 3, TYPED, RIGHT, LI)
    by_number = {TYPED: statements[:1], RIGHT: statements[1:]}
    for own in (3, 4):
        assert Aliases(aliases([renamed, change], by_number, [person], viewer=own)).resolve(
            TYPED, 3, 1
        ) == (TYPED)


def test_a_person_whose_name_was_corrected_first_is_the_same_person():
    """Headquarters lists the old spelling, and its statement moves along at the station."""
    listed = statement(0, 1, TYPED, QIAN)
    renamed = Correction(3, 2, f"{2:016x}", TYPED, "name", QIAN, LI)
    change, person = moves(3, 3, TYPED, RIGHT, LI)
    rows = aliases([renamed, change], {TYPED: [listed]}, [person], viewer=3)
    assert Aliases(rows).resolve(TYPED, 0, 1) == RIGHT


def test_who_was_corrected_away_from_the_new_number_is_not_in_the_way():
    statements = [statement(3, 1, TYPED, QIAN), statement(4, 1, RIGHT, LI)]
    of = whose(statements, [moves(4, 2, RIGHT, THIRD, LI), moves(3, 3, TYPED, RIGHT)])
    assert (of(TYPED, 3, 1), of(RIGHT, 4, 1)) == (RIGHT, THIRD)


def test_a_stations_statement_about_a_listed_person_counts_there_until_headquarters_decides():
    statements = [statement(0, 1, TYPED, QIAN)]
    proposed = moves(3, 2, TYPED, RIGHT)
    assert whose(statements, [proposed], own=3)(TYPED, 0, 1) == RIGHT
    assert whose(statements, [proposed], own=4)(TYPED, 0, 1) == TYPED
    decided = moves(0, 9, TYPED, RIGHT)
    assert whose(statements, [proposed, decided], own=4)(TYPED, 0, 1) == RIGHT
    assert whose(statements, [proposed, decided], own=4)(TYPED, 3, 1) == RIGHT


def test_a_number_that_was_corrected_back_points_nowhere():
    there = moves(3, 2, TYPED, RIGHT)
    back = moves(3, 3, RIGHT, TYPED)
    statements = [statement(3, 1, TYPED, QIAN)]
    assert whose(statements, [there])(TYPED, 3, 1) == RIGHT
    of = whose(statements, [there, back])
    assert of(TYPED, 3, 1) == of(RIGHT, 3, 3) == of(TYPED, 3, 9) == TYPED


def test_nobody_moves_to_a_number_that_its_person_could_not_leave():
    """Station 4 corrects 钱七 away to a number under which station 3 names 孙八: that waits.

    So 孙八 must not move to the first number meanwhile: two would be one. Found by the property
    below with many examples.
    """
    here, there = NUMBERS[:2]
    statements = [
        statement(0, 1, here, QIAN),
        statement(4, 2, there, QIAN),
        statement(3, 4, here, SUN),
    ]
    moved = [moves(3, 3, here, there, SUN), moves(4, 5, there, here, QIAN)]
    of = whose(statements, moved, own=0)
    assert (of(here, 3, 4), of(there, 4, 2)) == (here, there)


JOURNAL = st.lists(
    st.tuples(
        st.booleans(),
        st.sampled_from([0, 3, 4]),
        st.sampled_from(NUMBERS),
        st.sampled_from(NUMBERS),
        st.sampled_from([QIAN, SUN]),
    ),
    max_size=8,
)


def of_journal(journal):
    """Statements, one per author and number, and corrections of the person whom it named.

    A station refuses to register a person under a number that it has for somebody else.
    """
    statements: dict[tuple[int, str], Statement] = {}
    moved: list[tuple[Correction, Statement]] = []
    named: dict[tuple[int, str], str] = {}
    for seq, (is_move, station, number, new, name) in enumerate(journal, 1):
        if is_move and new != number:
            who = named.get((station, number), name)
            if named.get((station, new), who) != who:
                continue
            named.pop((station, number), None)
            moved.append(moves(station, seq, number, new, who))
            named[station, new] = who
        elif named.setdefault((station, number), name) == name:
            statements[station, number] = statement(station, seq, number, name)
    return list(statements.values()), moved


@given(JOURNAL, st.sampled_from([0, 3, 4]), st.randoms())
def test_the_owner_of_a_number_does_not_depend_on_the_order_of_arrival(journal, own, mix):
    statements, moved = of_journal(journal)
    of = whose(statements, moved, own=own)
    mixed_statements, mixed_moved = list(statements), list(moved)
    mix.shuffle(mixed_statements)
    mix.shuffle(mixed_moved)
    other = whose(mixed_statements, mixed_moved, own=own)
    places = [(n, s, q) for n in NUMBERS for s in (0, 3, 4, 9) for q in range(10)]
    assert [of(*place) for place in places] == [other(*place) for place in places]


@given(JOURNAL, st.sampled_from([0, 3, 4]))
def test_a_statement_about_one_person_never_reaches_another_by_a_stations_correction(journal, own):
    """No station's correction moves a statement to a number under which another name is given."""
    statements, moved = of_journal([one for one in journal if one[1] != 0 or not one[0]])
    of = whose(statements, moved, own=own)
    for one in statements:
        number, name = one.pseudonym, one.record.name
        end = of(number, one.station, one.seq)
        if end == number:
            continue
        assert any(who.record.name == name for _, who in moved), "moved by its own name only"
        there = [s for s in statements if s.pseudonym == end and of(end, s.station, s.seq) == end]
        assert {s.record.name for s in there} <= {name}


@given(JOURNAL)
def test_an_author_who_corrected_nobody_away_keeps_whom_it_names(journal):
    statements, moved = of_journal(journal)
    of = whose(statements, moved)
    for one in statements:
        named = {who.record.name for _, who in moved}
        if one.record.name not in named:
            assert of(one.pseudonym, one.station, one.seq) == one.pseudonym
            assert of(one.pseudonym, one.station, ALWAYS) == one.pseudonym
