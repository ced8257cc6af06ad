"""All refusals: each has a test that follows its advice, or a reason why none can."""

import ast
from pathlib import Path

from tests.advice.exempt import EXEMPT

from testdesk.messages.sentences import SENTENCES

FOLDER = Path(__file__).parent
# Sentences without advice: nobody has to do anything about them.
NOTES = {code for code, (_, todo) in SENTENCES.items() if not todo}


def walked():
    """The codes that tests of this folder claim; `conftest.met` checks that they meet them."""
    found = set()
    for path in FOLDER.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in {"advice", "row"}:
                named = node.args[:1] if name == "row" else node.args
                inner = [one for argument in named for one in ast.walk(argument)]
                found |= {one.value for one in inner if isinstance(one, ast.Constant)}
    return found


def test_every_piece_of_advice_is_followed_or_exempt_for_a_reason():
    assert set(SENTENCES) - NOTES - walked() - set(EXEMPT) == set()


def test_nothing_is_excused_that_is_followed_or_that_there_is_not():
    assert set(EXEMPT) & walked() == set()
    assert set(EXEMPT) - set(SENTENCES) == set()
    assert walked() - set(SENTENCES) == set()


def test_an_exemption_gives_its_reason():
    assert {code for code, why in EXEMPT.items() if len(why.split()) < 5} == set()
