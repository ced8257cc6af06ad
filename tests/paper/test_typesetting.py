"""Text shrinks and breaks; it is never cut."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.paper.settings_of_names import NAMES, ink

from testdesk.paper.cards.card import card_page
from testdesk.paper.cards.slip import ROLL_58, ROLL_80, slip_page
from testdesk.paper.layout.elements import Box, Symbol, TextLine
from testdesk.paper.layout.fonts import width_in_ems
from testdesk.paper.layout.typesetting import TextStyle, set_text

from .conftest import FACE

PAGES = {
    "card": card_page,
    "slip58": lambda face: slip_page(face, ROLL_58),
    "slip80": lambda face: slip_page(face, ROLL_80),
}


def faces(name):
    face = msgspec.structs.replace(FACE, masked_name=name, point=name, address_line=name)
    yield face
    yield msgspec.structs.replace(face, masked_korean="", languages=("en", "zh", "ko"))
    yield msgspec.structs.replace(face, masked_korean=name, languages=("ko", "zh"), reprint=True)


@pytest.mark.parametrize("layout", PAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_ink_of_every_text_stays_inside_its_box(layout, name):
    for face in faces(name):
        page = PAGES[layout](face)
        lines = [element for element in page.elements if isinstance(element, TextLine)]
        for box in dict.fromkeys(line.box for line in lines):
            left, top, right, bottom = ink(page, [line for line in lines if line.box == box])
            assert left >= box.x - 0.4  # the tail of a j reaches under its neighbour
            assert right <= box.x + box.width + 0.2
            assert top >= box.y - 0.2
            assert bottom <= box.y + box.height + 0.2


@pytest.mark.parametrize("layout", PAGES)
@pytest.mark.parametrize("name", NAMES)
def test_boxes_lie_on_the_page_beside_each_other_and_off_the_quiet_zone(layout, name):
    for face in faces(name):
        page = PAGES[layout](face)
        (symbol,) = (element for element in page.elements if isinstance(element, Symbol))
        boxes = dict.fromkeys(
            element.box for element in page.elements if isinstance(element, TextLine)
        )
        inked = [
            ink(page, [m for m in page.elements if getattr(m, "box", None) == b]) for b in boxes
        ]
        inked.append((symbol.x, symbol.y, symbol.x + symbol.side, symbol.y + symbol.side))
        for number, (left, top, right, bottom) in enumerate(inked):
            assert 0 <= left < right <= page.width + 0.01
            assert 0 <= top < bottom <= page.height + 0.01
            for l2, t2, r2, b2 in inked[number + 1 :]:
                assert (
                    right <= l2 + 0.2 or r2 <= left + 0.2 or bottom <= t2 + 0.2 or b2 <= top + 0.2
                )


@pytest.mark.parametrize("layout", PAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_letter_of_a_name_is_lost(layout, name):
    page = PAGES[layout](msgspec.structs.replace(FACE, masked_name=name))
    bold = [element for element in page.elements if isinstance(element, TextLine) and element.bold]
    assert name.replace(" ", "") in "".join(line.text for line in bold).replace(" ", "")


@pytest.mark.parametrize("layout", PAGES)
def test_a_name_of_three_characters_is_the_largest_text(layout):
    lines = [m for m in PAGES[layout](FACE).elements if isinstance(m, TextLine)]
    largest = max(lines, key=lambda line: line.size)
    assert largest.text == "朴*子"
    assert largest.size > 7.5


@pytest.mark.parametrize("layout", PAGES)
def test_the_language_that_comes_first_is_the_persons(layout):
    face = msgspec.structs.replace(FACE, languages=("ko", "zh"))
    lines = [m for m in PAGES[layout](face).elements if isinstance(m, TextLine)]
    assert max(lines, key=lambda line: line.size).text == "박*자"
    texts = [line.text for line in lines]
    assert texts.index("대리발급 코드") < texts.index("核酸检测代领码")
    assert "유효기한" in texts


letters = st.text("朴顺子박순*·- AWgjВладимир", min_size=1, max_size=45).filter(str.strip)


@given(letters, st.floats(8, 80), st.floats(2, 15), st.integers(1, 3), st.booleans())
@settings(max_examples=80, deadline=None)
def test_any_text_fits_any_box(text, width, height, lines, bold):
    box = Box(0, 0, width, height)
    found = set_text(text, "zh", box, TextStyle(9.0, bold=bold, lines=lines))
    assert "".join(line.text for line in found).replace(" ", "") == text.replace(" ", "")
    assert len(found) <= lines
    for line in found:
        assert line.x >= 0
        assert line.x + width_in_ems(line.text, "zh", bold=bold) * line.size <= width
        assert line.baseline - 0.7 * line.size > 0
        assert line.baseline < height
