"""The house rules of the tests themselves: one clock, fixtures in their places, few patches."""

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parent

# Functions and modules that a test patches, where the code has no seam for a fake. The figure only
# shrinks; at most one for a hundred tests.
PATCHED = 27
TESTS_A_PATCH = 100
# A folder whose tests work in another folder's world imports the fixtures of its conftest.
WORLD_OF_ANOTHER = {
    "hostile/conftest.py": "services/conftest.py",
    "net/conftest.py": "cli/conftest.py",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def place(path: Path) -> str:
    return path.relative_to(TESTS).as_posix()


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(TESTS.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def is_fixture(node: ast.AST) -> bool:
    return isinstance(node, Function) and any(
        ast.unparse(mark).partition("(")[0] in {"fixture", "pytest.fixture"}
        for mark in node.decorator_list
    )


def fixtures(tree: ast.Module) -> set[str]:
    return {node.name for node in tree.body if isinstance(node, Function) and is_fixture(node)}


def imported(path: Path, tree: ast.Module) -> Iterator[tuple[Path, str]]:
    """The names that a module imports from modules of the tests, with the module's file."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        names = (node.module or "").split(".") if node.module else []
        if node.level:
            folder = path.parents[node.level - 1]
        elif names[:1] == ["tests"]:
            folder, names = TESTS, names[1:]
        else:
            continue
        file = folder.joinpath(*names).with_suffix(".py")
        yield from ((file, alias.name) for alias in node.names)


def replaced(tree: ast.AST) -> list[str]:
    """What is replaced by monkeypatch or mock, other than constants, which are in capitals."""
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr not in {"setattr", "patch", "object"} or not node.args:
            continue
        owner = ast.unparse(node.func.value).lower()
        if node.func.attr != "setattr" and "mock" not in owner:
            continue
        target = node.args[0] if isinstance(node.args[0], ast.Constant) else node.args[1]
        name = str(target.value) if isinstance(target, ast.Constant) else ast.unparse(target)
        if not name.rpartition(".")[2].strip("_").isupper():
            found.append(f"{node.lineno}: {name}")
    return found


def count_tests(path: Path, tree: ast.Module) -> int:
    """Test functions, each once however many examples it has."""
    if not path.name.startswith("test_"):
        return 0
    nodes = ast.walk(tree)
    return sum(isinstance(n, Function) and n.name.startswith("test_") for n in nodes)


def clocks(tree: ast.Module) -> list[str]:
    """Classes that implement a clock."""
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and not any(ast.unparse(base) == "ManualClock" for base in node.bases)
        and any(isinstance(part, Function) and part.name == "now" for part in node.body)
    ]


def test_the_tests_have_one_clock():
    found = {place(path): clocks(tree) for path, tree in sources()}
    assert {path: names for path, names in found.items() if names} == {"clock.py": ["ManualClock"]}


def test_no_fixture_comes_from_another_module():
    modules = dict(sources())
    kept = {path: fixtures(tree) for path, tree in modules.items()}
    found = {
        f"{place(path)} takes {name} of {place(file)}"
        for path, tree in modules.items()
        for file, name in imported(path, tree)
        if name in kept.get(file, ()) and WORLD_OF_ANOTHER.get(place(path)) != place(file)
    }
    assert found == set()


def test_nothing_is_imported_from_a_test_module():
    found = {
        f"{place(path)} takes {name} of {place(file)}"
        for path, tree in sources()
        for file, name in imported(path, tree)
        if file.name.startswith("test_")
    }
    assert found == set()


def test_fixtures_are_in_a_conftest():
    found = {
        place(path): sorted(fixtures(tree))
        for path, tree in sources()
        if fixtures(tree) and path.name != "conftest.py"
    }
    assert found == {}


def test_few_functions_are_replaced_by_patches():
    modules = list(sources())
    found = [f"{place(path)}:{what}" for path, tree in modules for what in replaced(tree)]
    tests = sum(count_tests(path, tree) for path, tree in modules)
    assert len(found) == PATCHED, "hand a fake in instead, or lower the figure\n" + "\n".join(found)
    assert len(found) * TESTS_A_PATCH <= tests


def test_the_checks_above_see_what_they_look_for():
    assert replaced(ast.parse('m.setattr(a, "_SECONDS", 1)\nm.setattr("a.b.LIMIT", 1)')) == []
    assert replaced(ast.parse('mp.setattr(a, "do", f)\nmp.setattr("a.b.do", f)')) == [
        "1: do",
        "2: a.b.do",
    ]
    assert replaced(ast.parse("mp.setattr(a, name, f)")) == ["1: name"]
    mocked = 'mock.patch("a.do")\nmock.patch.object(a, "do")\nresponse.patch("/path")'
    assert replaced(ast.parse(mocked)) == ["1: a.do", "2: do"]
    source = "class C:\n    def now(self): ...\nclass D(ManualClock):\n    def now(self): ..."
    assert clocks(ast.parse(source)) == ["C"]
    marked = "@pytest.fixture(scope='module')\ndef made(): ...\ndef other(): ..."
    assert fixtures(ast.parse(marked)) == {"made"}
    using = '@pytest.mark.usefixtures("made")\ndef test_one(): ...'
    assert fixtures(ast.parse(using)) == set()
    lines = ast.parse("from tests.gui.conftest import desk\nfrom .makers import kit\nimport os")
    assert list(imported(TESTS / "hq" / "test_a.py", lines)) == [
        (TESTS / "gui" / "conftest.py", "desk"),
        (TESTS / "hq" / "makers.py", "kit"),
    ]
