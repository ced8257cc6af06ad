"""Which codes a camera reports: each once, when two pictures show it."""

import pytest
import zxingcpp
from PySide6.QtGui import QImage, QPainter
from tests.paper.conftest import CODE, FACE

from testdesk.paper.documents.labels import LabelFace, label_pages
from testdesk.paper.output.render import page_image, render_image
from testdesk.readers.frames import CodesInView, codes_in


def grey(image):
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def read(picture):
    size = (picture.width(), picture.height(), picture.bytesPerLine())
    return codes_in(memoryview(picture.constBits()), *size)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [701, 702, 703, 704])
def test_a_card_is_read_however_long_the_rows_are(width):
    picture = QImage(width, 500, QImage.Format.Format_Grayscale8)
    picture.fill(0xB0)
    painter = QPainter(picture)
    painter.drawImage(4, 20, render_image(FACE, "card", 200))
    painter.end()
    assert read(picture) == [CODE]


@pytest.mark.usefixtures("qapp")
def test_the_bar_code_of_a_tube_is_read():
    (page,) = label_pages([LabelFace("YJ22034417", "R7", "网通小区")], "label")
    assert read(grey(page_image(page, 300))) == ["YJ22034417"]


@pytest.mark.usefixtures("qapp")
def test_an_empty_picture_holds_none():
    picture = QImage(640, 480, QImage.Format.Format_Grayscale8)
    picture.fill(0x80)
    assert read(picture) == []


def test_a_code_is_reported_when_two_pictures_show_it_and_once_while_it_is_held():
    view = CodesInView()
    assert view.new_codes(["a"], 0.0) == []
    assert view.new_codes(["a"], 0.1) == ["a"]
    assert [view.new_codes(["a"], n / 10) for n in range(2, 300)] == [[]] * 298


def test_a_code_that_one_picture_showed_is_not_reported():
    view = CodesInView()
    assert view.new_codes(["misread"], 0.0) == []
    assert view.new_codes(["a"], 0.1) + view.new_codes(["misread"], 1.7) == []


def test_a_code_is_reported_again_after_it_was_away():
    view = CodesInView()
    view.new_codes(["a"], 0.0)
    assert view.new_codes(["a"], 0.1) == ["a"]
    assert [view.new_codes(["a"], at) for at in (5.0, 5.1)] == [[], ["a"]]


def test_a_code_that_flickers_is_not_reported_again():
    view = CodesInView()
    view.new_codes(["a"], 0.0)
    assert view.new_codes(["a"], 0.1) == ["a"]
    assert [view.new_codes(["a"], at) for at in (1.5, 2.9, 4.3, 5.7, 7.1)] == [[]] * 5


def test_a_code_that_is_back_soon_is_reported_three_seconds_after_the_first_time():
    view = CodesInView()
    view.new_codes(["a"], 0.0)
    assert view.new_codes(["a"], 0.1) == ["a"]
    assert [view.new_codes(["a"], at) for at in (2.0, 2.5, 3.0, 3.2, 3.3)] == [
        [],
        [],
        [],
        ["a"],
        [],
    ]


def test_two_codes_in_view_are_both_reported():
    view = CodesInView()
    view.new_codes(["a", "b"], 0.0)
    assert view.new_codes(["b", "a"], 0.1) == ["b", "a"]


def test_what_a_code_is_marked_with_is_no_part_of_it():
    symbol = zxingcpp.create_barcode("\x1dYJ22034417\x1d", zxingcpp.BarcodeFormat.QRCode)
    image = zxingcpp.write_barcode_to_image(symbol, scale=6, add_quiet_zones=True)
    height, width = image.shape
    dots = memoryview(image)  # type: ignore[arg-type]  # it is a buffer, whatever its types say
    assert codes_in(bytes(dots), width, height, width) == ["YJ22034417"]
