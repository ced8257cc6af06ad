"""Loads in advance what the window's first paint does without, so that nobody waits for it later.

Short, because the window names what it leaves for later in one place. Only modules without
widgets, since they are loaded off the screen's thread.
"""

from __future__ import annotations

from importlib import import_module

from testdesk.printing.cards import preload_paper

# The rules for typed names and numbers, and the readers of lists.
_MODULES = ("testdesk.formats.person_fields", "testdesk.services.people.rosters")


def warm_up() -> None:
    """Loads the rules for forms and lists, and the paper; called on the io lane."""
    for name in _MODULES:
        import_module(name)
    preload_paper()
