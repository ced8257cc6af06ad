"""What `find` and `hq find` print: the people, and on standard error how many more there are."""

from __future__ import annotations

import click

from testdesk.cli import shapes
from testdesk.cli.output import Answer, table
from testdesk.domain.finding import FoundPeople, Hint

_HINTS: dict[Hint, str] = {
    "name": "the name",
    "building": "the building",
    "id_tail": "the last four digits of the ID",
    "number": "the whole ID number",
}
_COLUMNS = ("resident", "name", "id_tail", "address", "score")


def found_answer(found: FoundPeople, *, held: bool = True) -> Answer:
    """The list that scripts rely on; that it is not all stands on standard error.

    Args:
        found: as found.
        held: whether it was asked for which codes people hold.
    """
    if found.more:
        click.echo(more_line(found), err=True)
    shown = [
        {
            **shapes.person(hit.resident),
            "score": hit.score,
            "matched": hit.matched,
            "sampled": hit.sampled,
        }
        | ({"has_card": hit.has_card, "has_phone_code": hit.has_phone_code} if held else {})
        for hit in found.people
    ]
    rows = [[one[column] for column in _COLUMNS] for one in shown]
    return Answer(shown, table(("resident", "name", "id", "address", "score"), rows))


def more_line(found: FoundPeople) -> str:
    """As "12 more: add the building or the last four digits of the ID"."""
    count = f"more than {found.more}" if found.at_least else str(found.more)
    return f"{count} more: add {' or '.join(_HINTS[hint] for hint in found.add)}"
