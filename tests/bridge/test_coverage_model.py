"""The models of the coverage page keep Qt's rules."""

import pytest
from PySide6.QtCore import Qt

from testdesk.bridge.coverage_model import SHARE_ROLE, CoverageModel, PeopleModel
from testdesk.bridge.sticks import folder_as_stick
from testdesk.domain.residents.coverage import BuildingCoverage, PersonCoverage
from testdesk.domain.residents.people import Address, Resident

BUILDINGS = [BuildingCoverage("网通小区", "1", 200, 199), BuildingCoverage("网通小区", "2", 0, 0)]


def shown(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


@pytest.mark.parametrize("rows", [[], BUILDINGS])
def test_the_buildings_are_a_sound_model(qtmodeltester, rows):
    model = CoverageModel()
    model.show_rows(rows)
    qtmodeltester.check(model)


def test_the_people_are_a_sound_model(qtmodeltester):
    model = PeopleModel()
    model.show_rows([PersonCoverage(Resident("a" * 12, "张伟"), sampled=False, reason="not_seen")])
    qtmodeltester.check(model)


def test_a_building_with_somebody_missing_is_never_at_a_hundred_percent():
    model = CoverageModel()
    model.show_rows(BUILDINGS)
    assert shown(model, 0) == ["网通小区", "1", "200", "199", "1", "99%"]
    assert model.index(0, 5).data(SHARE_ROLE) == pytest.approx(0.995)


def test_an_empty_building_divides_by_nothing():
    model = CoverageModel()
    model.show_rows(BUILDINGS)
    assert shown(model, 1)[-1] == ""


def test_new_numbers_of_the_same_buildings_do_not_reset_the_table(qtbot):
    model = CoverageModel()
    model.show_rows(BUILDINGS)
    again = [BuildingCoverage("网通小区", "1", 200, 200), BUILDINGS[1]]
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged),
    ):
        model.show_rows(again)
    assert shown(model, 0)[3] == "200"


def test_who_is_missing_comes_first_in_walking_order():
    people = [
        PersonCoverage(Resident("a" * 12, "甲", address=Address(unit="1", room="101")), True, ""),
        PersonCoverage(Resident("b" * 12, "乙", address=Address(unit="1", room="102")), False, ""),
        PersonCoverage(Resident("c" * 12, "丙", address=Address(room="103")), False, ""),
    ]
    model = PeopleModel()
    model.show_rows(people)
    assert [shown(model, row) for row in range(3)] == [
        ["1-102", "乙"],
        ["103", "丙"],
        ["1-101", "甲"],
    ]


def test_the_headers_are_the_pages_words():
    model = CoverageModel()
    model.set_texts(("a", "b", "c", "d", "e", "f"))
    assert model.headerData(2, Qt.Orientation.Horizontal) == "c"


def test_a_chosen_folder_can_play_the_stick_until_it_is_gone(tmp_path):
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    stick = folder_as_stick(folder)
    assert stick is not None
    assert (stick.name, stick.folder) == ("KINGSTON", folder)
    assert (stick.free or 0) > 0
    folder.rmdir()
    assert folder_as_stick(folder) is None
