"""Every command line of the documents is run, in a city where it has something to do."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from typing import TypeVar

import pytest
from tests.documents.placeholders import EXPECTED, ONLY_READ, ONLY_READ_WITH, PREPARED, VALUES
from tests.documents.synopsis import (
    COMMANDS,
    DOCUMENTS,
    named,
    shell_lines,
    spans,
    synopses,
    variants,
)
from tests.documents.world import World

_PLACEHOLDER = re.compile(r"[A-Z][A-Z0-9-]*(?:\.[a-z]+|:NUMBER)?")
Value = TypeVar("Value")


def lines_of_the_page() -> list[str]:
    """Each synopsis in its plain form, and once more for each alternative."""
    found = [" ".join(args) for line in synopses() for args in variants(line)]
    return list(dict.fromkeys(found))


def lines_of_the_others() -> list[str]:
    """What documents write as `testdesk …`, in blocks and in running text; READMEs apart.

    A span that is only a command's name refers to the command; it is no line.
    """
    found: set[str] = set()
    for path in DOCUMENTS:
        text = path.read_text("utf-8")
        if path.name.startswith("README"):
            continue
        found |= {line for line in shell_lines(text) if line.startswith("testdesk ")}
        spoken = {span for span in spans(text) if span.startswith("testdesk ")}
        found |= {span for span in spoken if span.removeprefix("testdesk ") not in COMMANDS}
    lines = (line.removeprefix("testdesk ") for line in found)
    return sorted(line for line in lines if named(line))


@pytest.mark.parametrize("line", lines_of_the_page())
def test_a_line_of_the_commands_page_works(world: World, line: str):
    check(world, line)


@pytest.mark.parametrize("line", lines_of_the_others())
def test_a_line_of_another_document_works(world: World, line: str):
    check(world, line)


def check(world: World, line: str) -> None:
    """Runs it, or lets the command's parser read it where the tables give a reason."""
    command, args = named(line), arguments_of(line, world)
    if begins(ONLY_READ, line) or set(ONLY_READ_WITH) & set(args):
        reads(command, args)
        return
    for before in begins(PREPARED, line) or ():
        world.line(before)
    result = world.run(command, args)
    status, code, _ = begins(EXPECTED, line) or (0, "", "")
    assert result.status == status, result.out + result.err
    if code:
        assert result.value["error"] == code


def begins(table: Mapping[str, Value], line: str) -> Value | None:
    """The entry with the longest key that the line begins with."""
    fitting = [key for key in table if f"{line} ".startswith(f"{key} ")]
    return table[max(fitting, key=len)] if fitting else None


def arguments_of(line: str, world: World) -> list[str]:
    """The line as a reader would type it: every placeholder replaced."""
    command, args = named(line), shlex.split(line)
    return [
        world.fill(value_for(command, args[: place + 1])) if _PLACEHOLDER.fullmatch(arg) else arg
        for place, arg in enumerate(args)
    ]


def value_for(command: str, args: list[str]) -> str:
    """The value for the last argument: by the whole line, its command, or what precedes it."""
    before, name = args[-2:]
    near = (f"{command} {before} {name}", f"{command} {name}", f"{before} {name}", name)
    keys = (" ".join(args), *near)
    found = next((VALUES[key] for key in keys if key in VALUES), None)
    assert found is not None, f"nothing to put for {name} of {command}"
    return found


def reads(command: str, args: list[str]) -> None:
    """The command's own parser accepts the line."""
    COMMANDS[command].make_context(command, args[len(command.split()) :]).close()
