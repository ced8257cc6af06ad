"""The command line and headquarters speak three languages, and need no Qt for it."""

import inspect
import os
import re
import subprocess
import sys
from collections.abc import Iterator

import click
import pytest
from tests.cli.site import HQ_PHRASE, STATION_PHRASE, CommandOutput, Site, people

from testdesk.cli.main import program
from testdesk.cli.shared.language import help_texts, in_language, language
from testdesk.cli.shared.wide_help import display_width, wrapped
from testdesk.messages.catalogue import translate
from testdesk.settings import STORE, WINDOW_LOCK

# `testdesk` on a machine that has no PySide6.
WITHOUT_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, NoQt())
try:
    import PySide6
except ModuleNotFoundError:
    from testdesk.cli.main import main
    main()
"""
LANGUAGES = ("zh", "ko", "en")
SCRIPT = {"zh": "[\u4e00-\u9fff]", "ko": "[\uac00-\ud7a3]"}


def without_qt(
    site: Site, language: str, *args: object, typed: bytes = b"", phrase: str = STATION_PHRASE
) -> CommandOutput:
    environment = site.environment(TESTDESK_LANGUAGE=language, TESTDESK_PASSPHRASE=phrase)
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *map(str, args)],
        input=typed,
        env=environment | {"COLUMNS": "80"},
        capture_output=True,
        check=False,
    )
    return CommandOutput(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize(
    ("language", "usage", "headquarters", "own"),
    [
        ("zh", "用法：", "指挥部：名单、站点包、批次、结果", "显示本帮助后退出。"),
        ("ko", "사용법:", "지휘부: 명단, 키트, 배치, 결과", "이 도움말을 표시하고 끝냅니다."),
        (
            "en",
            "Usage:",
            "Headquarters: lists, kits, batches, results",
            "Show this message and exit.",
        ),
    ],
)
def test_help_needs_no_qt(site: Site, language: str, usage: str, headquarters: str, own: str):
    for args in (("--help",), ("hq", "--help"), ("hq", "import", "--help"), ("scan", "-h")):
        result = without_qt(site, language, *args)
        assert (result.status, result.err) == (0, "")
        assert result.out.startswith(usage)
        assert own in result.out
    commands = without_qt(site, language, "--help").out
    assert re.search(rf"^  hq +{headquarters}$", commands, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headquarters_needs_no_qt(site: Site, language: str):
    home = ("--home", site.hq_home)
    status = without_qt(site, language, "hq", "status", *home, "--json", phrase=HQ_PHRASE)
    assert (status.status, status.err) == (0, "")
    assert status.value["round"] == "R7"
    kit = ("hq", "kit", "--station", 0, "--point", "x", "--out", site.stick, *home)
    refused = without_qt(site, language, *kit, phrase=HQ_PHRASE)
    code, _, sentence = refused.err.strip().partition(": ")
    assert (refused.status, code) == (1, "station_number_invalid")
    assert in_script(sentence, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scan_and_its_refusal_need_no_qt(site: Site, language: str):
    scans = f"YJ20229{LANGUAGES.index(language)}00\n{people(1)[0].document_number}\n".encode()
    result = without_qt(site, language, "scan", typed=scans)
    assert result.status == 0, result.err
    assert [line["kind"] for line in result.lines] == ["tube", "id_number"]
    wrong = without_qt(site, language, "scan", phrase="not the right one")
    assert wrong.status == 1
    assert wrong.err.startswith("passphrase_wrong: ")
    assert in_script(wrong.err.partition(": ")[2], language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "args",
    [
        ("hq", "rond"),
        ("code", "print"),
        ("find",),
        ("find", "x", "--limit", "none"),
        ("tube", "seal", "--reason", "nothing"),
        ("paper", "notice", "--building", "3", "--date", "tomorrow", "--out", "x.pdf"),
        ("roster", "no such file"),
    ],
)
def test_a_slip_is_explained_in_the_language(site: Site, args: tuple[str, ...], language: str):
    result = without_qt(site, language, *args)
    assert (result.status, result.out) == (2, "")
    assert all(in_script(line, language) for line in result.err.splitlines() if line)


# Everything that neither draws nor prints.
NO_PAPER = (
    *(("status",), ("find", "1"), ("coverage",), ("tube", "list"), ("queue", "ticket")),
    *(("code", "prints"), ("close-day",), ("verify",), ("export", "DIR"), ("import", "DIR")),
    *(("backup", "DIR/backup.bin"), ("inspect", "KIT"), ("roster", "--check", "ROSTER")),
    ("doctor",),
)


def test_no_command_needs_qt_that_neither_draws_nor_prints(site: Site):
    places = {"DIR": site.stick, "KIT": site.kit, "ROSTER": site.base / "名册.csv"}
    for args in NO_PAPER:
        given = [re.sub("DIR|KIT|ROSTER", lambda found: str(places[found[0]]), one) for one in args]
        result = without_qt(site, "en", *given, "--json")
        assert result.status in {0, 1}, (args, result.err)
        assert result.out.startswith(("{", "[")), (args, result.err)
    checks = {one["check"]: one["code"] for one in result.value["checks"]}
    assert [checks[name] for name in ("printer", "fonts", "stick")] == ["qt_missing"] * 3
    assert checks["database"] == "database_opens"


def test_salvage_needs_no_qt_and_respects_an_open_window(site: Site):
    damaged = site.home / STORE
    damaged.write_bytes(bytes(len(damaged.read_bytes())))
    lock = site.home / WINDOW_LOCK
    lock.write_text(f"{os.getpid()}\npytest\n")
    out = site.base / "salvaged"
    busy = without_qt(site, "en", "salvage", out, "--json")
    assert (busy.status, busy.value["error"]) == (3, "store_busy")
    lock.unlink()
    done = without_qt(site, "en", "salvage", out, "--json")
    assert "PySide6" not in done.err
    assert done.value["error"] != "store_busy"


def in_script(text: str, language: str) -> bool:
    return bool(re.search(SCRIPT[language], text)) if language in SCRIPT else text.isascii()


def every_command(
    command: click.Command, context: click.Context | None = None
) -> Iterator[tuple[click.Command, click.Context]]:
    here = command.context_class(command, parent=context, info_name=command.name)
    yield command, here
    if isinstance(command, click.Group):
        for name in command.list_commands(here):
            found = command.get_command(here, name)
            assert found is not None
            yield from every_command(found, here)


@pytest.mark.parametrize("language", ["zh", "ko"])
def test_every_command_is_explained_in_the_language(language: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TESTDESK_LANGUAGE", language)
    found = list(every_command(in_language(program)))
    assert len(found) > 60
    for command, _ in found:
        options = [one for one in command.params if isinstance(one, click.Option) and one.help]
        for text in (command.help, command.short_help, *(one.help for one in options)):
            assert text is None or in_script(text, language), (command.name, text)
            assert text is None or text == inspect.cleandoc(text)


@pytest.mark.parametrize("language", ["zh", "ko"])
@pytest.mark.parametrize("columns", [50, 80, 100])
def test_no_line_of_help_is_wider_than_the_terminal(
    language: str, columns: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TESTDESK_LANGUAGE", language)
    for command, context in every_command(in_language(program)):
        context.terminal_width = columns
        for line in command.get_help(context).splitlines():
            assert display_width(line) <= columns or "|" in line or len(line.split()) < 3, line


def test_english_help_is_that_of_the_commands_themselves(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TESTDESK_LANGUAGE", "en")
    assert in_language(program) is program
    for text in help_texts(program):
        assert translate("CommandLine", text, "zh") != text


def test_the_language_may_change_between_two_commands(monkeypatch: pytest.MonkeyPatch):
    texts = {"zh": "指挥部的命令。", "ko": "지휘부의 명령.", "en": "Commands of headquarters."}
    for name, text in texts.items():
        monkeypatch.setenv("TESTDESK_LANGUAGE", name)
        found = program.get_command(click.Context(program), "hq")
        assert found is not None
        assert found.help == text


@pytest.mark.parametrize(
    ("named", "spoken"),
    [
        ({}, "zh"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C", "TESTDESK_LANGUAGE": "zh"}, "zh"),
        ({"LANG": "", "LC_MESSAGES": "zh_CN"}, "zh"),
    ],
)
def test_the_environment_chooses_the_language(
    named: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
):
    for name in ("TESTDESK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in named.items():
        monkeypatch.setenv(name, value)
    assert language() == spoken


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("采样管已打开，请扫码。", 12, "采样管已打\n开，请扫码。"),
        ("写入 DIR/testdesk。", 12, "写入\nDIR/testdesk。"),
        ("튜브를 열었습니다", 12, "튜브를\n열었습니다"),
        ("（甲）乙", 4, "（甲）\n乙"),
        ("", 10, ""),
    ],
)
def test_lines_break_where_chinese_and_korean_may(text: str, columns: int, lines: str):
    assert wrapped(text, columns) == lines
