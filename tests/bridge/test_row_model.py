"""The model behind the lists keeps Qt's rules, and a selection where it can."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from testdesk.bridge.row_model import ROW_ROLE, Column, RowModel


@dataclass(frozen=True)
class Tray:
    name: str
    tubes: int


NAME = Column[Tray](lambda tray: tray.name, lambda: "Tray")
TUBES = Column[Tray](lambda tray: str(tray.tubes), lambda: "Tubes", number=True)
TRAYS = [Tray("A", 3), Tray("B", 0)]


def trays():
    return RowModel((NAME, TUBES), key=lambda tray: tray.name)


def shown(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


@pytest.mark.parametrize("columns", [(), (NAME,), (NAME, TUBES)])
@pytest.mark.parametrize("rows", [[], TRAYS])
def test_it_is_a_sound_model(qtmodeltester, columns, rows):
    model = RowModel(columns)
    model.show_rows(TRAYS[1:])
    model.show_rows(rows)
    qtmodeltester.check(model)


def test_a_cell_gives_its_text_and_its_row():
    model = trays()
    model.show_rows(TRAYS)
    assert shown(model, 0) == ["A", "3"]
    assert model.text(1, 0) == "B"
    assert model.index(1, 0).data(ROW_ROLE) == model.row(1) == TRAYS[1]
    assert model.row(2) is None


def test_numbers_are_aligned_right():
    model = trays()
    model.show_rows(TRAYS)
    name, tubes = (model.index(0, n).data(Qt.ItemDataRole.TextAlignmentRole) for n in range(2))
    assert name is None
    assert tubes & Qt.AlignmentFlag.AlignRight


def test_the_same_rows_with_other_texts_keep_the_view_as_it_is(qtbot):
    model = trays()
    model.show_rows(TRAYS)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_rows([Tray("A", 4), TRAYS[1]])
    assert shown(model, 0) == ["A", "4"]


def test_other_rows_are_another_list(qtbot):
    model = trays()
    model.show_rows(TRAYS)
    with qtbot.waitSignal(model.modelReset):
        model.show_rows(TRAYS[1:])


def test_without_a_key_each_showing_is_another_list(qtbot):
    model = RowModel((NAME,))
    model.show_rows(TRAYS)
    with qtbot.waitSignal(model.modelReset):
        model.show_rows(TRAYS)


def test_a_row_is_found_again():
    model = trays()
    model.show_rows(TRAYS)
    assert model.row_of(lambda tray: tray.tubes == 0) == 1
    assert model.row_of(lambda tray: tray.tubes == 9) == -1


def test_heads_follow_the_language(qtbot):
    texts = {"head": "Tubes", "cell": "{} tubes"}
    tubes = Column[Tray](lambda tray: texts["cell"].format(tray.tubes), lambda: texts["head"])
    model = RowModel((NAME, tubes))
    model.show_rows(TRAYS)
    texts |= {"head": "采样管", "cell": "{} 支"}
    with qtbot.waitSignals([model.headerDataChanged, model.dataChanged]):
        model.refresh_texts()
    assert model.headerData(1, Qt.Orientation.Horizontal) == "采样管"
    assert shown(model, 0) == ["A", "3 支"]
