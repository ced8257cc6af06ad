"""One card of a sheet is damaged in each way; reading back finds the page."""

import pytest
from PySide6.QtCore import QLineF, QMarginsF, QRectF
from PySide6.QtGui import QColor, QPainter, QPdfWriter, QPen

from testdesk.domain.refusals import EnvironmentFault
from testdesk.paper.cards.pages import pages
from testdesk.paper.cards.read_back import codes_by_page, read_back
from testdesk.paper.layout.canvas import page_size, paint
from testdesk.paper.layout.elements import Symbol

from .conftest import some_faces

SECOND_SHEET = 13  # on the second of two sheets, right column, second row
WHITE, BLACK, GREY = QColor("white"), QColor("black"), QColor(0xC8, 0xC8, 0xC8)


def written(path, faces, damage=None):
    """Writes sheets as `write_pdf` does; `damage` paints over one card, from its corner in mm."""
    writer, painter = QPdfWriter(str(path)), QPainter()
    for number, page in enumerate(pages(faces, "sheet")):
        writer.setPageSize(page_size(page))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setResolution(page.dpi)
        if number:
            writer.newPage()
        else:
            painter.begin(writer)
        paint(painter, page, page.dpi)
        if damage is not None and number == SECOND_SHEET // 10:
            symbol = [element for element in page.elements if isinstance(element, Symbol)][
                SECOND_SHEET % 10
            ]
            painter.save()
            painter.scale(page.dpi / 25.4, page.dpi / 25.4)
            painter.translate(symbol.x, symbol.y)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            damage(painter, symbol.side / 37)
            painter.restore()
    painter.end()


def covered(colour, left, top, width, height):
    """A rectangle over a part of the symbol, in modules from the corner of its quiet zone."""

    def damage(painter, module):
        rectangle = QRectF(left * module, top * module, width * module, height * module)
        painter.fillRect(rectangle, colour)

    return damage


def scratched(colour, weight, *line):
    """A line of some millimetres, from point to point in modules."""

    def damage(painter, module):
        painter.setPen(QPen(colour, weight))
        painter.drawLine(QLineF(*(end * module for end in line)))

    return damage


PAINTED = {
    "a white rectangle over the code": covered(WHITE, 0, 0, 37, 37),
    "a white rectangle over half of the code": covered(WHITE, 0, 20, 37, 17),
    "a black rectangle over the code": covered(BLACK, 0, 0, 37, 37),
    "a grey rectangle over a quarter of the code": covered(GREY, 4, 4, 15, 15),
    "a white scratch through the first finder pattern": scratched(WHITE, 3.0, 2, 5, 13, 10),
    "a black scratch through the second finder pattern": scratched(BLACK, 0.6, 24, 2, 35, 13),
    "a black scratch through the third finder pattern": scratched(BLACK, 1.5, 2, 29, 13, 30),
    "a black bar through all rows": covered(BLACK, 14, 4, 9, 29),
}


def damaged_page(path, faces):
    with pytest.raises(EnvironmentFault) as caught:
        read_back(path, codes_by_page([face.code for face in faces], "sheet"))
    assert caught.value.code == "paper_read_back_differs"
    return caught.value.detail["page"]


def test_the_same_sheets_without_damage_read_well(tmp_path):
    faces, path = some_faces(17), tmp_path / "paper.pdf"
    written(path, faces)
    read_back(path, codes_by_page([face.code for face in faces], "sheet"))


@pytest.mark.parametrize("damage", PAINTED.values(), ids=PAINTED.keys())
def test_a_card_that_was_painted_over_is_found(tmp_path, damage):
    faces, path = some_faces(17), tmp_path / "paper.pdf"
    written(path, faces, damage)
    assert damaged_page(path, faces) == 2


def test_the_same_damage_beside_the_code_is_no_damage(tmp_path):
    faces, path = some_faces(17), tmp_path / "paper.pdf"
    written(path, faces, covered(BLACK, 40, 4, 10, 10))
    read_back(path, codes_by_page([face.code for face in faces], "sheet"))


def exchanged(faces, one, other):
    order = list(range(len(faces)))
    order[one], order[other] = other, one
    return [faces[place] for place in order]


def with_one_twice(faces, one, other):
    return [faces[one] if place == other else face for place, face in enumerate(faces)]


@pytest.mark.parametrize(
    ("one", "other"),
    [(12, 13), (11, 13), (10, 16), (3, 13)],
    ids=["side by side", "one above the other", "across the sheet", "on two sheets"],
)
@pytest.mark.parametrize("change", [exchanged, with_one_twice])
def test_cards_in_each_others_place_are_found(tmp_path, change, one, other):
    faces, path = some_faces(17), tmp_path / "paper.pdf"
    written(path, change(faces, one, other))
    assert damaged_page(path, faces) == (1 if change is exchanged and one < 10 else 2)


def test_a_card_that_is_missing_or_one_too_many_is_found(tmp_path):
    faces, path = some_faces(17), tmp_path / "paper.pdf"
    written(path, faces[:-1])
    assert damaged_page(path, faces) == 2
    written(path, [*faces, *some_faces(18)[17:]])
    assert damaged_page(path, faces) == 2
