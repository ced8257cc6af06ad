"""The ways out of quarantine: what to do about a batch that headquarters refused, by its reason."""

from __future__ import annotations

from typing import Literal

Way = Literal["export_again", "call_headquarters"]

# The file suffered on its way, the journal did not: another file of the same events may pass.
_OF_THE_FILE = frozenset(
    {
        "container_damaged",
        "container_not_canonical",
        "event_damaged",
        "file_empty",
        "file_not_ours",
        "file_truncated",
        "manifest_invalid",
        "not_canonical",
        "payload_damaged",
        "payload_mismatch",
        "payload_not_bound",
        "signature_wrong",
    }
)
_TRIES = 2


def way_out(reason: str, *, times: int = 1) -> Way:
    """What helps against a refusal.

    A reason that this version does not know is not taken to pass by itself. Nor does a new kit
    help a laptop that is revoked: only headquarters can believe it again, or end it.

    Args:
        reason: as the receipt says.
        times: how many writings of the same range were refused for it.
    """
    if reason in _OF_THE_FILE and times < _TRIES:
        return "export_again"
    return "call_headquarters"


def is_lasting(way: Way) -> bool:
    """Whether the same events will be refused again, however often they are written."""
    return way != "export_again"
