"""A real print queue: a private cupsd with a queue that prints PDF files (cups-pdf)."""

import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

import msgspec
import pytest

from .conftest import FACE, codes_in, rasterised, some_faces

CHILD = Path(__file__).with_name("print_child.py")
PPD = "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd"
SERVER_CONF = """\
LogLevel warn
MaxLogSize 0
Listen {home}/cups.sock
Browsing No
WebInterface No
IdleExitTimeout 0
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
  </Limit>
</Policy>
"""
FILES_CONF = """\
ServerRoot {home}/etc
StateDir {home}/run
CacheDir {home}/cache
RequestRoot {home}/spool
TempDir {home}/tmp
AccessLog {home}/log/access
ErrorLog {home}/log/error
PageLog {home}/log/page
SystemGroup root
"""


def wait_for(found, what, seconds=30):
    """Look for something until it is there; a print queue tells nobody when it is done."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while time.monotonic() < deadline:
        if result := found():
            return result
        pause.wait(0.05)
    raise AssertionError(what)


@pytest.fixture(scope="module")
def print_server():
    """The environment of a process that prints to a cupsd of ours, with a queue `pdfq`.

    Its socket and folders are its own, so workers of pytest-xdist and other runs do not meet;
    what they share is the folder of finished PDFs, where each job has a name of its own.
    """
    # Filters run as another user and must reach their folder; pytest's own are closed to them.
    home = Path(tempfile.mkdtemp(prefix="td-cups-", dir="/tmp"))
    home.chmod(0o755)
    for name in ("etc/ppd", "run", "cache", "spool", "tmp", "log"):
        (home / name).mkdir(parents=True)
    (home / "tmp").chmod(0o1777)
    (home / "cupsd.conf").write_text(SERVER_CONF.format(home=home))
    (home / "cups-files.conf").write_text(FILES_CONF.format(home=home))
    server = subprocess.Popen(
        ["/usr/sbin/cupsd", "-f", "-c", home / "cupsd.conf", "-s", home / "cups-files.conf"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    environment = os.environ | {
        "CUPS_SERVER": str(home / "cups.sock"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    try:
        wait_for((home / "cups.sock").exists, "cupsd has not started")
        subprocess.run(
            ["/usr/sbin/lpadmin", "-p", "pdfq", "-E", "-v", "cups-pdf:/", "-P", PPD],
            env=environment,
            check=True,
            capture_output=True,
        )
        yield environment
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(home)


def tell(environment, *arguments):
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
    assert tell(environment, "print", "pdfq", token, layout, *encoded) is None
    folder = Path(pwd.getpwuid(os.getuid()).pw_dir) / "PDF"
    out = wait_for(lambda: next(iter(folder.glob(f"*{token}*")), None), "no PDF was printed")
    wait_for(lambda: out.read_bytes()[-64:].rstrip().endswith(b"%%EOF"), "the PDF has no end")
    pages = rasterised(out, dpi)
    out.unlink()
    return pages


def test_the_system_names_its_printers(print_server):
    assert tell(print_server, "printers") == ["pdfq"]


@pytest.mark.parametrize("layout", ["card", "slip58", "slip80"])
def test_what_the_queue_prints_reads(print_server, layout):
    (page,) = printed(print_server, layout, [FACE], 203)
    assert codes_in(page) == [FACE.code]


def test_a_queue_prints_a_sheet_in_its_order_and_size(print_server):
    faces = some_faces(11)
    first, second = printed(print_server, "sheet", faces, 150)
    assert codes_in(first) + codes_in(second) == [face.code for face in faces]
    assert first.width / 150 * 25.4 == pytest.approx(210, abs=0.6)


def test_a_printer_that_does_not_exist_is_told(print_server):
    face = msgspec.json.encode(FACE).decode()
    assert tell(print_server, "print", "gone", "", "card", face) == "printer_gone"


def test_without_a_print_server_there_are_no_printers(tmp_path):
    environment = os.environ | {
        "CUPS_SERVER": str(tmp_path / "nobody.sock"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    assert tell(environment, "printers") == []
    face = msgspec.json.encode(FACE).decode()
    assert tell(environment, "print", "pdfq", "", "card", face) == "printer_gone"
