"""The error codes: what is raised is declared, and what is declared is raised."""

import ast
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import testdesk
from testdesk.domain import refusals
from testdesk.domain.error_codes import DETAILS, FaultCode, RefusalCode
from testdesk.domain.refusals import (
    CodedError,
    EnvironmentFault,
    NetworkFault,
    NetworkStationUnknown,
    Refusal,
    StoreDamaged,
    StoreUnsound,
    UnknownPerson,
)
from testdesk.messages.sentences import SENTENCES, sentence_of

ROOT = Path(testdesk.__file__).parent
REFUSALS, FAULTS = set(get_args(RefusalCode)), set(get_args(FaultCode))
CODES = REFUSALS | FAULTS
DECLARING = {ROOT / "domain" / "error_codes.py", ROOT / "domain" / "refusals.py"}
CLASSES = {
    name: kind
    for name, kind in vars(refusals).items()
    if isinstance(kind, type) and issubclass(kind, CodedError)
}
# Their details come from a table or a function of the values.
REPORTED_IN_BULK = (
    *("store_", "database_", "network_", "home_", "disk_full"),
    *("clock_wrong", "roster_no_header"),
)


@cache
def sources():
    paths = [path for path in sorted(ROOT.rglob("*.py")) if path not in DECLARING]
    return [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


@cache
def raises():
    """Each construction of an error: where, its class, and its call."""
    return [
        (f"{path.relative_to(ROOT)}:{node.lineno}", CLASSES[name], node)
        for path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (name := getattr(node.func, "id", "")) in CLASSES
    ]


def literals(node):
    return {
        one.value
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def codes_of(kind, call):
    """The codes that a construction may give, where they are written in it."""
    return literals(call.args[0]) & CODES if call.args else set(kind.own_codes)


def placeholders(code):
    """Of all sentences of a code, whatever the reason."""
    texts = [text for key in SENTENCES if key.split(".")[0] == code for text in SENTENCES[key]]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name} - {"code"}


def test_every_detail_at_a_raise_is_declared():
    undeclared = [
        (where, code, name)
        for where, kind, call in raises()
        for code in codes_of(kind, call)
        for name in {one.arg for one in call.keywords} - {None, *DETAILS.get(code, "").split()}
    ]
    assert undeclared == []
    assert len(raises()) > 400


def test_a_code_that_has_a_class_is_raised_by_it():
    others = [
        (where, code)
        for where, kind, call in raises()
        for code in codes_of(kind, call)
        if type(kind.from_code(code)) is not kind
    ]
    assert others == []


def test_every_declared_code_is_raised_somewhere():
    raised = {code for _, kind, call in raises() for code in codes_of(kind, call)}
    # From a table, a comparison or an argument: wherever the code is written except in messages.
    named = {
        code
        for path, tree in sources()
        if "messages" not in path.parts
        for code in literals(tree) & CODES
    }
    assert raised | named == CODES


def test_every_declared_code_has_a_sentence():
    assert CODES - {key.split(".")[0] for key in SENTENCES} == set()


def test_a_sentence_has_only_details_that_are_declared():
    lacking = {
        code: names
        for code in CODES
        if (names := placeholders(code) - {*DETAILS.get(code, "").split()})
    }
    assert lacking == {}


def test_a_detail_is_declared_only_where_it_is_given():
    """A detail that no sentence shows is one for the JSON output, or for the caller."""
    given = {
        (code, one.arg)
        for _, kind, call in raises()
        for code in codes_of(kind, call)
        for one in call.keywords
    }
    never = {
        (code, name)
        for code, names in DETAILS.items()
        for name in names.split()
        if (code, name) not in given and not code.startswith(REPORTED_IN_BULK)
    }
    assert never == set()


def test_nobody_compares_a_code_where_a_class_can_be_caught():
    compared = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare | ast.Call | ast.Match) and compares_a_code(node)
    ]
    assert compared == []


def compares_a_code(node):
    """Whether `something.code` is compared with codes, or asked how it begins."""
    if isinstance(node, ast.Compare):
        return is_code(node.left) and bool(literals(node) & CODES)
    if isinstance(node, ast.Match):
        return is_code(node.subject) and bool(literals(node) & CODES)
    return getattr(node.func, "attr", "") in {"startswith", "endswith"} and is_code(node.func.value)


def is_code(node):
    return isinstance(node, ast.Attribute) and node.attr == "code"


@pytest.mark.parametrize(
    "compared",
    ['e.code == "disk_full"', 'e.code in {"disk_full", "x"}', 'e.code.startswith("network_")'],
)
def test_a_comparison_is_found(compared):
    assert compares_a_code(ast.parse(compared, mode="eval").body)


def test_a_class_has_codes_of_its_family():
    for kind in CLASSES.values():
        assert {*kind.own_codes} <= (REFUSALS if issubclass(kind, Refusal) else FAULTS)


def test_a_code_out_of_a_table_gives_its_class():
    with pytest.raises(StoreDamaged) as caught:
        raise EnvironmentFault("store_damaged")
    assert (caught.value.code, caught.value.detail) == ("store_damaged", {})
    assert isinstance(caught.value, StoreUnsound)
    assert type(EnvironmentFault("store_busy")) is EnvironmentFault
    assert type(NetworkFault("network_station_unknown", status=401)) is NetworkStationUnknown


def test_a_class_of_one_code_needs_not_name_it():
    refusal = UnknownPerson(resident="0123456789ab")
    assert (refusal.code, refusal.detail) == ("unknown_person", {"resident": "0123456789ab"})


@pytest.mark.parametrize(
    ("family", "code", "detail"),
    [
        (Refusal, "quite_new", {}),
        (Refusal, "disk_full", {}),
        (EnvironmentFault, "queue_empty", {}),
        (StoreDamaged, "store_busy", {}),
        (StoreUnsound, None, {}),
        (Refusal, None, {}),
        (EnvironmentFault, "disk_full", {"colour": "red"}),
    ],
)
def test_what_is_not_declared_is_a_bug(family, code, detail):
    with pytest.raises(ValueError, match=r"has no code|is not declared with"):
        family(code, **detail)


def test_another_versions_code_can_be_reported():
    refusal = Refusal.from_code("quite_new", {"colour": "red"})
    assert (refusal.code, refusal.detail) == ("quite_new", {"colour": "red"})
    assert "quite_new" in sentence_of(refusal, "en")
    assert type(EnvironmentFault.from_code("store_damaged")) is StoreDamaged
