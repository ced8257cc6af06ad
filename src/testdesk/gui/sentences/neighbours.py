"""Why a batch of another desk of the point cannot be read here, in words."""

from __future__ import annotations

from testdesk.gui.translation import QT_TRANSLATE_NOOP

NEIGHBOURS: dict[str, tuple[str, str]] = {
    "neighbour_not_sealed": (
        QT_TRANSLATE_NOOP(
            "Sentences", "This desk cannot open it: the other desk did not know of this one."
        ),
        QT_TRANSLATE_NOOP(
            "Sentences",
            "Let the other desk read headquarters' update, then export from its first entry.",
        ),
    ),
    "neighbour_unknown": (
        QT_TRANSLATE_NOOP("Sentences", "This desk does not know the desk that wrote it."),
        QT_TRANSLATE_NOOP(
            "Sentences", "Read that desk's first batch, or the next update from headquarters."
        ),
    ),
    "neighbour_revoked": (
        QT_TRANSLATE_NOOP("Sentences", "Headquarters has revoked the laptop that wrote it."),
        QT_TRANSLATE_NOOP("Sentences", "Call headquarters before that desk goes on."),
    ),
}
