"""Faces to print, and reading back what was printed."""

import io
import os
import subprocess

import msgspec
import pytest
import zxingcpp
from PIL import Image

from testdesk.paper.cards.faces import CardFace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CODE = "7103034619381125271188477255061869935223969025627968974515"

FACE = CardFace(
    code=CODE,
    card_number="3-1047-8",
    masked_name="朴*子",
    masked_korean="박*자",
    id_tail="4520",
    address_line="网通小区 3号楼 1单元",
    valid_until="2022-09-22",
    point="网通小区检测点",
)


def some_faces(count):
    """Different people, each with a separate code."""
    return [
        msgspec.structs.replace(FACE, code=f"{int(CODE) + 97 * n}", card_number=f"3-{1047 + n}-8")
        for n in range(count)
    ]


def codes_in(image):
    """The codes that a scanner reads, top to bottom and left to right."""
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    found = sorted(
        found, key=lambda one: (round(one.position.top_left.y / 40), one.position.top_left.x)
    )
    return [one.text for one in found]


def as_pillow(image):
    """A QImage as a grey Pillow image."""
    image = image.convertToFormat(image.Format.Format_Grayscale8)
    data = bytes(image.constBits())
    size = (image.width(), image.height())
    return Image.frombytes("L", size, data, "raw", "L", image.bytesPerLine())


def rasterised(pdf, dpi):
    """The pages of a PDF as poppler draws them, grey."""
    count = int(
        next(
            line.split()[1]
            for line in subprocess.check_output(["pdfinfo", pdf], text=True).splitlines()
            if line.startswith("Pages:")
        )
    )
    pages = []
    for number in range(1, count + 1):
        one = ["-f", str(number), "-singlefile", "-r", str(dpi), "-gray"]
        data = subprocess.check_output(["pdftoppm", *one, pdf])
        pages.append(Image.open(io.BytesIO(data)).convert("L"))
    return pages


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""
