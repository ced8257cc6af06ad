"""Names that are hard to set, and the ink of a picture."""

from PySide6.QtGui import QImage, QPainter
from tests.paper.conftest import as_pillow

from testdesk.paper.layout.canvas import paint
from testdesk.paper.layout.elements import PaperPage

NAMES = [
    "朴*子",
    "迪里拜尔古丽买买提江尔",
    "阿依古丽·阿不都热合曼·买买提*",
    "WOLFESCHLEGELSTEINHAUSENBERGERDORFFXABCD",
    "W****** X** DE B*********-H********* YYY",
    "gypsy jÿÇĘĢ",
    "독고*동방삭 선우*제갈공명",
]


DPI = 127


def ink(page, elements):
    """The rectangle in millimetres that some elements of a page blacken."""
    image = QImage(round(page.width * 5), round(page.height * 5), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint(painter, PaperPage(page.width, page.height, DPI, tuple(elements)), DPI)
    painter.end()
    left, top, right, bottom = as_pillow(image).point(lambda v: 255 * (v < 128)).getbbox()
    return left / 5, top / 5, right / 5, bottom / 5
