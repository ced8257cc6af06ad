"""A real print queue: a private cupsd with a queue that prints PDF files (cups-pdf)."""

import json
import os
import pwd
import subprocess
import sys
import uuid
from pathlib import Path

import msgspec
import pytest

from .conftest import FACE, codes_in, rasterised, some_faces
from .private_cups import wait_for

CHILD = Path(__file__).with_name("print_child.py")


def ask(environment, *arguments):
    done = subprocess.run(
        [sys.executable, CHILD, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def printed(environment, layout, faces, dpi):
    """Print, wait for the PDF of the job, read its pages and remove it."""
    token = uuid.uuid4().hex
    encoded = [msgspec.json.encode(face).decode() for face in faces]
    assert ask(environment, "print", "pdfq", token, layout, *encoded) is None
    folder = Path(pwd.getpwuid(os.getuid()).pw_dir) / "PDF"
    out = wait_for(lambda: next(iter(folder.glob(f"*{token}*")), None), "no PDF was printed")
    wait_for(lambda: out.read_bytes()[-64:].rstrip().endswith(b"%%EOF"), "the PDF has no end")
    pages = rasterised(out, dpi)
    out.unlink()
    return pages


def test_the_system_names_its_printers(print_server):
    assert ask(print_server, "printers") == ["pdfq"]


@pytest.mark.parametrize("layout", ["card", "slip58", "slip80"])
def test_what_the_queue_prints_reads(print_server, layout):
    (page,) = printed(print_server, layout, [FACE], 203)
    assert codes_in(page) == [FACE.code]


def test_a_queue_prints_a_sheet_in_its_order_and_size(print_server):
    faces = some_faces(11)
    first, second = printed(print_server, "sheet", faces, 150)
    assert codes_in(first) + codes_in(second) == [face.code for face in faces]
    assert first.width / 150 * 25.4 == pytest.approx(210, abs=0.6)


def test_a_printer_that_does_not_exist_is_reported(print_server):
    face = msgspec.json.encode(FACE).decode()
    assert ask(print_server, "print", "gone", "", "card", face) == "printer_gone"


def test_without_a_print_server_there_are_no_printers(tmp_path):
    environment = os.environ | {
        "CUPS_SERVER": str(tmp_path / "nobody.sock"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    assert ask(environment, "printers") == []
    face = msgspec.json.encode(FACE).decode()
    assert ask(environment, "print", "pdfq", "", "card", face) == "printer_gone"
