"""People, tubes and batches as text, with the plural of the language.

Short, because rows, panels and dialogs of the end of the day count the same things.
"""

from __future__ import annotations

from testdesk.messages.catalogue import ntranslate


def people_text(count: int) -> str:
    """A number of people."""
    form = ntranslate("DayFigures", "{count} person", "{count} people", count)
    return form.format(count=f"{count:,}")


def tubes_text(count: int) -> str:
    """A number of tubes."""
    form = ntranslate("DayFigures", "{count} tube", "{count} tubes", count)
    return form.format(count=f"{count:,}")


def swabs_text(count: int) -> str:
    """A number of swabs."""
    form = ntranslate("DayFigures", "{count} swab", "{count} swabs", count)
    return form.format(count=f"{count:,}")


def batches_text(count: int) -> str:
    """A number of batches."""
    form = ntranslate("DayFigures", "{count} batch", "{count} batches", count)
    return form.format(count=f"{count:,}")


def joined(*texts: str) -> str:
    """The texts that are not empty, with a dot between."""
    return " · ".join(text for text in texts if text)
