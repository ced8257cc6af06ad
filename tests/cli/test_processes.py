"""What only a real process shows: start-up, prompts, screens, paper, pipes."""

import json
import os
import pty
import subprocess
import sys

import pytest
from tests.cli.site import STATION_PHRASE, TUBE, Site, command, people

SCREENLESS = ["status", "find", "scan", "export", "import", "verify", "backup", "hq", "queue"]


def test_commands_that_need_no_screen_load_no_qt(site: Site):
    names = ", ".join(repr(name) for name in SCREENLESS)
    probe = (
        "import sys, click\n"
        "from testdesk.cli.main import program\n"
        f"with click.Context(program) as c: [program.get_command(c, n) for n in ({names})]\n"
        "sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    )
    subprocess.run([sys.executable, "-c", probe], check=True, env=site.environment())


def test_reading_a_name_loads_no_dictionary_of_phrases(site: Site):
    probe = (
        "import sys\n"
        "from testdesk.domain.search.names import name_keys\n"
        "assert 'piaoyingji' in name_keys('朴英姬', ''), name_keys('朴英姬', '')\n"
        "sys.exit('pypinyin.phrases_dict' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", probe], check=True, env=site.environment())


def test_no_plugin_that_is_installed_beside_it_runs_in_the_program(site: Site, tmp_path):
    """sqlite-utils loads every package that calls itself its plugin, unless it is told not to."""
    probe = (
        "import sys\n"
        "from pathlib import Path\n"
        "from testdesk.store.connection import open_file\n"
        f"open_file(Path({str(tmp_path / 'new.db')!r}), bytes(32)).close()\n"
        "from sqlite_utils import plugins\n"
        "sys.exit(plugins._plugins_loaded)"
    )
    subprocess.run([sys.executable, "-c", probe], check=True, env=site.environment())


def test_a_passphrase_is_asked_for_at_a_terminal_and_never_shown(site: Site):
    environment = site.environment()
    del environment["TESTDESK_PASSPHRASE"]
    master, slave = pty.openpty()
    with subprocess.Popen(
        command("status", "--json"),
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=slave,
        env=environment,
        start_new_session=True,
        preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),  # noqa: PLW1509 - a terminal of its own
    ) as process:
        os.close(slave)
        shown = b""
        while b"Passphrase" not in shown:
            shown += os.read(master, 1024)
        os.write(master, f"{STATION_PHRASE}\n".encode())
        assert process.stdout is not None
        answer = process.stdout.read()
        assert process.wait(timeout=30) == 0
    shown += os.read(master, 1024)
    os.close(master)
    assert json.loads(answer)["station"] == 1
    assert STATION_PHRASE.encode() not in shown


