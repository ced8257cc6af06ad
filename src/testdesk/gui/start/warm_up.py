"""Loads modules that showing the window does not need, before an operator has to wait for them.

Short, because it only lists the modules. They must have no widgets, since they are loaded on a
worker thread.
"""

from __future__ import annotations

from importlib import import_module

from testdesk.printing.cards import preload_paper

# The rules for typed names and numbers, and the readers of lists.
_MODULES = ("testdesk.formats.person_fields", "testdesk.services.people.rosters")


def warm_up() -> None:
    """Loads the rules for forms and lists, and what draws cards; called on the `io` lane."""
    for name in _MODULES:
        import_module(name)
    preload_paper()
