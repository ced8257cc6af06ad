"""Following the README: every line works, in every translation, and shows something."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.documents.synopsis import COMMANDS, ROOT, TRANSLATED, named, shell_lines

from testdesk.cli.main import program
from testdesk.demo.city import make_city
from testdesk.demo.making import open_demo
from testdesk.domain.search.names import name_keys, query_token
from testdesk.messages.catalogue import LANGUAGES

# Not run here: `uv run testdesk demo …` plays a day or opens a window, the rest builds and tests.
# `demo` is read by its parser, `make` targets are looked up, and its city is made as `demo` would.
_TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)]+)\)")
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)
# What a command must print on the demo, or the line shows a reader nothing.
SHOWS = {"find": r"\d{4}", "person show": r"R6|R7|listed", "status": r'"station":\s*1'}


def _lines(path: Path) -> list[str]:
    return shell_lines(path.read_text("utf-8"))


@pytest.mark.parametrize("path", TRANSLATED, ids=lambda path: path.name)
def test_every_line_of_a_readme_works(
    made_demo: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(made_demo.parent)
    phrase, person = open_demo(made_demo).station, ""
    for line in _lines(path):
        args = [person if arg == "ID" else arg for arg in shlex.split(line)]
        if args[0] == "export":
            name, _, value = args[1].partition("=")
            assert Path(value).parent.name == made_demo.name, line
            monkeypatch.setenv(name, value)
        elif args[:3] == ["uv", "run", "testdesk"]:
            output = _run(args[3:], phrase)
            person = _first_person(output) or person
        else:
            assert _is_there(args), line


def test_the_readmes_have_the_same_lines():
    wanted = _lines(ROOT / "README.md")
    assert [path.name for path in TRANSLATED if _lines(path) != wanted] == []


def test_there_is_a_readme_in_each_language_and_each_links_to_the_others():
    names = {lang: "README.md" if lang == "en" else f"README.{lang}.md" for lang in LANGUAGES}
    assert sorted(path.name for path in TRANSLATED) == sorted(names.values())
    for language, name in names.items():
        links = _LINK.findall((ROOT / name).read_text("utf-8"))
        assert {link for link in links if link.startswith("README")} == {*names.values()} - {name}
        assert f"docs/images/register-{language}.png" in links


def test_the_readmes_have_the_same_headings_and_links():
    wanted = _outline(ROOT / "README.md")
    assert [path.name for path in TRANSLATED if _outline(path) != wanted] == []


@pytest.mark.parametrize(
    "today", [dt.date(2026, 1, 1), dt.date(2026, 11, 28), dt.date(2027, 7, 9), dt.date(2029, 2, 28)]
)
def test_whom_a_readme_looks_for_lives_in_the_demo_on_any_day(today: dt.date):
    """The city's people depend on the day, because their ages have to be right."""
    looked_for = {w for p in TRANSLATED for line in _lines(p) for w in _looked_for(line)}
    assert looked_for
    people = make_city(today=today).people
    keys = {key for p in people if p.listed for key in name_keys(p.name, p.korean)}
    lost = [w for w in looked_for if not any(k.startswith(query_token(w)) for k in keys)]
    assert lost == []


def _outline(path: Path) -> tuple[list[str], list[str]]:
    """Levels of headings and targets of links, apart from what each language has of its own."""
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    own = ("README", "docs/images/register-")
    return _HEADING.findall(text), [x for x in _LINK.findall(text) if not x.startswith(own)]


def _looked_for(line: str) -> list[str]:
    return re.findall(r"testdesk find (\S+)", line)


def _run(args: list[str], phrase: str) -> str:
    """What a command prints; it takes the passphrase out of the environment that it was given."""
    command = named(" ".join(args))
    assert command, args
    if command == "demo":
        COMMANDS["demo"].make_context("demo", args[1:]).close()
        return ""
    result = CliRunner(env={"TESTDESK_PASSPHRASE": phrase}).invoke(
        program, args, catch_exceptions=False
    )
    assert result.exit_code == 0, (args, result.output)
    assert re.search(SHOWS.get(command, r"\w"), result.stdout), (args, result.output)
    return result.stdout


def _first_person(output: str) -> str:
    """The first pseudonym of what `find` shows."""
    found = re.search(r"\b[0-9a-f]{12}\b", output)
    return found[0] if found else ""


def _is_there(args: list[str]) -> bool:
    """A target of the Makefile, or pytest by uv."""
    targets = _TARGET.findall((ROOT / "Makefile").read_text("utf-8"))
    return args == ["uv", "run", "pytest"] or (args[0] == "make" and args[1] in targets)