def test_each_scan_is_answered_before_the_next_is_typed(site: Site):
    with subprocess.Popen(
        command("scan"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=site.environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        answers = []
        for end, line in zip(
            (b"\n", b"\r", b"\r\n"), [TUBE, *(p.document_number for p in people(2))], strict=True
        ):
            process.stdin.write(line.encode() + end)
            process.stdin.flush()
            answers.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        assert process.wait(timeout=30) == 0
    assert [a["position"] for a in answers] == [None, 1, 2]


def test_codes_are_printed_without_a_printer_or_a_screen(site: Site):
    resident, out = site.resident(), site.base / "card.pdf"
    done = site.process("code", "print", "--resident", resident, "--out", out, "--json")
    answer = done.value
    assert (done.status, answer["cards"], answer["layout"]) == (0, 1, "card")
    assert out.read_bytes().startswith(b"%PDF")
    every = site.base / "all.pdf"
    done = site.process("code", "print", "--out", every, "--layout", "slip58", "--json")
    assert done.value["codes"][0]["code"] == answer["codes"][0]["code"]
    # Printed twice: both print runs are in the journal.
    assert site.station("status").value["journal"]["length"] == 4


def test_a_buildings_codes_are_issued_and_printed(site: Site):
    address = people(1)[0].address
    building = f"{address.compound} {address.building}"
    listed = len(site.station("coverage", "--building", building).value)
    out = site.base / "building.pdf"
    done = site.process("code", "print", "--building", building, "--out", out, "--json")
    assert done.value["cards"] == listed
    assert site.station("status").value["today"]["proxy_codes"] == listed


def test_the_doctor_names_every_part_of_the_laptop(site: Site):
    done = site.process("doctor", "--json")
    assert done.status == 0
    checks = done.value["checks"]
    assert {c["check"] for c in checks} == {
        *("printer", "spool", "scanner", "camera", "fonts", "clock", "network", "database"),
        *("backup", "disk", "stick", "display", "second_screen", "sound", "battery"),
    }
    assert {c["status"] for c in checks} <= {"ok", "attention", "missing"}
    found = {c["check"]: c for c in checks}
    assert found["fonts"]["status"] == "ok"
    assert found["database"]["detail"]["events"] == 1
    assert found["clock"]["status"] == "ok"
    assert all(c["message"] for c in checks if c["status"] != "ok")


@pytest.mark.parametrize("args", [(), ("demo",)])
def test_a_window_without_a_screen_is_the_environments_fault(site: Site, args: tuple[str, ...]):
    environment = site.environment()
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environment.pop(name, None)
    environment["TMPDIR"] = str(site.base)
    done = subprocess.run(command(*args), env=environment, capture_output=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith(b"display_missing: ")


@pytest.mark.parametrize(
    ("name", "language", "last"),
    [
        ("TESTDESK_LANGUAGE", "ko", "."),
        ("TESTDESK_LANGUAGE", "zh", "。"),
        ("LC_ALL", "zh_CN.UTF-8", "。"),
        ("LC_ALL", "C.UTF-8", "."),
    ],
)
def test_sentences_come_in_the_language_of_the_site(
    site: Site, name: str, language: str, last: str
):
    result = site.process("tube", "undo", **{"TESTDESK_LANGUAGE": "", name: language})
    code, _, sentence = result.err.strip().partition(": ")
    assert (result.status, code, sentence[-1]) == (1, "nothing_to_undo", last)
    assert sentence.isascii() == (language == "C.UTF-8")


def test_the_program_shows_its_version(site: Site):
    assert site.process("--version").out.startswith("testdesk, version ")


HEAVY = ("httpx", "openpyxl", "pypinyin", "sqlalchemy", "fastapi", "PIL", "PySide6")
# What a form, a list, a camera, a read-back, a proxy or a dialog needs; sqlite-utils would load
# the last two wherever they are installed.
LATER = (
    "testdesk.formats.lists.names",
    "testdesk.formats.roster.reading",
    "testdesk.services.people.rosters",
    "testdesk.bridge.list_import",
    "testdesk.gui.devices.dialog",
    "testdesk.gui.lists.dialog",
    "testdesk.gui.papers.dialog",
    "PySide6.QtMultimedia",
    "PySide6.QtPdf",
    "urllib.request",
    "zxingcpp",
    "numpy",
    "pandas",
)
# The pages and dialogs that the register page does without, and what only they need.
NOT_FOR_A_SCAN = (
    "testdesk.gui.proxy.page",
    "testdesk.gui.queue.page",
    "testdesk.gui.coverage.page",
    "testdesk.gui.handover.page",
    "testdesk.gui.papers.controller",
    "testdesk.gui.tube.controller",
    "testdesk.gui.person.correction",
    "testdesk.gui.screen_dialog",
    "testdesk.gui.staff.sign_in_page",
    "testdesk.gui.staff.locked_page",
    "testdesk.gui.staff.second_person",
    "testdesk.gui.staff.staff_dialog",
    "testdesk.gui.start.crash",
    "testdesk.gui.start.first_start",
    "testdesk.gui.widgets.file_dialog",
    "testdesk.bridge.doctor.checks",
    "testdesk.paper.layout.canvas",
    "testdesk.paper.output.render",
    "testdesk.services.exchange.handover",
    "PySide6.QtPrintSupport",
    "click",
    "dateutil",
    "email",
    "http.client",
    "pydoc",
    "ssl",
)


@pytest.mark.parametrize(
    ("args", "needed"),
    [
        (("--help",), ()),
        (("status", "--help"), ()),
        (("scan", "--help"), ()),
        (("find", "--help"), ()),
        (("export", "--help"), ()),
        (("hq", "--help"), ("sqlalchemy",)),
    ],
)
def test_a_command_loads_only_what_it_needs(args: tuple[str, ...], needed: tuple[str, ...]):
    """What is slow to load costs every start of every command that loads it."""
    probe = (
        "import sys\n"
        "from testdesk.cli.main import program\n"
        f"program({list(args)!r}, standalone_mode=False)\n"
        f"print([m for m in {(*HEAVY, 'sqlite_utils')!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == str(list(needed))


def test_the_window_opens_without_what_only_paper_lists_and_networks_need():
    lazy = (*HEAVY[:-1], "qrcode", "barcode", "serial", "usb")
    probe = f"import sys, testdesk.gui.shell; print([m for m in {lazy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_status_of_a_station_loads_only_what_it_needs(site: Site):
    lazy = (*HEAVY, *LATER, "testdesk.hq", "testdesk.paper", "testdesk.courier.http")
    probe = (
        "import sys\n"
        "from testdesk.cli.main import program\n"
        "program(['status', '--json'], standalone_mode=False)\n"
        f"print([m for m in {lazy!r} if m in sys.modules])"
    )
    done = run_probe(probe, site.environment())
    assert json.loads(done[0])["station"] == 1
    assert done[-1] == "[]"


def test_the_window_is_painted_before_it_loads_what_only_later_work_needs(site: Site):
    """What is left out is loaded soon after, as far as somebody would have to wait for it."""
    lazy = (*(name for name in HEAVY if name != "PySide6"), *LATER, *NOT_FOR_A_SCAN)
    probe = (
        "import sys\n"
        "from testdesk.app import make_application\n"
        "from testdesk.gui.shell import Shell\n"
        "from testdesk.gui.start.sign_in import SignIn\n"
        "from testdesk.settings import home_folder\n"
        "app = make_application()\n"
        "shell = Shell(home_folder(None))\n"
        f"shell.open_station(SignIn({STATION_PHRASE!r}, '李敏', 'registrar'))\n"
        "while shell.window_ is None: app.processEvents()\n"
        "assert not shell.grab().isNull()\n"
        f"print([m for m in {lazy!r} if m in sys.modules])\n"
        "while 'testdesk.services.people.rosters' not in sys.modules: app.processEvents()\n"
        "while 'testdesk.gui.coverage.page' not in sys.modules: app.processEvents()\n"
        "shell.close()"
    )
    assert run_probe(probe, site.environment(QT_QPA_PLATFORM="offscreen")) == ["[]"]


def test_no_import_reads_the_source_of_what_it_loads(site: Site):
    """PySide6 would, to look for its `from __feature__ import`, and Python would keep the lines."""
    probe = (
        "import linecache, testdesk.app\n"
        "print([name for name in linecache.cache if 'testdesk' in name and '__init__' not in name])"
    )
    assert run_probe(probe, site.environment()) == ["[]"]


def run_probe(probe: str, environment: dict[str, str]) -> list[str]:
    """The lines that a program prints."""
    program = [sys.executable, "-c", probe]
    done = subprocess.run(program, check=True, capture_output=True, text=True, env=environment)
    return done.stdout.splitlines()


def test_the_programs_help_needs_no_command():
    probe = (
        "import sys\n"
        "from testdesk.cli.main import program\n"
        "program(['--help'], standalone_mode=False)\n"
        "print([m for m in sys.modules if m.startswith('testdesk.cli.') and '.shared' not in m])"
    )
    done = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "['testdesk.cli.main']"
