"""The output of `find` and `hq find`: the people, and on standard error how many more."""

from __future__ import annotations

import click

from testdesk.cli.shared import json_values
from testdesk.cli.shared.language import language
from testdesk.cli.shared.output import Output, table
from testdesk.domain.search.finding import FoundPeople
from testdesk.messages.sentences.more_matches import more_text

_COLUMNS = ("resident", "name", "id_tail", "address", "score")


def found_output(found: FoundPeople, *, with_codes: bool = True) -> Output:
    """The list that scripts rely on; standard error says if it is incomplete.

    Args:
        found: the people found, and how many more there are.
        with_codes: whether the codes that people hold were looked up.
    """
    if found.more:
        click.echo(more_line(found), err=True)
    shown = [
        {
            **json_values.person(hit.resident),
            "score": hit.score,
            "matched": hit.matched,
            "sampled": hit.sampled,
        }
        | ({"has_card": hit.has_card, "has_phone_code": hit.has_phone_code} if with_codes else {})
        for hit in found.people
    ]
    rows = [[person[column] for column in _COLUMNS] for person in shown]
    return Output(shown, table(_COLUMNS, rows))


def more_line(found: FoundPeople) -> str:
    """A line such as "12 more: add the building", in the language that `language` chooses."""
    return more_text(found, language())
