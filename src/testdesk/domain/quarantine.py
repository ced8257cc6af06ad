"""The ways out of quarantine: what to do about a batch that headquarters refused, by its reason."""

from __future__ import annotations

from typing import Literal

Way = Literal["export_again", "call_headquarters", "renew_kit"]

# The file suffered on its way, the journal did not: another file of the same events may pass.
_OF_THE_FILE = frozenset(
    {
        "container_damaged",
        "container_not_canonical",
        "event_damaged",
        "file_truncated",
        "manifest_invalid",
        "not_canonical",
        "payload_damaged",
        "payload_mismatch",
        "payload_not_bound",
        "signature_wrong",
    }
)
# Headquarters does not take this laptop for a station of its own.
_OF_THE_KIT = frozenset({"station_not_enrolled", "station_revoked"})
_TRIES = 2


def way_out(reason: str, *, times: int = 1) -> Way:
    """What helps against a refusal.

    A reason that this version does not know is not taken to pass by itself.

    Args:
        reason: as the receipt says.
        times: how many writings of the same range were refused for it.
    """
    if reason in _OF_THE_FILE and times < _TRIES:
        return "export_again"
    return "renew_kit" if reason in _OF_THE_KIT else "call_headquarters"


def is_lasting(way: Way) -> bool:
    """Whether the same events will be refused again, however often they are written."""
    return way != "export_again"
