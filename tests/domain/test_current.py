"""The current resident: successive corrections, and headquarters' decision."""

from hypothesis import given
from hypothesis import strategies as st

from testdesk.domain.corrections.correction_states import corrections_with_state
from testdesk.domain.corrections.current import Correction, Statement, current_resident
from testdesk.domain.residents.people import Resident


def test_a_correction_is_kept_when_this_station_makes_a_statement_with_it():
    """A list brought to the station states the whole record again, the corrected value too."""
    listed = Resident("a1" * 6, "朴", phone="1")
    mine = Resident("a1" * 6, "朴", phone="2", note="n")
    statements = [Statement(0, 5, "1" * 16, listed), Statement(3, 9, "3" * 16, mine)]
    one = Correction(3, 7, "2" * 16, "a1" * 6, "phone", "1", "2")
    assert phone(statements, [one], own_station=3) == "2"
    assert phone(statements, [one], own_station=4) == "1"
    other_statements = [statements[0], Statement(3, 9, "3" * 16, listed)]
    assert phone(other_statements, [one], own_station=3) == "1"


def phone(statements, corrections, *, own_station):
    shown = current_resident(statements, corrections, viewer=own_station)
    assert shown is not None
    return shown.phone


def correction(station, seq, before, after, *, hlc=None):
    return Correction(station, seq, f"{hlc or seq:016x}", "a1" * 6, "phone", before, after)


def test_what_became_of_a_correction_is_reported():
    listed = Resident("a1" * 6, "朴", phone="1")
    statements = [Statement(0, 1, f"{1:016x}", listed)]

    def states(*corrections):
        found = corrections_with_state(statements, corrections)
        return {(c.station, c.seq): state for c, state in found}

    chain = (correction(3, 4, "1", "2"), correction(3, 5, "2", "3"))
    assert states(*chain) == {(3, 4): "proposed", (3, 5): "proposed"}
    agreed = (*chain, correction(0, 9, "1", "3"))
    assert states(*agreed) == {(3, 4): "overruled", (3, 5): "applied", (0, 9): "applied"}
    assert states(correction(3, 4, "7", "8")) == {(3, 4): "overruled"}
    assert states(correction(3, 4, "7", "1")) == {(3, 4): "applied"}


@given(
    st.lists(
        st.tuples(st.sampled_from([3, 4]), st.sampled_from("123"), st.sampled_from("123")),
        max_size=6,
    ),
    st.sampled_from([3, 4, 0]),
    st.randoms(),
)
def test_what_is_shown_does_not_depend_on_the_order_and_is_applied_or_own(made, own_station, mix):
    statements = [Statement(0, 1, f"{1:016x}", Resident("a1" * 6, "朴", phone="1"))]
    corrections = [correction(s, n + 2, b, a) for n, (s, b, a) in enumerate(made)]
    shown = current_resident(statements, corrections, viewer=own_station)
    mixed = list(corrections)
    mix.shuffle(mixed)
    assert current_resident(statements, mixed, viewer=own_station) == shown
    states = corrections_with_state(statements, corrections)
    proposed = {c.after for c, state in states if state == "proposed" and c.station == own_station}
    assert shown is not None
    assert shown.phone in proposed | {"1"}


def test_of_two_people_under_one_number_each_station_goes_on_with_its_own():
    def statement(station, seq, name, **values):
        return Statement(station, seq, f"{seq:016x}", Resident("a1" * 6, name, **values))

    here = statement(3, 1, "孙八", note="here")
    there = statement(4, 2, "钱七", phone="4", colour="red")
    moved = Correction(4, 5, f"{5:016x}", "a1" * 6, "room", "", "202")
    for own_station, expected in ((3, here), (4, there), (0, there), (5, there)):
        shown = current_resident([here, there], [], viewer=own_station)
        assert shown == expected.record
    # Nothing of the other is shown of this one.
    assert current_resident([here, there], [moved], viewer=3) == here.record
    shown = current_resident([here, there], [moved], viewer=5)
    assert shown is not None
    assert (shown.name, shown.note, shown.address.room) == ("钱七", "", "202")
    # Headquarters' list names one of them.
    listed = statement(0, 9, "孙八")
    shown = current_resident([here, there, listed], [], viewer=4)
    assert shown is not None
    assert (shown.name, shown.note, shown.phone, shown.colour) == ("孙八", "here", "", "none")
