"""People, tubes, swabs and batches as text, with the plural of the language."""

from __future__ import annotations

from testdesk.domain.station.swab_counts import DIFFERENCE_REASONS
from testdesk.messages.catalogue import ntranslate, translate


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


def reason_texts() -> dict[str, str]:
    """The six reasons for a difference, in the order of their keys."""
    texts = (
        translate("SwabReasons", "Dropped or dirty, swabbed again"),
        translate("SwabReasons", "One person swabbed twice"),
        translate("SwabReasons", "Swabbed without registration"),
        translate("SwabReasons", "Registered, not swabbed"),
        translate("SwabReasons", "Miscounted, count again"),
        translate("SwabReasons", "Other, write it down…"),
    )
    return dict(zip(DIFFERENCE_REASONS, texts, strict=True))


def difference_text(count: int, people: int) -> str:
    """How a count differs from the number of people registered."""
    more = count - people
    if more > 0:
        form = ntranslate("SwabReasons", "{count} swab too many", "{count} swabs too many", more)
    else:
        form = ntranslate("SwabReasons", "{count} swab too few", "{count} swabs too few", -more)
    return form.format(count=abs(more))
