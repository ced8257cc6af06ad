"""The history of a person shows all that was done, by whom, and what is still valid."""

import msgspec
import pytest
from tests.made_station import FATHER, HALMEONI, TUBES, id_number

from testdesk.domain.refusals import Refusal
from testdesk.services.cards import codes
from testdesk.services.people import directory
from testdesk.services.people.correction import correct
from testdesk.services.people.directory import WalkIn
from testdesk.services.people.history import person_record

NEW, OTHER = id_number("19991231", 17), id_number("19360412", 99)


def lines(station, resident):
    return [
        (line.kind, line.void)
        for line in person_record(station=station.station, resident=resident).history
    ]


def fix(station, resident, **changes):
    return correct(station.context, resident=resident, changes=changes, reason="person_asked").value


def a_day(station, number):
    """Everything that can happen to one person at one station."""
    who = directory.register_walk_in(
        station.context, form=WalkIn(name="钱七", document_number=number)
    ).value.resident
    first = codes.issue(station.context, resident=who).value
    for printer in ("pdf", "EPSON"):
        codes.record_printed(
            station.context, cards=[first.card.card], layout="card", printer=printer
        )
    codes.revoke(station.context, card=first.card.card, reason="lost")
    codes.issue(station.context, resident=who)
    station.scan(TUBES[0])
    station.scan(number)
    station.scan("!undo")
    station.clock.forward(seconds=9)
    station.scan(number)
    return who


DAY = [
    ("sampled", False),
    ("taken_out", False),
    ("sampled", True),
    ("card_issued", False),
    ("card_voided", False),
    ("card_printed", False),
    ("card_saved", False),
    ("card_issued", True),
    ("written_down", False),
]


def test_every_command_has_a_line_the_newest_first(station):
    who = a_day(station, NEW)
    assert lines(station, who) == DAY
    record = person_record(station=station.station, resident=who)
    assert {line.operator for line in record.history} == {"金英"}
    assert {line.station for line in record.history} == {1}
    assert record.valid_card is not None
    assert record.valid_card.card.issue_number == 2
    assert record.earlier is not None
    assert record.earlier.tube == TUBES[0]
    assert [line.at for line in record.history] == sorted(
        (line.at for line in record.history), reverse=True
    )


def test_a_corrected_number_takes_the_history_along(station):
    who = a_day(station, NEW)
    right = fix(station, who, document_number=OTHER)
    for name in (who, right.resident):
        assert lines(station, name) == [("corrected", False), *DAY]
    [first, *_] = person_record(station=station.station, resident=who).history
    assert [(c.field, c.before, c.after, c.state) for c in first.changes] == [
        ("document_number", NEW, OTHER, "applied"),
        ("birth", "1999-12-31", "1936-04-12", "applied"),
    ]


def test_nothing_of_one_person_is_in_the_history_of_another(station):
    a_day(station, NEW)
    assert lines(station, station.who(FATHER)) == [("listed", False)]


def test_a_bound_code_is_shown_and_its_text_is_not(station):
    station.scans(TUBES[0], "phone-code-0001", f"!bind {HALMEONI}")
    record = person_record(station=station.station, resident=station.who(HALMEONI))
    assert [line.kind for line in record.history] == ["sampled", "code_bound", "listed"]
    assert "phone-code" not in str(record)


def test_a_proposal_is_shown_until_headquarters_answers(station):
    listed = station.person(HALMEONI)
    fix(station, listed.resident, phone="13812340001", note="听力不好")

    def states():
        record = person_record(station=station.station, resident=listed.resident)
        [line] = [line for line in record.history if line.kind == "corrected"]
        return {change.field: change.state for change in line.changes}

    assert states() == {"phone": "proposed", "note": "applied"}
    station.headquarters_lists(msgspec.structs.replace(listed, phone="13812349999"))
    assert states() == {"phone": "overruled", "note": "applied"}
    station.headquarters_lists(msgspec.structs.replace(listed, phone="13812340001"))
    assert states() == {"phone": "applied", "note": "applied"}


def test_nobody_has_no_history(station):
    with pytest.raises(Refusal, match="unknown_person"):
        person_record(station=station.station, resident="0" * 12)
