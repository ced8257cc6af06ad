"""The queue in words."""

from __future__ import annotations

from testdesk.domain.status import QueueView
from testdesk.messages.catalogue import translate


def waiting_text(view: QueueView) -> str:
    """How many wait, and for how long somebody who comes now would."""
    if view.minutes is None:
        return translate("Queue", "no forecast yet")
    return translate("Queue", "about {minutes} min").format(minutes=view.minutes)


def desk_text(desk: int) -> str:
    """Where to go."""
    return translate("Queue", "to desk {desk}").format(desk=desk)
