"""What is done once the window is shown: loading modules and tables, and deleting old PDFs.

Short, because it only lists what is done. The modules must have no widgets, since they are loaded
on a worker thread.
"""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from pathlib import Path

# The rules for typed names and numbers, and the readers of lists.
_MODULES = ("testdesk.formats.person_fields", "testdesk.services.people.rosters")


def finish_start(own_folder: Path, now: dt.datetime) -> None:
    """Does what can wait until the window is shown; called on the `io` lane.

    Args:
        own_folder: where PDFs are saved unless another folder is chosen.
        now: an aware time.
    """
    warm_up()
    from testdesk.printing.saved_papers import delete_old_papers  # noqa: PLC0415 - not before

    delete_old_papers(own_folder, now)


def warm_up() -> None:
    """Loads the rules for forms and lists, the readings of characters, and what draws cards."""
    for name in _MODULES:
        import_module(name)
    from testdesk.domain.search.han import pinyin_by_letter  # noqa: PLC0415 - not before
    from testdesk.printing.cards import preload_paper  # noqa: PLC0415 - not before

    pinyin_by_letter()
    preload_paper()
