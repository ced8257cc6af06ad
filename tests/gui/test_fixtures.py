"""A fixture that touches a widget after its test owns that widget, and no window outlives its test.

pytest-qt closes and deletes what `qtbot.addWidget` got before it tears down the first fixture.
"""

import ast
from pathlib import Path

from PySide6.QtWidgets import QWidget
from tests.gui.left_windows import left_since, top_levels

TESTS = Path(__file__).parents[1]


def fixtures(source):
    """The functions that are fixtures, in a module."""
    return [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        and any("fixture" in ast.unparse(mark) for mark in node.decorator_list)
    ]


def lends(node):
    """Whether it gives a widget to pytest-qt, to be ended before the fixtures are."""
    return any(
        isinstance(call, ast.Call) and ast.unparse(call.func) == "qtbot.addWidget"
        for call in ast.walk(node)
    )


def names_after_yield(fixture):
    """What a fixture touches once its test is over."""
    yields = [node.lineno for node in ast.walk(fixture) if isinstance(node, ast.Yield)]
    if not yields:
        return set()
    return {
        node.id
        for node in ast.walk(fixture)
        if isinstance(node, ast.Name) and node.lineno > min(yields)
    }


def breaches(sources):
    """Fixtures that touch, after their test, what was lent by them or by a fixture of theirs."""
    found = [(where, node) for where, text in sources.items() for node in fixtures(text)]
    lent = {node.name for _, node in found if lends(node)}
    return [
        f"{where}: {node.name}"
        for where, node in found
        if (touched := names_after_yield(node))
        and (lends(node) or touched & lent & {argument.arg for argument in node.args.args})
    ]


def test_no_fixture_touches_a_widget_that_pytest_qt_has_ended():
    sources = {path.name: path.read_text() for path in TESTS.rglob("*.py")}
    # A name that two modules give to a fixture means the nearest one.
    found = [breach for name, text in sources.items() for breach in breaches({name: text})]
    shared = (TESTS / "gui" / "conftest.py").read_text()
    for path in (TESTS / "gui").glob("test_*.py"):
        found += breaches({"conftest.py": shared, path.name: path.read_text()})
    assert sorted(set(found)) == []


LENT = """
@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    {end}
"""
USER = """
@pytest.fixture
def line(window):
    yield window.line
    {end}
"""


def test_the_check_above_sees_what_it_looks_for():
    used = LENT.format(end="yield window\n    window.rest()")
    assert breaches({"a": used}) == ["a: window"]
    assert breaches({"a": LENT.format(end="return window")}) == []
    lent = LENT.format(end="return window")
    assert breaches({"a": lent, "b": USER.format(end="window.rest()")}) == ["b: line"]
    assert breaches({"a": lent, "b": USER.format(end="other.rest()")}) == []


def test_the_window_outlives_the_fixtures_that_use_it(late):
    assert late.window.isVisible()


class Owner(QWidget):
    """A window that holds itself, as one does whose label has a function of it for its text."""

    def __init__(self):
        super().__init__()
        self.text = lambda: self


def test_a_window_that_is_left_is_seen_unless_python_frees_it(qapp):
    assert qapp
    before = top_levels()
    window = QWidget()
    assert left_since(before) == ["QWidget"]
    window.deleteLater()
    assert left_since(before) == []
    Owner()
    assert left_since(before) == []
