"""Images for the screen and for the raster of a receipt printer."""

import gc
import sys
import threading

import pytest

from testdesk.paper.layout import texts
from testdesk.paper.layout.fonts import families, missing_characters
from testdesk.paper.layout.qr import QUIET, SPAN, matrix
from testdesk.paper.output.render import render_image

from .conftest import CODE, FACE, as_pillow, codes_in


def shades(image, box, down=0):
    """The greys inside a box that is moved down."""
    left, top, right, bottom = box
    return {shade for _, shade in image.crop((left, top + down, right, bottom + down)).getcolors()}


@pytest.mark.parametrize(("layout", "paper"), [("slip58", 464), ("slip80", 640)])
def test_modules_of_a_slip_are_ten_whole_dots(layout, paper):
    image = as_pillow(render_image(FACE, layout, 203))
    assert image.width == paper
    side = SPAN * 10
    left = (paper - side) // 2
    band = image.crop((left, 0, left + side, image.height))
    finder = (10 * QUIET, 0, 10 * (QUIET + 7), 1)
    top = next(y for y in range(image.height) if shades(band, finder, y) == {0}) - 10 * QUIET
    for y in range(SPAN):
        for x in range(SPAN):
            box = (x * 10, 0, x * 10 + 10, 10)
            inside = 0 <= y - QUIET < 29 and 0 <= x - QUIET < 29
            dark = inside and matrix(CODE)[y - QUIET][x - QUIET]
            assert shades(band, box, top + y * 10) == ({0} if dark else {255})


def test_a_slip_keeps_to_the_width_that_the_head_reaches():
    image = as_pillow(render_image(FACE, "slip58", 203))
    assert image.crop((0, 0, 40, image.height)).getextrema() == (255, 255)
    assert image.crop((424, 0, 464, image.height)).getextrema() == (255, 255)


@pytest.mark.parametrize("dpi", [72, 96, 150, 203, 300, 600])
def test_a_card_reads_at_every_resolution_and_is_never_blurred(dpi):
    image = as_pillow(render_image(FACE, "card", dpi))
    assert codes_in(image) == [CODE]
    side = round(47 / 25.4 * dpi)
    assert shades(image, (0, 0, side, side)) == {0, 255}


def test_the_code_on_a_card_is_at_least_34_mm():
    image = as_pillow(render_image(FACE, "card", 254))
    left, _, right, _ = image.crop((0, 0, 470, 470)).point(lambda v: 255 - v).getbbox()
    assert right - left >= 340


def test_an_image_drawn_by_a_worker_is_the_same():
    drawn = []
    worker = threading.Thread(target=lambda: drawn.append(render_image(FACE, "card", 203)))
    worker.start()
    worker.join(20)
    assert drawn[0] == render_image(FACE, "card", 203)


def test_painting_all_day_loses_no_reference_to_none():
    # Each new QImage that is painted on gains six (shiboken's memory of virtual functions), which
    # costs nothing; PySide6 6.12 loses some, and the process aborts when none is left.
    # What is kept on purpose (texts that were measured, the symbol's rule) comes with the first.
    for _ in range(60):
        render_image(FACE, "slip58", 96)
    gc.collect()
    before = sys.getrefcount(None), sys.getallocatedblocks()
    for _ in range(300):
        render_image(FACE, "slip58", 96)
    gc.collect()
    assert sys.getrefcount(None) - before[0] > -100
    assert sys.getallocatedblocks() - before[1] < 1000


def test_fonts_for_both_languages_are_installed():
    assert families("zh")
    assert families("ko")


def test_every_text_on_paper_has_its_characters_in_every_language():
    wordings = [value for value in vars(texts).values() if isinstance(value, texts.PaperText)]
    printed = [wording.of(language) for wording in wordings for language in ("zh", "ko", "en")]
    assert all(printed)
    assert missing_characters("".join(printed)) == ""


def test_missing_characters_are_named_once_in_their_order():
    assert missing_characters("朴\U0010fffd*박\ue123 A\U0010fffd·Ә") == "\U0010fffd\ue123"
