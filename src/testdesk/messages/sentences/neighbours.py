"""Why a batch of another desk of the point cannot be read here, in words."""

from __future__ import annotations

from testdesk.messages.catalogue import translatable

NEIGHBOURS: dict[str, tuple[str, str]] = {
    "neighbour_not_sealed": (
        translatable(
            "Sentences", "This desk cannot open it: the other desk did not know of this one."
        ),
        translatable(
            "Sentences",
            "Let the other desk read headquarters' update, then export from its first entry.",
        ),
    ),
    "neighbour_unknown": (
        translatable("Sentences", "This desk does not know the desk that wrote it."),
        translatable(
            "Sentences", "Read that desk's first batch, or the next update from headquarters."
        ),
    ),
    "neighbour_revoked": (
        translatable("Sentences", "Headquarters has revoked the laptop that wrote it."),
        translatable("Sentences", "Call headquarters before that desk goes on."),
    ),
}
