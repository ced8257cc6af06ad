"""Actions that need two people.

Short, because this is the one place that says who counts as a second person. Until operators have
badges, two different names are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from testdesk.domain.refusals import Refusal


def require_two_people(confirmed_by: Sequence[str]) -> tuple[str, ...]:
    """The names of the people who confirm an action, without spaces at their ends.

    Raises:
        Refusal: second_person_missing: fewer than two different names.
    """
    cleaned = ("".join(filter(str.isprintable, name)).strip() for name in confirmed_by)
    names = tuple(dict.fromkeys(name for name in cleaned if name))
    if len({name.casefold() for name in names}) < 2:
        raise Refusal("second_person_missing")
    return names
