"""The house rules that no tool checks for us: size, names, reasons, colours, papers, vectors."""

import ast
import graphlib
import io
import re
import subprocess
import sys
import textwrap
import tokenize
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "testdesk"
TESTS = ROOT / "tests"

MODULE_LINES = 400
FUNCTION_LINES = 40
READMES = ("README.md", "README.zh.md", "README.ko.md")
README_LINES = 90
NAMELESS = {"utils", "util", "helpers", "helper", "misc", "common"}

# What is longer than the house allows: "path" or "path::name" -> why it is better so.
LONG_FOR_A_REASON: dict[str, str] = {}

SILENCER = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b")
SILENCER_WITH_REASON = re.compile(
    r"#\s*(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[\w, -]+\])\W+\w+\W+\w+",
)
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6})\b|\brgba?\(")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def code_lines(function: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    first = function.body[0]
    has_docstring = ast.get_docstring(function, clean=False) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, Function]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield prefix + node.name, node
        name = f"{prefix}{node.name}." if isinstance(node, Function | ast.ClassDef) else prefix
        yield from functions(node, name)


def comments(source: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def strings(source: str, where: str = "?") -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source, where)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def long_things(source: str, where: str) -> dict[str, int]:
    lines = source.count("\n")
    found = {where: lines} if lines > MODULE_LINES else {}
    for name, function in functions(ast.parse(source, where)):
        if code_lines(function) > FUNCTION_LINES:
            found[f"{where}::{name}"] = code_lines(function)
    return found


def unreasoned(source: str) -> list[str]:
    return [
        f"{line}: {comment}"
        for line, comment in comments(source)
        if SILENCER.search(comment) and not SILENCER_WITH_REASON.search(comment)
    ]


def colours(source: str, where: str = "?") -> list[str]:
    return [f"{line}: {text}" for line, text in strings(source, where) if COLOUR.search(text)]


def test_every_module_is_named_by_what_it_knows():
    assert [place(path) for path in modules(SOURCE, TESTS) if path.stem in NAMELESS] == []


def test_modules_and_functions_stay_short():
    found: dict[str, int] = {}
    for path in modules(SOURCE, TESTS, ROOT / "benchmarks", ROOT / "scripts"):
        found |= long_things(path.read_text(encoding="utf-8"), place(path))
    assert {name: lines for name, lines in found.items() if name not in LONG_FOR_A_REASON} == {}
    assert [name for name in LONG_FOR_A_REASON if name not in found] == [], "no longer long"


def test_a_silenced_check_gives_its_reason():
    found = {place(path): unreasoned(path.read_text("utf-8")) for path in modules(SOURCE, TESTS)}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_nothing_is_left_for_later():
    found = [
        f"{place(path)}:{line}"
        for path in modules(SOURCE, TESTS)
        for line, comment in comments(path.read_text(encoding="utf-8"))
        if UNFINISHED.search(comment)
    ]
    assert found == []


def test_colours_are_written_in_the_theme_alone():
    themed = [path for path in modules(SOURCE / "gui") if path.name != "theme.py"]
    found = {place(path): colours(path.read_text("utf-8"), place(path)) for path in themed}
    for style in SOURCE.rglob("*.qss"):
        found[place(style)] = COLOUR.findall(style.read_text(encoding="utf-8"))
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_decisions_are_numbered_without_a_gap():
    names = sorted(path.name for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))
    numbers = [int(name.split("-")[0]) for name in names]
    assert numbers == list(range(1, len(numbers) + 1)), names


@pytest.mark.parametrize("name", READMES)
def test_the_readme_fits_two_screens(name: str):
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= README_LINES


def test_every_link_of_the_readmes_leads_somewhere():
    broken = [
        f"{name}: {target}"
        for name in (*READMES, "CONTRIBUTING.md")
        for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8"))
        if not (ROOT / target).exists()
    ]
    assert broken == []


def test_every_folder_of_vectors_is_read_by_a_test():
    vectors = TESTS / "vectors"
    files = (path for path in vectors.rglob("*") if path.is_file() and path.suffix != ".pyc")
    folders = {path.parent for path in files}
    texts = {text for path in modules(TESTS) for _, text in strings(path.read_text("utf-8"))}
    parts = {part for text in texts for part in text.split("/")}
    assert [place(folder) for folder in sorted(folders) if folder.name not in parts] == []


def test_the_checks_above_see_what_they_look_for():
    long_function = "def f():\n" + "    f()\n" * FUNCTION_LINES
    assert long_things(long_function, "m") == {"m::f": FUNCTION_LINES + 1}
    assert long_things('def f():\n    """' + "\n" * 60 + '"""\n    f()\n', "m") == {}
    assert long_things("x = 1\n" * (MODULE_LINES + 1), "m") == {"m": MODULE_LINES + 1}
    assert len(unreasoned("a  # noqa\nb  # noqa: S603\nc  # type: ignore[misc]\n")) == 3
    assert unreasoned("a  # noqa: S603 - a fixed program\n") == []
    assert unreasoned("b  # type: ignore[misc]  # untyped in the library\n") == []
    assert colours('a = "color: #0B6B50"\nb = "rgba(1, 2, 3, 4)"\nc = "#12 of #1234"\n') == [
        "1: color: #0B6B50",
        "2: rgba(1, 2, 3, 4)",
    ]


def run_under_our_conftest(folder: Path, body: str) -> str:
    """Run one small test under this folder's conftest in a process of its own; what it printed."""
    (folder / "conftest.py").write_text((TESTS / "conftest.py").read_text("utf-8"), "utf-8")
    (folder / "test_it.py").write_text(textwrap.dedent(body), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    # Blanked settings: the child must not read this project's own pytest options.
    done = subprocess.run(
        [*command, "-c", "/dev/null", "--rootdir", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_a_test_that_logs_a_warning_fails(tmp_path: Path):
    printed = run_under_our_conftest(
        tmp_path,
        """
        import logging

        def test_loud():
            logging.getLogger("desk").warning("something is odd")

        def test_expected(caplog):
            logging.getLogger("desk").warning("something is odd")
            assert caplog.records
            caplog.clear()
        """,
    )
    assert "the test was not silent" in printed
    assert "2 passed, 1 error" in printed


def test_a_test_that_reaches_for_the_network_fails(tmp_path: Path):
    printed = run_under_our_conftest(
        tmp_path,
        """
        import socket

        def test_outside():
            socket.create_connection(("192.0.2.1", 9), timeout=1)

        def test_inside():
            with socket.create_server(("127.0.0.1", 0)) as server:
                socket.create_connection(server.getsockname(), timeout=5).close()
        """,
    )
    assert "a test reached for the network: 192.0.2.1" in printed
    assert "1 failed, 1 passed" in printed


def test_no_modules_import_each_other_in_a_circle():
    # With a cycle, the module imported first would decide whether the program starts.
    graph = grimp.build_graph("testdesk", exclude_type_checking_imports=True, cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    graphlib.TopologicalSorter(imports).prepare()
