"""The recall list of a tube: how to reach everybody in it, and that they were looked up."""

import pytest
from tests.made_station import FATHER, HALMEONI, TUBES

from testdesk.domain.refusals import Refusal
from testdesk.services.people.history import person_record
from testdesk.services.people.recall import recall_list


def lookups(station, number):
    record = person_record(station.station, resident=station.who(number), lookups=True)
    return [
        (line.shown, line.page, line.reason) for line in record.history if line.kind == "looked_up"
    ]


def test_everybody_in_the_tube_is_on_the_list_and_recorded_as_looked_up(station):
    station.scans(TUBES[0], HALMEONI, FATHER)
    found = recall_list(station.context, code=TUBES[0]).value
    assert [one.place.resident for one in found.people] == [
        station.who(HALMEONI),
        station.who(FATHER),
    ]
    assert [one.person.document_number for one in found.people if one.person] == [HALMEONI, FATHER]
    for number in (HALMEONI, FATHER):
        assert lookups(station, number) == [("phone", "tube", "recall")]


def test_the_others_of_the_room_are_named_but_not_looked_up(station):
    station.scans(TUBES[0], HALMEONI)
    [recalled] = recall_list(station.context, code=TUBES[0]).value.people
    assert recalled.place.resident not in {one.resident for one in recalled.household}
    for one in recalled.household:
        record = person_record(station.station, resident=one.resident, lookups=True)
        assert "looked_up" not in {line.kind for line in record.history}


@pytest.mark.parametrize(
    ("scans", "code", "refusal"),
    [
        ((), "YJ99999999", "tube_unknown"),
        ((TUBES[0],), TUBES[0], "nothing_to_print"),
        ((TUBES[0], HALMEONI, "!undo"), TUBES[0], "nothing_to_print"),
    ],
)
def test_a_tube_without_people_has_no_list_and_nothing_is_recorded(station, scans, code, refusal):
    station.scans(*scans)
    before = station.journal()
    with pytest.raises(Refusal) as caught:
        recall_list(station.context, code=code)
    assert caught.value.code == refusal
    assert station.journal() == before
