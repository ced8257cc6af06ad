"""Faces to print, and reading back what was printed."""

import contextlib
import importlib
import io
import os
import resource
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
import zxingcpp
from PIL import Image
from tests.paper.private_cups import PrivateCups
from tests.paper.receipt_printer import FakeReceiptPrinter

from testdesk.paper.cards.faces import CardFace
from testdesk.paper.output import thermal

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


@pytest.fixture(scope="module")
def print_server():
    """The environment of a process that prints to our cupsd, with a queue `pdfq`."""
    with contextlib.closing(PrivateCups()) as cups:
        cups.add_pdf_queue("pdfq")
        yield cups.environment


BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def bench(monkeypatch):
    """The modules of benchmarks/ as a benchmark itself sees them."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return tuple(importlib.import_module(name) for name in ("damage", "wear", "readers"))


@pytest.fixture(scope="module")
def closed_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture(scope="module")
def cups(closed_port):
    with contextlib.closing(PrivateCups()) as made, pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUPS_SERVER", made.environment["CUPS_SERVER"])
        made.add_pdf_queue("good")
        made.add_raw_queue("nobody", closed_port)
        made.add_raw_queue("aborts", closed_port, policy="abort-job")
        made.add_raw_queue("stops", closed_port, policy="stop-printer")
        yield made


@pytest.fixture
def print_lane(cups):
    """A thread that has not used another print server: libcups chooses one per thread."""
    assert cups
    with ThreadPoolExecutor(1) as pool:
        yield lambda job, *more: pool.submit(job, *more).result(60)


@pytest.fixture
def small_files():
    """No file of this process may grow beyond 4 KiB, as on a stick that runs full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def printer(monkeypatch):
    # A busy machine must not look like a silent printer.
    monkeypatch.setattr(thermal, "_ANSWER_SECONDS", 20.0)
    made = FakeReceiptPrinter()
    yield made
    made.close()


@pytest.fixture
def own_folder(tmp_path):
    """The program's own folder for PDFs."""
    made = tmp_path / "testdesk"
    made.mkdir()
    return made
