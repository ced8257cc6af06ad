"""What the two buttons of the people page do, by the state of the ticked people.

Enter is the main button, Ctrl Enter the second. A second card for somebody with a good one is never
offered here: it voids the first, and is behind F10.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

Action = Literal[
    "print",
    "print_again",
    "print_many",
    "print_missing",
    "register",
    "print_and_register",
    "next",
]
_REGISTERING: frozenset[Action] = frozenset({"register", "print_and_register"})


class TickedPerson(msgspec.Struct, frozen=True):
    """What decides about one person.

    Attributes:
        has_card: whether the person has a good card that came out of a printer or was saved.
        has_phone_code: whether a phone code is bound to the person.
        sampled: whether the person was sampled in this round.
    """

    has_card: bool
    has_phone_code: bool
    sampled: bool


class OfferedActions(msgspec.Struct, frozen=True):
    """The two buttons.

    Attributes:
        main, second: what they do; None if there is no such button.
        tube_open: whether a tube is open. Without one nobody can be registered.
    """

    main: Action | None
    second: Action | None
    tube_open: bool

    def is_available(self, action: Action | None) -> bool:
        """Whether the button can be pressed; if not, its text says to scan a tube first."""
        return action is not None and (self.tube_open or action not in _REGISTERING)


def offer_for(people: Sequence[TickedPerson], *, tube_open: bool) -> OfferedActions:
    """The buttons for the ticked people."""
    if not people:
        return OfferedActions(None, None, tube_open)
    if len(people) > 1:
        return OfferedActions("print_many", "print_and_register", tube_open)
    (person,) = people
    if person.sampled:
        return OfferedActions("print_again" if person.has_card else "print", None, tube_open)
    if person.has_card:
        return OfferedActions("register", "print_again", tube_open)
    if person.has_phone_code:
        return OfferedActions("register", "print", tube_open)
    return OfferedActions("print", "print_and_register", tube_open)


def offer_after_printing(
    people: Sequence[TickedPerson], *, tube_open: bool, missing: int = 0
) -> OfferedActions:
    """The buttons once the cards are out: whoever is not sampled yet may be registered.

    If some cards did not come out (`missing` is their number), these come first.
    """
    if missing:
        return OfferedActions("print_missing", "next", tube_open)
    unsampled = not all(person.sampled for person in people)
    return OfferedActions("next", "register" if unsampled else None, tube_open)
