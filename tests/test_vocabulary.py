"""The words of the code: each thing has one name, one of the trade (docs/glossary.md)."""

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "testdesk"
TESTS = ROOT / "tests"
GLOSSARY = ROOT / "docs" / "glossary.md"

# What is left of the old vocabulary: names by module, and short modules without a reason. It only
# shrinks: a name that is gone has to go from here as well, and a new one is not let in.
LEFT = json.loads((Path(__file__).parent / "vocabulary_left.json").read_text(encoding="utf-8"))

# A word, or several in a row, within an identifier -> what to say instead.
BANNED = {
    "deed": "command (a service's) or action (a window's)",
    "deeds": "commands or actions",
    "told": "acknowledged (an update), reported, or what it is of",
    "tell": "report or notify",
    "tells": "reports or claims",
    "telling": "reporting",
    "said": "claimed, or what it is of",
    "say": "report, show or claim",
    "says": "claims",
    "words": "text, texts or messages",
    "take in": "import",
    "taken in": "imported",
    "taking in": "importing",
    "take up": "adopt",
    "take over": "apply or renew",
    "take turn": "lock",
    "take back": "undo, void or restore",
    "taken back": "undone",
    "take out": "remove",
    "take key": "handle_key",
    "take scan": "handle_scan",
    "take card": "handle_card",
    "taking": "the verb that is meant: import, apply, adopt",
    "writing": "export attempt",
    "writings": "export attempts",
    "as they stand": "current",
    "stands": "valid or active",
    "standing": "valid or active",
    "bring up": "migrate",
    "bringing up": "migrations",
    "proofs": "verification",
    "whole file": "atomic_write",
    "write whole": "write_atomically",
    "means": "context",
    "outcome": "result",
    "remembered": "cached",
    "turns": "uploads or slots of what is limited",
    "line cut": "connection_aborter",
    "errand": "task",
    "strip": "status_bar",
    "rail": "sidebar",
}
# A desk is a counter that people are called to; what is named so for another reason is a station,
# a bridge or a controller.
COUNTERS = re.compile(r"desk_number|desk_chosen|this_desk|move_desk|choose_desk|desk_text|testdesk")

SHORT = 40
REASON = re.compile(r"^Short, because \w+.*\w", re.MULTILINE)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def named_modules() -> list[Path]:
    """The modules in which every name is checked: the program's, and the tests with their names."""
    return [*modules(), *sorted(TESTS.rglob("*.py"))]


def place(path: Path) -> str:
    """`cli/main.py` in the program, `tests/cli/site.py` in the tests."""
    return path.relative_to(SOURCE if path.is_relative_to(SOURCE) else ROOT).as_posix()


def spaced(name: str) -> str:
    """The identifier as lower-case words with a space around each."""
    pieces = re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+", name)
    return " " + " ".join(piece.lower() for piece in pieces) + " "


def fault(name: str) -> str | None:
    """What to say instead of the identifier's banned word; None for a good one."""
    spoken = spaced(name)
    for banned, instead in BANNED.items():
        if f" {banned} " in spoken:
            return instead
    if " desk " in spoken and not COUNTERS.search(name.lower()):
        return "station, bridge or controller; a desk is a counter"
    return None


def parameters(function: Function | ast.Lambda) -> Iterator[str]:
    given = function.args
    several = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    yield from (one.arg for one in several if one is not None)


def defined(tree: ast.AST) -> Iterator[str]:
    """What the module names itself; names of libraries and of formats are only used."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, Function):
            yield node.name
            yield from parameters(node)
        elif isinstance(node, ast.Lambda):
            yield from parameters(node)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def banned(source: str) -> list[str]:
    return sorted({name for name in defined(ast.parse(source)) if fault(name)})


def public_classes() -> dict[str, list[str]]:
    found = defaultdict(list)
    for path in modules():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(place(path))
    return found


def needs_reason(source: str) -> bool:
    if source.count("\n") >= SHORT:
        return False
    return not REASON.search(ast.get_docstring(ast.parse(source)) or "")


def test_no_two_public_classes_have_one_name():
    assert {name: places for name, places in public_classes().items() if len(places) > 1} == {}


def test_identifiers_are_terms_of_the_trade():
    found = {place(path): banned(path.read_text(encoding="utf-8")) for path in named_modules()}
    left = LEFT["names"]
    new = [
        f"{path}: {name}: {fault(name)}"
        for path, names in found.items()
        for name in names
        if name not in left.get(path, [])
    ]
    assert new == []
    gone = {path: sorted({*names} - {*found.get(path, [])}) for path, names in left.items()}
    assert {path: names for path, names in gone.items() if names} == {}, "take these off the list"


def test_modules_are_named_by_terms_of_the_trade():
    named = {place(path): fault(path.stem) for path in named_modules()}
    found = sorted(path for path, instead in named.items() if instead)
    assert found == LEFT["modules"], {path: named[path] for path in found}


def test_a_short_module_gives_its_reason():
    short = [
        place(path)
        for path in modules()
        if path.name not in {"__init__.py", "__main__.py"}
        and needs_reason(path.read_text(encoding="utf-8"))
    ]
    assert short == LEFT["short"], 'say in its docstring "Short, because …", or join it to another'


def test_the_glossary_has_each_term_once():
    rows = re.findall(r"^\| ([^|]+?) \|", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    terms = [term for row in rows for term in re.split(r", ", row.split(" (")[0])]
    once = [term for term in terms if term not in {"term", "---"}]
    assert sorted(once) == sorted(set(once))
    assert len(once) >= 60


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("note_told", False),
        ("TakenIn", False),
        ("_DEEDS", False),
        ("DeskBridge", False),
        ("desk_number", True),
        ("retold", True),
        ("sample_taken", True),
        ("test_it_says_why", False),
        ("test_the_reason_is_shown", True),
        ("keywords", True),
    ],
)
def test_a_banned_word_is_seen_as_a_word(name: str, good: bool):
    assert (fault(name) is None) == good


def test_the_checks_above_see_what_they_look_for():
    assert banned("def f(told, *, deed):\n    for said in told:\n        self.word = said\n") == [
        "deed",
        "said",
        "told",
    ]
    assert banned("x.tell()\nf(told=1)\n") == []
    assert banned("f(lambda told: 1)\ntry: f()\nexcept E as outcome: g()\n") == ["outcome", "told"]
    assert place(Path(__file__)) == "tests/test_vocabulary.py"
    assert needs_reason('"""A."""\n')
    assert not needs_reason('"""A.\n\nShort, because two floors need it.\n"""\n')
    assert not needs_reason("x = 1\n" * SHORT)
