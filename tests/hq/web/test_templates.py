"""What the templates of the pages name is there: no type checker reads them.

Which class a template's value has is not followed: a member that was renamed in one class passes
while another class that is shown has one of the old name. Then a page's own test has to find it.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, meta, nodes

import testdesk
from testdesk.hq.web.messages import RESOURCES

SOURCE = Path(testdesk.__file__).parent
MODULES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for floor in ("domain", "hq")
    for path in sorted((SOURCE / floor).rglob("*.py"))
}
TEMPLATES = {
    path.name: Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for path in sorted((RESOURCES / "templates").iterdir())
}
OF_DICTS = {"get", "items"}


def in_templates(*kinds: type[nodes.Node]) -> Iterator[tuple[str, Any]]:
    """The nodes of some kinds, each with the name of its template."""
    for name, tree in TEMPLATES.items():
        yield from ((name, node) for node in tree.find_all(kinds))


def names_in(tree: ast.AST | None) -> set[str]:
    walked = list(ast.walk(tree)) if tree else []
    names = {node.id for node in walked if isinstance(node, ast.Name)}
    return names | {node.attr for node in walked if isinstance(node, ast.Attribute)}


def declared(one: ast.ClassDef) -> Iterator[tuple[str, set[str]]]:
    """The members of a class, each with the names in its type."""
    for node in one.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, names_in(node.returns)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, names_in(node.annotation)


def shown_members() -> set[str]:
    """The members of the classes that the pages can show.

    These are the classes that the modules of the web name, those that the functions they call
    return, and so on with the types of their members. Public classes have one name each.
    """
    members: dict[str, dict[str, set[str]]] = {}
    leads_to: defaultdict[str, set[str]] = defaultdict(set)
    for tree in MODULES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                members[node.name] = dict(declared(node))
                leads_to[node.name] |= set().union(*members[node.name].values())
                leads_to[node.name] |= {name for base in node.bases for name in names_in(base)}
            elif isinstance(node, ast.FunctionDef):
                leads_to[node.name] |= names_in(node.returns)
    seen: set[str] = set()
    found = {n for path, tree in MODULES.items() if "web" in path.parts for n in names_in(tree)}
    while found:
        seen |= found
        found = {name for one in found for name in leads_to[one]} - seen
    return {member for one in seen & members.keys() for member in members[one]}


def given_variables() -> set[str]:
    """What the modules of the web hand to any function by name, templates among them."""
    calls = (node for tree in MODULES.values() for node in ast.walk(tree))
    return {key.arg or "" for call in calls if isinstance(call, ast.Call) for key in call.keywords}


def test_every_attribute_in_a_template_is_a_member_of_a_class():
    macros = {node.name for _, node in in_templates(nodes.Macro)}
    known = shown_members() | macros | OF_DICTS
    used = {(name, node.attr) for name, node in in_templates(nodes.Getattr)}
    assert {(name, attribute) for name, attribute in used if attribute not in known} == set()
    assert len(used) > 100


def test_every_variable_in_a_template_is_given_or_set():
    stored = {node.name for _, node in in_templates(nodes.Name) if node.ctx == "store"}
    imported = {node.target for _, node in in_templates(nodes.Import)}
    known = given_variables() | stored | imported
    used = {
        (name, variable)
        for name, tree in TEMPLATES.items()
        for variable in meta.find_undeclared_variables(tree)
    }
    assert {(name, variable) for name, variable in used if variable not in known} == set()


def test_the_check_above_sees_what_it_looks_for():
    shown = shown_members()
    assert {"valid", "is_missing", "moment", "shares_with"} <= shown
    assert not {"stands", "all_stand", "dump"} & shown
