"""docs/command-line.md against the program's own commands, both ways."""

import re

import pytest
from tests.documents.synopsis import (
    COMMANDS,
    DOCUMENTS,
    PAGE,
    ROOT,
    named,
    options_in,
    options_of,
    shell_lines,
    spans,
    synopses,
    variants,
)

# Described once for every command, in the page's rules.
EVERYWHERE = options_in(PAGE.read_text("utf-8").partition("## Headquarters")[0])
OF_ALL = set().union(*map(options_of, COMMANDS.values())) | {"--version", "--help"}
OTHER_PROGRAMS = {"make", "uv", "initdb", "pg_checksums", "benchmarks/reliability.py"}
SYNOPSES = synopses()


def test_a_synopsis_is_read_as_it_is_written():
    assert variants("a [--b N | --c] (x | y Z…) k|l") == [
        ["a", "x", "k"],
        ["a", "--b", "N", "x", "k"],
        ["a", "--c", "x", "k"],
        ["a", "y", "Z", "k"],
        ["a", "x", "l"],
    ]
    assert shell_lines("```sh\nmake demo    # all\n```\n\n    testdesk verify  # x\n") == [
        "make demo",
        "testdesk verify",
    ]


def test_every_command_has_a_synopsis():
    assert set(COMMANDS) - {named(line) for line in SYNOPSES} == set()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_of_a_command_is_in_its_synopsis(name: str):
    listed = set().union(*(options_in(line) for line in SYNOPSES if named(line) == name))
    assert sorted(options_of(COMMANDS[name]) - listed - EVERYWHERE) == []


@pytest.mark.parametrize("synopsis", SYNOPSES)
def test_every_option_of_a_synopsis_is_the_commands_own(synopsis: str):
    assert options_in(synopsis) - options_of(COMMANDS[named(synopsis)]) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_and_option_that_a_document_names_exists(document):
    wrong = []
    for span in spans(document.read_text("utf-8")):
        line = span.removeprefix("testdesk ")
        name = named(line)
        if span.split()[0] in OTHER_PROGRAMS:
            continue
        allowed = options_of(COMMANDS[name]) if name else OF_ALL
        if options_in(line) - allowed or _names_nothing(span):
            wrong.append(span)
    assert wrong == []


def _names_nothing(span: str) -> bool:
    """`hq …` and `testdesk …` are commands, or groups of them."""
    found = re.match(r"(?:testdesk )?(hq(?: [a-z-]+){1,2})|testdesk ([a-z-]+)", span)
    if found is None:
        return False
    line = found[1] or found[2]
    return not any(f"{name} ".startswith(f"{line} ") for name in COMMANDS) and not named(line)
