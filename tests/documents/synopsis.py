"""How the documents write command lines: spans, blocks, and the syntax of a synopsis.

A synopsis has words, `[optional]`, `(one | of these)`, `one|of|these` and `repeated…`.
CAPITALS are placeholders that the reader replaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from testdesk.cli.main import program

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "command-line.md"
TRANSLATED = sorted(ROOT.glob("README*.md"))
DOCUMENTS = [*TRANSLATED, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

_SPAN = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^    (testdesk .+)$", re.MULTILINE)
_CELLS = re.compile(r"(?<!\\)\|")
_OPTION = re.compile(r"--[a-z][a-z-]*")
_PIECE = re.compile(r"[\[\]()]…?|\||[^\s\[\]()]+")
_SHELL = {"", "sh", "bash", "shell", "console"}


def commands(group: click.Group = program, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command by its full name, such as `hq round open`."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


COMMANDS = dict(commands())


def options_of(command: click.Command) -> set[str]:
    """Its options, such as `--json`."""
    found = {o for p in command.params for o in (*p.opts, *p.secondary_opts)}
    return {option for option in found if option.startswith("--")}


def options_in(text: str) -> set[str]:
    """Every option that a text names."""
    return set(_OPTION.findall(text))


def named(line: str) -> str:
    """The command at the beginning of a line; empty where there is none."""
    parts = line.split()
    names = [" ".join(parts[:count]) for count in (3, 2, 1)]
    return next((name for name in names if name in COMMANDS), "")


def spans(text: str) -> list[str]:
    """The texts in backquotes outside of fenced blocks, with a table's `\\|` as `|`."""
    return [span.replace("\\|", "|") for span in _SPAN.findall(_FENCE.sub("", text))]


def shell_lines(text: str) -> list[str]:
    """The lines of fenced shell blocks and of indented `testdesk …`, without their comments."""
    blocks = [body for kind, body in _FENCE.findall(text) if kind in _SHELL]
    lines = [line for body in blocks for line in body.splitlines()]
    lines += _INDENTED.findall(_FENCE.sub("", text))
    return [clean for line in lines if (clean := re.sub(r"(^|\s)#.*", "", line).strip())]


def synopses() -> list[str]:
    """The first cells of the tables of docs/command-line.md: those that name a command."""
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    cells = [_CELLS.split(row)[1] for row in rows]
    return [span for cell in cells for span in spans(cell) if named(span)]


def variants(synopsis: str) -> list[list[str]]:
    """The plain line, and one more for each alternative."""
    items, rest = _sequence(_PIECE.findall(synopsis))
    assert not rest, synopsis
    return _ways(items)


Item = str | list["Sequence[Item]"]


def _sequence(pieces: list[str]) -> tuple[list[Item], list[str]]:
    """Items until a bracket closes or an alternative begins, and the remaining pieces."""
    items: list[Item] = []
    while pieces and pieces[0] not in {"|", "]", ")", "]…", ")…"}:
        piece, pieces = pieces[0], pieces[1:]
        if piece in {"[", "("}:
            choice: list[Sequence[Item]] = [[]] if piece == "[" else []
            bar = "|"
            while bar == "|":
                alternative, pieces = _sequence(pieces)
                choice.append(alternative)
                bar, pieces = pieces[0], pieces[1:]
            items.append(choice)
        else:
            items.append(piece)
    return items, pieces


def _ways(items: Sequence[Item]) -> list[list[str]]:
    each = [_ways_of(item) for item in items]
    plain = [ways[0] for ways in each]
    lines = [plain]
    for place, ways in enumerate(each):
        lines += [[*plain[:place], other, *plain[place + 1 :]] for other in ways[1:]]
    return [[token for part in line for token in part] for line in lines]


def _ways_of(item: Item) -> list[list[str]]:
    if isinstance(item, str):
        return [[token] for token in item.removesuffix("…").split("|")]
    return [way for alternative in item for way in _ways(alternative)]
